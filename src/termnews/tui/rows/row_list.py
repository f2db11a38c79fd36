"""Virtual list: of any length, it draws only the rows on the screen."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from termnews.tui.bulkhead import Bulkhead
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.look.theme_variables import drawn_style
from termnews.tui.rows.line_map import LineMap
from termnews.tui.rows.row_strips import empty_strip, heading_strip, row_strip

Cells = list[tuple[str, Style]]


class Headings(Protocol):
    """Lines between rows, which the cursor passes over."""

    @property
    def rows(self) -> Sequence[int]:
        """The rows that have one above them, in rising order."""

    def text(self, number: int, room: int) -> str:
        """Return the text of the heading with a number, a shorter one where so many cells are too few."""


class RowList(Bulkhead, ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of equal height with a cursor; what a row looks like is said by `row_lines`.

    Keys are the screen's business: it calls the methods that move.
    """

    DEFAULT_CSS = rules_for("RowList", __file__)
    COMPONENT_CLASSES = {
        "rows--row",
        "rows--muted",
        "rows--accent",
        "rows--strong",
        "rows--error",
        "rows--match",
        "rows--cursor",
        "rows--cursor-blurred",
    }

    # what to say where there is no row
    empty_text = ""

    @dataclass
    class Event(Message):
        """Something was done in a list."""

        rows: "RowList"

        @property
        def control(self) -> "RowList":
            """The list, for handlers that name one."""
            return self.rows

    class CursorMoved(Event):
        """The cursor is on another row."""

    class Chosen(Event):
        """A row was clicked."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.cursor = 0
        self.row_height = 1
        self.headings: Headings | None = None
        self.line_map = LineMap()
        # whether keys move the cursor though another widget has the focus
        self.keyboard_elsewhere = False
        # the theme's style for `rows--NAME`, and without a name that of the list, to find which takes half of a line
        self.style_of = cache(lambda name: drawn_style(self, f"rows--{name}") if name else self.rich_style)

    @property
    @abstractmethod
    def count(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return the `row_height` lines of a row, at most `width` columns each."""

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        self.style_of.cache_clear()
        super().notify_style_update()

    def rows_changed(self) -> None:
        """Draw anew after the rows, their number or their height changed; the cursor stays within them."""
        self.cursor = max(0, min(self.cursor, self.count - 1))
        self.line_map = LineMap(self.count, self.row_height, self.headings.rows if self.headings else ())
        self.virtual_size = Size(self.scrollable_content_region.width, max(self.line_map.total, self.row_height))
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in sight."""
        self.rows_changed()
        self.show_cursor()

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where on the screen the row of the cursor begins, for the terminal's own cursor."""
        region = self.content_region
        line = self.line_map.top(self.cursor) - self.scroll_offset.y
        return region.offset + Offset(0, max(0, min(line, region.height - 1)))

    def move_to(self, row: int) -> bool:
        """Put the cursor on a row (the nearest there is) and into sight; tell whether it moved."""
        row = max(0, min(row, self.count - 1))
        moved = row != self.cursor
        before, self.cursor = self.cursor, row
        self._refresh_row(before)
        self._refresh_row(row)
        self.show_cursor()
        if moved:
            self.post_message(self.CursorMoved(self))
        return moved

    def move_by(self, rows: int) -> bool:
        """Move the cursor by so many rows."""
        return self.move_to(self.cursor + rows)

    def move_page(self, pages: float) -> bool:
        """Move the cursor by so many pages."""
        lines = round(max(self.row_height, self.scrollable_content_region.height) * pages)
        line = self.line_map.top(self.cursor) + lines
        if pages > 0:
            return self.move_to(max(self.line_map.row_at(line), self.cursor + 1))
        return self.move_to(min(self.line_map.row_at(max(0, line + self.row_height - 1)), self.cursor - 1))

    def show_cursor(self) -> None:
        """Bring the cursor into sight with a row to spare, and where that takes scrolling, with a third of the page.

        A line of the list scrolled is the whole list sent to the terminal again: for one key in many that is no matter,
        for each it is what makes a slow line slow.
        """
        height = self.scrollable_content_region.height
        if height <= 0 or not self.count:
            return
        spare = self.row_height if height >= 5 * self.row_height else 0
        ahead = max(spare, height // 3)
        top, bottom = self.line_map.start(self.cursor), self.line_map.top(self.cursor) + self.row_height
        target = self.scroll_offset.y
        if top - spare < target:
            target = max(0, top - ahead)
        elif bottom + spare > target + height:
            target = bottom + ahead - height
        if target != self.scroll_offset.y:
            self.scroll_to(y=self.line_map.whole_row(target), animate=False, force=True)

    def _refresh_row(self, row: int) -> None:
        top = self.line_map.top(row) - self.scroll_offset.y
        self.refresh(Region(0, top, self.scrollable_content_region.width, self.row_height))

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        width = self.scrollable_content_region.width
        base = self.style_of("")
        row, line = self.line_map.at(y + self.scroll_offset.y)
        if row is None:
            text = self.headings.text(line, width - 4) if self.headings else ""
            return heading_strip(text, width, base + self.style_of("muted"))
        if row >= self.count:
            height, text = self.scrollable_content_region.height, "" if self.count else self.empty_text
            return empty_strip(text, y, width, height, base + self.style_of("muted"))
        lines = self.row_lines(row, width)
        cursor = None
        if row == self.cursor:
            cursor = self.style_of("cursor" if self.has_focus or self.keyboard_elsewhere else "cursor-blurred")
        return row_strip(lines[line] if line < len(lines) else (), width, base, cursor)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is."""
        row, _ = self.line_map.at(event.y + self.scroll_offset.y)
        if row is not None and row < self.count:
            self.focus()
            self.move_to(row)
            self.post_message(self.Chosen(self))
