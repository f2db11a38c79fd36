"""The search index kept up beside everything else: a few articles at a time, so that nothing waits long for it."""

import asyncio
from collections.abc import Sequence

from termnews.library.threads import CacheThread
from termnews.store.cache import Cache
from termnews.store.indexing import Unindexed, Words

# More together take less time for each, but the writer is busy for so long, and all their texts are in memory.
AT_A_TIME = 250


class Indexer:
    """Takes articles into the search index, the newest first."""

    def __init__(self, reader: CacheThread, writer: CacheThread) -> None:
        self._reader = reader
        self._writer = writer
        self._room = asyncio.Lock()

    async def catch_up(self) -> None:
        """Take in all articles that search does not find yet; nothing to do on read-only media."""
        async with self._room:
            while await self._reader.run(_may_go_on) and await self._pass():
                pass

    async def _pass(self) -> int:
        """Go once through what waits and return how many articles that was.

        The words of some are made while SQLite, which needs no turn of Python's, indexes those before.
        """
        batch, writing, count = await self._read(None), None, 0
        while batch:
            words = await asyncio.to_thread(_words, batch)
            count += len(batch)
            if writing is not None:
                await writing
            writing = asyncio.create_task(self._write(words))
            batch = await self._read(batch[-1].place)
        if writing is not None:
            await writing
        return count

    async def _read(self, before: int | None) -> list[Unindexed]:
        return await self._reader.run(lambda cache: cache.indexing.read(AT_A_TIME, before=before))

    async def _write(self, words: Sequence[Words]) -> None:
        await self._writer.run(lambda cache: cache.indexing.write(words))


def _may_go_on(cache: Cache) -> bool:
    return not cache.read_only and cache.indexing.waiting() > 0


def _words(batch: Sequence[Unindexed]) -> list[Words]:
    from termnews.extract.words import plain_words

    return [one.words(plain_words) for one in batch]
