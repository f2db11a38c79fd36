"""Split pane: its title above what it holds, and its right border, the divider, which the mouse can drag."""

from dataclasses import dataclass

from textual import events
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from termnews.tui.bulkhead import Bulkhead
from termnews.tui.keys.actions import Pane
from termnews.tui.pane.pane_title import PaneTitle


class PaneBox(Bulkhead, Vertical):
    """A pane with its title. While the class `-more` is set, another pane stands to its right.

    `active` tells whether keys are for this pane, also while a dialog or the command line takes them.
    """

    @dataclass
    class Dragged(Message):
        """The divider at the right of a pane was dragged, so that the pane should be so many columns wide."""

        pane: Pane
        columns: int
        ended: bool = False

    def __init__(self, pane: Pane, *children: Widget) -> None:
        self.title = PaneTitle(id=f"{pane}-title")
        super().__init__(self.title, *children, id=f"{pane}-pane")
        self._pane: Pane = pane
        self._dragging = False
        self.active = False

    def activate(self, active: bool) -> None:
        """Note whether keys are for this pane, and show it in the title."""
        self.active = active
        self.title.set_class(active, "-active")

    def post_message(self, message: Message) -> bool:
        """Take a message, and let it go on to the screen.

        Textual holds a child's message up here where the pane itself had the child post it: it goes as far as the
        sender, for which the pane is taken.
        """
        message.stop(False)
        return super().post_message(message)

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
