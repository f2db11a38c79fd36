"""The question before many sources are imported at once."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from termnews.tui.dialogs.dialog import OPEN, Dialog
from termnews.tui.look.glyphs import words


class ImportOffer(Dialog[bool]):
    """Gives True where the sources are to be imported."""

    DEFAULT_CSS = """
    ImportOffer {
        & #box { width: 56; height: auto; }
        & #about { height: auto; margin: 1 0; }
    }
    """

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def compose(self) -> ComposeResult:
        """Make the question and the two answers to it."""
        with Vertical(id="box"):
            yield Static(f"Import {self._count} sources?", id="title", markup=False)
            yield Static("Each is asked for its articles. U takes them all out again.", id="about", markup=False)
            yield Static(words("Enter import · Esc import nothing"), id="hint", markup=False)

    def perform(self, action_id: str) -> bool:
        """Say yes."""
        if action_id == OPEN:
            self.dismiss(True)
        return action_id == OPEN

    def leave(self) -> None:
        """Say no."""
        self.dismiss(False)
