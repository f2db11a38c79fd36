"""Refresh: many sources pulled at once, every one its own task, none of which can hurt another."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import replace

from termnews.domain.addresses import host
from termnews.domain.article import ParsedFeed
from termnews.domain.source import Source
from termnews.fetch.response import Response
from termnews.library.events import RefreshFinished, SourceRefreshed
from termnews.library.indexer import Indexer
from termnews.library.pull import Habits, Pull

AT_ONE_HOST = 4
# From so many sources on, a process that reads their feeds is worth its start.
MANY = 8


class Refresh:
    """Pulls sources into the cache, up to `at_once` together; search takes in what they brought when all are stored."""

    def __init__(self, pull: Pull, indexer: Indexer, *, at_once: int = 40) -> None:
        self._pull = pull
        self._indexer = indexer
        self._at_once = at_once

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
        room = _Room(self._at_once)
        tasks = [asyncio.create_task(self._one(source, room, asked=asked)) for source in sources]
        results: list[SourceRefreshed] = []
        with self._pull.worker.wanted() if len(sources) >= MANY else nullcontext():
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
        await self._pull.forget_pages()

    async def _one(self, source: Source, room: "_Room", *, asked: bool) -> SourceRefreshed:
        async with room.turn(host(source.url)):
            return await self._pull.one(source, asked=asked)

    def use_habits(self, habits: Habits) -> None:
        """Go by other habits from now on."""
        self._pull.habits = habits

    def stop(self) -> None:
        """Give up what is under way, since the program ends."""
        self._pull.stop()

    async def store(self, source: Source, feed: ParsedFeed, response: Response) -> SourceRefreshed:
        """Take in a feed that was fetched already."""
        result = await self._pull.store(source, feed, response)
        await self._indexer.catch_up()
        return result


class _Room:
    """How many sources are pulled at once, so that what was fetched does not pile up before it is stored.

    Of one host only a few count at a time: its politeness makes them wait, and they must not hold up the others.
    """

    def __init__(self, at_once: int) -> None:
        self._all = asyncio.Semaphore(at_once)
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(AT_ONE_HOST))

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[None]:
        """Wait until a source of the host `name` may be pulled, and hold its place until it is done."""
        async with self._hosts[name], self._all:
            yield
