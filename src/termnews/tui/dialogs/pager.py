"""Pager: lines of text to scroll through, of which it draws only those on the screen."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from termnews.tui.bulkhead import Bulkhead
from termnews.tui.dialogs.dialog import steps_of
from termnews.tui.look.cell_width import cells
from termnews.tui.look.safe_text import safe_line
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.look.theme_variables import drawn_style

Line = Sequence[tuple[str, str]]
"""Texts one beside the other, each with the name of its style: that of a component class, without `pager--`."""


class Pager(Bulkhead, ScrollView, can_focus=True, inherit_bindings=False):
    """Shows the lines that `build` makes for a width in cells, and makes them again when the width is another.

    Keys are the dialog's business: it calls `perform`.
    """

    DEFAULT_CSS = rules_for("Pager", __file__)
    COMPONENT_CLASSES = {
        "pager--heading",
        "pager--strong",
        "pager--text",
        "pager--muted",
        "pager--added",
        "pager--removed",
    }

    def __init__(self, build: Callable[[int], Sequence[Line]], *, id: str) -> None:
        super().__init__(id=id)
        self._build = build
        self._lines: Sequence[Line] = ()
        self._width = 0
        self._style_of = cache(lambda name: drawn_style(self, f"pager--{name}") if name else self.rich_style)

    def rebuild(self) -> None:
        """Make the lines anew."""
        width = self._width = self.scrollable_content_region.width
        if width > 0:
            self._lines = self._build(width)
            self.virtual_size = Size(width, len(self._lines))
            self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines for the width there is."""
        if self.scrollable_content_region.width != self._width:
            self.rebuild()

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        self._style_of.cache_clear()
        super().notify_style_update()

    def perform(self, action_id: str) -> bool:
        """Scroll as an action says; tell whether it is one that moves."""
        if action_id in ("move.top", "move.bottom"):
            self.move_to(0 if action_id == "move.top" else len(self._lines))
            return True
        steps = steps_of(action_id, max(1, self.scrollable_content_region.height - 1))
        if steps is not None:
            self.move_to(self.scroll_offset.y + steps)
        return steps is not None

    def move_to(self, line: int) -> None:
        """Scroll a line to the top, or the nearest there is."""
        self.scroll_to(y=line, animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        number = y + self.scroll_offset.y
        width, base = self.scrollable_content_region.width, self._style_of("")
        if number >= len(self._lines):
            return Strip.blank(width, base)
        strip = Strip([Segment(safe_line(text), base + self._style_of(name)) for text, name in self._lines[number]])
        span = self.text_selection.get_span(number) if self.text_selection else None
        if span is not None:
            strip = self._selected(strip, *span)
        # with the offsets Textual can tell which character the mouse is on
        return strip.apply_offsets(0, number).adjust_cell_length(width, base)

    def _selected(self, strip: Strip, first: int, last: int) -> Strip:
        """Return a line of which the mouse has selected characters, -1 standing for the end."""
        text = strip.text
        ends = [0, *accumulate(cells(character) for character in text)]
        begin = ends[min(first, len(text))]
        end = ends[len(text) if last < 0 else min(last, len(text))]
        inside = Segment.apply_style(strip.crop(begin, end), post_style=self.selection_style)
        return Strip.join([strip.crop(0, begin), Strip(inside), strip.crop(end)])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that the mouse has selected, and what ends it."""
        text = "\n".join("".join(safe_line(part) for part, _ in line) for line in self._lines)
        return selection.extract(text), "\n"
