"""Query: the set of articles of a list and its order, and how search text splits into words."""

import unicodedata
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple


class Scope(StrEnum):
    """Which states of articles a list takes in."""

    UNREAD = "unread"
    ALL = "all"
    STARRED = "starred"
    LATER = "later"
    READ = "read"


class Order(StrEnum):
    """What a list is sorted by; where that is the same for two articles, the newer one comes first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    SOURCE = "source"
    LENGTH = "length"
    UNREAD = "unread"

    @property
    def by_date(self) -> bool:
        """Whether the articles of one day stand together."""
        return self in (Order.NEWEST, Order.OLDEST)


class Query(NamedTuple):
    """A set of articles: every field given narrows it. `source` is an id; `since` compares with a headline's `when`.

    With `once`, of articles at one address that several sources carry only the earliest is named.
    """

    scope: Scope = Scope.UNREAD
    category: str | None = None
    source: int | None = None
    topic: str | None = None
    since: datetime | None = None
    limit: int | None = None
    once: bool = False
    order: Order = Order.NEWEST


def in_word(char: str) -> bool:
    """Tell whether a character can stand in a word: letters, digits, and the marks that belong to them."""
    return char.isalnum() or unicodedata.category(char)[0] == "M"


MOST_WORDS = 32
"""How many different words of a query count: a title has fewer, and each more takes its time."""
LONGEST = 2_000
"""How many characters of a query count: what is longer was pasted by mistake."""


def query_words(text: str) -> tuple[str, ...]:
    """Return the words of a query, each once, within MOST_WORDS and LONGEST; the last one typed stays the last."""
    words: dict[str, str] = {}
    for word in reversed(search_words(text[:LONGEST])):
        words.setdefault(word.casefold(), word)
    return tuple(reversed(words.values()))[:MOST_WORDS]


def is_too_long(text: str) -> bool:
    """Tell whether some words of a query do not count."""
    return len(text) > LONGEST or len(set(map(str.casefold, search_words(text)))) > MOST_WORDS


def search_words(text: str) -> tuple[str, ...]:
    """Return the words of a text; punctuation separates words, marks (vowel signs) belong to them.

    Any text is valid: `C++` is the word `C`, `"` is no word at all.
    """
    return tuple("".join(chars) for inside, chars in groupby(text, in_word) if inside)
