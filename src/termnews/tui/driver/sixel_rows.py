"""Sixel pictures on a row of cells: which strips of them a terminal is to draw, and where text goes over them.

A picture is laid out as placeholders, each of which says of which picture, row and column it is; in their place a
terminal is given the strip of the whole row. Text that is written over a strip erases what is below it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from termnews.tui.article.placeholders import MARKS, PLACEHOLDER
from termnews.tui.driver.cell_row import CellRow
from termnews.tui.driver.sgr import PLAIN, Look

Strips = Mapping[int, Sequence[str]]
"""By the number of a picture, the sequence that draws each of its rows."""

_NUMBER = re.compile(r"38;2;(\d+);(\d+);(\d+)")
_PLACES = {mark: place for place, mark in enumerate(MARKS)}
# a look that no cell has
_ANOTHER = Look("?")


class Strip(NamedTuple):
    """One row of a picture: where its first column is, and what draws it."""

    start: int
    sequence: str


def has_pictures(row: CellRow) -> bool:
    """Tell whether a picture is on a row."""
    return not row.firm and any(text.startswith(PLACEHOLDER) for text in row.texts)


def strips_to_draw(row: CellRow, shown: CellRow | None, strips: Strips) -> list[Strip]:
    """Return the strips of which a cell is not shown yet."""
    found: dict[Strip, None] = {}
    for column, (text, look) in enumerate(zip(row.texts, row.looks, strict=True)):
        if not text.startswith(PLACEHOLDER):
            continue
        if shown is not None and (text, look) == (shown.texts[column], shown.looks[column]):
            continue
        strip = _strip(column, text, look, strips)
        if strip is not None:
            found[strip] = None
    return list(found)


def text_beside(
    row: CellRow, shown: CellRow | None, redrawn: Sequence[Strip], strips: Strips
) -> tuple[CellRow, CellRow]:
    """Return a row and what is shown of it such that they differ where text is to be written, also over `redrawn`.

    Placeholders differ nowhere, for a blank in their place would erase the picture, but where there is none for them.
    """
    wanted = row.copy()
    before = CellRow([" "] * len(row.texts), [_ANOTHER] * len(row.texts), firm=True) if shown is None else shown.copy()
    first = min((strip.start for strip in redrawn), default=len(row.texts))
    for column, text in enumerate(row.texts):
        if text.startswith(PLACEHOLDER):
            wanted.texts[column], wanted.looks[column] = " ", PLAIN
            known = _strip(column, text, row.looks[column], strips) is not None
            before.texts[column], before.looks[column] = " ", PLAIN if known else _ANOTHER
        elif column >= first or before.texts[column].startswith(PLACEHOLDER):
            before.texts[column], before.looks[column] = " ", _ANOTHER
    return wanted, before


def _strip(column: int, text: str, look: Look, strips: Strips) -> Strip | None:
    number = _NUMBER.search(look.style)
    if number is None or len(text) != 3:
        return None
    red, green, blue = map(int, number.groups())
    rows = strips.get(red << 16 | green << 8 | blue, ())
    row, place = _PLACES.get(text[1], -1), _PLACES.get(text[2], -1)
    if not 0 <= row < len(rows) or not 0 <= place <= column:
        return None
    return Strip(column - place, rows[row])


def drawn(strips: Sequence[Strip]) -> Iterator[tuple[int, str]]:
    """Yield the columns to go to and what to write there; the cursor comes back to where it was."""
    for strip in strips:
        yield strip.start, f"\x1b7{strip.sequence}\x1b8"
