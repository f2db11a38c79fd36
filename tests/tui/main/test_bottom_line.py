"""The bottom line names the keys of the mode one is in, and never leaves out the help and the way out."""

import pytest
from tests.tui.reader import reading

from termnews.library.library import Library

SIZES = [(120, 40), (80, 24), (50, 15)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_help_and_the_way_out_stand_in_every_pane_at_every_size(demo: Library, size: tuple[int, int]) -> None:
    async with reading(demo, size) as reader:
        assert "h sources  ? help" in reader.status_text
        await reader.press("enter")
        assert "h list  ? help" in reader.status_text
        await reader.press("h", "h")
        assert "q quit  ? help" in reader.status_text


@pytest.mark.parametrize("size", SIZES)
async def test_the_way_out_is_named_by_where_it_leads(demo: Library, size: tuple[int, int]) -> None:
    async with reading(demo, size) as reader:
        await reader.press("V")
        assert "h select none" in reader.status_text
        await reader.press("h", "F")
        await reader.type("river")
        await reader.press("enter")
        assert "h all headlines" in reader.status_text
        await reader.press("h")
        assert "h sources" in reader.status_text
        await reader.press("slash")
        await reader.type("river")
        await reader.press("tab")
        assert "h end search" in reader.status_text
        await reader.press("h", "enter", "tab")
        assert "h no link" in reader.status_text


async def test_the_keys_of_a_line_one_types_in_stand_there_and_then_those_of_the_find(demo: Library) -> None:
    async with reading(demo) as reader:
        assert "next unread" in reader.status_text
        await reader.press("enter", "slash")
        assert "Enter keep" in reader.status_text and "Esc back" in reader.status_text
        await reader.type("the")
        await reader.press("enter")
        assert "n next match" in reader.status_text
        assert "Esc end" in reader.status_text
        await reader.press("escape")
        assert "Tab links" in reader.status_text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("keys", "way_out"),
    [
        (("slash",), "Esc back"), (("F",), "Esc all headlines"), (("enter", "slash"), "Esc back"),
        (("colon",), "Esc back"),
    ],
)  # fmt: skip
async def test_while_one_types_no_key_is_named_that_would_be_typed(
    demo: Library, size: tuple[int, int], keys: tuple[str, ...], way_out: str
) -> None:
    async with reading(demo, size) as reader:
        await reader.press(*keys)
        await reader.type("a")
        assert way_out in reader.status_text
        assert not any(word in reader.status_text for word in ("next unread", "star", "quit", "help", "Tab links"))
        await reader.press("escape")
        assert "? help" in reader.status_text


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
