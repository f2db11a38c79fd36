"""Feed discovery and subscription: from an address that a person pastes to the feed behind it, taken in."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from termnews.domain.addresses import has_no_scheme, is_web, without_feed_scheme
from termnews.domain.article import ParsedFeed
from termnews.domain.errors import FetchError, OfflineError, ParseError, ProxyError, TermnewsError, UntrustedError
from termnews.domain.logins import Login, is_broken_login, split_login, without_logins
from termnews.domain.shown_address import shown_host
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

if TYPE_CHECKING:
    from termnews.sources.discover import FoundFeed

GUESSES = 6
_MOST_PAGES = 4
# What a server that knows a site by http only answers by https, where it answers at all.
_NOT_BY_HTTPS = frozenset({400, 403, 404, 405, 410, 421})


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
    """A subscription, whether it is a new one, what its refresh brought, and other feeds of the same page.

    `note` is a sentence about the way to it, where there is one to say.
    """

    source: Source
    refreshed: SourceRefreshed
    new: bool = True
    others: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Discovery:
    """What an address leads to: the feed that was read, and further feeds the page names (address and title).

    `typed` is the address that a person gave; `note` is a sentence about the way to it, where there is one to say.
    """

    first: Candidate
    typed: str
    others: tuple[tuple[str, str], ...] = field(default=())
    note: str = ""


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
        url, login = split_login(_web_address(address))
        typed = url
        if named_by is not None:
            typed, login = split_login(_web_address(named_by))
        visit = _Visit(typed, login, mapping or {})
        try:
            return await self._look(url, visit)
        except FetchError as error:
            if not has_no_scheme(address):
                raise
            return await self._look_by_http(visit, error)

    async def _look_by_http(self, visit: "_Visit", why: FetchError) -> Discovery:
        """Look without encryption where a person said neither http nor https, and https fails because of `why`.

        Not where somebody answers with a certificate that cannot be trusted, and with no login: that is to be typed.
        """
        plain = f"http://{visit.typed.removeprefix('https://')}"
        if isinstance(why, UntrustedError) or visit.login is not None:
            why.args = (f"{str(why).rstrip('.')}. To read it without encryption, type {plain}.",)
            raise why
        refused = why.status is not None and why.status < 500 and why.status not in _NOT_BY_HTTPS
        if isinstance(why, OfflineError | ProxyError) or refused or why.limited:
            raise why
        try:
            discovery = await self._look(plain, replace(visit, typed=plain))
        except TermnewsError:
            raise why from None
        name = shown_host(plain) or plain
        said = f"{name} did not give it over https: it is read over http, which anybody on the way can read and change."
        secure = discovery.first.url.startswith("https://")
        return discovery if secure else replace(discovery, note=said)

    async def _look(self, url: str, visit: "_Visit") -> Discovery:
        from termnews.sources.discover import known

        asked = known(url)
        page = await self._first_of([asked, url] if asked else [url], visit)
        try:
            return await self._found(page, visit)
        except ParseError as why:
            raise ParseError(f"No feed was found at {url}: {why}") from why

    async def _found(self, page: Response, visit: "_Visit") -> Discovery:
        """Return the feed that a page is, or names, or that another one is or names to which it sends on by itself."""
        from termnews.sources.discover import discover
        from termnews.sources.meta_refresh import sent_on_to

        for left in reversed(range(_MOST_PAGES)):
            try:
                return Discovery(await self._read(page, visit), visit.typed)
            except ParseError as error:
                why: TermnewsError = error
            named = await asyncio.to_thread(discover, page.body, page.final_url, link_header=page.link)
            further = sent_on_to(page.body, page.final_url, refresh_header=page.refresh)
            if named or not left or further is None:
                break
            try:
                page = await self._get(further, visit)
            except FetchError as error:
                why = error
                break
        try:
            return await self._named_by(page, named, visit, why)
        except FetchError as error:
            raise ParseError(str(error)) from error

    async def _first_of(self, urls: Sequence[str], visit: "_Visit") -> Response:
        """Return what the first of these addresses that answers holds, else raise the error of the last."""
        *likely, last = urls
        for url in likely:
            with suppress(FetchError):
                return await self._get(url, visit)
        return await self._get(last, visit)

    async def _named_by(
        self, page: Response, named: Sequence["FoundFeed"], visit: "_Visit", why: TermnewsError
    ) -> Discovery:
        """Return the first feed that a page names and that can be read, else one at a usual path.

        Where there is none, raises what the first feed that it names came to; `why` where it names none.
        """
        from termnews.sources.discover import guesses

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
        return Added(source, refreshed, bool(added), tuple(url for url, _ in discovery.others), discovery.note)

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
    url = without_feed_scheme(address.strip())
    if "://" not in url:
        url = f"https://{url}"
    if is_broken_login(url):
        raise TermnewsError("A / ? or # in a password must be written as %2F, %3F or %23 in an address.")
    if not is_web(url) or " " in url:
        raise TermnewsError(
            f"{without_logins(address.strip())!r} is not a web address; paste one like https://example.org."
        )
    return url
