"""What a worker process does for `intake`: it has the cache open, parses feeds and stores their articles."""

from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache, partial
from typing import Any

from termnews.domain.article import ParsedFeed
from termnews.domain.errors import ParseError
from termnews.domain.source import Answer
from termnews.library.events import SourceRefreshed
from termnews.library.refresh.delivery import Delivery
from termnews.library.refresh.worker_process import portable
from termnews.store.cache import Cache, open_same
from termnews.store.database import FileIdentity


@lru_cache(maxsize=1)
def cache_of(file: FileIdentity) -> Cache:
    """Return this process's connection to a cache."""
    return open_same(file)


def take_in(file: FileIdentity, deliveries: Sequence[Delivery]) -> list[tuple[SourceRefreshed, Answer] | Exception]:
    """Parse answers and store them in one transaction; what fails fails alone, and its exception is in its place.

    All are parsed before the first is stored: what takes long, or for ever, holds up nobody who wants to write.
    """
    cache = cache_of(file)
    if not deliveries:
        _prepare()
    outcomes: list[Any] = [_parsed(delivery) for delivery in deliveries]
    fine = [place for place, feed in enumerate(outcomes) if isinstance(feed, ParsedFeed)]
    stored = cache.together([partial(deliveries[place].merge, outcomes[place]) for place in fine]) if fine else ()
    for place, outcome in zip(fine, stored, strict=True):
        outcomes[place] = portable(outcome) if isinstance(outcome, Exception) else outcome
    return outcomes


def _prepare() -> None:
    """Import what parses, which takes as long as the first answers take to come."""
    from termnews.sources.parse import parse

    with suppress(ParseError):
        parse(b"<rss version='2.0'><channel><title>None</title></channel></rss>", url="")


def _parsed(delivery: Delivery) -> ParsedFeed | Exception:
    try:
        return delivery.parse()
    except Exception as error:
        return portable(error)
