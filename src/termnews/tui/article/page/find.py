"""Finding text in a page as it is typed: folded, anywhere in a word, across the ends of lines; or whole words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from termnews.domain.compounds import SIGNS
from termnews.domain.folding import folded_parts
from termnews.tui.article.page.model import Line, Page
from termnews.tui.article.page.word_spans import signs_optional, word_spans
from termnews.tui.look.safe_text import safe_line

# What the page adds to the text: a match runs through it as if it were not there.
_FURNITURE = frozenset(
    (
        "bar",
        "bullet",
        "card card_bar",
        "card marker",
        "code_block marker",
        "marker",
        "ornament",
        "pixels",
        "rule",
        "table_line",
    )
)
# What stands above and below an article, of which a search knows nothing: its category and source, and other articles.
_AROUND = frozenset(("kicker", "origin", "section", "listed", "state"))
# What people type for what typographers print; a character for a character.
_TYPED = str.maketrans("‘’‚“”„\u00a0\u202f\u2009‐‑", "'''\"\"\"   --")
# A line that ends in one of these may have been broken where there was no space, as may text without spaces.
_MAY_JOIN = re.compile(r"[-–—/_.&=?,;\u2e80-\u9fff\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff]$")
_ENDED, _MAYBE_ENDED = "\n", "\v"


class Stretch(NamedTuple):
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


class _Part(NamedTuple):
    """A stretch of the text: where it begins in the whole, its length, its line, its first character there."""

    begins: int
    length: int
    line: int
    at: int


class PageText:
    """The text of a page in one string, that knows which line each of its characters stands on.

    With `of_article` it is what a search looks through: without the names above an article and the lists below it.
    """

    def __init__(self, page: Page, *, of_article: bool = False) -> None:
        self._left_out = _AROUND if of_article else frozenset[str]()
        self._parts: list[_Part] = []
        self._text = "".join(self._joined(page))
        self._begins = [part.begins for part in self._parts]

    def _joined(self, page: Page) -> Iterator[str]:
        """Yield the text of the lines and what ends each, and note where every part of it comes from."""
        length = 0
        ended = ""
        for number, line in enumerate(page.lines):
            parts = _said(line, self._left_out)
            if not parts:
                ended += _ENDED
                continue
            yield ended
            length += len(ended)
            for at, text in parts:
                self._parts.append(_Part(length, len(text), number, at))
                yield text
                length += len(text)
            ended = _MAYBE_ENDED if _MAY_JOIN.search(parts[-1][1]) else _ENDED

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        return _folded(self._text)

    def find(self, wanted: str) -> tuple[Match, ...]:
        """Return every match of `wanted`, top to bottom; none where it is blank."""
        words = _folded(wanted)[0].split()
        if not words:
            return ()
        # a space also stands for a sign or the end of a line, and some lines may have ended inside a word
        between = f"(?: +|[{SIGNS}{_ENDED}{_MAYBE_ENDED}])"
        pattern = between.join(signs_optional(word, _MAYBE_ENDED) for word in words)
        text, offsets = self._folded
        return tuple(self._match(*found.span(), offsets) for found in re.finditer(pattern, text))

    def find_words(self, words: Sequence[str]) -> tuple[Match, ...]:
        """Return every place where any of the words of a search stands, top to bottom; see `word_spans`."""
        text, offsets = self._folded
        return tuple(self._match(*span, offsets) for span in word_spans(text, words, _MAYBE_ENDED))

    def _match(self, start: int, end: int, offsets: Sequence[int]) -> Match:
        if offsets:
            # an accent that stands apart belongs to the letter before it
            start = bisect_right(offsets, start) - 1
            end = max(bisect_left(offsets, end), bisect_right(offsets, end) - 1)
        stretches = []
        for part in self._parts[bisect_right(self._begins, start) - 1 : bisect_left(self._begins, end)]:
            first, last = max(start - part.begins, 0), min(end - part.begins, part.length)
            stretches.append(Stretch(part.line, part.at + first, part.at + last))
        return Match(tuple(stretches))


def _said(line: Line, left_out: frozenset[str]) -> list[tuple[int, str]]:
    """Return what a line says as (first character, text), without decoration and the spaces at either end.

    Pieces with a role that is `left_out` count as decoration.
    """
    parts: list[tuple[int, str]] = []
    at = 0
    for piece in line:
        text = safe_line(piece.text)
        if piece.roles not in _FURNITURE and left_out.isdisjoint(piece.roles.split()):
            kept = text if parts else text.lstrip()
            if kept:
                parts.append((at + len(text) - len(kept), kept))
        at += len(text)
    while parts and not parts[-1][1].strip():
        parts.pop()
    if parts:
        parts[-1] = (parts[-1][0], parts[-1][1].rstrip())
    return parts


def _folded(text: str) -> tuple[str, list[int]]:
    """Return `text` for comparing and, where that is not so, the place in it of every character of `text`."""
    typed = text.translate(_TYPED)
    if typed.isascii():
        return typed.lower(), []
    parts = list(folded_parts(typed))
    offsets = [0, *accumulate(map(len, parts))]
    return "".join(parts), [] if offsets == list(range(len(offsets))) else offsets
