"""Write batching: the articles of several sources go into one transaction where they are ready together."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from termnews.library.cache_thread import CacheThread
from termnews.library.refresh.checkpoints import Checkpoints
from termnews.store.cache import Cache

T = TypeVar("T")
TOGETHER = 16


class WriteQueue:
    """A queue before the cache's writer; what waits while it writes is written next, all in one go."""

    def __init__(self, writer: CacheThread, checkpoints: Checkpoints) -> None:
        self._writer = writer
        self._checkpoints = checkpoints
        self._waiting: list[tuple[Callable[[Cache], Any], asyncio.Future[Any]]] = []
        self._task: asyncio.Task[None] | None = None

    async def run(self, write: Callable[[Cache], T]) -> T:
        """Return what `write` makes of the cache, inside a transaction; its errors are raised here."""
        written: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((write, written))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._write_all())
        return await written

    async def _write_all(self) -> None:
        while self._waiting:
            now, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
            together = partial(Cache.together, writes=[write for write, _ in now])
            try:
                results = await self._writer.run(together)
            except Exception as error:
                results = [error] * len(now)
            self._checkpoints.nudge()
            for (_, written), result in zip(now, results, strict=True):
                if written.cancelled():
                    continue
                if isinstance(result, Exception):
                    written.set_exception(result)
                else:
                    written.set_result(result)
