"""Overtaking lanes against head-of-line blocking: work that takes long holds up nothing that waits behind it.

One worker does one thing after the other, which is as fast as it gets for all but a few feeds. Where it is at one for
long, another worker takes what waits meanwhile.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from time import monotonic
from typing import Any

from termnews.library.refresh.worker import SECONDS, Worker

LONG = 1.5
"""Seconds from which on one thing takes long; a batch of feeds takes a tenth of that where the machine is not busy."""

MOST = 4
"""So many workers at once at most: each takes 30 MB, and a turn of the processor from whoever reads."""


class Lanes:
    """Workers, mostly one of them, started when they are needed and ended when nobody wants them any more."""

    def __init__(self) -> None:
        self._idle: list[Worker] = []
        self._busy: dict[Worker, float] = {}
        self._freed = asyncio.Event()
        self._wanted = 0
        self._closed = False

    @contextmanager
    def wanted(self) -> Iterator[None]:
        """Hold workers ready; they end with the last that wanted them."""
        self._wanted += 1
        try:
            yield
        finally:
            self._wanted -= 1
            if not self._wanted:
                self.stop()

    @property
    def ready(self) -> bool:
        """Whether somebody wants them now."""
        return self._wanted > 0

    async def call(self, function: str, *arguments: Any, seconds: float = SECONDS, **named: Any) -> Any:
        """Return what `module:name` returns in a worker; see `Worker.call`."""
        async with self.turn() as worker:
            return await worker.call(function, *arguments, seconds=seconds, **named)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Worker]:
        """Wait for a worker, and have it for oneself."""
        worker = await self._free_one()
        try:
            yield worker
        finally:
            del self._busy[worker]
            self._idle.append(worker)
            self._freed.set()

    async def _free_one(self) -> Worker:
        while True:
            if not self._idle and self._all_busy_for_long():
                self._idle.append(Worker())
                if self._closed:
                    self._idle[-1].close()
            if self._idle:
                # the first one is the one that is warm
                worker = self._idle.pop(0)
                self._busy[worker] = monotonic()
                return worker
            self._freed.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(LONG):
                    await self._freed.wait()

    def _all_busy_for_long(self) -> bool:
        now = monotonic()
        return len(self._busy) < MOST and all(now - since > LONG for since in self._busy.values())

    def stop(self) -> None:
        """End all workers; calls that wait for an answer raise WorkerLostError."""
        for worker in (*self._idle, *self._busy):
            worker.stop()

    def close(self) -> None:
        """End all workers for good: calls made from now on raise WorkerLostError, too."""
        self._closed = True
        for worker in (*self._idle, *self._busy):
            worker.close()

    async def gone(self) -> None:
        """Wait until no process is left of the workers that were ended."""
        for worker in (*self._idle, *self._busy):
            await worker.gone()
