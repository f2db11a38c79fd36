"""Subscribing: from an address that a person pastes to the feed behind it, read and taken in."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from termnews.domain.addresses import is_web
from termnews.domain.article import ParsedFeed
from termnews.domain.errors import FetchError, OfflineError, ParseError, TermnewsError
from termnews.domain.source import UNFILED, Source, Subscription
from termnews.fetch.address import parse_address
from termnews.fetch.response import Fetching, Response
from termnews.library.events import SourceRefreshed
from termnews.library.refresh import Refresh
from termnews.library.subscriptions import Subscriptions
from termnews.library.threads import CacheThread

GUESSES = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feed that was found and read. `response` and `feed` are what it holds now."""

    url: str
    title: str
    feed: ParsedFeed
    response: Response


@dataclass(frozen=True, slots=True)
class Added:
    """A new subscription, what its first refresh brought, and other feeds of the same page."""

    source: Source
    refreshed: SourceRefreshed
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What an address leads to: the feed that was read, and further feeds the page names (address and title).

    `typed` is the address that a person gave.
    """

    first: Candidate
    typed: str
    others: tuple[tuple[str, str], ...] = field(default=())


class Subscribing:
    """Finds feeds and subscribes to them."""

    def __init__(
        self, subscriptions: Subscriptions, fetching: Fetching | None, writer: CacheThread, refresh: Refresh | None
    ) -> None:
        self._subscriptions = subscriptions
        self._fetching = fetching
        self._writer = writer
        self._refresh = refresh

    async def look(
        self, address: str, mapping: Mapping[str, str] | None = None, *, named_by: str | None = None
    ) -> Found:
        """Return the feed behind an address: itself, or one that its page names, or one at a usual path.

        `named_by` is the address that a person typed where its page named this one: a page names no feed in a private
        network, but on the host that was typed. Raises FetchError and ParseError with one sentence.
        """
        from termnews.sources.discover import discover, guesses, known

        url = _web_address(address)
        typed = url if named_by is None else _web_address(named_by)
        asked = known(url)
        try:
            response = await self._get(asked or url, typed)
        except FetchError:
            if asked is None:
                raise
            # the address looked like one whose feed is known, and was something else
            response = await self._get(url, typed)
        try:
            return Found(await _read(response, mapping), typed)
        except ParseError as error:
            named = await asyncio.to_thread(discover, response.body, response.final_url)
            for number, found in enumerate(named):
                candidate = await self._try(found.url, typed, mapping)
                if candidate is not None:
                    others = tuple((f.url, f.title) for f in named[number + 1 :])
                    return Found(candidate, typed, others)
            for guess in guesses(response.final_url)[:GUESSES]:
                candidate = await self._try(guess, typed, mapping)
                if candidate is not None:
                    return Found(candidate, typed)
            raise ParseError(f"No feed was found at {url}: {error}") from error

    async def add(
        self, address: str, *, category: str = UNFILED, title: str | None = None,
        mapping: Mapping[str, str] | None = None,
    ) -> Added:  # fmt: skip
        """Subscribe to the feed behind an address and take in its articles; an address already there is no error."""
        found = await self.look(address, mapping)
        return await self.subscribe(found, category=category, title=title, mapping=mapping)

    async def subscribe(
        self, found: Found, *, category: str = UNFILED, title: str | None = None,
        mapping: Mapping[str, str] | None = None,
    ) -> Added:  # fmt: skip
        """Subscribe to what `look` found and take in its articles."""
        first = found.first
        added = await self._subscriptions.add_all([Subscription(first.url, category, title, False, mapping or {})])
        if _one_host(first.url, found.typed):
            await self._writer.run(lambda cache: cache.sources.chosen_at(first.url, None))
        elif added:
            await self._writer.run(lambda cache: cache.sources.chosen_at(first.url, found.typed))
        source = await self._writer.run(lambda cache: cache.sources.find(first.url))
        assert self._refresh is not None
        refreshed = await self._refresh.store(source, first.feed, first.response)
        source = await self._writer.run(lambda cache: cache.sources.find(first.url))
        return Added(source, refreshed, tuple(url for url, _ in found.others))

    async def _get(self, url: str, typed: str) -> Response:
        if self._fetching is None:
            raise OfflineError("termnews is offline: a new source can be added when there is a network.")
        return await self._fetching.get(url, trusted=_one_host(url, typed))

    async def _try(self, url: str, typed: str, mapping: Mapping[str, str] | None) -> Candidate | None:
        try:
            return await _read(await self._get(url, typed), mapping)
        except (FetchError, ParseError):
            return None


def _one_host(url: str, typed: str) -> bool:
    """Tell whether both addresses lead to one host, however each spells it."""
    try:
        return parse_address(url).host == parse_address(typed).host
    except FetchError:
        # what cannot be asked for gets its sentence when it is
        return False


async def _read(response: Response, mapping: Mapping[str, str] | None) -> Candidate:
    from termnews.sources.parse import parse

    feed = await asyncio.to_thread(
        parse, response.body, url=response.final_url, content_type=response.content_type, mapping=mapping or {}
    )
    url = response.moved_to or response.url
    return Candidate(url, feed.title or url, feed, response)


def _web_address(address: str) -> str:
    """Return what a person typed as a web address; `example.org` means https."""
    url = address.strip()
    if "://" not in url:
        url = f"https://{url}"
    if url.startswith("feed://"):
        url = f"https://{url.removeprefix('feed://')}"
    if not is_web(url) or " " in url:
        raise TermnewsError(f"{address.strip()!r} is not a web address; paste one like https://example.org.")
    return url
