"""The search index kept up beside everything else: a few articles at a time, so that nothing waits long for it."""

import asyncio

from termnews.library.threads import CacheThread
from termnews.store.cache import Cache

AT_A_TIME = 100


class Indexer:
    """Takes articles into the search index."""

    def __init__(self, writer: CacheThread) -> None:
        self._writer = writer
        self._room = asyncio.Lock()

    async def catch_up(self) -> None:
        """Take in all articles that search does not find yet; nothing to do on read-only media."""
        async with self._room:
            while await self.step():
                pass

    async def step(self) -> int:
        """Take in a few articles and return how many."""
        return await self._writer.run(_step)


def _step(cache: Cache) -> int:
    if cache.read_only or not cache.indexing.waiting():
        return 0
    from termnews.extract.words import plain_words

    return cache.indexing.catch_up(plain_words, most=AT_A_TIME)
