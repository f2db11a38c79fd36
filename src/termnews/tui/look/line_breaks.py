"""Where lines of running text break: at spaces, after hyphens, between ideographs but not before a closing mark."""

import re
from collections.abc import Iterator

from termnews.tui.look.cell_width import cells, fitting, is_narrow

_ATOM = re.compile(r"\n|[^ \n]+")
# Chinese and Japanese break between any two characters (JIS X 4051, "kinsoku"); Hangul is written with spaces.
_CJK = "\u2e80-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff65\U00020000-\U0003ffff"
_OPEN = "（「『【〔〈《〘〖｛［‘“(\\[{"
_CLOSE = (
    "、。，．：；？！）」』】〕〉》〙〗｝］‥…ー々ゝゞヽヾ・％’”)\\]},.:;!?%"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
_UNIT = re.compile(f"[{_OPEN}]*(?:[{_CJK}]|[^{_CJK}{_OPEN}]+|.)[{_CLOSE}]*")
_HAS_CJK = re.compile(f"[{_CJK}]")
_AFTER = "-–—/"
_IN_ADDRESS = "/-_.&=?,;"


def _atoms(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield what a line must not break inside, as (start, end, cells); a newline is one of its own."""
    if is_narrow(text.replace("\n", " ")):
        for found in _ATOM.finditer(text):
            start, end = found.span()
            yield start, end, end - start
        return
    for found in _ATOM.finditer(text):
        word = found.group()
        start, end = found.span()
        if word.isascii() or not _HAS_CJK.search(word):
            yield start, end, cells(word)
            continue
        for unit in _UNIT.finditer(word):
            yield start + unit.start(), start + unit.end(), cells(unit.group())


def _after_hyphen(text: str, start: int, end: int, room: int) -> int | None:
    """Return where the word at `start` may be broken after a hyphen within `room` cells, or None."""
    word = text[start:end]
    if not is_narrow(word):
        return None
    for i in range(min(room, len(word) - 1), 1, -1):
        if word[i - 1] in _AFTER and word[i - 2].isalnum() and (word[i].isalnum() or word[i - 1] == "—"):
            return start + i
    return None


def _chopped(text: str, start: int, end: int, width: int) -> tuple[int, int]:
    """Return where a word wider than a line is cut, and the cells before it; addresses are cut after a sign."""
    taken, used = fitting(text[start : min(end, start + 8 * width)], width)
    if used == taken:
        for i in range(taken, taken * 2 // 3, -1):
            if text[start + i - 1] in _IN_ADDRESS:
                return start + i, i
    return start + taken, used


def break_lines(text: str, width: int) -> list[tuple[int, int]]:
    """Return the lines of `text` in `width` cells, each as (start, end) without the spaces around it.

    A newline always ends a line. A word wider than the line is cut; combining marks stay with their letter. Where there
    is no room at all, a line still takes a character.
    """
    width = max(1, width)
    lines: list[tuple[int, int]] = []
    start = -1  # of the line being filled; -1 while it is empty
    end = used = 0
    for a, b, size in _atoms(text):
        if text[a] == "\n":
            lines.append((start, end) if start >= 0 else (a, a))
            start = -1
            continue
        if start >= 0:
            room = width - used - (a - end)
            if size <= room:
                end, used = b, width - room + size
                continue
            hyphen = _after_hyphen(text, a, b, room) if b - a > 3 else None
            if hyphen is not None:
                size -= hyphen - a
                a = end = hyphen
            lines.append((start, end))
        while size > width and b - a > 1:
            middle, taken = _chopped(text, a, b, width)
            if middle >= b:
                break
            lines.append((a, middle))
            a, size = middle, size - taken
        start, end, used = a, b, size
    if start >= 0:
        lines.append((start, end))
    return lines
