"""Refresh: many sources pulled at once, every one its own task, none of which can hurt another."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

from termnews.domain.article import ParsedFeed
from termnews.domain.source import Source
from termnews.fetch.response import Response
from termnews.library.events import RefreshFinished, SourceRefreshed
from termnews.library.indexer import Indexer
from termnews.library.pull import Pull


class Refresh:
    """Pulls sources into the cache, many at once; search takes in what they brought when all are stored."""

    def __init__(self, pull: Pull, indexer: Indexer) -> None:
        self._pull = pull
        self._indexer = indexer

    def due(self, sources: Sequence[Source]) -> list[Source]:
        """Return the sources that the reader's own refresh would ask now."""
        return [source for source in sources if self._pull.due(source, asked=False)]

    async def run(
        self, sources: Sequence[Source], *, asked: bool = True
    ) -> AsyncIterator[SourceRefreshed | RefreshFinished]:
        """Yield a `SourceRefreshed` as each source is done, then one `RefreshFinished`.

        `asked` tells that a person asked: every server is asked then, except one that said when to come back
        (429, 503) or that the feed is gone (410). Leaving the iteration early cancels what has not begun. What was
        stored is found by search when the iteration has come to its end.
        """
        started = time.monotonic()
        tasks = [asyncio.create_task(self._pull.one(source, asked=asked)) for source in sources]
        results: list[SourceRefreshed] = []
        try:
            for finished in asyncio.as_completed(tasks):
                result = await finished
                results.append(result)
                yield replace(result, done=len(results), total=len(tasks))
        finally:
            for task in tasks:
                task.cancel()
        yield RefreshFinished(tuple(results), time.monotonic() - started)
        await self._indexer.catch_up()

    def stop(self) -> None:
        """Give up what is under way, since the program ends."""
        self._pull.stop()

    async def store(self, source: Source, feed: ParsedFeed, response: Response) -> SourceRefreshed:
        """Take in a feed that was fetched already."""
        result = await self._pull.store(source, feed, response)
        await self._indexer.catch_up()
        return result
