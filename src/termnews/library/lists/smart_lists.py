"""Smart lists (saved searches): from a `[[smart]]` of config.toml to the articles in it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from termnews.config.smart import Smart
from termnews.domain.article_list import ArticleList
from termnews.domain.query import Query
from termnews.domain.source import Source
from termnews.library.cache_thread import CacheThread
from termnews.store.cache import Cache

NOWHERE = -1
"""The id of a source that no cache has."""


def midnight(now: datetime, days: int = 0) -> datetime:
    """Return when the day of `now` began where the reader is, or the day so many days before."""
    day = now.astimezone().date() - timedelta(days=days)
    return datetime(day.year, day.month, day.day).astimezone()


def smart_query(smart: Smart, sources: Sequence[Source], now: datetime) -> Query:
    """Return the query of a smart list, without its words; that of a source which is not there names no article."""
    source = None
    if smart.source is not None:
        wanted = smart.source.casefold()
        source = next((one.id for one in sources if wanted in (one.title.casefold(), one.url.casefold())), NOWHERE)
    since = smart.since
    if isinstance(since, int):
        begin = midnight(now, since)
    elif since is not None:
        begin = datetime(since.year, since.month, since.day).astimezone()
    return Query(
        smart.scope,
        category=smart.category,
        source=source,
        since=None if since is None else begin,
        once=source is None,
    )


class SmartLists:
    """Finds and counts the articles of lists with words, away from the keys."""

    def __init__(self, reader: CacheThread) -> None:
        self._reader = reader

    async def listed(self, words: str, query: Query) -> ArticleList:
        """Return the articles of `query` that hold all of `words`, newest first."""
        return await self._reader.run(lambda cache: cache.search.listed(words, query))

    async def counts(self, wanted: Sequence[tuple[str, str, Query]]) -> dict[str, int]:
        """Return how many articles each list has, by its name; lists are given as name, words and query."""

        def count(cache: Cache) -> dict[str, int]:
            return {
                name: len(cache.search.listed(words, query)) if words else cache.counts.articles(query)
                for name, words, query in wanted
            }

        return await self._reader.run(count)
