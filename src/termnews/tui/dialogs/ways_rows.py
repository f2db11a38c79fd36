"""The further ways to begin: files that were found, the tour, the demo edition, and none of these."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from termnews.tui.dialogs.dialog import DialogRows
from termnews.tui.dialogs.typed_path import short_path
from termnews.tui.look.safe_text import one_line
from termnews.tui.rows.row_list import Cells

MOST_NUMBERED = 9


@dataclass(frozen=True, slots=True)
class Way:
    """A row: the key that takes it at once, what it does, and for an import the file."""

    kind: Literal["import", "demo", "tour", "skip"]
    key: str
    text: str
    path: Path | None = None


def ways(found: Sequence[Path]) -> tuple[Way, ...]:
    """Return all rows, for the files that were found."""
    files = (
        Way("import", str(number) if number <= MOST_NUMBERED else "", f"Import {short_path(path)}", path)
        for number, path in enumerate(found, start=1)
    )
    return (
        *files,
        Way("tour", "t", "Take the tour: five steps, two minutes"),
        Way("demo", "d", "Look around in the demo edition"),
        Way("skip", "Esc", "Skip for now; F1 shows this page again"),
    )


class WaysRows(DialogRows):
    """Ways to begin, with the key of each."""

    DEFAULT_CSS = """
    WaysRows > .rows--cursor-blurred { background: $background; color: $foreground; text-style: none; }
    """

    def __init__(self, found: Sequence[Path], *, id: str) -> None:
        super().__init__(id=id)
        self._ways = ways(found)

    @property
    def count(self) -> int:
        """How many ways there are."""
        return len(self._ways)

    @property
    def current(self) -> Way:
        """The way under the cursor."""
        return self._ways[self.cursor]

    def by_key(self, key: str) -> Way | None:
        """Return the way that a key takes at once."""
        return next((way for way in self._ways if way.key == key), None)

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a way: its key and what it does."""
        way = self._ways[row]
        return [[(f" {way.key:>3}  ", self.style_of("accent")), (one_line(way.text, width - 6), self.style_of("row"))]]
