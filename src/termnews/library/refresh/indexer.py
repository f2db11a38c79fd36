"""Background indexing: new articles go into the search index in small batches."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from termnews.library.cache_thread import CacheThread
from termnews.library.refresh.checkpoints import Checkpoints
from termnews.library.refresh.lanes import Lanes
from termnews.library.refresh.worker import WorkerLostError
from termnews.store.cache import Cache
from termnews.store.index_queue import Unindexed, Words

# More together take less time for each, but the writer is busy for so long, and all their texts are in memory.
AT_A_TIME = 250


class Indexer:
    """Takes articles into the search index, the newest first."""

    def __init__(self, reader: CacheThread, writer: CacheThread, lanes: Lanes, checkpoints: Checkpoints) -> None:
        self._reader = reader
        self._writer = writer
        self._lanes = lanes
        self._checkpoints = checkpoints
        self._room = asyncio.Lock()

    async def catch_up(self) -> None:
        """Take in all articles that search does not find yet; nothing to do on read-only media."""
        async with self._room:
            while await self._reader.run(_may_go_on) and await self._pass():
                pass

    async def _pass(self) -> int:
        """Go once through what waits and return how many articles that was.

        The words of some are made while SQLite, which needs no turn of Python's, indexes those before: in the worker
        where it is ready, else in a thread.
        """
        batch, writing, count = await self._read(None), None, 0
        try:
            while batch:
                words = await self._words(batch)
                count += len(batch)
                if writing is not None:
                    await writing
                writing = asyncio.create_task(self._write(words))
                batch = await self._read(batch[-1].sort_key)
        finally:
            # what has begun goes to its end, whatever became of the batch after it
            if writing is not None:
                await writing
        return count

    async def _words(self, batch: Sequence[Unindexed]) -> list[Words]:
        if self._lanes.ready:
            with suppress(WorkerLostError):
                words: list[Words] = await self._lanes.call("termnews.library.refresh.indexer:words_of", batch)
                return words
        return await asyncio.to_thread(words_of, batch)

    async def _read(self, before: int | None) -> list[Unindexed]:
        return await self._reader.run(lambda cache: cache.index_queue.read(AT_A_TIME, before=before))

    async def _write(self, words: Sequence[Words]) -> None:
        await self._writer.run(lambda cache: cache.index_queue.write(words))
        self._checkpoints.nudge()


def _may_go_on(cache: Cache) -> bool:
    return not cache.read_only and cache.index_queue.waiting() > 0


def words_of(batch: Sequence[Unindexed]) -> list[Words]:
    """Return the words of articles."""
    from termnews.extract.words import plain_words

    return [one.words(plain_words) for one in batch]
