"""Lines from pieces: wrapping, aligning, and what stands to the left of a line."""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import accumulate

from termnews.tui.article.page.model import Line, Piece, line_text
from termnews.tui.look.cell_width import cells
from termnews.tui.look.line_breaks import break_lines

EMPTY: Line = ()
_LONGEST_HEADLINE = 600  # characters; what is longer is set like any text


def wrap(pieces: Sequence[Piece], width: int) -> list[Line]:
    """Return the text of `pieces` in lines of at most `width` cells, each stretch with its own looks."""
    text = "".join(piece.text for piece in pieces)
    spans = break_lines(text, width)
    if len(pieces) == 1:
        _, roles, target, url, _ = pieces[0]
        return [(Piece(text[a:b], roles, target, url),) for a, b in spans]
    ends = list(accumulate(len(piece.text) for piece in pieces))
    lines = []
    index = 0
    for start, end in spans:
        line = []
        while start < end:
            while ends[index] <= start:
                index += 1
            stop = min(end, ends[index])
            _, roles, target, url, _ = pieces[index]
            line.append(Piece(text[start:stop], roles, target, url))
            start = stop
        lines.append(tuple(line))
    return lines


def line_cells(line: Line) -> int:
    """Return the cells a line takes."""
    return sum(cells(piece.text) for piece in line)


def prefixed(lines: Iterable[Line], first: Line, rest: Line) -> list[Line]:
    """Return `lines` with `first` before the first of them and `rest` before the others."""
    return [(*(rest if i else first), *line) for i, line in enumerate(lines)]


def padded(line: Line, width: int, roles: str) -> Line:
    """Return `line` filled with spaces up to `width` cells, so that a tint reaches the edge."""
    missing = width - line_cells(line)
    return (*line, Piece(" " * missing, roles)) if missing > 0 else line


def at_right(line: Line, width: int) -> Line:
    """Return `line` moved to the right edge of `width` cells."""
    missing = width - line_cells(line)
    return (Piece(" " * missing), *line) if missing > 0 and line else line


def centred(line: Line, width: int) -> Line:
    """Return `line` in the middle of `width` cells."""
    missing = (width - line_cells(line)) // 2
    return (Piece(" " * missing), *line) if missing > 0 else line


def is_right_to_left(text: str) -> bool:
    """Tell whether the first letter with a direction is Arabic, Hebrew or the like (Unicode UAX 9, rule P2)."""
    for char in text:
        if char.isascii():
            if char.isalpha():
                return False
            continue
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def _aligned(lines: list[Line], text: str, width: int) -> list[Line]:
    return [at_right(line, width) for line in lines] if is_right_to_left(text) else lines


def flowed(pieces: Sequence[Piece], width: int) -> list[Line]:
    """Return `pieces` wrapped, and moved to the right edge where the text is written from right to left."""
    return _aligned(wrap(pieces, width), line_text(tuple(pieces)), width)


def balanced(pieces: Sequence[Piece], width: int) -> list[Line]:
    """Return `pieces` in as few lines as `width` allows, of about equal length, as headlines are set."""
    lines = wrap(pieces, width)
    text = line_text(tuple(pieces))
    if len(lines) < 2 or len(text) > _LONGEST_HEADLINE:
        return _aligned(lines, text, width)
    low, high = max(width // 2, *map(cells, text.split()), 1), width
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if len(wrap(pieces, middle)) <= len(lines) else (middle + 1, high)
    return _aligned(wrap(pieces, high), text, width)
