"""Reading: from an article or a link to a document, out of the cache where it can be."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from termnews.domain.addresses import host, is_web
from termnews.domain.article import Article
from termnews.domain.document import Document, LinkState
from termnews.domain.errors import ExtractError, FetchError, OfflineError, StoreError
from termnews.fetch.response import Fetching, Response
from termnews.library.feed_text import feed_document, with_article_facts
from termnews.library.threads import CacheThread
from termnews.store.cache import Cache

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """An article ready to be read. `states` is by link address; `position` how far it was read, as a fraction."""

    article: Article
    document: Document
    full: bool
    states: Mapping[str, LinkState] = field(default_factory=dict)
    position: float = 0.0

    @property
    def id(self) -> int:
        """The article's id in the cache."""
        return self.article.headline.id


class Reading:
    """Opens articles and follows links."""

    def __init__(
        self, fetching: Fetching | None, reader: CacheThread, writer: CacheThread, now: Callable[[], datetime]
    ) -> None:
        self._fetching = fetching
        self._reader = reader
        self._writer = writer
        self._now = now

    async def open(self, article_id: int, *, full: bool = True) -> Opened:
        """Return an article's document: its stored full text if there is one and `full` is set, else its feed text.

        Raises NotFoundError.
        """
        return await self._reader.run(lambda cache: _open(cache, article_id, full))

    async def article_at(self, url: str) -> int | None:
        """Return the id of the article the cache holds for an address (any of its forms), or None."""
        return await self._reader.run(lambda cache: cache.articles.by_address(url))

    async def states(self, document: Document) -> Mapping[str, LinkState]:
        """Return what the cache knows of the document's links now, by address."""
        return await self._reader.run(lambda cache: cache.links.states([link.url for link in document.links]))

    async def follow(self, url: str, *, article: int | None = None) -> int:
        """Return the id of the article behind a link: from the cache, else fetched, extracted and stored.

        `article` is where the link stands. Offline, an address that is not cached is remembered as wanted and
        OfflineError says so. Raises FetchError and ExtractError with one sentence otherwise.
        """
        if not is_web(url):
            raise FetchError(f"Only http and https links can be opened here, not {url[:60]}.", url=url)
        state = (await self._reader.run(lambda cache: cache.links.states([url]))).get(url, LinkState())
        if state.cached and state.article is not None:
            return state.article
        try:
            return await self._bring(url, state.article)
        except OfflineError as error:
            await self._want(url, article)
            raise OfflineError(f"{error} The page is noted as wanted.", url=url) from error

    async def full_text(self, article_id: int) -> Opened:
        """Fetch the page behind an article, store its text, and return the article with it."""
        article = await self._reader.run(lambda cache: cache.articles.get(article_id))
        if article.headline.url is None:
            raise FetchError("This article names no page to fetch its full text from.")
        await self._bring(article.headline.url, article_id)
        return await self.open(article_id)

    async def _bring(self, url: str, article_id: int | None) -> int:
        if self._fetching is None:
            raise OfflineError("This page is not in the cache, and termnews is offline.", url=url)
        trusted = await self._reader.run(lambda cache: host(url) in {host(s.url) for s in cache.sources.all()})
        response = await self._fetching.get(url, accept="text/html,application/xhtml+xml", trusted=trusted)
        document = await asyncio.to_thread(page_document, response)
        addresses = [url, response.final_url, *([document.url] if document.url else [])]
        now = self._now()

        def store(cache: Cache) -> int:
            known = article_id if article_id is not None else cache.articles.by_address(response.final_url)
            if known is None and document.url:
                known = cache.articles.by_address(document.url)
            if known is None:
                known = cache.articles.add_page(document, addresses, now=now)
            else:
                cache.documents.put(known, document, addresses, now=now)
            cache.links.unwant(url)
            return known

        return await self._writer.run(store)

    async def _want(self, url: str, article: int | None) -> None:
        try:
            await self._writer.run(lambda cache: cache.links.want(url, article, self._now()))
        except StoreError:
            log.info("read-only cache: %s is not noted as wanted", url)


def page_document(response: Response) -> Document:
    """Return the document in a fetched page; FetchError or ExtractError says in a sentence what it is instead."""
    kind = response.content_type.split(";")[0].strip().lower()
    if kind and not (kind.startswith("text/") or kind.endswith(("xml", "html")) or kind == "application/octet-stream"):
        name = _KINDS.get(kind) or _KINDS.get(kind.split("/")[0], f"a file ({kind})")
        raise FetchError(f"This link leads to {name}, not to a page of text: press o to open it in the browser.")
    if kind == "text/plain":
        from termnews.extract.plain import read_text

        return read_text(response.body.decode("utf-8", "replace"), url=response.final_url)
    from termnews.extract.page import read_page

    document = read_page(response.body, url=response.final_url, content_type=response.content_type)
    if not document.blocks:
        raise ExtractError("This page holds no article to read: press o to open it in the browser.")
    return document


_KINDS = {
    "application/pdf": "a PDF",
    "video": "a video",
    "audio": "a sound file",
    "image": "a picture",
    "application/zip": "a ZIP archive",
    "application/json": "data (JSON)",
}


def _open(cache: Cache, article_id: int, full: bool) -> Opened:
    article = cache.articles.get(article_id)
    stored = cache.documents.get(article_id) if full or not article.body else None
    document = with_article_facts(stored or feed_document(article), article)
    return Opened(
        article=article,
        document=document,
        full=stored is not None,
        states=cache.links.states([link.url for link in document.links]),
        position=cache.states.position(article_id),
    )
