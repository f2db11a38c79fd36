"""The box around a pane; its right border is the divider, which the mouse can drag."""

from dataclasses import dataclass

from textual import events
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from termnews.tui.keys.actions import Pane


class PaneBox(Vertical):
    """A pane with its title. While the class `-more` is set, another pane stands to its right."""

    @dataclass
    class Dragged(Message):
        """The divider at the right of a pane was dragged, so that the pane should be so many columns wide."""

        pane: Pane
        columns: int
        ended: bool = False

    def __init__(self, pane: Pane, *children: Widget) -> None:
        super().__init__(*children, id=f"{pane}-pane")
        self._pane: Pane = pane
        self._dragging = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the divider."""
        at_divider = event.screen_x == self.region.right - 1 and self.has_class("-more")
        if event.button == 1 and at_divider:
            event.stop()
            self._dragging = True
            self.capture_mouse()
            self.add_class("-dragged")

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag it along."""
        if self._dragging:
            event.stop()
            self.post_message(self.Dragged(self._pane, self._columns(event)))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go of it."""
        if not self._dragging:
            return
        event.stop()
        self._dragging = False
        self.release_mouse()
        self.remove_class("-dragged")
        self.post_message(self.Dragged(self._pane, self._columns(event), ended=True))

    def _columns(self, event: events.MouseEvent) -> int:
        return int(event.screen_x) - self.region.x + 1
