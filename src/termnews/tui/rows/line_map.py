"""Line map of a virtual list: rows to lines and back, headings between them, as fast for any number of rows."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence


class LineMap:
    """Rows of `height` lines each, and a line for a heading above each row that `headings` names.

    `headings` are rows in rising order; one that is named twice has two headings.
    """

    def __init__(self, count: int = 0, height: int = 1, headings: Sequence[int] = ()) -> None:
        self.count = count
        self.height = height
        self._headings = headings
        self._lines = array("q", (row * height + n for n, row in enumerate(headings)))

    @property
    def total(self) -> int:
        """How many lines there are."""
        return self.count * self.height + len(self._lines)

    def top(self, row: int) -> int:
        """Return the first line of a row."""
        return row * self.height + bisect_right(self._headings, row)

    def start(self, row: int) -> int:
        """Return the first line of a row and of the headings right above it."""
        return row * self.height + bisect_left(self._headings, row)

    def at(self, line: int) -> tuple[int | None, int]:
        """Return the row that a line belongs to and which line of it this is; (None, N) for the heading number N.

        Past the end, rows go on.
        """
        number = bisect_right(self._lines, line) - 1
        if number >= 0 and self._lines[number] == line:
            return None, number
        return divmod(line - number - 1, self.height)

    def row_at(self, line: int) -> int:
        """Return the row at a line; at a heading, the row below it."""
        row, number = self.at(line)
        return self._headings[number] if row is None else row

    def whole_row(self, line: int) -> int:
        """Return a line, or the first one of the row that it is in the midst of."""
        row, within = self.at(line)
        return line if row is None else line - within
