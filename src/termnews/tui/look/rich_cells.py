"""Width table in Rich's place: the most cells that any terminal gives a character, so that what is drawn has room.

Terminals disagree about vowel signs, skin tones and joined emoji. All of the reader counts by this one table: what it
lays out itself, and what Textual does, which asks Rich. The table and what reads it are private to Rich: this is the
only module that names them, tests/tui/look/test_rich_cells.py has a test for each, and pyproject.toml holds Rich to the
versions that this was tried with. How Rich counts without it is asked for by the version "latest".
"""

from functools import cache, lru_cache
from unicodedata import category

import rich.cells
from rich._unicode_data import load as _rich_table
from rich.cells import CellTable, cached_cell_len, get_character_cell_size
from rich.segment import Segment

_rich_count, _rich_split = rich.cells._cell_len, rich.cells.split_graphemes

# Variation selectors and tags are nothing anywhere, and there are thousands.
_LAST = 0xE0000
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"
FLAGS = "".join(map(chr, range(0x1F1E6, 0x1F200)))


@cache
def _widest(version: str) -> CellTable:
    table = _rich_table(version)
    widths: list[tuple[int, int, int]] = []
    for first, last, width in table.widths:
        if width or first >= _LAST:
            widths.append((first, last, width))
            continue
        for code in range(first, last + 1):
            wanted = 2 if code in _SKIN_TONES else int(category(chr(code)) == "Mc")
            if widths and widths[-1][1:] == (code - 1, wanted):
                widths[-1] = (widths[-1][0], code, wanted)
            else:
                widths.append((code, code, wanted))
    return CellTable(table.unicode_version, tuple(widths), table.narrow_to_wide)


def _load(version: str = "auto") -> CellTable:
    return _widest(version) if version == "auto" else _rich_table(version)


_Span = tuple[int, int, int]


def clusters(text: str) -> list[_Span]:
    """Return what `text` is made of as (start, end, cells): letters with their marks, and emoji, none above two cells.

    A letter that is joined to another is one of its own, as in Sinhala; Rich counts it for nothing.
    """
    spans: list[_Span] = []
    table = _load()
    at, length = 0, len(text)
    while at < length:
        char, start = text[at], at
        at += 1
        begin, _, before = spans[-1] if spans else (start, start, 0)
        width = get_character_cell_size(char)
        if char == _JOINER and at < length and spans and category(text[at]) == "So":
            at += 1
        elif char == _EMOJI_STYLE:
            before += before == 1 and text[start - 1] in table.narrow_to_wide
        elif width and not (before == 1 and _completes(char, text[begin])):
            spans.append((start, at, width))
            continue
        else:
            before += width
        spans[-1:] = [(begin, at, before)]
    return spans


def _completes(char: str, before: str) -> bool:
    """Tell whether a character of one cell is part of the one before: a vowel sign, the half of a flag."""
    return category(char) == "Mc" or (char in FLAGS and before in FLAGS)


def _count(text: str, version: str = "auto") -> int:
    if version != "auto":
        return _rich_count(text, version)
    if _JOINER in text or _EMOJI_STYLE in text:
        return sum(width for _, _, width in clusters(text))
    return sum(map(get_character_cell_size, text))


def _split(text: str, version: str = "auto") -> tuple[list[_Span], int]:
    if version != "auto":
        return _rich_split(text, version)
    spans = clusters(text)
    return spans, sum(width for _, _, width in spans)


@lru_cache(16384)
def _cut_segment(segment: Segment, cut: int) -> tuple[Segment, Segment]:
    """Cut a segment after so many cells; Rich by itself leaves the marks of a letter, or half an emoji, to the rest."""
    text, style, control = segment
    before, after = rich.cells.split_text(text, cut) if cut < segment.cell_length else (text, "")
    return Segment(before, style, control), Segment(after, style, control)


vars(rich.cells).update(load_cell_table=_load, _cell_len=_count, split_graphemes=_split)
setattr(Segment, "_split_cells", staticmethod(_cut_segment))  # noqa: B010
get_character_cell_size.cache_clear()
cached_cell_len.cache_clear()

cell_len = rich.cells.cell_len


def cell_len_as_printed(text: str) -> int:
    """Return the cells of `text` as Rich counts them by itself."""
    return cell_len(text, "latest")
