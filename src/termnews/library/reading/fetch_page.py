"""Page fetcher: what is behind an address, fetched and made a document."""

import asyncio
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from termnews.domain.addresses import host, is_web
from termnews.domain.document import Document
from termnews.domain.errors import ExtractError, FetchError, OfflineError, RobotsError
from termnews.domain.logins import split_login
from termnews.domain.shown_address import shown_host
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
        where its server asks programs to: RobotsError.
        """
        if not is_web(url):
            raise FetchError(f"Only http and https links can be opened here, not {url[:60]}.", url=url)
        if self._client is None:
            raise OfflineError("This page is not in the cache, and termnews is offline.", url=url)
        trusted, sources = await self._reader.run(lambda cache: sources_of(cache, url, article))
        proxy = self._subscriptions.proxy(*sources)
        if unattended:
            await self._ask_robots(url, trusted or typed, proxy)
        response = await self._client.get(url, accept=PAGE_ACCEPT, trusted=trusted or typed, proxy=proxy)
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


def left_out_sentence(left_out: Mapping[str, int]) -> str:
    """Return how many pages were left alone and why, for people, or nothing where there were none."""
    if not left_out:
        return ""
    hosts = sorted(left_out, key=lambda name: -left_out[name])
    named = ", ".join(shown_host(f"http://{name}") or name for name in hosts[:_MOST_NAMED])
    named += f" and {count_of(len(hosts) - _MOST_NAMED, 'other')}" if len(hosts) > _MOST_NAMED else ""
    ask = "asks" if len(hosts) == 1 else "ask"
    return f"{count_of(sum(left_out.values()), 'page')} not fetched: {named} {ask} programs not to (robots.txt)"


def sources_of(cache: Cache, url: str, article: int | None) -> tuple[bool, list[str]]:
    """Return whether a person chose the host of a page, and the addresses of the sources it belongs to."""
    here = [source for source in cache.sources.all() if host(source.url) == host(url)]
    origin = [] if article is None else [cache.articles.get(article).headline.source.url]
    return any(source.typed for source in here), [*origin, *(source.url for source in here)]


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
