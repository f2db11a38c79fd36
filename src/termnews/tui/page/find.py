"""Finding text in a page as it is typed: in any case, anywhere in a word, across the ends of lines."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from termnews.tui.page.model import Page
from termnews.tui.safe_text import safe_line

LONGEST = 200
"""Characters of a text that can be looked for."""

# What the page adds to the text: a match runs through it as if it were not there.
_FURNITURE = frozenset(
    ("bar", "bullet", "card card_bar", "card marker", "code_block marker", "marker", "ornament", "rule", "table_line")
)
# What people type for what typographers print; a character for a character.
_TYPED = str.maketrans("‘’‚“”„\u00a0\u202f\u2009‐‑", "'''\"\"\"   --")
# A line that ends in one of these may have been broken where there was no space, as may text without spaces.
_MAY_JOIN = re.compile(r"[-–—/_.&=?,;\u2e80-\u9fff\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff]$")
_ENDED, _MAYBE_ENDED = "\n", "\v"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` (exclusive) of a line."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """One place where the text stands; on more than one line where the text is broken."""

    stretches: tuple[Stretch, ...]

    @property
    def first(self) -> int:
        """The line it begins on."""
        return self.stretches[0].line

    @property
    def last(self) -> int:
        """The line it ends on."""
        return self.stretches[-1].line


class PageText:
    """The text of a page in one string, that knows which line each of its characters stands on."""

    def __init__(self, page: Page) -> None:
        self._starts: list[int] = []
        self._places: list[tuple[int, int]] = []
        self._text, self._offsets = _folded("".join(self._parts(page)))

    def _parts(self, page: Page) -> Iterator[str]:
        """Yield the text of every line without what only decorates it, and note where each part comes from."""
        length = 0
        ended = ""
        for number, line in enumerate(page.lines):
            at = 0
            said = ""
            for piece in line:
                text = safe_line(piece.text)
                kept = text if said else text.lstrip()
                if kept.strip() and piece.roles not in _FURNITURE:
                    yield ended
                    length += len(ended)
                    self._starts.append(length)
                    self._places.append((number, at + len(text) - len(kept)))
                    yield kept
                    length += len(kept)
                    said, ended = kept, ""
                at += len(text)
            ended = ended + _ENDED if not said else _MAYBE_ENDED if _MAY_JOIN.search(said.rstrip()) else _ENDED

    def find(self, wanted: str) -> tuple[Match, ...]:
        """Return every match of `wanted`, top to bottom; none where it is blank."""
        words = _folded(wanted.strip()[:LONGEST])[0].split()
        if not words:
            return ()
        # a space also stands for the end of a line, and a line may end inside a word
        between = f"(?: +|{_ENDED}| *{_MAYBE_ENDED})"
        pattern = between.join(f"{_MAYBE_ENDED}?".join(map(re.escape, word)) for word in words)
        return tuple(self._match(*found.span()) for found in re.finditer(pattern, self._text))

    def _match(self, start: int, end: int) -> Match:
        if self._offsets:
            start, end = bisect_right(self._offsets, start) - 1, bisect_right(self._offsets, end - 1)
        stretches = []
        part = bisect_right(self._starts, start) - 1
        while part < len(self._starts) and self._starts[part] < end:
            line, at = self._places[part]
            begins = self._starts[part]
            # what stands between two parts is the end of a line
            ends = self._starts[part + 1] if part + 1 < len(self._starts) else end
            stretches.append(Stretch(line, at + max(start - begins, 0), at + min(end, ends) - begins))
            part += 1
        return Match(tuple(stretches))


def _folded(text: str) -> tuple[str, list[int]]:
    """Return `text` for comparing and, where that is longer, the place in it of every character of `text`."""
    typed = text.translate(_TYPED)
    folded = typed.casefold()
    if len(folded) == len(typed):
        return folded, []
    parts = [char.casefold() for char in typed]
    return "".join(parts), [0, *accumulate(map(len, parts))]


def find_all(page: Page, wanted: str) -> tuple[Match, ...]:
    """Return every match of `wanted` in `page`, top to bottom."""
    return PageText(page).find(wanted)
