"""Disputed widths: text that terminals give different numbers of cells, and how far it reaches at most.

Marks and vowel signs, joined letters, emoji of every kind; and ideographs, which a terminal without a table of widths
gives one cell. Such text is written in runs: letters that join one another are drawn right only together.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, east_asian_width

from termnews.tui.article.placeholders import PLACEHOLDER
from termnews.tui.look.rich_cells import FLAGS

# One cell a character on every terminal: letters without marks of Europe and the Near East, punctuation, lines, signs.
_FIRM = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0556\u0561-\u0587\u05d0-\u05ea\u0620-\u064a\u0660-\u066f"
    "\u0671-\u06d3\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u20bf\u2100-\u218b\u2190-\u2319\u2400-\u24ff"
    "\u2500-\u25fc\u2600-\u2613\u2616-\u2647\u2654-\u267e\u2680-\u2692\u2701-\u2704\u2706-\u2709\u270c-\u2727"
    "\u2729-\u274b\u2758-\u2794\u2798-\u27af\u2800-\u28ff]*"
)


def is_firm(text: str) -> bool:
    """Tell whether each character takes one cell, wherever it is shown."""
    return _FIRM.fullmatch(text) is not None


class Run(NamedTuple):
    """Cells of a row to be written together; `reach` is where they may end on some terminal."""

    start: int
    end: int
    reach: int


class _Cluster(NamedTuple):
    joins: bool
    disputed: bool
    most: int


@lru_cache(8192)
def _cluster(text: str) -> _Cluster:
    if text.startswith(PLACEHOLDER):
        # a terminal that is sent these knows them
        return _Cluster(False, False, 1)
    if is_firm(text):
        return _Cluster(not text.isascii() and text.isalpha(), False, len(text))
    return _Cluster(True, True, sum(map(_most, text)))


def _most(char: str) -> int:
    return 2 if char >= "\U0001f000" or east_asian_width(char) in "WF" or category(char) == "Cn" else 1


def _attaches(char: str) -> bool:
    """Tell whether a terminal may add a character to what stands before it."""
    return category(char)[0] == "M" or category(char) in ("Cf", "Sk") or char in FLAGS


def _head_before(texts: Sequence[str], column: int) -> int:
    return column - 1 if texts[column - 1] or column == 1 else column - 2


def runs(texts: Sequence[str]) -> list[Run]:
    """Return the runs of a row, given the text of each cell; a cell that another covers has none."""
    found: list[Run] = []
    start, reach, disputed = -1, 0, False
    for column, text in enumerate([*texts, " "]):
        if not text:
            continue
        cluster = _cluster(text)
        if start >= 0 and not cluster.joins:
            if disputed:
                # with marks in the last column, where the cursor stays, a terminal goes back by one more
                begin = _head_before(texts, start) if start and column == len(texts) else start
                found.append(Run(begin, column, max(column, min(reach, len(texts)))))
            start, disputed = -1, False
        elif start < 0 and cluster.joins:
            start = reach = _head_before(texts, column) if column and _attaches(text[0]) else column
            reach += column - start
        disputed = disputed or (start >= 0 and cluster.disputed)
        reach += cluster.most
    return found
