"""Confirmation dialogs: one question, a sentence about it, Enter for yes and Escape for no."""

from textual.app import ComposeResult
from textual.widgets import Static

from termnews.tui.dialogs.dialog import OPEN, Dialog, keymap_of
from termnews.tui.keys.key_sentences import with_keys
from termnews.tui.look.style_sheets import rules_for


class QuestionDialog(Dialog[bool]):
    """Gives True for yes; `about` may name actions, for their keys, and `hint` says what the two keys here do."""

    DEFAULT_CSS = rules_for("QuestionDialog", __file__)

    def __init__(self, question: str, about: str, hint: str, *, width: int) -> None:
        super().__init__(question, hint)
        self._about = about
        self._width = width

    def parts(self) -> ComposeResult:
        """Make the sentence below the question."""
        yield Static(with_keys(self._about, keymap_of(self.app)), id="about", markup=False)

    def on_mount(self) -> None:
        """Be as wide as the sentence likes."""
        self.query_one("#box").styles.width = self._width

    def perform(self, action_id: str) -> bool:
        """Say yes."""
        if action_id == OPEN:
            self.dismiss(True)
        return action_id == OPEN

    def leave(self) -> None:
        """Say no."""
        self.dismiss(False)


def import_question(count: int) -> QuestionDialog:
    """Return the question before many sources are imported at once."""
    about = "Each will be asked for its articles. {mark.undo} takes them all out again."
    return QuestionDialog(f"Import {count:,} sources?", about, "Enter import · Esc import nothing", width=56)


def demo_question() -> QuestionDialog:
    """Return the question before the demo edition, where there are articles of one's own to read."""
    about = "It needs no network and keeps nothing. Your own news will be as you left it when you come back."
    return QuestionDialog("Open the demo edition?", about, "Enter open it · Esc stay here", width=64)


def tour_question() -> QuestionDialog:
    """Return the question before the tour, where one is not in the demo edition."""
    about = (
        "It goes through the demo edition, which needs no network and keeps nothing. "
        "Your own news will be as you left it."
    )
    return QuestionDialog(
        "Take the tour? Five steps, two minutes.", about, "Enter take the tour · Esc stay here", width=64
    )
