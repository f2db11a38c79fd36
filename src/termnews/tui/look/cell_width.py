"""Cell width of text: on the screen as Textual draws it, on standard output as terminals count it.

Textual puts every cell in its place and counts as rich does (`cells`). What is printed is placed by the terminal, which
gives the vowel signs of Indic scripts a cell of their own and joins no letters (`printed_cells`); emoji are the same.
Text of narrow characters, as most news is, needs no table; rich, which has one, is imported for other text only.
"""

import re
from collections.abc import Callable
from typing import Literal
from unicodedata import category

from termnews.tui.look.glyphs import glyphs

Align = Literal["left", "right", "centre"]

# One cell a character on every terminal: Latin, Greek, Cyrillic, typographic quotes and dashes, currency signs.
_NARROW = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")

# Rich takes all that is joined for one emoji; it may be the half of a letter, as in Sinhala.
_LETTER_JOINER = re.compile("\u200d(?=\\w)")

# Terminals disagree about these. Rich (and so Textual) counts them as nothing; a line that leaves room for the
# greatest answer loses no letters at its end on any terminal.
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


class _Widths(dict[str, int]):
    def __missing__(self, char: str) -> int:
        if char in _SKIN_TONES:
            width = 2
        elif char == "\ufe0f" or category(char) == "Mc":
            width = 1
        else:
            from rich.cells import get_character_cell_size

            width = get_character_cell_size(char)
        self[char] = width
        return width


_widths = _Widths()


def is_narrow(text: str) -> bool:
    """Tell whether every character of `text` takes exactly one cell, so that cells can be counted by `len`."""
    return text.isascii() or _NARROW.fullmatch(text) is not None


def cells(text: str) -> int:
    """Return the number of cells `text` takes, as Textual counts them."""
    if is_narrow(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def printed_cells(text: str) -> int:
    """Return the number of cells `text` takes on standard output, as terminals (`wcwidth`) count them."""
    if is_narrow(text):
        return len(text)
    return cells(_LETTER_JOINER.sub("", text)) + sum(category(char) == "Mc" for char in text)


def cells_at_most(text: str) -> int:
    """Return the number of cells `text` takes on the terminal that needs most for it; lines are broken by this."""
    return len(text) if is_narrow(text) else sum(map(_widths.__getitem__, text))


def fitting(text: str, room: int) -> tuple[int, int]:
    """Return how many characters of `text` fit in `room` cells, and the cells they take.

    Clusters (a letter with its marks, a joined emoji) stay whole. At least one cluster is taken, fit or not.
    """
    # Slices keep this linear for a word of a megabyte; letters with more marks than this are no writing.
    text = text[: 4 * max(room, 1) + 16]
    if is_narrow(text):
        count = min(len(text), max(room, 1))
        return count, count
    from rich.cells import split_graphemes

    used = taken = 0
    for start, end, _ in split_graphemes(text)[0]:
        size = cells_at_most(text[start:end])
        if taken and used + size > room:
            break
        used += size
        taken = end
    return taken, used


def cut_front(text: str, width: int) -> str:
    """Return one-line `text` in at most `width` cells, with an ellipsis where its beginning was cut off."""
    if width <= 0:
        return ""
    if cells(text) <= width:
        return text
    kept = text[len(text) - width + 1 :]
    while cells(kept) > width - 1:
        kept = kept[1:]
    return glyphs.cut + kept


def cut(text: str, width: int, count: Callable[[str], int] = cells) -> str:
    """Return one-line `text` in at most `width` cells, with an ellipsis where something was cut off."""
    if width <= 0:
        return ""
    if count(text) <= width:
        return text
    taken, used = fitting(text, width - 1)
    # a wide first letter may leave no room for anything but the ellipsis
    return (text[:taken].rstrip() if used < width else "") + glyphs.cut


def filled(text: str, width: int, align: Align = "left", count: Callable[[str], int] = cells) -> str:
    """Return one-line `text` in exactly `width` cells, cut with an ellipsis or filled with spaces."""
    line = cut(text, width, count)
    missing = max(0, width - count(line))
    left = {"left": 0, "right": missing, "centre": missing // 2}[align]
    return " " * left + line + " " * (missing - left)


def printed_column(text: str, width: int) -> str:
    """Return one-line `text` in exactly `width` cells of standard output."""
    return filled(text, width, count=printed_cells)
