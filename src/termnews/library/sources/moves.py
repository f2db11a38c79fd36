"""Redirect check: whether a source's new address serves its own feed or another."""

from collections.abc import Sequence
from datetime import datetime

from termnews.domain.addresses import canonical, host
from termnews.domain.article import ParsedFeed
from termnews.domain.errors import NotFoundError, ParseError
from termnews.domain.merge import Add, Intent, decide
from termnews.domain.source import Source
from termnews.domain.text import one_line
from termnews.fetch.response import Response
from termnews.store.cache import Cache


def refuse_other_feed(
    cache: Cache, source: Source, feed: ParsedFeed, response: Response, intents: Sequence[Intent]
) -> None:
    """Raise ParseError where a redirect leads a source to another feed.

    That is one without an article of those the source has, and with another title or site, or one that is subscribed to
    as another source.
    """
    led_elsewhere = canonical(response.final_url) != canonical(source.url)
    if not led_elsewhere or not source.articles or not feed.articles or not _all_new(feed, intents):
        return
    if _subscribed(cache, source, response.final_url):
        raise ParseError(f"This address now leads to {_named(feed)}, which you have as well: remove this source")
    if _differ(feed.title, source.feed_title) or _differ(host(feed.site or ""), host(source.site or "")):
        raise ParseError(
            f"This address now leads to another feed, {_named(feed)}, which is not mixed in: "
            "remove this source, and add that one if you want it"
        )


def is_same_feed(cache: Cache, source: Source, feed: ParsedFeed, *, now: datetime) -> bool:
    """Tell whether a feed has articles that a source has."""
    intents = decide(cache.articles.known(source.id, feed.articles), feed.articles, now=now)
    return not _all_new(feed, intents)


def _all_new(feed: ParsedFeed, intents: Sequence[Intent]) -> bool:
    return sum(isinstance(intent, Add) for intent in intents) == len(feed.articles)


def _named(feed: ParsedFeed) -> str:
    return f'"{one_line(feed.title)[:80]}"' if feed.title else "one without a name"


def _differ(new: str | None, old: str | None) -> bool:
    return bool(new and old) and (new or "").casefold() != (old or "").casefold()


def _subscribed(cache: Cache, source: Source, url: str) -> bool:
    try:
        return cache.sources.find(url).id != source.id
    except NotFoundError:
        return False
