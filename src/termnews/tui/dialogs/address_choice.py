"""Dialog about an address that was pasted: subscribe to it, or read the page it leads to."""

from typing import Literal

from textual import events

from termnews.tui.dialogs.dialog import DialogRows
from termnews.tui.dialogs.list_dialog import ListDialog
from termnews.tui.look.glyphs import words
from termnews.tui.look.safe_text import cut_address, one_line
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.rows.row_list import Cells

AddressUse = Literal["subscribe", "read"]

_USES: tuple[tuple[AddressUse, str, str], ...] = (
    ("subscribe", "s", "Subscribe to it, or to the feed of the site"),
    ("read", "r", "Read the page here"),
)
_WIDTH = 60


class _UseRows(DialogRows[tuple[AddressUse, str, str]]):
    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return what may be done, with its key."""
        _, key, text = self.items[row]
        return [[(f"  {key}  ", self.style_of("accent")), (one_line(text, width - 5), self.style_of("row"))]]


class AddressChoice(ListDialog[AddressUse]):
    """Gives what to do with an address, None for nothing."""

    DEFAULT_CSS = rules_for("AddressChoice", __file__)

    def __init__(self, address: str) -> None:
        rows = _UseRows(_USES, id="rows")
        super().__init__(cut_address(address, _WIDTH), rows, words("Enter do this · Esc cancel"))

    def pressed(self, event: events.Key) -> bool:
        """Take the key of a row."""
        use = next((use for use, key, _ in _USES if key == event.character), None)
        if use is not None:
            self.dismiss(use)
        return use is not None

    def result(self, row: int) -> AddressUse:
        """Return what the row is for."""
        return self.rows.items[row][0]  # type: ignore[no-any-return]
