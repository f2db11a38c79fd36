"""Background indexing: new articles go into the search index in batches, many of them in a worker process."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from functools import partial
from math import inf
from time import monotonic

from termnews.library.cache_thread import CacheThread
from termnews.library.other_programs import OtherPrograms
from termnews.library.refresh.checkpoints import Checkpoints
from termnews.library.refresh.index_worker import words_of
from termnews.library.refresh.lanes import Lanes
from termnews.library.refresh.worker import WorkerLostError
from termnews.store.cache import Cache
from termnews.store.database import FileIdentity
from termnews.store.index_renewal import Batch

# More together take less time for each, but nobody else can write for so long, and all their texts are in memory.
AT_A_TIME = 250
# In a worker, as long as nobody marks anything meanwhile.
UNDISTURBED = 1000
# Articles of a batch of renewing that is made ready in this process, and the longest rest after a batch, in seconds.
_HERE, _LONGEST_REST = 10, 2.0


class Indexer:
    """Takes articles into the search index, the newest first."""

    def __init__(
        self,
        file: FileIdentity,
        reader: CacheThread,
        writer: CacheThread,
        lanes: Lanes,
        checkpoints: Checkpoints,
        others: OtherPrograms,
    ) -> None:
        self._file = file
        self._reader = reader
        self._writer = writer
        self._lanes = lanes
        self._checkpoints = checkpoints
        self._others = others
        self._room = asyncio.Lock()
        self._calls = 0
        self._alone = True

    async def catch_up(self) -> None:
        """Take in all articles that search does not find yet; nothing to do on read-only media."""
        async with self._room:
            while waiting := await self._reader.run(_waiting):
                many, self._calls = waiting > AT_A_TIME, self._writer.calls
                with self._lanes.wanted() if many else nullcontext():
                    if not await self._pass(self._in_worker if many else self._here):
                        break

    async def renew(self, seconds: float = inf) -> None:
        """Write anew what is in the search index as an older version wrote it; `seconds` at most, a part of it.

        It takes half of the time, in small batches, and lets everybody else have the first turn.
        """
        until = monotonic() + seconds
        if not await self._reader.run(_is_old):
            return
        with self._lanes.wanted():
            more = True
            while more and (begun := monotonic()) < until:
                async with self._room:
                    batch = await self._renewed_batch()
                    await self._give_way()
                    more = await self._writer.run(partial(_write_renewed, batch=batch))
                self._checkpoints.nudge()
                await asyncio.sleep(min(monotonic() - begun, _LONGEST_REST))

    async def _renewed_batch(self) -> Batch | None:
        """Make the next batch ready in a worker; here only what takes no time to make."""
        try:
            batch: Batch | None = await self._lanes.call("termnews.library.refresh.index_worker:renewed", self._file)
        except WorkerLostError:
            batch = await self._reader.run(lambda cache: cache.index_queue.renewal.read(_HERE))
        return batch

    async def to_renew(self) -> tuple[int, float]:
        """Return how many articles the search index has as an older version wrote them, and the share that is done."""
        return await self._reader.run(lambda cache: cache.index_queue.renewal.progress())

    async def _pass(self, batch: Callable[[int | None], Awaitable[int | None]]) -> bool:
        """Go once through what waits; tell whether anything did."""
        await self._give_way()
        last, before = await batch(None), None
        while last is not None:
            self._checkpoints.nudge()
            await self._give_way()
            before, last = last, await batch(last)
        return before is not None

    async def _give_way(self) -> None:
        """Let whoever marks an article meanwhile have the first turn, and note whether anybody did."""
        await self._writer.run(_nothing)
        calls, self._calls = self._calls, self._writer.calls
        self._alone = self._calls == calls + 1

    async def _in_worker(self, before: int | None) -> int | None:
        most = UNDISTURBED if self._alone else AT_A_TIME
        try:
            last: int | None = await self._lanes.call(
                "termnews.library.refresh.index_worker:index", self._file, most, before
            )
        except WorkerLostError:
            return await self._here(before)
        self._others.ours(0)
        return last

    async def _here(self, before: int | None) -> int | None:
        """Take in one batch of those below a sort key; return the lowest of its sort keys, None where nothing waits."""
        batch = await self._reader.run(lambda cache: cache.index_queue.read(AT_A_TIME, before=before))
        words = await asyncio.to_thread(words_of, batch)
        await self._writer.run(lambda cache: cache.index_queue.write(words))
        return batch[-1].sort_key if batch else None


def _waiting(cache: Cache) -> int:
    return 0 if cache.read_only else cache.index_queue.waiting()


def _is_old(cache: Cache) -> bool:
    return not cache.read_only and cache.index_queue.renewal.below is not None


def _write_renewed(cache: Cache, *, batch: Batch | None) -> bool:
    """Write a batch, or merge where nothing is left to write; tell whether there is more to do."""
    if batch is None:
        return cache.index_queue.renewal.merge()
    cache.index_queue.renewal.write(batch)
    return True


def _nothing(cache: Cache) -> None:
    """Do nothing, in turn."""
