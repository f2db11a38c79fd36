"""A list of any length that draws only the rows on the screen."""

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

Cells = list[tuple[str, Style]]


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of equal height with a cursor; what a row looks like is said by `row_lines`.

    Keys are the screen's business: it calls the methods that move.
    """

    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
    """
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

    @dataclass
    class CursorMoved(Message):
        """The cursor is on another row."""

        rows: "RowList"

        @property
        def control(self) -> "RowList":
            """The list the cursor is in."""
            return self.rows

    @dataclass
    class Chosen(Message):
        """A row was clicked."""

        rows: "RowList"

        @property
        def control(self) -> "RowList":
            """The list the row is in."""
            return self.rows

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.cursor = 0
        self.row_height = 1
        # whether keys move the cursor though another widget has the focus
        self.attended = False
        self._styles: dict[str, Style] = {}

    @property
    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return the `row_height` lines of a row, at most `width` columns each."""
        raise NotImplementedError

    def empty_text(self) -> str:
        """Return what to say where there is no row."""
        return ""

    def style_of(self, name: str) -> Style:
        """Return the theme's style for `rows--NAME`."""
        if name not in self._styles:
            # a visual style, since it mixes translucent colours with what is behind them
            self._styles[name] = self.get_visual_style(f"rows--{name}").rich_style
        return self._styles[name]

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        self._styles.clear()
        super().notify_style_update()

    def rows_changed(self) -> None:
        """Draw anew after the rows, their number or their height changed; the cursor stays within them."""
        self.cursor = max(0, min(self.cursor, self.count - 1))
        self.virtual_size = Size(self.scrollable_content_region.width, max(1, self.count) * self.row_height)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in sight."""
        self.rows_changed()
        self.show_cursor()

    def on_focus(self) -> None:
        """Show that keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that keys go elsewhere."""
        self.refresh()

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
        page = max(1, self.scrollable_content_region.height // self.row_height)
        return self.move_by(round(page * pages) or (1 if pages > 0 else -1))

    def show_cursor(self) -> None:
        """Scroll no further than is needed to see the cursor, with a row to spare."""
        height = self.scrollable_content_region.height
        if height <= 0 or not self.count:
            return
        spare = self.row_height if height >= 5 * self.row_height else 0
        top, bottom = self.cursor * self.row_height, (self.cursor + 1) * self.row_height
        target = self.scroll_offset.y
        if top - spare < target:
            target = max(0, top - spare)
        elif bottom + spare > target + height:
            target = bottom + spare - height
        if target != self.scroll_offset.y:
            self.scroll_to(y=target, animate=False, force=True)

    def _refresh_row(self, row: int) -> None:
        top = row * self.row_height - self.scroll_offset.y
        self.refresh(Region(0, top, self.size.width, self.row_height))

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        width = self.scrollable_content_region.width
        base = self.rich_style
        row, line = divmod(y + self.scroll_offset.y, self.row_height)
        if row >= self.count:
            return self._empty_line(y, width, base)
        lines = self.row_lines(row, width)
        cells = lines[line] if line < len(lines) else []
        if row == self.cursor:
            cursor = self.style_of("cursor" if self.has_focus or self.attended else "cursor-blurred")
            over = Style(bgcolor=cursor.bgcolor)
        else:
            over = Style.null()
        segments = [Segment(text, base + style + over) for text, style in cells]
        return Strip(segments).adjust_cell_length(width, base + over)

    def _empty_line(self, y: int, width: int, base: Style) -> Strip:
        lines = self.empty_text().split("\n") if not self.count else []
        first = max(0, self.scrollable_content_region.height // 3 - len(lines) // 2)
        text = lines[y - first] if 0 <= y - first < len(lines) else ""
        return Strip([Segment(text[:width].center(width), base + self.style_of("muted"))], width)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is."""
        row = (event.y + self.scroll_offset.y) // self.row_height
        if row < self.count:
            self.focus()
            self.move_to(row)
            self.post_message(self.Chosen(self))
