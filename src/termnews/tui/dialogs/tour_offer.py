"""The question before the tour, where one is not in the demo edition."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from termnews.tui.dialogs.dialog import OPEN, Dialog
from termnews.tui.look.glyphs import words

_TEXT = (
    "It goes through the demo edition, which needs no network and keeps nothing. "
    "Your own news is as you left it when you start termnews again."
)


class TourOffer(Dialog[bool]):
    """Gives True where the demo edition is to be opened."""

    DEFAULT_CSS = """
    TourOffer {
        & #box { width: 64; height: auto; }
        & #about { height: auto; margin: 1 0; }
    }
    """

    def compose(self) -> ComposeResult:
        """Make the question and the two answers to it."""
        with Vertical(id="box"):
            yield Static("Take the tour? Five steps, two minutes.", id="title", markup=False)
            yield Static(_TEXT, id="about", markup=False)
            yield Static(words("Enter take the tour · Esc stay here"), id="hint", markup=False)

    def perform(self, action_id: str) -> bool:
        """Say yes."""
        if action_id == OPEN:
            self.dismiss(True)
        return action_id == OPEN

    def leave(self) -> None:
        """Say no."""
        self.dismiss(False)
