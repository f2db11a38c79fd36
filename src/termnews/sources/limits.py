"""Limits on one document: far more than any publisher writes, and little enough to be read in seconds."""

import re
from collections.abc import Sequence
from typing import TypeVar

from termnews.domain.errors import ParseError

# Largest feeds known hold a few thousand articles; 50,000 of them take about a second.
MOST_ARTICLES = 50_000

# Parsers compare each attribute of an element with all others, and each prefix with all that are in force.
MOST_ATTRIBUTES = 1000
_CROWDED = re.compile(rb"""<[A-Za-z_:](?:[^<>"']++|"[^"]*+"|'[^']*+'){%d}""" % (2 * MOST_ATTRIBUTES))
_NAMESPACE = re.compile(rb"""xmlns(?::[\w.-]{1,100})?\s*=\s*["'][^"'<>]{0,500}""")

# Parsers write the name of its namespace out before the name of each element.
_LONGEST_NAMESPACE = 1000

T = TypeVar("T")


class TooLargeError(ParseError):
    """A document that would take for ever to be read, and that no publisher writes."""


def check_complexity(outline: bytes) -> None:
    """Raise TooLargeError for a document with elements that no parser should be given, by its outline."""
    if outline.count(b"=") > MOST_ATTRIBUTES and _CROWDED.search(outline):
        raise TooLargeError(f"The feed is too large to be read: an element has more than {MOST_ATTRIBUTES} attributes.")
    if outline.count(b"xmlns") > MOST_ATTRIBUTES and len(set(_NAMESPACE.findall(outline))) > MOST_ATTRIBUTES:
        raise TooLargeError(f"The feed is too large to be read: it names more than {MOST_ATTRIBUTES} namespaces.")


def check_namespace(prefix: str | None, name: str) -> None:
    """Raise TooLargeError for the name of a namespace that is longer than any."""
    if name and len(name) > _LONGEST_NAMESPACE:
        raise TooLargeError("The feed is too large to be read: the name of a namespace has no end.")


def first_articles(listed: Sequence[T]) -> Sequence[T]:
    """Return as many of a document's articles, from its beginning, as are read."""
    return listed if len(listed) <= MOST_ARTICLES else listed[:MOST_ARTICLES]


def note(articles: int) -> str | None:
    """Return what a reader should know of a document of which so many articles were read."""
    return f"No more than {MOST_ARTICLES:,} articles of a feed are read." if articles >= MOST_ARTICLES else None
