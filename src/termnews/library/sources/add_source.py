"""Feed discovery and subscription: from an address that a person pastes to the feed behind it, taken in."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from termnews.domain.addresses import is_web
from termnews.domain.article import ParsedFeed
from termnews.domain.errors import FetchError, OfflineError, ParseError, TermnewsError
from termnews.domain.logins import Login, is_broken_login, split_login, without_logins
from termnews.domain.source import UNFILED, Access, Source, Subscription
from termnews.domain.text import count_of
from termnews.fetch.address import parse_address
from termnews.fetch.response import HTTPClient, Response
from termnews.library.cache_thread import CacheThread
from termnews.library.events import SourceRefreshed
from termnews.library.refresh.feed_reader import FeedReader
from termnews.library.refresh.refresh import Refresh
from termnews.library.sources.edit_sources import SourceEdits
from termnews.library.sources.subscriptions import Subscriptions

GUESSES = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feed that was found and read. `response` and `feed` are what it holds now, `login` what its server was told."""

    url: str
    title: str
    feed: ParsedFeed
    response: Response
    login: Login | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A subscription, whether it is a new one, what its refresh brought, and other feeds of the same page."""

    source: Source
    refreshed: SourceRefreshed
    new: bool = True
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Discovery:
    """What an address leads to: the feed that was read, and further feeds the page names (address and title).

    `typed` is the address that a person gave.
    """

    first: Candidate
    typed: str
    others: tuple[tuple[str, str], ...] = field(default=())


class AddSource:
    """Finds feeds and subscribes to them."""

    def __init__(
        self,
        subscriptions: Subscriptions,
        client: HTTPClient | None,
        feed_reader: FeedReader,
        writer: CacheThread,
        refresh: Refresh | None,
        source_edits: SourceEdits,
    ) -> None:
        self._subscriptions = subscriptions
        self._credentials = subscriptions.credentials
        self._client = client
        self._feed_reader = feed_reader
        self._writer = writer
        self._refresh = refresh
        self._source_edits = source_edits

    async def look(
        self, address: str, mapping: Mapping[str, str] | None = None, *, named_by: str | None = None
    ) -> Discovery:
        """Return the feed behind an address: itself, or one that its page names, or one at a usual path.

        `named_by` is the address that a person typed where its page named this one: a page names no feed in a private
        network, but on the host that was typed, whose server alone is told the login in what was typed. Raises
        FetchError and ParseError with one sentence.
        """
        from termnews.sources.discover import known

        url, login = split_login(_web_address(address))
        typed = url
        if named_by is not None:
            typed, login = split_login(_web_address(named_by))
        visit = _Visit(typed, login, mapping or {})
        asked = known(url)
        try:
            response = await self._first_of([asked, url] if asked else [url], visit)
        except FetchError as error:
            if "://" not in address and error.status is None and not isinstance(error, OfflineError):
                # nobody said https but us
                error.args = (f"{str(error).rstrip('.')}. Where a server has no https, type http://{url[8:]}.",)
            raise
        try:
            return Discovery(await self._read(response, visit), typed)
        except ParseError as error:
            try:
                return await self._named_by(response, visit, error)
            except TermnewsError as why:
                raise ParseError(f"No feed was found at {url}: {why}") from error

    async def _first_of(self, urls: Sequence[str], visit: "_Visit") -> Response:
        """Return what the first of these addresses that answers holds, else raise the error of the last."""
        *likely, last = urls
        for url in likely:
            with suppress(FetchError):
                return await self._get(url, visit)
        return await self._get(last, visit)

    async def _named_by(self, page: Response, visit: "_Visit", why: TermnewsError) -> Discovery:
        """Return the first feed that a page names and that can be read, else one at a usual path.

        Where there is none, raises what the first feed that it names came to; `why` where it names none.
        """
        from termnews.sources.discover import discover, guesses

        named = await asyncio.to_thread(discover, page.body, page.final_url)
        for number, link in enumerate(named):
            candidate = await self._try(link.url, visit)
            if isinstance(candidate, Candidate):
                return Discovery(candidate, visit.typed, tuple((f.url, f.title) for f in named[number + 1 :]))
            why = candidate if number == 0 else why
        for guess in guesses(page.final_url)[:GUESSES]:
            candidate = await self._try(guess, visit)
            if isinstance(candidate, Candidate):
                return Discovery(candidate, visit.typed)
        raise why

    async def add(
        self, address: str, *, category: str = UNFILED, title: str | None = None,
        mapping: Mapping[str, str] | None = None,
    ) -> Added:  # fmt: skip
        """Subscribe to the feed behind an address and take in its articles; an address already there is no error."""
        discovery = await self.look(address, mapping)
        return await self.subscribe(discovery, category=category, title=title, mapping=mapping)

    async def subscribe(
        self, discovery: Discovery, *, category: str = UNFILED, title: str | None = None,
        mapping: Mapping[str, str] | None = None,
    ) -> Added:  # fmt: skip
        """Subscribe to what `look` found and take in its articles; it is one step of undo."""
        added = await self._subscribe(discovery, category, title, mapping or {})
        if added.new:
            self._source_edits.added([added.source.url], added.source.title)
        return added

    async def subscribe_all(self, discoveries: Sequence[Discovery], *, category: str) -> list[Added]:
        """Subscribe to several feeds that `look` found; all together are one step of undo."""
        added = [await self._subscribe(discovery, category, None, {}) for discovery in discoveries]
        urls = [one.source.url for one in added if one.new]
        if urls:
            self._source_edits.added(urls, count_of(len(urls), "source"))
        return added

    async def _subscribe(
        self, discovery: Discovery, category: str, title: str | None, mapping: Mapping[str, str]
    ) -> Added:
        first = discovery.first
        subscription = Subscription(first.url, category, title, map=mapping, access=Access().with_login(first.login))
        added = await self._subscriptions.add_all([subscription])
        if _one_host(first.url, discovery.typed):
            await self._writer.run(lambda cache: cache.sources.chosen_at(first.url, None))
        elif added:
            await self._writer.run(lambda cache: cache.sources.chosen_at(first.url, discovery.typed))
        source = await self._writer.run(lambda cache: cache.sources.find(first.url))
        assert self._refresh is not None
        refreshed = await self._refresh.store(source, first.feed, first.response)
        source = await self._writer.run(lambda cache: cache.sources.find(first.url))
        return Added(source, refreshed, bool(added), tuple(url for url, _ in discovery.others))

    async def _get(self, url: str, visit: "_Visit") -> Response:
        if self._client is None:
            raise OfflineError("termnews is offline: a new source can be added when there is a network.")
        headers = await self._credentials.headers(Access().with_login(visit.login_for(url)), url)
        return await self._client.get(url, trusted=_one_host(url, visit.typed), headers=headers)

    async def _read(self, response: Response, visit: "_Visit") -> Candidate:
        feed = await self._feed_reader.read(response, visit.mapping)
        url = response.moved_to or response.url
        return Candidate(url, feed.title or url, feed, response, visit.login_for(response.url))

    async def _try(self, url: str, visit: "_Visit") -> Candidate | TermnewsError:
        try:
            return await self._read(await self._get(url, visit), visit)
        except (FetchError, ParseError) as error:
            return error


@dataclass(frozen=True, slots=True)
class _Visit:
    """One look at an address that a person typed: the login for its server, and the mapping for what it gives."""

    typed: str
    login: Login | None
    mapping: Mapping[str, str]

    def login_for(self, url: str) -> Login | None:
        """Return the login where `url` is at the server that it is for (RFC 7617 section 2.2)."""
        return self.login if urlsplit(url)[:2] == urlsplit(self.typed)[:2] else None


def _one_host(url: str, typed: str) -> bool:
    """Tell whether both addresses lead to one host, however each spells it."""
    try:
        return parse_address(url).host == parse_address(typed).host
    except FetchError:
        # what cannot be asked for gets its sentence when it is
        return False


def _web_address(address: str) -> str:
    """Return what a person typed as a web address; `example.org` means https."""
    url = address.strip()
    if "://" not in url:
        url = f"https://{url}"
    if url.startswith("feed://"):
        url = f"https://{url.removeprefix('feed://')}"
    if is_broken_login(url):
        raise TermnewsError("A / ? or # in a password must be written as %2F, %3F or %23 in an address.")
    if not is_web(url) or " " in url:
        raise TermnewsError(
            f"{without_logins(address.strip())!r} is not a web address; paste one like https://example.org."
        )
    return url
