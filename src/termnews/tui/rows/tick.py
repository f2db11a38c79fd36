"""Checkbox on one line.

Textual's own draws its sign also when it is off, hidden by its colour alone, which is no difference on a terminal
without colours; and Enter ticks it, which in the dialogs saves.
"""

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from termnews.tui.look.glyphs import glyphs
from termnews.tui.look.safe_text import fit
from termnews.tui.look.style_sheets import rules_for


class Tick(Widget, can_focus=True):
    """Space or a click ticks and unticks it; `on` tells which it is."""

    DEFAULT_CSS = rules_for("Tick", __file__)
    COMPONENT_CLASSES = {"tick--sign"}

    def __init__(self, label: str, on: bool, *, id: str) -> None:
        super().__init__(id=id)
        self.label = label
        self.on = on

    def toggle(self) -> None:
        """Tick or untick it."""
        self.on = not self.on
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Take the keys that tick."""
        if event.key == "space":
            event.stop()
            self.toggle()

    def on_click(self) -> None:
        """Tick where it is clicked."""
        self.focus()
        self.toggle()

    def render_line(self, y: int) -> Strip:
        """Return the line: a box with a sign, and what is ticked."""
        base = self.rich_style
        sign = glyphs.ticked if self.on else " "
        return Strip(
            [
                Segment(" [", base),
                Segment(sign, base + self.get_component_rich_style("tick--sign", partial=True)),
                Segment("] " + fit(self.label, max(0, self.size.width - 5)), base),
            ]
        )
