"""Single-thread executor over one cache connection: no query or write holds a key up."""

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from termnews.store.cache import Cache

T = TypeVar("T")


class CacheThread:
    """One connection to the cache on one thread: calls run in the order they were made.

    Thread and connection are made at the first call. One that `gives_up` is interrupted at the end. `calls` counts what
    it was asked to do.
    """

    def __init__(self, open_cache: Callable[[], Cache], *, name: str, gives_up: bool = False) -> None:
        self._open = open_cache
        self._gives_up = gives_up
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._cache: Cache | None = None
        self.calls = 0

    def _call(self, function: Callable[[Cache], T]) -> T:
        if self._cache is None:
            self._cache = self._open()
        return function(self._cache)

    async def run(self, function: Callable[[Cache], T]) -> T:
        """Return what `function` makes of the cache; its errors are raised here.

        A call that has begun goes to its end even if the caller is cancelled: a write is never half done.
        """
        self.calls += 1
        context = contextvars.copy_context()
        call = partial(context.run, self._call, function)
        return await asyncio.get_running_loop().run_in_executor(self._pool, call)

    def interrupt(self) -> None:
        """Interrupt the statement that is running now, if one is."""
        if self._cache is not None:
            self._cache.search.interrupt()

    def close(self) -> None:
        """Let the calls made so far end, or where they only read give them up; then close the connection."""
        if self._gives_up:
            self.interrupt()
        self._pool.shutdown(wait=True, cancel_futures=self._gives_up)
        cache, self._cache = self._cache, None
        if cache is not None:
            cache.close()
