"""Cursor addressing and attributes: tells a terminal where and how to write, where it does not yet."""

from termnews.tui.driver.cell_row import CellRow
from termnews.tui.driver.sgr import change_of_link, change_of_style

_SAVE, _RESTORE = "\x1b7", "\x1b8"


class Pen:
    """Writes cells; `take` is all that was written since. `links` and `parts` tell what the terminal understands."""

    def __init__(self, *, links: bool, parts: bool) -> None:
        self._links = links
        self._parts = parts
        self._written: list[str] = []
        self._width = 0
        self.lose()

    def lose(self) -> None:
        """Know nothing of the terminal any more."""
        self._style: str | None = None
        self._link = ""
        self._row = self._column = -1

    def at(self, row: int, column: int) -> bool:
        """Tell whether the cursor stands there."""
        return (self._row, self._column) == (row, column)

    def move(self, row: int, column: int) -> None:
        """Have the cursor stand at a cell."""
        if self.at(row, column):
            return
        ahead = column - self._column
        if row == self._row and ahead > 0:
            self._written.append("\x1b[C" if ahead == 1 else f"\x1b[{ahead}C")
        elif column:
            self._written.append(f"\x1b[{row + 1};{column + 1}H")
        else:
            self._written.append(f"\x1b[{row + 1}H")
        self._row, self._column = row, column

    def put(self, number: int, row: CellRow, start: int, end: int) -> None:
        """Write cells whose text is as wide as everybody thinks."""
        self.move(number, start)
        self._put(row.texts, row, start, end)
        self._column = end
        if end >= len(row.texts):
            # the last column does not wrap, and where the cursor stays is the terminal's affair
            self._row = -1

    def draw(self, number: int, column: int, sequence: str) -> None:
        """Write what draws something at a cell and leaves the cursor where it was."""
        self.move(number, column)
        self._written.append(sequence)

    def put_run(self, number: int, row: CellRow, start: int, end: int) -> None:
        """Write letters that belong together so that all else stands right, however wide a terminal takes them for."""
        self.move(number, start)
        self._look(row.looks[start].style, row.looks[start].link)
        self._written.append(_SAVE)
        looks = set(row.looks[start:end])
        self._put([" "] * len(row.texts), row, start, end, linked=False)
        self._written.append(_RESTORE)
        if len(looks) > 1:
            self._style = None
        self._put(row.texts, row, start, end)
        self._row = -1

    def _put(self, texts: list[str], row: CellRow, start: int, end: int, *, linked: bool = True) -> None:
        looks = row.looks
        while start < end:
            look, stop = looks[start], start + 1
            while stop < end and looks[stop] == look:
                stop += 1
            self._look(look.style, look.link if linked else self._link)
            self._written.append("".join(texts[start:stop]))
            start = stop

    def _look(self, style: str, link: str) -> None:
        if self._links and link != self._link:
            self._written.append(change_of_link(self._link, link))
            self._link = link
        if style != self._style:
            self._written.append(change_of_style(self._style, style, by_parts=self._parts))
            self._style = style

    def take(self) -> str:
        """Return what was written; no link is left open, since others may write next."""
        if self._link:
            self._written.append(change_of_link(self._link, ""))
            self._link = ""
        text = "".join(self._written)
        self._written.clear()
        return text
