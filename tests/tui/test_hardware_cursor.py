"""The terminal's own cursor follows the keys, for screen readers, and nothing blinks."""

import pytest
from tests.tui.reader import Reader, reading
from textual.geometry import Offset
from textual.widgets import Input

from termnews.library.library import Library


def under_cursor(reader: Reader) -> str:
    """Return what is on the screen from the terminal's own cursor on, to the end of the line."""
    position = reader.app.cursor_position
    strips = reader.strips()
    return strips[position.y].crop(position.x).text.rstrip()


async def test_it_is_on_the_row_of_the_list_that_has_the_keys(demo: Library) -> None:
    async with reading(demo) as reader:
        for _ in range(3):
            headline = reader.headline
            assert headline is not None
            assert headline.title[:20] in under_cursor(reader)
            await reader.press("j")
        await reader.press("h")
        assert "All" in under_cursor(reader)
        await reader.press("j")
        place = reader.tree_row
        assert place is not None
        assert place.label in under_cursor(reader)


async def test_it_follows_a_list_that_scrolls(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("G")
        headline = reader.headline
        assert headline is not None
        assert reader.list_scroll > 0
        assert headline.title[:20] in under_cursor(reader)


async def test_in_an_article_it_is_at_the_first_line_in_sight_or_at_the_selected_link(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter")
        view = reader.article_view
        assert reader.app.cursor_position == view.content_region.offset + Offset(view.page.left, 0)
        for _ in range(4):
            await reader.press("tab")
            target = view.selection.current
            assert target is not None
            assert under_cursor(reader).startswith(target.text[:10])


async def test_in_a_text_field_it_is_where_one_types(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("slash")
        start = reader.app.cursor_position
        await reader.type("river")
        assert reader.app.cursor_position == start + Offset(5, 0)
        assert reader.app.cursor_position.y == reader.widget("#search").region.y


@pytest.mark.parametrize("key", ["u", "T"])
async def test_in_a_dialog_it_is_on_its_row(demo: Library, key: str) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", key)
        first = reader.app.cursor_position
        await reader.press("j")
        assert reader.app.cursor_position == first + Offset(0, 1)


@pytest.mark.parametrize("keys", [("slash",), ("enter", "slash"), ("a",), ("ctrl+p",), ("question_mark", "slash")])
async def test_no_cursor_blinks(demo: Library, keys: tuple[str, ...]) -> None:
    async with reading(demo) as reader:
        await reader.press(*keys)
        field = reader.app.focused
        assert isinstance(field, Input)
        assert not field.cursor_blink
        assert reader.app.animation_level == "none"
