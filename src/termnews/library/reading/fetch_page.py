"""Page fetcher: what is behind an address, fetched and made a document."""

import asyncio
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from termnews.domain.addresses import host, is_web
from termnews.domain.document import Document
from termnews.domain.errors import ExtractError, FetchError, OfflineError, RobotsError
from termnews.domain.logins import split_login
from termnews.domain.shown_address import shown_host
from termnews.domain.source import Source
from termnews.domain.text import count_of
from termnews.fetch.response import PAGE_ACCEPT, HTTPClient, Response
from termnews.library.cache_thread import CacheThread
from termnews.library.reading.robots import Robots
from termnews.library.sources.subscriptions import Subscriptions
from termnews.store.cache import Cache

_MOST_NAMED = 3
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!doctype[^>]*>\s*)*<(?:rss|feed|rdf:rdf)\b", re.DOTALL | re.IGNORECASE
)
_PORTS = {"http": 80, "https": 443}
_KINDS = {
    "application/pdf": "a PDF",
    "video": "a video",
    "audio": "a sound file",
    "image": "a picture",
    "application/zip": "a ZIP archive",
    "application/json": "data (JSON)",
}


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A fetched page: its document, and the addresses that lead to it."""

    document: Document
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Belonging:
    """To which sources a page belongs: `trusted` if a person chose its host, and whose login it may be asked with.

    `sources` are the addresses of all, the article's own first; `owners` those that may lend it their login. Where an
    article leads to the page it is that article's source alone: what another publisher links to is not asked for in
    the reader's name.
    """

    trusted: bool
    sources: tuple[str, ...]
    owners: tuple[Source, ...]


class PageFetcher:
    """Fetches pages. `fetched` is how many bytes they came to so far, unpacked.

    `left_out` counts by host the pages that were left alone because their servers ask programs to.
    """

    def __init__(
        self, client: HTTPClient | None, reader: CacheThread, subscriptions: Subscriptions, robots: Robots | None
    ) -> None:
        self._client = client
        self._reader = reader
        self._subscriptions = subscriptions
        self._robots = robots
        self.fetched = 0
        self.left_out = Counter[str]()

    async def get(
        self, url: str, article: int | None = None, *, typed: bool = False, unattended: bool = False
    ) -> FetchedPage:
        """Return the page at `url`; FetchError, OfflineError and ExtractError say in a sentence why there is none.

        `article` is whose page it is, or where the link to it stands: what its source is reached through, it is too.
        An address that a person `typed` may lead into a private network. What is fetched `unattended` is left alone
        where its server, or one that it redirects to, asks programs to: RobotsError.
        """
        if not is_web(url):
            raise FetchError(f"Only http and https links can be opened here, not {url[:60]}.", url=url)
        if self._client is None:
            raise OfflineError("This page is not in the cache, and termnews is offline.", url=url)
        belongs = await self._reader.run(lambda cache: belonging(cache, url, article))
        trusted = belongs.trusted or typed
        proxy = self._subscriptions.proxy(*belongs.sources)

        async def ask_robots(to: str) -> None:
            await self._ask_robots(to, trusted and host(to) == host(url), proxy)

        if unattended:
            await ask_robots(url)
        response = await self._answer(url, belongs, trusted, ask_robots if unattended else None)
        self.fetched += len(response.body)
        document = await asyncio.to_thread(page_document, response)
        return FetchedPage(
            document, (split_login(url)[0], response.final_url, *([document.url] if document.url else []))
        )

    async def _ask_robots(self, url: str, trusted: bool, proxy: str | None) -> None:
        if self._robots is None:
            return
        try:
            await self._robots.check(url, trusted=trusted, proxy=proxy)
        except RobotsError:
            self.left_out[host(url)] += 1
            raise

    async def _answer(
        self, url: str, belongs: Belonging, trusted: bool, before_redirect: Callable[[str], Awaitable[None]] | None
    ) -> Response:
        """Ask for a page as its source is asked, where they are of one host; the client tells no other host of it."""
        assert self._client is not None
        proxy = self._subscriptions.proxy(*belongs.sources)
        source = next((one for one in belongs.owners if same_publisher(one.url, url)), None)
        if source is None:
            return await self._client.get(
                url, accept=PAGE_ACCEPT, trusted=trusted, proxy=proxy, before_redirect=before_redirect
            )
        access, credentials = self._subscriptions.access(source), self._subscriptions.credentials
        headers = await credentials.headers(access, source.url)
        try:
            return await self._client.get(
                url, accept=PAGE_ACCEPT, trusted=trusted, proxy=proxy,
                headers=headers, any_certificate=access.any_certificate, before_redirect=before_redirect,
            )  # fmt: skip
        except FetchError as error:
            if error.status == 401:
                credentials.forget(access, source.url)
            raise


def left_out_sentence(left_out: Mapping[str, int]) -> str:
    """Return how many pages were left alone and why, for people, or nothing where there were none."""
    if not left_out:
        return ""
    hosts = sorted(left_out, key=lambda name: -left_out[name])
    named = ", ".join(shown_host(f"http://{name}") or name for name in hosts[:_MOST_NAMED])
    named += f" and {count_of(len(hosts) - _MOST_NAMED, 'other')}" if len(hosts) > _MOST_NAMED else ""
    ask = "asks" if len(hosts) == 1 else "ask"
    return f"{count_of(sum(left_out.values()), 'page')} not fetched: {named} {ask} programs not to (robots.txt)"


def belonging(cache: Cache, url: str, article: int | None) -> Belonging:
    """Return to which sources the page at `url` belongs, which `article` is or leads to."""
    here = [source for source in cache.sources.all() if host(source.url) == host(url)]
    origin = () if article is None else (cache.articles.get(article).headline.source.url,)
    owners = [source for source in here if article is None or source.url in origin]
    return Belonging(any(source.typed for source in here), (*origin, *(source.url for source in here)), tuple(owners))


def same_publisher(source: str, page: str) -> bool:
    """Tell whether what a source is told may be told to a page: of one origin, or its step from http to https."""
    feed, wanted = urlsplit(source), urlsplit(page)
    ports = (
        (feed.scheme, feed.port or _PORTS.get(feed.scheme)),
        (wanted.scheme, wanted.port or _PORTS.get(wanted.scheme)),
    )
    return feed.hostname == wanted.hostname and (ports[0] == ports[1] or ports == (("http", 80), ("https", 443)))


def page_document(response: Response) -> Document:
    """Return the document in a fetched page; FetchError or ExtractError says in a sentence what it is instead."""
    kind = response.content_type.split(";")[0].strip().lower()
    if kind and not (kind.startswith("text/") or kind.endswith(("xml", "html")) or kind == "application/octet-stream"):
        name = _KINDS.get(kind) or _KINDS.get(kind.split("/")[0], f"a file ({kind})")
        raise FetchError(f"This link leads to {name}, not to a page of text.")
    if kind == "text/plain":
        from termnews.extract.plain import read_text

        return read_text(response.body.decode("utf-8", "replace"), url=response.final_url)
    if _FEED.match(response.body.removeprefix(b"\xef\xbb\xbf"), 0, 4096):
        raise FetchError("This address holds a feed, not a page of text: add it as a source.")
    from termnews.extract.page import read_page

    document = read_page(response.body, url=response.final_url, content_type=response.content_type)
    if not document.blocks:
        raise ExtractError("This page has no article to read.")
    return document
