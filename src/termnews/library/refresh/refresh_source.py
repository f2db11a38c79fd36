"""Pipeline of one source's refresh: request, parse, merge, store, record health.

source -> fetch -> sources.parse -> domain.merge.decide -> store.apply -> event -> screen
          (network,  `Intake`: all three in a thread, or where many come   (SourceRefreshed)
           32 at once)  in a worker; one transaction with the validators
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from termnews.config.settings import Settings
from termnews.domain.addresses import canonical, host
from termnews.domain.article import ParsedFeed
from termnews.domain.errors import FetchError, ParseError, StoreError, TermnewsError
from termnews.domain.logins import without_logins
from termnews.domain.schedule import due, told_to_wait
from termnews.domain.source import Access, Answer, Source, Validators
from termnews.fetch.response import NO_VALIDATORS, CutShortError, HTTPClient, Response
from termnews.library.cache_thread import CacheThread
from termnews.library.events import RefreshStatus, SourceRefreshed
from termnews.library.interval import interval_of
from termnews.library.refresh.delivery import Delivery, answer_of
from termnews.library.refresh.doubts import answered, symptom_of
from termnews.library.refresh.feed_reader import FeedReader
from termnews.library.refresh.intake import Intake
from termnews.library.refresh.write_queue import WriteQueue
from termnews.library.sources.moves import is_same_feed
from termnews.library.sources.subscriptions import Subscriptions

log = logging.getLogger(__name__)
LIMITED = timedelta(minutes=1)
"""So long a host is left alone that was asked too often and does not say for how long."""


class RefreshSource:
    """Pulls sources into the cache, each for itself."""

    def __init__(
        self,
        client: HTTPClient,
        subscriptions: Subscriptions,
        writer: CacheThread,
        queue: WriteQueue,
        now: Callable[[], datetime],
        settings: Settings,
        feed_reader: FeedReader,
        intake: Intake,
    ) -> None:
        self._client = client
        self._subscriptions = subscriptions
        self._credentials = subscriptions.credentials
        self._writer = writer
        self._queue = queue
        self._now = now
        self.settings = settings
        self._feed_reader = feed_reader
        self._intake = intake

    def due(self, source: Source, *, asked: bool) -> bool:
        """Tell whether a source is to be asked now; `asked` tells that a person wants it.

        A paused source is asked only then.
        """
        if source.paused and not asked:
            return False
        interval = interval_of(source, self.settings)
        return due(source.health, self._now(), asked=asked, url=source.url, interval=interval)

    async def one(self, source: Source, *, asked: bool = True) -> SourceRefreshed:
        """Pull one source; whatever goes wrong becomes a result, and is kept as the source's error."""
        if not self.due(source, asked=asked):
            return _skipped(source, self._now())
        try:
            return await self._pull(source)
        except TermnewsError as error:
            return await self._failed(source, error)
        except Exception as error:  # a defect of ours in one feed must not end the refresh of the others
            log.exception("refreshing %s", without_logins(source.url))
            return await self._failed(
                source, TermnewsError(f"termnews stumbled over this feed ({error}); see the log.")
            )

    async def _pull(self, source: Source) -> SourceRefreshed:
        try:
            return await self._changed(source)
        except CutShortError as cut:
            try:
                feed = await self._feed_reader.read(cut.response, source.map)
            except ParseError:
                raise cut from None
            return await self.store(source, replace(feed, whole=False), cut.response)

    async def _changed(self, source: Source) -> SourceRefreshed:
        """Ask a source whether it changed, and take in what did."""
        response = await self._get(source, source.validators)
        if response.unchanged and response.moved_to not in (None, source.moved_to):
            # what is elsewhere now may be another feed with an ETag like that of the old one
            response = await self._get(source, NO_VALIDATORS)
        known, brought = source.validators.body_hash, response.validators.body_hash
        same = response.unchanged or (brought is not None and brought == known)
        if same and source.health.error is None:
            answer, now = answer_of(source, response), self._now()
            await self._queue.run(lambda cache: cache.sources.record_unchanged(source.id, answer, now=now))
            return await self._follow(source, answer, SourceRefreshed(source, RefreshStatus.UNCHANGED, answered=True))
        if response.unchanged:
            response = await self._get(source, NO_VALIDATORS)
        result, answer = await self._intake.take_in(self._delivery(source, response))
        return await self._follow(source, answer, result)

    async def _get(self, source: Source, validators: Validators) -> Response:
        access = self._subscriptions.access(source)
        headers = await self._credentials.headers(access, source.url)
        try:
            return await self._client.get(
                source.url,
                validators=validators,
                trusted=source.typed,
                headers=headers,
                any_certificate=access.any_certificate,
                proxy=access.proxy,
            )
        except FetchError as error:
            if error.status == 401:
                self._credentials.forget(access, source.url)
            raise

    async def store(
        self, source: Source, feed: ParsedFeed, response: Response, *, chosen: bool = False
    ) -> SourceRefreshed:
        """Merge a parsed feed into the cache, in one transaction with what the response says of the next request.

        `chosen` tells that a person has just chosen this very feed, wherever its address leads.
        """
        delivery = replace(self._delivery(source, response), chosen=chosen)
        result, answer = await self._intake.store(delivery, feed)
        return await self._follow(source, answer, result)

    def _delivery(self, source: Source, response: Response) -> Delivery:
        days, articles = source.keep_days, source.keep_articles
        return Delivery(
            source,
            response,
            self._now(),
            self.settings.keep_days if days is None else days,
            self.settings.keep_articles if articles is None else articles,
            self.settings.unread_when_edited,
        )

    async def forget_pages(self) -> None:
        """Delete the pages that links led to, once they are read and older than articles are kept."""
        days, now = self.settings.keep_days, self._now()
        if days:
            await self._writer.run(lambda cache: cache.retention.forget(None, days=days, now=now))

    async def _follow(self, source: Source, answer: Answer, result: SourceRefreshed) -> SourceRefreshed:
        """Give a source its new address once a permanent redirect has led to the same feed twice, or the feed names it.

        RFC 9110 sections 15.4.2 and 15.4.9 allow it at once, but some sites say "permanent" of their login page.
        """
        redirected = answer.moved_to is not None and answer.moved_to == source.moved_to
        new = answer.moved_to if redirected else answer.announced
        if new is None or canonical(new) == canonical(source.url):
            return result
        try:
            if not redirected and not await self._is_feed_of(source, new):
                return result
            moved = await self._subscriptions.readdress(source, new)
        except TermnewsError as error:
            log.warning("source %d has moved to %s, but stays: %s", source.id, without_logins(new), error)
            return result
        return replace(result, moved_to=new) if moved else result

    async def _is_feed_of(self, source: Source, url: str) -> bool:
        """Tell whether an address that a feed announces (`itunes:new-feed-url`) has that feed, and for good.

        It has not where the feed there announces another, or where it leads back. A source with settings for its
        publisher stays, for the new address may be another's, and none falls from https to http.
        """
        downgraded = source.url.startswith("https:") and not url.startswith("https:")
        if downgraded or self._subscriptions.access(source) != Access():
            return False
        trusted = source.typed and host(url) == host(source.url)
        response = await self._client.get(url, validators=NO_VALIDATORS, trusted=trusted)
        feed = await self._feed_reader.read(response, source.map)
        led_back = canonical(response.final_url) == canonical(source.url)
        if led_back or canonical(feed.moved_to or url) != canonical(url):
            return False
        return await self._writer.run(lambda cache: is_same_feed(cache, source, feed, now=self._now()))

    async def _failed(self, source: Source, error: TermnewsError) -> SourceRefreshed:
        symptom = symptom_of(source, error)
        retry_at, limited = self._when_again(error), error.limited if isinstance(error, FetchError) else ""
        if limited and retry_at is not None:
            await self._hold_back(host(f"http://{limited}"), retry_at)
        result = SourceRefreshed(
            source,
            RefreshStatus.FAILED,
            error=str(error),
            retry_at=retry_at,
            symptom=symptom,
            answered=symptom is None and answered(error),
            silent=isinstance(error, FetchError) and error.silent,
            limited=bool(limited) and host(f"http://{limited}") == host(source.url),
        )
        if result.symptom is None:
            await self.record(result, gone=isinstance(error, FetchError) and error.status == 410)
        return result

    def _when_again(self, error: TermnewsError) -> datetime | None:
        if not isinstance(error, FetchError):
            return None
        wait = timedelta(seconds=error.retry_after) if error.retry_after is not None else None
        wait = wait or (LIMITED if error.limited else wait)
        return None if wait is None else self._now() + wait

    async def _hold_back(self, of_host: str, until: datetime) -> None:
        """Keep for all sources of a host when it wants to be asked again."""
        try:
            await self._writer.run(lambda cache: cache.sources.hold_back(of_host, until=until))
        except StoreError as unkept:
            log.warning("that %s was asked too often is not kept: %s", of_host, unkept)

    def held_back(self, source: Source, until: datetime) -> SourceRefreshed:
        """Pass a source over whose host was asked too often by others of this refresh."""
        return _told_to_wait(source, until)

    async def record(self, failed: SourceRefreshed, *, gone: bool = False) -> None:
        """Keep a failure as its source's error; one with a symptom is kept only when it is known to be its own."""
        number, why, retry_at, now = failed.source.id, failed.error or "", failed.retry_at, self._now()
        try:
            await self._writer.run(
                lambda cache: cache.sources.record_failure(number, why, now=now, retry_at=retry_at, gone=gone)
            )
        except StoreError as unkept:  # what cannot be kept of one source must not end the refresh of the others
            log.warning("the failure of source %d is not kept: %s", number, unkept)

    async def leave_alone(self, source: Source) -> SourceRefreshed:
        """Pass a source over whose server did not answer others; it is due again when it would be had it been asked."""
        now = self._now()
        with suppress(StoreError):
            await self._writer.run(lambda cache: cache.sources.record_left_alone(source.id, now=now))
        why = f"Not asked: {host(source.url)} did not answer."
        return SourceRefreshed(source, RefreshStatus.SKIPPED, error=why)


def _skipped(source: Source, now: datetime) -> SourceRefreshed:
    if source.health.gone:
        why = "The server says this feed is gone (410); remove it, or add its new address."
    elif source.health.retry_at is not None and told_to_wait(source.health, now):
        return _told_to_wait(source, source.health.retry_at)
    else:
        why = "Not due yet."
    return SourceRefreshed(source, RefreshStatus.SKIPPED, error=why)


def _told_to_wait(source: Source, until: datetime) -> SourceRefreshed:
    why = f"The server asked to wait until {until.astimezone():%d %B, %H:%M}."
    return SourceRefreshed(source, RefreshStatus.SKIPPED, error=why, retry_at=until)
