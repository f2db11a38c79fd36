"""Prompt dialog for one line: a name, a category, a path."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from termnews.tui.dialogs.category_input import CategoryInput
from termnews.tui.dialogs.dialog import Dialog
from termnews.tui.look.glyphs import words
from termnews.tui.look.safe_text import content, one_line
from termnews.tui.look.style_sheets import rules_for

_TITLE = 66


class AskLine(Dialog[str | None]):
    """Gives what was typed, None where it was left. `why_not` tells why a text cannot be taken, "" where it can."""

    DEFAULT_CSS = rules_for("AskLine", __file__)

    def __init__(self, title: str, field: Input, hint: str, why_not: Callable[[str], str] | None = None) -> None:
        super().__init__(one_line(title, _TITLE), hint)
        self._field = field
        self._why_not = why_not

    def parts(self) -> ComposeResult:
        """Make the field, and below it the categories there are where it asks for one."""
        yield self._field
        yield Static(id="offers", markup=False)

    def on_mount(self) -> None:
        """Offer all categories."""
        self._offer()

    @on(Input.Changed)
    def _offer(self) -> None:
        if isinstance(self._field, CategoryInput):
            offers = self.query_one("#offers", Static)
            offers.update(content(words(" · ").join(self._field.matching())))
            offers.add_class("-shown")

    @on(Input.Submitted)
    def _given(self) -> None:
        why = self._why_not(self._field.value) if self._why_not is not None else ""
        if why:
            self.tell(why, wrong=True)
        else:
            self.dismiss(self._field.value)
