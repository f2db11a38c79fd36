"""Subscriptions: sources.toml, which the cache mirrors, or the cache's own list.

While a sources.toml is missing or blank and the cache has sources, nothing follows it until it is written anew.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from termnews.config.sources_file import SourcesFile, is_blank
from termnews.config.toml_text import mentions
from termnews.domain.errors import ConfigError, NotFoundError, ProxyError, StoreError
from termnews.domain.source import Access, Source, Subscription
from termnews.library.cache_thread import CacheThread
from termnews.library.memory import Memory
from termnews.library.refresh.credentials import Credentials
from termnews.library.sources.in_step import remember, remembered, sources_stamp
from termnews.library.sources.missing_sources import missing_sources
from termnews.library.sources.own_sources import OwnSources
from termnews.store.cache import Cache

log = logging.getLogger(__name__)

_OPEN = Access()


class Subscriptions:
    """The sources that a person chose. What changes them raises ConfigError, or StoreError on a read-only cache.

    What gives access to a server is held here and in sources.toml, and nowhere else: a cache may be passed on.
    """

    def __init__(
        self, file: SourcesFile, writer: CacheThread, credentials: Credentials, own: OwnSources | None = None
    ) -> None:
        self._file = file
        self.credentials = credentials
        # a cache's own sources may need a login that this machine's sources.toml holds
        self._list: SourcesFile | OwnSources = own or file
        self._writer = writer
        # None until sources.toml was read
        self._access: Mapping[str, Access] | None = None
        self._pictures: Mapping[str, str] = {}
        self._addresses: tuple[str, ...] = ()
        # whether a sources.toml that is missing now had proxies
        self._lost_proxies = False

    def mirror_into(self, cache: Cache, memory: Memory | None = None) -> tuple[str, ...]:
        """Bring `cache` in step with sources.toml at once; return one sentence for each thing that was not taken.

        With a `memory` that is kept, so that thousands of sources need not be read again (`in_step.py`).
        """
        try:
            if (missing := self.missing(cache)) is not None:
                self._lost_proxies = memory is not None and bool(remembered(memory).get("proxies"))
                return (missing,)
            self._file.make_private()
            file = sources_stamp(self._file.path)
            cache.sources.sync(self._read())
            passed_over = self._file.passed_over()
        except ConfigError as error:
            return (str(error),)
        if memory is not None and file is not None:
            proxies = any(access.proxy for access in (self._access or {}).values())
            remember(memory, file, cache, passed_over, proxies=proxies)
        return passed_over

    @property
    def follow_file(self) -> bool:
        """Whether the cache is held in step with sources.toml; else it has sources of its own."""
        return self._list is self._file

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of the sources, as sources.toml had them when it was read last."""
        return self._addresses

    async def reload(self) -> tuple[str, ...]:
        """Bring the cache in step with a sources.toml that was edited; return what `mirror_into` does.

        Raises ConfigError where it is not as it should be, and changes nothing then.
        """
        await self._refuse_missing()
        await self.mirror()
        return await asyncio.to_thread(self._file.passed_over)

    async def _refuse_missing(self) -> None:
        missing = await self._writer.run(self.missing)
        if missing is not None:
            raise ConfigError(missing)

    def missing(self, cache: Cache) -> str | None:
        """Return a sentence where the sources.toml that the cache follows is missing, and None where all is well."""
        return missing_sources(self._file.path, cache) if self.follow_file else None

    async def mirror(self) -> None:
        """Bring the cache in step with sources.toml."""
        subscriptions = await asyncio.to_thread(self._read)
        await self._writer.run(lambda cache: cache.sources.sync(subscriptions))

    def access(self, source: Source) -> Access:
        """Return what the server of a source wants to be told; raises ProxyError where a proxy may not be known."""
        return self._accesses().get(source.url, _OPEN)

    def proxy(self, *urls: str) -> str | None:
        """Return the proxy of the first of these sources that has its own, else None; raises as `access` does."""
        proxies = (self._accesses().get(url, _OPEN).proxy for url in urls)
        return next((proxy for proxy in proxies if proxy is not None), None)

    def pictures(self, url: str) -> str | None:
        """Return when pictures of a source's articles are fetched (PICTURES), None where it says nothing of them."""
        if self._access is None:
            with suppress(ConfigError):
                self._read()
        return self._pictures.get(url)

    def _accesses(self) -> Mapping[str, Access]:
        if self._lost_proxies and is_blank(self._file.path):
            # never gone around: who is asked through one must not be asked without
            raise ProxyError(
                f"{self._file.path} is missing, and with it the proxies of sources: none is asked till then"
            )
        if self._access is None:
            try:
                self._read()
            except ConfigError as error:
                log.info("no credentials are known: %s", error)
                if mentions(self._file.path, "proxy"):
                    # never gone around: who is asked through it must not be asked without
                    raise ProxyError(f"{error} Its proxies are not known until then") from error
        return self._access or {}

    async def add_all(self, subscriptions: Sequence[Subscription]) -> tuple[Subscription, ...]:
        """Add subscriptions as they are, without asking the network; return those that were not there yet."""
        added: tuple[Subscription, ...] = await self._change(self._list.add, subscriptions)
        return added

    async def written(self, urls: Sequence[str]) -> tuple[Subscription, ...]:
        """Return what sources.toml says of the sources with these addresses; NotFoundError where it has one no more."""
        sources = {source.url: source for source in await asyncio.to_thread(self._read)}
        missing = next((url for url in urls if url not in sources), None)
        if missing is not None:
            raise NotFoundError(f"{missing} is not among the sources in sources.toml.")
        return tuple(sources[url] for url in urls)

    async def change(self, wanted: Sequence[Subscription]) -> None:
        """Give the sources of these addresses the title, category, full text, interval and pause that are wanted."""
        await self._change(self._list.change, wanted)

    async def remove(self, *urls: str) -> Callable[[], Coroutine[Any, Any, bool]]:
        """End subscriptions; their articles stay in the cache, out of the lists, and return with them.

        What is returned puts them back where they were, and tells whether that was needed.
        """
        return partial(self._change, await self._change(self._list.remove, *urls))

    async def readdress(self, source: Source, url: str) -> bool:
        """Give a source its new address; False, and nothing changed, where another source has it."""
        done: bool = await self._change(self._list.readdress, source.url, url)
        return done

    async def _change(self, edit: Callable[..., Any], *values: Any) -> Any:
        # Refused before sources.toml is touched: a cache that cannot follow it would be out of step.
        if await self._writer.run(lambda cache: cache.read_only):
            raise StoreError("This cache is read-only: its sources cannot be changed.")
        await self._refuse_missing()
        result = await asyncio.to_thread(edit, *values)
        await self.mirror()
        return result

    def _read(self) -> tuple[Subscription, ...]:
        self._file.make_private()
        written = self._file.read()
        self._access = {one.url: one.access for one in written if one.access != _OPEN}
        self._pictures = {one.url: one.pictures for one in written if one.pictures is not None}
        subscriptions = written if self.follow_file else self._list.read()
        self._addresses = tuple(one.url for one in subscriptions)
        return subscriptions
