"""Cell width of text: on the screen the most that any terminal gives, on standard output as most terminals count.

The reader puts every cell in its place and leaves room for each terminal's answer (`cells`; Textual counts so too, by
`rich_cells`). What is printed is placed by the terminal: `printed_cells`. Text of narrow characters, as most news is,
needs no table; rich, which has one, is imported for other text only.
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

_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


def is_narrow(text: str) -> bool:
    """Tell whether every character of `text` takes exactly one cell, so that cells can be counted by `len`."""
    return text.isascii() or _NARROW.fullmatch(text) is not None


def cells(text: str) -> int:
    """Return the number of cells `text` takes on the screen."""
    if is_narrow(text):
        return len(text)
    from termnews.tui.look.rich_cells import cell_len

    return cell_len(text)


def printed_cells(text: str) -> int:
    """Return the number of cells `text` takes on standard output, as terminals (`wcwidth`) count them."""
    if is_narrow(text):
        return len(text)
    from termnews.tui.look.rich_cells import cell_len_as_printed

    return cell_len_as_printed(_LETTER_JOINER.sub("", text)) + sum(category(char) == "Mc" for char in text)


def _continues(char: str) -> bool:
    """Tell whether a character with cells of its own belongs to the letter or emoji before it."""
    return char in _SKIN_TONES or category(char) == "Mc"


def fitting(text: str, room: int) -> tuple[int, int]:
    """Return how many characters of `text` fit in `room` cells, and the cells they take.

    Clusters (a letter with its marks, a joined emoji) stay whole. At least one cluster is taken, fit or not.
    """
    # Slices keep this linear for a word of a megabyte; letters with more marks than this are no writing.
    text = text[: 4 * max(room, 1) + 16]
    if is_narrow(text):
        count = min(len(text), max(room, 1))
        return count, count
    from termnews.tui.look.rich_cells import clusters

    taken = used = 0
    end = size = 0
    for start, after, more in clusters(text):
        if start and not _continues(text[start]):
            if taken and used + size > room:
                return taken, used
            taken, used, size = end, used + size, 0
        end, size = after, size + more
    return (end, used + size) if not taken or used + size <= room else (taken, used)


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
    return (text[:taken].rstrip().rstrip(glyphs.cut) if used < width else "") + glyphs.cut


def filled(text: str, width: int, align: Align = "left", count: Callable[[str], int] = cells) -> str:
    """Return one-line `text` in exactly `width` cells, cut with an ellipsis or filled with spaces."""
    line = cut(text, width, count)
    missing = max(0, width - count(line))
    left = {"left": 0, "right": missing, "centre": missing // 2}[align]
    return " " * left + line + " " * (missing - left)


def printed_column(text: str, width: int) -> str:
    """Return one-line `text` in exactly `width` cells of standard output."""
    return filled(text, width, count=printed_cells)
