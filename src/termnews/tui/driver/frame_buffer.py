"""Frame buffer with damage tracking: keeps the cells that a terminal shows, and writes those that changed.

Textual paints whole regions; here each frame is taken as cells (`update`), and `changes` is what makes the terminal
show them. What nobody is sure the terminal shows, after a resize or where a program wrote over it, is forgotten and
written anew. Text that terminals give different widths is written so that all else stands right (`Pen.put_run`).
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.segment import Segment

from termnews.tui.driver.cell_row import CellRow, LookOf, blank_row, cells_of, row_of_text
from termnews.tui.driver.disputed import runs
from termnews.tui.driver.pen import Pen
from termnews.tui.driver.sixel_rows import drawn, has_pictures, strips_to_draw, text_beside

_NEAR = 4
"""Unchanged cells that cost no more to write again than to skip."""

Size = tuple[int, int]
"""Columns and rows."""

Placed = tuple[int, int, Iterable[Segment]]
"""Column, row, and what is there."""


class FrameBuffer:
    """Shows nothing yet. `look_of` tells how a segment looks on this terminal, `links` whether it has hyperlinks.

    `parts` tells whether it can end one weight or colour of text apart from the others.
    """

    def __init__(self, look_of: LookOf, *, links: bool = True, parts: bool = True) -> None:
        self._look_of = look_of
        self._pen = Pen(links=links, parts=parts)
        self._size: Size = (0, 0)
        self._wanted: list[CellRow] = []
        self._shown: list[CellRow | None] = []
        self._cursor = (0, 0)
        self._strips: dict[int, Sequence[str]] = {}
        #: whether placeholders stand for pictures of Sixel; else they are what the terminal is sent
        self.sixel = False

    def use_sixel(self, sixel: bool) -> None:
        """Take placeholders for pictures of Sixel from now on, or no longer, and let go of all that there were."""
        self.sixel = sixel
        if self._strips:
            self._strips.clear()
            # those that are higher than a row now reach into the next
            self.forget()

    def hold(self, number: int, strips: Sequence[str]) -> None:
        """Draw a picture of Sixel, a strip for each of its rows, where its placeholders are; none lets go of it."""
        self._strips.pop(number, None)
        if strips:
            self._strips[number] = strips
        self._shown = [
            None if has_pictures(row) else shown for row, shown in zip(self._wanted, self._shown, strict=True)
        ]

    def begin(self, size: Size, rows: Sequence[str] | None = None) -> None:
        """Know that a terminal of a size shows nothing, or rows that were written with styles and nothing else."""
        self._resize(size)
        self._pen.lose()
        if rows is None:
            self._shown = [blank_row(size[0])] * size[1]
        elif len(rows) == size[1]:
            made = map(row_of_text, rows)
            self._shown = [row if row.firm and len(row.texts) == size[0] else None for row in made]

    def _resize(self, size: Size) -> None:
        if size != self._size:
            self._size = size
            self._wanted = [blank_row(size[0])] * size[1]
        self.forget()

    def forget(self) -> None:
        """Know nothing of what the terminal shows, so that everything is written anew."""
        self._shown = [None] * self._size[1]
        self._pen.lose()

    def update(self, size: Size, strips: Iterable[Placed], cursor: tuple[int, int]) -> None:
        """Take a frame, or a part of one, for a screen of a size; `cursor` is a column and a row."""
        if size != self._size:
            self._resize(size)
        fresh: dict[int, CellRow] = {}
        for column, number, segments in strips:
            if not (0 <= number < size[1] and 0 <= column < size[0]):
                continue
            cells = cells_of(segments, self._look_of)
            if not cells.texts:
                continue
            if number not in fresh:
                whole = column == 0 and len(cells.texts) == size[0]
                fresh[number] = cells if whole else self._wanted[number].copy()
                if whole:
                    continue
            fresh[number].put(column, cells)
        for number, row in fresh.items():
            self._wanted[number] = row
        self._cursor = (min(cursor[0], size[0] - 1), min(cursor[1], size[1] - 1))

    def changes(self) -> str:
        """Return what to write so that the terminal shows what it is to show; nothing where it does."""
        for number, (row, shown) in enumerate(zip(self._wanted, self._shown, strict=True)):
            if row is not shown:
                if self.sixel and has_pictures(row):
                    self._write_with_pictures(number, row, shown)
                else:
                    self._write(number, row, shown)
                self._shown[number] = row
        self._pen.move(self._cursor[1], self._cursor[0])
        return self._pen.take()

    def _write_with_pictures(self, number: int, row: CellRow, shown: CellRow | None) -> None:
        # below the last row a terminal would scroll
        known = self._strips if number < self._size[1] - 1 else {}
        strips = strips_to_draw(row, shown, known)
        for column, sequence in drawn(strips):
            self._pen.draw(number, column, sequence)
        self._write(number, *text_beside(row, shown, strips, known))

    def _write(self, number: int, row: CellRow, shown: CellRow | None) -> None:
        if row.firm and (shown is None or shown.firm):
            for start, end in _changed(row, shown):
                self._pen.put(number, row, start, end)
            return
        parts = runs(row.texts)
        for start, end in _spread(_columns(row, shown), row, shown):
            at = start
            for run in parts:
                if at <= run.start and run.end <= end:
                    if at < run.start:
                        self._pen.put(number, row, at, run.start)
                    self._pen.put_run(number, row, run.start, run.end)
                    at = run.end
            if at < end:
                self._pen.put(number, row, at, end)
        row.firm = not parts and all(len(text) == 1 for text in row.texts)


def _columns(row: CellRow, shown: CellRow | None) -> list[int]:
    """Return the columns of the cells that changed."""
    if shown is None:
        return list(range(len(row.texts)))
    cells = zip(row.texts, shown.texts, row.looks, shown.looks, strict=True)
    return [at for at, (text, old, look, before) in enumerate(cells) if text != old or look != before]


def _changed(row: CellRow, shown: CellRow | None) -> Iterator[tuple[int, int]]:
    """Yield where cells are to be written; a few that did not change are, where that is shorter than to skip them."""
    if shown is None:
        yield 0, len(row.texts)
        return
    if row.texts == shown.texts and row.looks == shown.looks:
        return
    columns = _columns(row, shown)
    looks = row.looks
    start, end = columns[0], columns[0] + 1
    for column in columns[1:]:
        gap = column - end
        if gap > _NEAR or (gap and looks[end:column] != [looks[end - 1]] * gap):
            yield start, end
            start = column
        end = column + 1
    yield start, end


def _spread(columns: list[int], row: CellRow, shown: CellRow | None) -> Iterator[tuple[int, int]]:
    """Yield where cells are to be written: whole runs, old and new, as far as they may reach on some terminal."""
    touched = [False] * len(row.texts)
    for column in columns:
        touched[column] = True
    all_runs = {*runs(row.texts), *(runs(shown.texts) if shown is not None else ())}
    growing = True
    while growing:
        growing = False
        for run in all_runs:
            if any(touched[run.start : run.end]) and not all(touched[run.start : run.reach]):
                touched[run.start : run.reach] = [True] * (run.reach - run.start)
                growing = True
    start = -1
    for column, one in enumerate([*touched, False]):
        if one and start < 0:
            start = column
        elif not one and start >= 0:
            yield start, column
            start = -1
