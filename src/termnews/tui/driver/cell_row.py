"""Row of cells: what each shows and how it looks, taken from Textual's strips."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from unicodedata import category

from rich.segment import Segment

from termnews.tui.driver.disputed import is_firm
from termnews.tui.driver.sgr import PLAIN, Look
from termnews.tui.look.rich_cells import clusters

LookOf = Callable[[Segment], Look]

_JOINER = "\u200d"
_SGR = re.compile(r"\x1b\[([\d;]*)m")
# What no cell holds, whatever a program meant by it.
_ACTING = ("Cc", "Cs", "Zl", "Zp")


class CellRow:
    """`texts` has the letter, with its marks, of each cell, "" where the one before takes two; `looks` how it looks.

    `firm` tells that each text is one character that takes one cell on every terminal. A row that is shown is never
    changed: what is put goes into a copy.
    """

    __slots__ = ("firm", "looks", "texts")

    def __init__(self, texts: list[str], looks: list[Look], *, firm: bool) -> None:
        self.texts = texts
        self.looks = looks
        self.firm = firm

    def copy(self) -> "CellRow":
        """Return a row of the same cells."""
        return CellRow(self.texts.copy(), self.looks.copy(), firm=self.firm)

    def put(self, column: int, part: "CellRow") -> None:
        """Put cells in place of those from `column` on; a letter of two cells that is cut leaves blanks."""
        texts, length = self.texts, len(self.texts)
        end = min(column + len(part.texts), length)
        if column and texts[column] == "":
            texts[column - 1] = " "
        elif column:
            # nothing is joined to what comes now
            head = column - 1 - (texts[column - 1] == "")
            texts[head] = texts[head].rstrip(_JOINER)
        if end < length and texts[end] == "":
            texts[end] = " "
        texts[column:end] = part.texts[: end - column]
        self.looks[column:end] = part.looks[: end - column]
        if end - column < len(part.texts) and part.texts[end - column] == "":
            texts[end - 1] = " "
        self.firm = self.firm and part.firm


def blank_row(width: int) -> CellRow:
    """Return a row as a terminal has it that was cleared."""
    return CellRow([" "] * width, [PLAIN] * width, firm=True)


def cells_of(segments: Iterable[Segment], look_of: LookOf) -> CellRow:
    """Return the cells of a strip."""
    texts: list[str] = []
    looks: list[Look] = []
    firm = True
    for segment in segments:
        text = segment.text
        look = look_of(segment)
        if is_firm(text):
            texts += text
            looks += [look] * len(text)
            continue
        firm = False
        marks, cells = _clustered(text)
        if marks and texts:
            head = len(texts) - 1 - (texts[-1] == "")
            texts[head] += marks
        texts += cells
        looks += [look] * len(cells)
    return CellRow(texts, looks, firm=firm)


@lru_cache(4096)
def _clustered(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the marks that a text begins with, which belong to the cell before, and its own cells."""
    marks, cells = "", []
    for start, end, width in clusters(text):
        cluster = "".join(char for char in text[start:end] if category(char) not in _ACTING)
        if width:
            cells += [cluster or " ", *[""] * (width - 1)]
        else:
            marks = cluster
    return marks, tuple(cells)


def row_of_text(text: str) -> CellRow:
    """Return the cells of a row that was written with styles (SGR) and nothing else, each style after a reset."""
    made = CellRow([], [], firm=True)
    style = ""
    for at, part in enumerate(_SGR.split(text)):
        if at % 2:
            style = part.removeprefix("0").removeprefix(";")
            continue
        look = Look(style)
        cells = cells_of([Segment(part)], lambda _, look=look: look)  # type: ignore[misc]
        made.texts += cells.texts
        made.looks += cells.looks
        made.firm = made.firm and cells.firm
    return made
