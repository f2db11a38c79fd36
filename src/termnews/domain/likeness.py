"""Similarity of articles: tf-idf weights of words, preference for newer ones, near-duplicates."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from math import log

# Of more articles than this a word tells nothing of any of them, and counting further would only take time.
_MOST_HOLDERS = 500
_COMMON_SHARE = 0.25
_FEWEST_COMMON = 3
# A score falls by at most half with age, and half of that in this time.
_AGEING = timedelta(days=30)
_AGED = 0.5
_COPY = 0.7


def too_common(articles: int) -> int:
    """Return the number of holders from which on a word tells nothing, in a cache of `articles`."""
    return min(_MOST_HOLDERS, max(_FEWEST_COMMON, int(articles * _COMMON_SHARE))) + 1


def telling(
    counts: Mapping[str, float], holders: Mapping[str, int], articles: int, *, most: int = 12
) -> tuple[str, ...]:
    """Return up to `most` words by which an article is told from others, the most telling first (tf-idf).

    `counts` says how often the article has each word, `holders` how many articles of the cache hold it, itself
    included: a word of its own alone leads nowhere.
    """
    limit = too_common(articles)
    weights = {
        word: (1 + log(count)) * log(1 + articles / holders[word])
        for word, count in counts.items()
        if count > 0 and 1 < holders.get(word, 0) < limit
    }
    return tuple(sorted(weights, key=lambda word: -weights[word])[:most])


def preferring_new(score: float, when: datetime, now: datetime) -> float:
    """Return `score` lessened by age: of two articles alike to the point the newer has the higher score."""
    age = max(now - when, timedelta())
    return float(score * (_AGED + (1 - _AGED) * 0.5 ** (age / _AGEING)))


def near_copy(words: Collection[str], others: Collection[str]) -> bool:
    """Tell whether two texts, as sets of their words, are nearly the same text."""
    left, right = set(words), set(others)
    either = len(left | right)
    return either > 0 and len(left & right) / either >= _COPY
