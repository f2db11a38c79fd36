"""Rate limiting: how many requests at once, and how many a second, one host has to bear."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from termnews.fetch.hosts import is_loopback


class Politeness:
    """A rate limiter: at most `total` at once, `per_host` of them at one host, `per_second` starts a second there.

    The hosts of this machine have no limit of starts: nobody else's server is spared by one.
    """

    def __init__(self, *, per_host: int, per_second: float, total: int) -> None:
        self._per_host = per_host
        self._starts = max(1, int(per_second))
        self._window = self._starts / per_second
        self._total = asyncio.Semaphore(total)
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[None]:
        """Wait until a request to the host `name` may start, and hold its place until it is done."""
        host = self._hosts.setdefault(name, _Host(self._per_host, self._starts))
        # The place in the total comes last: a host that makes us wait must not hold up the others.
        async with host.places:
            if not is_loopback(name):
                await self._spread(host)
            async with self._total:
                yield

    async def _spread(self, host: "_Host") -> None:
        """Sleep until the window before now holds fewer starts than it may, and count this one."""
        clock = asyncio.get_running_loop().time
        start = clock()
        if len(host.starts) == self._starts:
            start = max(start, host.starts[0] + self._window)
        host.starts.append(start)
        await asyncio.sleep(start - clock())


class _Host:
    """One host: its places, and when the last few requests started (in the event loop's seconds)."""

    def __init__(self, places: int, starts: int) -> None:
        self.places = asyncio.Semaphore(places)
        self.starts: deque[float] = deque(maxlen=starts)
