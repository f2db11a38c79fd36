"""Query parsing: how the text of a search splits into words, and what each is looked for as."""

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from termnews.domain.compounds import SIGNS, joined_forms
from termnews.domain.dense_scripts import is_dense
from termnews.domain.folding import fold_words
from termnews.domain.text import in_word

MOST_WORDS = 32
"""How many different words of a query count: a title has fewer, and each more takes its time."""
LONGEST = 2_000
"""How many characters of a query count: what is longer was pasted by mistake."""
# A beginning is looked for of words that are long enough: a tenth of all begin with any one letter, and reading their
# lists takes half a second in a large cache.
_LEAST, _LEAST_JOINED = 2, 4
_MOST_PARTS = 8


class SearchTerm:
    """One word of a query: `text` as it was typed, `parts` what signs part it into (Wi, Fi).

    With `last` it is the last word of the query, which may be the beginning of one.
    """

    def __init__(self, text: str, parts: tuple[str, ...], *, last: bool = False) -> None:
        self.text = text
        self.parts = parts
        self.last = last

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Its parts as the index has them; one that folds to nothing as it is."""
        return tuple(fold_words(part).strip() or part for part in self.parts)

    @cached_property
    def joined(self) -> str:
        """Its parts as one word, folded; empty where that is no word."""
        return next(iter(joined_forms(self.parts)), "") if len(self.parts) > 1 else self.folded[0]

    @property
    def goes_on(self) -> bool:
        """Whether its last part may be the beginning of a word."""
        return self.last and (len(self.folded[-1]) >= _LEAST or is_dense(self.folded[-1]))

    @property
    def joined_goes_on(self) -> bool:
        """Whether it may be the beginning of a word that is written without signs."""
        return self.goes_on and (len(self.parts) == 1 or len(self.joined) >= _LEAST_JOINED)


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def search_terms(text: str) -> tuple[SearchTerm, ...]:
    """Return the terms of a query, each once, within MOST_WORDS and LONGEST; the last one typed stays the last."""
    chosen = _distinct(text[:LONGEST])
    while sum(len(term.parts) for term in chosen) > MOST_WORDS:
        chosen = chosen[:-1]
    return chosen


def _distinct(text: str) -> tuple[SearchTerm, ...]:
    terms: dict[tuple[str, ...], SearchTerm] = {}
    for run in reversed(list(_runs(text))):
        term = SearchTerm(text[run[0].start : run[-1].end], tuple(word.text for word in run), last=not terms)
        terms.setdefault(term.folded, term)
    return tuple(reversed(terms.values()))


def _runs(text: str) -> Iterator[list[_Word]]:
    """Yield the words of a text, those together that stand with one sign between."""
    run: list[_Word] = []
    for word in _words(text):
        if run and not _joins(text, run[-1], word):
            yield from _not_too_long(run)
            run = []
        run.append(word)
    yield from _not_too_long(run)


def _joins(text: str, before: _Word, after: _Word) -> bool:
    sign = text[before.end : after.start]
    return len(sign) == 1 and sign in f'{SIGNS}"' and not is_dense(before.text[-1] + after.text[0])


def _not_too_long(run: list[_Word]) -> Iterator[list[_Word]]:
    if len(run) > _MOST_PARTS:
        yield from ([word] for word in run)
    elif run:
        yield run


def understood(text: str) -> tuple[str, ...]:
    """Return the words of a search as they are looked for; one that may go on ends in an ellipsis."""
    return tuple(f"{term.text}…" if term.goes_on else term.text for term in search_terms(text))


def is_too_long(text: str) -> bool:
    """Tell whether some words of a query do not count."""
    return len(text) > LONGEST or sum(len(term.parts) for term in _distinct(text)) > MOST_WORDS


def search_words(text: str) -> tuple[str, ...]:
    """Return the words of a text; punctuation separates words, marks (vowel signs) belong to them.

    Any text is valid: `C++` is the word `C`, `"` is no word at all.
    """
    return tuple(word.text for word in _words(text))


def _words(text: str) -> list[_Word]:
    words, at = [], 0
    for inside, chars in groupby(text, in_word):
        word = "".join(chars)
        if inside:
            words.append(_Word(word, at, at + len(word)))
        at += len(word)
    return words
