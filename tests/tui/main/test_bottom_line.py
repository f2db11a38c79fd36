"""The bottom line names the keys of what has them: a pane, a line one types in, a find that goes on."""

from tests.tui.reader import reading

from termnews.library.library import Library


async def test_the_keys_of_a_line_one_types_in_stand_there_and_then_those_of_the_find(demo: Library) -> None:
    async with reading(demo) as reader:
        assert "next unread" in reader.status_text
        await reader.press("enter", "slash")
        assert "Enter keep" in reader.status_text and "Esc back" in reader.status_text
        await reader.type("the")
        await reader.press("enter")
        assert "n next match" in reader.status_text
        await reader.press("escape")
        assert "Tab links" in reader.status_text


async def test_the_keys_of_the_filter_stand_there_while_one_types_it(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("F")
        assert "Esc all headlines" in reader.status_text
        await reader.press("escape")
        assert "next unread" in reader.status_text


async def test_a_list_asked_for_by_name_from_the_tree_has_the_keys(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "h", "h")
        assert reader.at == "tree"
        await reader.press("colon")
        await reader.type("history")
        await reader.press("enter")
        assert (reader.at, reader.has_focus, reader.list_title) == ("list", "list", "History")
        await reader.press("j", "k", "q")
        assert reader.app.is_running and reader.at == "tree"
