"""Multiple selection: single rows of a list, and a range from a row to wherever the cursor goes."""

from collections.abc import Callable


class Selection:
    """The rows that are chosen; `anchor` is where a range that is under way began."""

    def __init__(self) -> None:
        self.rows: set[int] = set()
        self.anchor: int | None = None

    def __bool__(self) -> bool:
        return bool(self.rows) or self.anchor is not None

    def covers(self, row: int, cursor: int) -> bool:
        """Tell whether a row is chosen while the cursor is on `cursor`."""
        return row in self.rows or row in self._range(cursor)

    def count(self, cursor: int) -> int:
        """Return how many rows are chosen; the rows of a range are counted and not walked over."""
        span = self._range(cursor)
        return len(span) + sum(row not in span for row in self.rows)

    def all(self, cursor: int) -> list[int]:
        """Return the rows that are chosen, top to bottom."""
        return sorted(self.rows.union(self._range(cursor)))

    def toggle(self, row: int) -> None:
        """Choose a row, or no longer."""
        self.rows ^= {row}

    def span(self, cursor: int) -> None:
        """Begin a range at the cursor, or end it there and keep its rows."""
        if self.anchor is None:
            self.anchor = cursor
        else:
            self.rows.update(self._range(cursor))
            self.anchor = None

    def clear(self) -> None:
        """Choose nothing."""
        self.rows.clear()
        self.anchor = None

    def moved(self, row_now: Callable[[int], int | None]) -> None:
        """Keep to the same articles when rows stand elsewhere: `row_now` tells where a row went, None if it is gone."""
        self.rows = {row for old in self.rows if (row := row_now(old)) is not None}
        self.anchor = None if self.anchor is None else row_now(self.anchor)

    def _range(self, cursor: int) -> range:
        if self.anchor is None:
            return range(0)
        return range(min(self.anchor, cursor), max(self.anchor, cursor) + 1)
