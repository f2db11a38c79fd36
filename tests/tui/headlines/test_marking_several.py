"""Selecting several headlines and acting on all of them; above and below."""

from tests.tui.reader import Reader, reading

from termnews.domain.query import Query, Scope
from termnews.library.library import Library


def states(reader: Reader, name: str) -> list[bool]:
    return [bool(getattr(headline.state, name)) for headline in reader.headlines()]


async def test_a_range_is_starred_at_once_and_one_undo_takes_it_back(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "v", "j", "j")
        assert "3 selected" in reader.lines()[0]
        await reader.press("s")
        assert states(reader, "starred")[:5] == [False, True, True, True, False]
        assert "selected" not in reader.lines()[0]
        assert any("3 articles starred: U undoes" in toast for toast in reader.toasts)
        await reader.press("U")
        assert not any(states(reader, "starred"))


async def test_single_rows_are_selected_one_after_the_other(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("V", "j", "V")
        assert "2 selected" in reader.lines()[0]
        assert sum(line.split("│")[1].startswith("▎") for line in reader.lines()[:10]) == 4
        await reader.press("b")
        assert states(reader, "later")[:4] == [True, False, True, False]


async def test_what_all_of_them_have_is_taken_away(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("s", "v", "j", "s")
        assert states(reader, "starred")[:3] == [True, True, False]
        await reader.press("k", "v", "j", "s")
        assert not any(states(reader, "starred"))


async def test_escape_selects_nothing_and_stays_in_the_list(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("v", "j", "v", "j", "V", "escape")
        assert not reader.headline_list.selection
        places = [reader.at]
        await reader.press("escape")
        assert [*places, reader.at] == ["list", "tree"]


async def test_addresses_of_all_are_copied_one_a_line(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("v", "j", "y")
        urls = [headline.url for headline in reader.headlines()[:2] if headline.url]
        assert reader.app.clipboard == "\n".join(urls)
        assert any("Copied 2 addresses" in toast for toast in reader.toasts)


async def test_a_selection_stays_on_its_articles_in_another_order_and_goes_with_the_list(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "V", "V", "S")
        rows = reader.headline_list
        assert rows.selection.all(rows.cursor) == [rows.count - 3, rows.count - 2]
        reader.go_to_category("Type")
        await reader.settle()
        assert not rows.selection


async def test_above_and_below_are_marked_read_without_the_cursor_s_own(demo: Library) -> None:
    async with reading(demo) as reader:
        count = reader.headline_count
        await reader.press("j", "j", "j", "left_parenthesis")
        assert states(reader, "read") == [True] * 3 + [False] * (count - 3)
        assert any("3 articles marked read: U undoes" in toast for toast in reader.toasts)
        await reader.press("right_parenthesis")
        assert states(reader, "read") == [True] * 3 + [False] + [True] * (count - 4)
        await reader.press("U", "U")
        assert not any(states(reader, "read"))


async def test_nothing_above_is_told(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("left_parenthesis")
        assert any("All of these are read." in toast for toast in reader.toasts)
        assert demo.queries.count(Query(Scope.READ)) == 0
