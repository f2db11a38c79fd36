"""Without colours, weight, marks, underline and reverse tell apart whatever colours do."""

from collections.abc import AsyncIterator

import pytest
from rich.segment import Segment
from rich.style import Style
from tests.tui.reader import Reader, reading
from textual.widget import Widget

from termnews.library.library import Library
from termnews.tui.look.terminal import Terminal


@pytest.fixture
async def reader(demo: Library, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Reader]:
    """Give the reader of somebody who wants no colour."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(demo, terminal=Terminal(no_color=True)) as reader:
        yield reader


def drawn(reader: Reader, widget: Widget, line: int) -> list[Segment]:
    """Return what is drawn on a line of a widget, spaces apart."""
    region = widget.region
    strip = reader.strips()[region.y + line].crop(region.x, region.right)
    return [segment for segment in strip if segment.text.strip()]


def line_of(reader: Reader, widget: Widget, text: str) -> int:
    """Return the first line of a widget on which a piece holds `text`."""
    lines = range(widget.region.height)
    return next(line for line in lines if any(text in segment.text for segment in drawn(reader, widget, line)))


def style_of(reader: Reader, widget: Widget, text: str) -> Style:
    """Return the style of the first piece of a widget that holds `text`."""
    line = line_of(reader, widget, text)
    found = next(segment.style for segment in drawn(reader, widget, line) if text in segment.text)
    assert found is not None
    return found


async def test_unread_read_and_starred_differ_by_weight_and_mark(reader: Reader) -> None:
    rows = reader.headline_list
    first, second, third = (headline.title[:12] for headline in map(rows.pages.headline, range(3)) if headline)
    await reader.press("m", "j", "s", "j", "j")
    assert not style_of(reader, rows, first).bold
    assert style_of(reader, rows, second).bold and style_of(reader, rows, third).bold
    marks = [drawn(reader, rows, line_of(reader, rows, title))[0].text for title in (second, third)]
    assert marks[0] != marks[1]


async def test_the_row_with_the_keys_is_reversed_and_that_of_another_pane_underlined(reader: Reader) -> None:
    tree, rows = reader.source_tree, reader.headline_list
    headline = rows.current
    assert headline is not None
    assert style_of(reader, rows, headline.title[:10]).reverse
    assert not style_of(reader, tree, "All").reverse
    assert style_of(reader, tree, "All").underline
    await reader.press("h")
    assert style_of(reader, tree, "All").reverse
    below = tree.tree_rows[1].label
    assert not style_of(reader, tree, below).reverse
    assert not style_of(reader, tree, below).underline


async def test_the_title_of_the_pane_with_the_keys_differs(reader: Reader) -> None:
    looks = [drawn(reader, reader.widget(f"#{pane}-title"), 0)[0].style for pane in ("tree", "list")]
    assert looks[0] != looks[1]
    assert looks[1] is not None and looks[1].bold and looks[1].underline


async def test_what_a_search_found_is_marked_and_so_is_what_a_find_found(reader: Reader) -> None:
    rows, view = reader.headline_list, reader.article_view
    await reader.press("slash")
    await reader.type("river")
    drawn_rows = [segment for line in range(rows.region.height) for segment in drawn(reader, rows, line)]
    assert any("river" in found.text.lower() and found.style and found.style.underline for found in drawn_rows)
    await reader.press("escape", "enter", "slash")
    await reader.type("the")
    looks = {
        (segment.style.reverse, segment.style.underline)
        for line in range(view.lines_in_sight)
        for segment in drawn(reader, view, line)
        if segment.text.lower() == "the" and segment.style
    }
    assert {(True, None), (True, True)} <= {(bool(a) or None, bool(b) or None) for a, b in looks}


async def test_links_are_underlined_and_the_selected_one_is_reversed_with_a_sign(reader: Reader) -> None:
    view = reader.article_view
    await reader.press("enter", "tab")
    target = view.selection.current
    assert target is not None
    assert drawn(reader, view, target.first - view.scroll_offset.y)[0].text.strip() == "▸"
    assert style_of(reader, view, target.text).reverse
    await reader.press("escape")
    assert style_of(reader, view, target.text).underline and not style_of(reader, view, target.text).reverse


async def test_the_palette_shows_which_row_enter_takes_and_where_one_types(reader: Reader) -> None:
    await reader.press("ctrl+p")
    await reader.type("re")
    rows = reader.app.screen.query_one("#rows")
    first, second = (drawn(reader, rows, line)[0].style for line in (0, 1))
    assert first is not None and second is not None
    assert first.reverse and not second.reverse
    caret = reader.app.cursor_position
    strip = reader.strips()[caret.y].crop(caret.x, caret.x + 1)
    assert all(segment.style and segment.style.reverse for segment in strip)
