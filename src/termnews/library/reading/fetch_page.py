"""Page fetcher: what is behind an address, fetched and made a document."""

import asyncio
import re
from dataclasses import dataclass

from termnews.domain.addresses import host, is_web
from termnews.domain.document import Document
from termnews.domain.errors import ExtractError, FetchError, OfflineError
from termnews.domain.logins import split_login
from termnews.fetch.response import PAGE_ACCEPT, HTTPClient, Response
from termnews.library.cache_thread import CacheThread
from termnews.library.sources.subscriptions import Subscriptions
from termnews.store.cache import Cache

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
    """Fetches pages. `fetched` is how many bytes they came to so far, unpacked."""

    def __init__(self, client: HTTPClient | None, reader: CacheThread, subscriptions: Subscriptions) -> None:
        self._client = client
        self._reader = reader
        self._subscriptions = subscriptions
        self.fetched = 0

    async def get(self, url: str, article: int | None = None, *, typed: bool = False) -> FetchedPage:
        """Return the page at `url`; FetchError, OfflineError and ExtractError say in a sentence why there is none.

        `article` is whose page it is, or where the link to it stands: what its source is reached through, it is too.
        An address that a person `typed` may lead into a private network.
        """
        if not is_web(url):
            raise FetchError(f"Only http and https links can be opened here, not {url[:60]}.", url=url)
        if self._client is None:
            raise OfflineError("This page is not in the cache, and termnews is offline.", url=url)
        trusted, sources = await self._reader.run(lambda cache: sources_of(cache, url, article))
        response = await self._client.get(
            url, accept=PAGE_ACCEPT, trusted=trusted or typed, proxy=self._subscriptions.proxy(*sources)
        )
        self.fetched += len(response.body)
        document = await asyncio.to_thread(page_document, response)
        return FetchedPage(
            document, (split_login(url)[0], response.final_url, *([document.url] if document.url else []))
        )


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
