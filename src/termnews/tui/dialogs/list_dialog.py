"""List dialog: rows to choose one from, with Enter or a click."""

from abc import abstractmethod
from typing import Any

from textual import on
from textual.app import ComposeResult

from termnews.tui.dialogs.dialog import OPEN, Dialog, DialogRows, Result
from termnews.tui.rows.row_list import RowList


class ListDialog(Dialog[Result | None]):
    """Gives the `result` of the row that was chosen, None where none was; `rows` are between a title and a hint."""

    def __init__(self, title: str, rows: DialogRows[Any], hint: str) -> None:
        super().__init__(title, hint)
        self.rows = rows

    @abstractmethod
    def result(self, row: int) -> Result:
        """Return what the dialog gives for a row."""

    def parts(self) -> ComposeResult:
        """Make the list."""
        yield self.rows

    def perform(self, action_id: str) -> bool:
        """Choose the row under the cursor, or move."""
        if action_id == OPEN:
            self._choose()
            return True
        return super().perform(action_id)

    @on(RowList.Chosen)
    def _choose(self) -> None:
        if self.rows.items:
            self.dismiss(self.result(self.rows.cursor))
