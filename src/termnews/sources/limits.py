"""How much of one document is read: far more than any publisher writes, and little enough to be read in seconds."""

import logging
from collections.abc import Sequence
from typing import TypeVar

# Largest feeds known hold a few thousand articles; 50,000 of them take about a second.
MOST_ARTICLES = 50_000

T = TypeVar("T")
log = logging.getLogger(__name__)


def note_cut(url: str) -> None:
    """Tell the log that the articles of a document were not all read."""
    log.warning("%s holds more than %d articles; the first %d are read", url, MOST_ARTICLES, MOST_ARTICLES)


def first_articles(listed: Sequence[T], url: str) -> Sequence[T]:
    """Return as many of a document's articles, from its beginning, as are read."""
    if len(listed) <= MOST_ARTICLES:
        return listed
    note_cut(url)
    return listed[:MOST_ARTICLES]
