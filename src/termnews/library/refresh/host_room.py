"""Concurrency limit and circuit breaker by host: a host that stays silent is left alone.

Of one host only a few count at a time: its politeness makes them wait, and they must not hold up the others.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

SILENT = 2
"""So many that were not answered, and none that was, are enough to ask a host for no more."""


class Host:
    """One host in one refresh: who is asked there now, and how it answered so far.

    `limited` tells that it was asked too often, `held_until` when it wants to be asked again.
    """

    def __init__(self, places: int) -> None:
        self.places = asyncio.Semaphore(places)
        self.under_way = 0
        self.limited = False
        self.held_until: datetime | None = None
        self._silences = 0
        self._answered = False
        self._news = asyncio.Event()

    @property
    def silent(self) -> bool:
        """Whether it was asked often enough, and never answered."""
        return not self._answered and self._silences >= SILENT

    def note(self, *, silent: bool, answered: bool) -> None:
        """Take in how it did with one source."""
        self._silences += silent
        self._answered = self._answered or answered

    def left(self) -> None:
        """Take in that a source is done."""
        self.under_way -= 1
        self._news.set()

    async def decided(self) -> None:
        """Wait, from the first silence on, until it is known whether it answers anybody who is asking now."""
        while self._silences and not self._answered and self.under_way:
            self._news.clear()
            await self._news.wait()


class HostRoom:
    """How many sources are pulled at once, so that what was fetched does not pile up before it is stored."""

    def __init__(self, at_once: int, at_host: int) -> None:
        self._all = asyncio.Semaphore(at_once)
        self._at_host = at_host
        self._hosts: dict[str, Host] = {}

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[Host]:
        """Wait until a source of the host `name` may be pulled, and hold its place until it is done."""
        host = self._hosts.setdefault(name, Host(self._at_host))
        async with host.places:
            await host.decided()
            async with self._all:
                host.under_way += 1
                try:
                    yield host
                finally:
                    host.left()
