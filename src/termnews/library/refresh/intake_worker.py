"""What a worker process does for `intake` and `indexer`: it has the cache open, and parses, stores and indexes."""

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Any

from termnews.domain.article import ParsedFeed
from termnews.domain.source import Answer
from termnews.library.events import SourceRefreshed
from termnews.library.refresh.delivery import Delivery
from termnews.library.refresh.worker import portable
from termnews.store.cache import Cache, open_same
from termnews.store.database import FileIdentity


@lru_cache(maxsize=1)
def _cache(file: FileIdentity) -> Cache:
    return open_same(file)


def take_in(file: FileIdentity, deliveries: Sequence[Delivery]) -> list[tuple[SourceRefreshed, Answer] | Exception]:
    """Parse answers and store them in one transaction; what fails fails alone, and its exception is in its place.

    All are parsed before the first is stored: what takes long, or for ever, holds up nobody who wants to write.
    """
    cache = _cache(file)
    outcomes: list[Any] = [_parsed(delivery) for delivery in deliveries]
    fine = [place for place, feed in enumerate(outcomes) if isinstance(feed, ParsedFeed)]
    stored = cache.together([partial(deliveries[place].merge, outcomes[place]) for place in fine]) if fine else ()
    for place, outcome in zip(fine, stored, strict=True):
        outcomes[place] = portable(outcome) if isinstance(outcome, Exception) else outcome
    return outcomes


def _parsed(delivery: Delivery) -> ParsedFeed | Exception:
    try:
        return delivery.parse()
    except Exception as error:
        return portable(error)


def index(file: FileIdentity, most: int, before: int | None) -> int | None:
    """Take up to `most` waiting articles into the search index, newest first, with `before` those below that sort key.

    Returns the sort key of the last one; None where nothing waits.
    """
    from termnews.extract.words import plain_words

    queue = _cache(file).index_queue
    batch = queue.read(most, before=before)
    queue.write([one.words(plain_words) for one in batch])
    return batch[-1].sort_key if batch else None
