"""Open articles and follow links: cache first, then network."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from termnews.domain.article import Article
from termnews.domain.document import Document, Link, LinkState
from termnews.domain.errors import ExtractError, FetchError, OfflineError, StoreError
from termnews.domain.logins import split_login
from termnews.library.cache_thread import CacheThread
from termnews.library.reading.changes import Changes, changes_of
from termnews.library.reading.feed_text import feed_document, shown, why_kept, with_article_facts
from termnews.library.reading.fetch_page import FetchedPage, PageFetcher
from termnews.library.reading.related import related_links
from termnews.store.cache import Cache

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """An article ready to be read. `states` is by link address; `position` how far it was read, as a fraction.

    `kept` says why a page that was fetched for it did not replace its text, `edited` when its publisher put other words
    into it.
    """

    article: Article
    document: Document
    full: bool
    states: Mapping[str, LinkState] = field(default_factory=dict)
    position: float = 0.0
    kept: str | None = None
    edited: datetime | None = None

    @property
    def id(self) -> int:
        """The article's id in the cache."""
        return self.article.headline.id

    def keeping(self, why: str) -> "Opened":
        """Return a copy that tells the reader why its text stayed as it was."""
        return replace(self, kept=why, document=replace(self.document, note=why))


class Reading:
    """Opens articles and follows links."""

    def __init__(
        self, pages: PageFetcher, reader: CacheThread, writer: CacheThread, now: Callable[[], datetime]
    ) -> None:
        self.pages = pages
        self._reader = reader
        self._writer = writer
        self._now = now

    async def open(self, article_id: int, *, full: bool = True) -> Opened:
        """Return an article's document: its stored full text if there is one and `full` is set, else its feed text.

        Raises NotFoundError.
        """
        return await self._reader.run(lambda cache: _open(cache, article_id, full))

    async def changes(self, article_id: int) -> Changes | None:
        """Return what an article says otherwise than before it was edited, None where nobody edited it."""

        def read(cache: Cache) -> Changes | None:
            before = cache.documents.before(article_id)
            return changes_of(cache.articles.get(article_id), before) if before else None

        return await self._reader.run(read)

    async def states(self, document: Document) -> Mapping[str, LinkState]:
        """Return what the cache knows of the document's links now, by address."""
        return await self._reader.run(lambda cache: cache.links.states([link.url for link in document.links]))

    async def related(self, article_id: int, document: Document) -> tuple[Link, ...]:
        """Return up to five links of kind `related`, to articles of the cache, for the end of an article's document."""
        now = self._now()
        return await self._reader.run(lambda cache: related_links(cache, article_id, document, now))

    async def with_related(self, opened: Opened) -> Opened:
        """Return an article with the related ones of the cache among its links, at the end."""
        links = await self.related(opened.id, opened.document)
        if not links:
            return opened
        document = opened.document.with_links(links)
        return replace(opened, document=document, states=await self.states(document))

    async def follow(self, url: str, *, article: int | None = None, typed: bool = False) -> int:
        """Return the id of the article behind a link: from the cache, else fetched, extracted and stored.

        `article` is where the link stands; an address that a person `typed` may lead anywhere. Offline, one that is
        not cached is remembered as wanted and OfflineError says so. Raises FetchError and ExtractError with one
        sentence otherwise.
        """
        try:
            return await self.bring(url, article=article, typed=typed)
        except OfflineError as error:
            await self._want(url, article)
            raise OfflineError(f"{error} It is noted, and comes with the next refresh.", url=url) from error

    async def bring(
        self, url: str, *, article: int | None = None, typed: bool = False, unattended: bool = False
    ) -> int:
        """Do as `follow` does, but note nothing as wanted where there is no network.

        `unattended` tells that no person asked for it: RobotsError where its server wants no program there.
        """
        state = (await self._reader.run(lambda cache: cache.links.states([url]))).get(url, LinkState())
        if state.cached and state.article is not None:
            return state.article
        return (
            await self._store(await self.pages.get(url, article, typed=typed, unattended=unattended), state.article)
        )[0]

    async def full_text(self, article_id: int, *, unattended: bool = False) -> Opened:
        """Fetch the page behind an article, store its text, and return the article with it.

        A text that was there and is better than the page's stays; the result then says why, in `kept` and as the
        note of its document. Raises FetchError, OfflineError, and ExtractError where there is no other text either.
        `unattended` is as for `bring`.
        """
        article = await self._reader.run(lambda cache: cache.articles.get(article_id))
        if article.headline.url is None:
            raise FetchError("This article has no page to fetch its full text from.")
        try:
            page = await self.pages.get(article.headline.url, article_id, unattended=unattended)
        except ExtractError:
            opened = await self.open(article_id)
            if not opened.document.blocks:
                raise
            return opened.keeping(f"The page has no article that could be read: {shown(opened.full)}")
        _, why = await self._store(page, article_id)
        opened = await self.open(article_id)
        return opened.keeping(why) if why else opened

    async def _store(self, page: FetchedPage, article_id: int | None) -> tuple[int, str | None]:
        """Store a page and return its article's id, and why the text that was there stays, if it does."""
        now = self._now()

        def store(cache: Cache) -> tuple[int, str | None]:
            places = map(cache.articles.by_address, page.addresses)
            known = article_id if article_id is not None else next((one for one in places if one is not None), None)
            if known is None:
                return cache.articles.add_page(page.document, page.addresses, now=now), None
            why = why_kept(page.document, cache.articles.get(known), cache.documents.get(known))
            if why is None:
                cache.documents.put(known, page.document, page.addresses, now=now)
            else:
                cache.links.lead_to(known, page.addresses)
            return known, why

        return await self._writer.run(store)

    async def unwant(self, url: str) -> None:
        """Take a page off the list of wanted ones."""
        await self._writer.run(lambda cache: cache.links.unwant(url))

    async def _want(self, url: str, article: int | None) -> None:
        address, _ = split_login(url)
        try:
            await self._writer.run(lambda cache: cache.links.want(address, article, self._now()))
        except StoreError:
            log.info("read-only cache: %s is not noted as wanted", address)


def _open(cache: Cache, article_id: int, full: bool) -> Opened:
    article = cache.articles.get(article_id)
    stored = cache.documents.get(article_id) if full or not article.body else None
    document = with_article_facts(stored or feed_document(article), article)
    before = cache.documents.before(article_id)
    return Opened(
        article=article,
        document=document,
        full=stored is not None,
        states=cache.links.states([link.url for link in document.links]),
        position=cache.states.position(article_id),
        edited=before.replaced if before else None,
    )
