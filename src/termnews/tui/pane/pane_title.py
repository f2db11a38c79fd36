"""The line above a pane: what it shows, and how much of it."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from termnews.tui.look.cell_width import cells
from termnews.tui.look.safe_text import one_line
from termnews.tui.look.style_sheets import rules_for


class PaneTitle(Widget, can_focus=False):
    """A title at the left, a count at the right; brighter while its pane has the keys."""

    DEFAULT_CSS = rules_for("PaneTitle", __file__)
    COMPONENT_CLASSES = {"title--count"}

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._title = self._count = ""

    def show(self, title: str, count: str = "") -> None:
        """Show another title and count; a title that has no room loses its beginning's end to an ellipsis."""
        if (title, count) != (self._title, self._count):
            self._title, self._count = title, count
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        width, base = self.size.width, self.rich_style
        count = f"{self._count} " if self._count else ""
        title = one_line(self._title, max(0, width - cells(count) - 3))
        gap = " " * max(0, width - cells(title) - cells(count) - 1)
        count_style = base + self.get_component_rich_style("title--count")
        return Strip([Segment(f" {title}{gap}", base), Segment(count, count_style)]).crop(0, width)
