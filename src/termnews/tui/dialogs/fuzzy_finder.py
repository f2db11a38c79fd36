"""Fuzzy finder: a list dialog with a field above its rows, which shows what fits what is typed there."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from termnews.tui.dialogs.dialog import OPEN, DialogRows, Result
from termnews.tui.dialogs.list_dialog import ListDialog

_STEPS = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1, "tab": 1, "shift+tab": -1}


class FuzzyFinder(ListDialog[Result]):
    """Gives the `result` of the row that Enter is pressed on; `page` is by how many rows PgDn moves."""

    def __init__(self, title: str, rows: DialogRows[Any], placeholder: str, *, page: int) -> None:
        super().__init__(title, rows, "Enter do it · ↓ ↑ move · Esc cancel")
        self.rows.keyboard_elsewhere = True
        self._placeholder = placeholder
        self._moves = {**_STEPS, "pagedown": page, "pageup": -page}

    @abstractmethod
    def found(self, text: str) -> Sequence[Any]:
        """Return the rows that fit a text, the best first; for none those that are worth showing unasked."""

    def parts(self) -> ComposeResult:
        """Make the field and the list below it."""
        yield Input(placeholder=self._placeholder, id="wanted")
        yield self.rows

    def on_mount(self) -> None:
        """Offer what is worth showing before anything is typed."""
        self.show("")

    def typed(self, key: str) -> bool:
        """Move in the list while one types."""
        if key not in self._moves:
            return False
        self.rows.move_by(self._moves[key])
        return True

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self.show(event.value)

    def show(self, text: str) -> None:
        """List what fits a text, from its first row on."""
        self.rows.items, self.rows.cursor = self.found(text), 0
        self.rows.rows_changed()
        self.rows.scroll_to(y=0, animate=False, force=True)

    @on(Input.Submitted)
    def _go(self) -> None:
        self.perform(OPEN)
