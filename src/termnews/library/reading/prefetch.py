"""Prefetching: full texts and Also Read targets for reading without a network, within a budget.

starred, then unread articles, newest first -> page where the feed gives only a part -> its Also Read targets
                                               (Reading.full_text, never a worse text)   (one step away)
and, when all texts are here -> their pictures (library/pictures/prefetch_pictures.py)

What is in the cache is passed over, so a run goes on where the one before stopped.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field, replace

from termnews.domain.addresses import host
from termnews.domain.document import LinkState
from termnews.domain.errors import FetchError, LimitedError, OfflineError, RobotsError, StoreError, TermnewsError
from termnews.domain.query import Query, Scope
from termnews.library.events import PagePrefetched, PageStatus, PicturePrefetched, PrefetchFinished
from termnews.library.library import Library
from termnews.library.pictures.prefetch_pictures import PicturePrefetch
from termnews.library.reading.feed_text import is_teaser
from termnews.library.reading.reading import Opened

log = logging.getLogger(__name__)
AT_ONCE = 8
MEGABYTE = 1_000_000


@dataclass(slots=True)
class _Job:
    """One article whose text may be wanting (`url` None), or an Also Read target of it."""

    article: int
    url: str | None = None


@dataclass(slots=True)
class _Done:
    """What a job came to: a page, if one was asked for, and the targets to fetch next."""

    page: PagePrefetched | None = None
    targets: list[_Job] = field(default_factory=list)


async def prefetch(
    library: Library, *, category: str | None = None
) -> AsyncIterator[PagePrefetched | PicturePrefetched | PrefetchFinished]:
    """Yield a `PagePrefetched` as each page is done, then a `PicturePrefetched` for each picture, then the end.

    `category` narrows the articles; the budget is that of the settings. Raises OfflineError where the network is
    switched off, StoreError where the cache is read-only, NotFoundError where there is no such category. Leaving the
    iteration early cancels what has not been stored.
    """
    if library.offline:
        raise OfflineError("termnews is offline: start it without --offline to prefetch.")
    if library.read_only:
        raise StoreError("This cache is read-only: no page can be stored in it.")
    run = _Run(library, category)
    try:
        async for page in run.pages():
            yield page
        async for picture in run.brought_pictures():
            yield picture
    finally:
        run.cancel()
    yield run.finished()


class _Run:
    """One prefetch: what is still to do, what is under way, and what it came to."""

    def __init__(self, library: Library, category: str | None) -> None:
        self._library = library
        self._budget = library.settings
        self._full_text = {source.id for source in library.queries.sources() if source.full_text}
        self._articles = iter(_articles(library, category))
        self._targets: deque[_Job] = deque()
        self._asked: set[str] = set()
        self._limited: set[str] = set()
        self._running: set[asyncio.Task[_Done]] = set()
        self._done: list[PagePrefetched] = []
        self._pictures = PicturePrefetch(library)
        self._pictures_brought = 0
        self._pictures_before = library.pictures.fetched
        self._stored = 0
        self._started = time.monotonic()
        self._fetched_before = library.reading.pages.fetched
        self._stopped: str | None = None

    async def pages(self) -> AsyncIterator[PagePrefetched]:
        """Keep a few jobs under way until nothing is left or the budget is spent."""
        while True:
            self._begin()
            if not self._running:
                return
            done, self._running = await asyncio.wait(
                self._running, timeout=max(self._seconds_left(), 0), return_when=asyncio.FIRST_COMPLETED
            )
            if not done:
                self._stopped = "seconds"
                return
            for task in done:
                came_to = task.result()
                self._targets.extend(came_to.targets)
                if came_to.page is not None:
                    yield self._note(came_to.page)

    async def brought_pictures(self) -> AsyncIterator[PicturePrefetched]:
        """Bring the pictures of the articles gone through; that no page more may be stored does not end this."""
        spent, self._stopped = self._stopped, None if self._stopped == "articles" else self._stopped
        async for picture in self._pictures.run(self._may_go_on, self._seconds_left):
            self._pictures_brought = picture.stored
            yield picture
        self._may_go_on()
        self._stopped = spent or self._stopped

    def cancel(self) -> None:
        """Give up what is under way."""
        for task in self._running:
            task.cancel()

    def finished(self) -> PrefetchFinished:
        """Return what the run came to."""
        seconds = time.monotonic() - self._started
        return PrefetchFinished(tuple(self._done), self._megabytes, seconds, self._stopped, self._pictures_brought)

    @property
    def _megabytes(self) -> float:
        pages = self._library.reading.pages.fetched - self._fetched_before
        return (pages + self._library.pictures.fetched - self._pictures_before) / MEGABYTE

    def _seconds_left(self) -> float:
        return self._started + self._budget.seconds - time.monotonic()

    def _begin(self) -> None:
        """Begin jobs while there is room among those under way and in the budget."""
        while len(self._running) < AT_ONCE:
            # every job under way may store a page
            room = self._stored + len(self._running) < self._budget.articles
            job = self._next() if room and self._may_go_on() else None
            if job is None:
                return
            self._running.add(asyncio.create_task(self._do(job)))

    def _may_go_on(self) -> bool:
        budget = self._budget
        if self._stopped is not None:
            return False
        if self._megabytes >= budget.megabytes:
            self._stopped = "megabytes"
        elif self._seconds_left() <= 0:
            self._stopped = "seconds"
        return self._stopped is None

    def _next(self) -> _Job | None:
        """Return the next job: an article's targets come before the next article, so that the newest is whole."""
        if self._targets:
            return self._targets.popleft()
        number = next(self._articles, None)
        return None if number is None else _Job(number)

    def _note(self, page: PagePrefetched) -> PagePrefetched:
        self._stored += page.status is PageStatus.STORED
        self._done.append(page)
        if self._stored >= self._budget.articles:
            self._stopped = "articles"
        return replace(page, stored=self._stored)

    async def _do(self, job: _Job) -> _Done:
        if job.url is not None:
            return _Done(await self._target(job.url, job.article))
        try:
            opened = await self._library.reading.open(job.article)
        except TermnewsError:
            # removed meanwhile
            return _Done()
        page = None
        if self._wants_page(opened):
            page, opened = await self._own_page(opened)
        await self._pictures.note(opened)
        return _Done(page, list(self._also_read(opened)))

    def _wants_page(self, opened: Opened) -> bool:
        headline = opened.article.headline
        if opened.full or headline.url is None:
            return False
        return headline.source.id in self._full_text or is_teaser(opened.article)

    async def _own_page(self, opened: Opened) -> tuple[PagePrefetched, Opened]:
        url = opened.article.headline.url or ""
        self._asked.add(url)
        try:
            self._refuse_limited(url)
            opened = await self._library.reading.full_text(opened.id, unattended=True)
        except Exception as error:
            return self._failed(PagePrefetched(url, PageStatus.FAILED, opened.id), error), opened
        status = PageStatus.STORED if opened.kept is None else PageStatus.KEPT
        return PagePrefetched(url, status, opened.id, why=opened.kept), opened

    async def _target(self, url: str, article: int) -> PagePrefetched:
        page = PagePrefetched(url, PageStatus.STORED, also_read=True)
        try:
            self._refuse_limited(url)
            return replace(page, article=await self._library.reading.bring(url, article=article, unattended=True))
        except Exception as error:
            return self._failed(replace(page, status=PageStatus.FAILED), error)

    def _refuse_limited(self, url: str) -> None:
        """Raise LimitedError for a page of a host that said in this run that it was asked too often."""
        if host(url) in self._limited:
            raise LimitedError(f"{host(url)} was asked too often in this run; try again later")

    def _failed(self, page: PagePrefetched, error: Exception) -> PagePrefetched:
        if not isinstance(error, TermnewsError):
            # a defect of ours in one page must not end the run
            log.error("prefetching %s", page.url, exc_info=error)
            error = TermnewsError(f"termnews stumbled over this page ({error}); see the log.")
        log.info("%s was not prefetched: %s", page.url, error)
        # the demo edition has no network, but a part of the pages
        if isinstance(error, OfflineError) and not self._library.demo:
            self._stopped = "network"
        if isinstance(error, FetchError) and error.limited:
            self._limited.add(host(f"http://{error.limited}"))
        status = PageStatus.LEFT_OUT if isinstance(error, RobotsError | LimitedError) else PageStatus.FAILED
        return replace(page, status=status, why=str(error))

    def _also_read(self, opened: Opened) -> Iterator[_Job]:
        """Yield the Also Read targets that are not in the cache and were not asked for in this run."""
        for link in opened.document.links:
            cached = opened.states.get(link.url, LinkState()).cached
            if link.kind == "also_read" and not cached and link.url not in self._asked:
                self._asked.add(link.url)
                yield _Job(opened.id, link.url)


def _articles(library: Library, category: str | None) -> tuple[int, ...]:
    """Return the starred articles, then the unread ones, newest first."""
    if category is not None:
        category = library.category_named(category)
    queries = (Query(scope, category) for scope in (Scope.STARRED, Scope.UNREAD))
    return tuple(dict.fromkeys(number for query in queries for number in library.queries.article_list(query)))
