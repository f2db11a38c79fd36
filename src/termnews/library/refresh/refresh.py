"""Refresh: pull many sources at once, each in a task of its own that can fail alone."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

from termnews.config.settings import Settings
from termnews.domain.addresses import host
from termnews.domain.article import ParsedFeed
from termnews.domain.source import Source
from termnews.fetch.response import Response
from termnews.library.events import RefreshFinished, SourceRefreshed
from termnews.library.refresh.doubts import Doubts
from termnews.library.refresh.feed_reader import FeedReader
from termnews.library.refresh.host_room import HostRoom
from termnews.library.refresh.indexer import Indexer
from termnews.library.refresh.intake import Intake
from termnews.library.refresh.refresh_source import RefreshSource


class Refresh:
    """Pulls sources into the cache, many together; search takes in what they brought when all are stored."""

    def __init__(
        self,
        refresh_source: RefreshSource,
        indexer: Indexer,
        feed_reader: FeedReader,
        intake: Intake,
        *,
        connections: int = 32,
        per_host: int = 2,
    ) -> None:
        self._refresh_source = refresh_source
        self._indexer = indexer
        self._feed_reader = feed_reader
        self._intake = intake
        # a few more than there are connections: some are being stored meanwhile
        self._at_once = connections + 8
        # where all of these stay silent, that took two deadlines at most
        self._at_host = 2 * per_host

    def due(self, sources: Sequence[Source]) -> list[Source]:
        """Return the sources that the reader's own refresh would ask now."""
        return [source for source in sources if self._refresh_source.due(source, asked=False)]

    async def run(
        self, sources: Sequence[Source], *, asked: bool = True, network: bool | None = None
    ) -> AsyncIterator[SourceRefreshed | RefreshFinished]:
        """Yield a `SourceRefreshed` as each source is done, then one `RefreshFinished`.

        `asked` tells that a person asked: every server is asked then, except one that said when to come back
        (429, 503) or that the feed is gone (410). `network` tells whether there was one just before. Leaving
        the iteration early cancels what has not begun. What was stored is found by search when the iteration has come
        to its end.
        """
        started = time.monotonic()
        room = HostRoom(self._at_once, self._at_host)
        doubts = Doubts(self._refresh_source.record, network=network)
        results: list[SourceRefreshed] = []
        with self._intake.of(sources):
            tasks = [asyncio.create_task(self._one(source, room, asked=asked)) for source in sources]
            try:
                for finished in asyncio.as_completed(tasks):
                    result = await finished
                    await doubts.hear(result)
                    results.append(result)
                    yield replace(result, done=len(results), total=len(tasks))
            finally:
                for task in tasks:
                    task.cancel()
            outage = await doubts.settle()
            yield RefreshFinished(tuple(results), time.monotonic() - started, outage)
            await self._indexer.catch_up()
        await self._refresh_source.forget_pages()

    async def _one(self, source: Source, room: HostRoom, *, asked: bool) -> SourceRefreshed:
        async with room.turn(host(source.url)) as place:
            if place.silent and self._refresh_source.due(source, asked=asked):
                return await self._refresh_source.leave_alone(source)
            if place.held_until is not None and self._refresh_source.due(source, asked=asked):
                return self._refresh_source.held_back(source, place.held_until)
            result = await self._refresh_source.one(source, asked=asked)
            if result.limited:
                place.held_until = result.retry_at
            place.note(silent=result.silent, answered=result.answered and not result.silent)
            return result

    def use_settings(self, settings: Settings) -> None:
        """Go by other settings from now on."""
        self._refresh_source.settings = settings

    async def stop(self) -> None:
        """Give up what is under way, since the program ends; no process is left."""
        self._feed_reader.stop()
        await self._feed_reader.gone()

    async def store(self, source: Source, feed: ParsedFeed, response: Response) -> SourceRefreshed:
        """Take in a feed that was fetched already, and chosen."""
        result = await self._refresh_source.store(source, feed, response, chosen=True)
        await self._indexer.catch_up()
        return result
