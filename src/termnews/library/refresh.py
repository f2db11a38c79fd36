"""Pulling the sources: every source is its own task, and none can hurt another.

source -> fetch -> sources.parse -> domain.merge.decide -> store.apply -> event -> screen
          (network,  (a thread)      (the cache's thread, one transaction    (SourceRefreshed)
           32 at once)                with the validators)
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from termnews.domain.article import ParsedFeed
from termnews.domain.errors import FetchError, OfflineError, TermnewsError
from termnews.domain.merge import decide
from termnews.domain.schedule import due
from termnews.domain.source import Source
from termnews.fetch.response import Fetching, Response
from termnews.library.events import RefreshFinished, RefreshStatus, SourceRefreshed
from termnews.library.threads import CacheThread
from termnews.store.cache import Cache

log = logging.getLogger(__name__)


class Refresh:
    """Pulls sources into the cache, many at once."""

    def __init__(self, fetching: Fetching, writer: CacheThread, now: Callable[[], datetime]) -> None:
        self._fetching = fetching
        self._writer = writer
        self._now = now

    async def run(
        self, sources: Sequence[Source], *, asked: bool = True
    ) -> AsyncIterator[SourceRefreshed | RefreshFinished]:
        """Yield a `SourceRefreshed` as each source is done, then one `RefreshFinished`.

        `asked` tells that a person asked: every server is asked then, except one that said when to come back
        (429, 503) or that the feed is gone (410). Leaving the iteration early cancels what has not begun.
        """
        started = time.monotonic()
        tasks = [asyncio.create_task(self.one(source, asked=asked)) for source in sources]
        results: list[SourceRefreshed] = []
        try:
            for finished in asyncio.as_completed(tasks):
                result = await finished
                results.append(result)
                yield replace(result, done=len(results), total=len(tasks))
        finally:
            for task in tasks:
                task.cancel()
        yield RefreshFinished(tuple(results), time.monotonic() - started)

    async def one(self, source: Source, *, asked: bool = True) -> SourceRefreshed:
        """Pull one source; whatever goes wrong becomes a result, and is kept as the source's error."""
        if not due(source.health, self._now(), asked=asked):
            return SourceRefreshed(source, RefreshStatus.SKIPPED, error=_why_skipped(source, self._now()))
        try:
            return await self._pull(source)
        except TermnewsError as error:
            return await self._failed(source, error)
        except Exception as error:  # a defect of ours in one feed must not end the refresh of the others
            log.exception("refreshing %s", source.url)
            return await self._failed(
                source, TermnewsError(f"termnews stumbled over this feed ({error}); see the log.")
            )

    async def _pull(self, source: Source) -> SourceRefreshed:
        response = await self._fetching.get(source.url, validators=source.validators, trusted=True)
        known, brought = source.validators.body_hash, response.validators.body_hash
        same = response.unchanged or (brought is not None and brought == known)
        if same and source.health.error is None:
            now = self._now()
            await self._writer.run(
                lambda cache: cache.sources.record_unchanged(source.id, response.validators, now=now)
            )
            return SourceRefreshed(source, RefreshStatus.UNCHANGED)
        if response.unchanged:
            response = await self._fetching.get(source.url, trusted=True)
        feed = await asyncio.to_thread(_parse, source, response)
        return await self.store(source, feed, response)

    async def store(self, source: Source, feed: ParsedFeed, response: Response) -> SourceRefreshed:
        """Merge a parsed feed into the cache, in one transaction with the response's validators."""
        now = self._now()
        feed = _with_language(feed)

        def apply(cache: Cache) -> SourceRefreshed:
            from termnews.extract.words import plain_words

            intents = decide(cache.articles.known(source.id, feed.articles), feed.articles, now=now)
            applied = cache.articles.apply(
                source.id, intents, feed=feed, validators=response.validators, now=now, text_of=plain_words
            )
            status = RefreshStatus.UPDATED if intents else RefreshStatus.UNCHANGED
            return SourceRefreshed(source, status, new_ids=applied.new, changed=len(applied.changed))

        return await self._writer.run(apply)

    async def _failed(self, source: Source, error: TermnewsError) -> SourceRefreshed:
        now, offline = self._now(), isinstance(error, OfflineError)
        wait = error.retry_after if isinstance(error, FetchError) and error.status in (429, 503) else None
        retry_at = now + timedelta(seconds=wait) if wait is not None else None
        gone = isinstance(error, FetchError) and error.status == 410
        if not offline:  # a missing network says nothing about a source
            await self._writer.run(
                lambda cache: cache.sources.record_failure(source.id, str(error), now=now, retry_at=retry_at, gone=gone)
            )
        return SourceRefreshed(source, RefreshStatus.FAILED, error=str(error), retry_at=retry_at, offline=offline)


def _parse(source: Source, response: Response) -> ParsedFeed:
    from termnews.sources.parse import parse

    return parse(response.body, url=response.final_url, content_type=response.content_type, mapping=source.map)


def _with_language(feed: ParsedFeed) -> ParsedFeed:
    """Give the feed's language to the articles that state none: it decides how they are laid out."""
    if feed.language is None:
        return feed
    articles = (article if article.language else replace(article, language=feed.language) for article in feed.articles)
    return replace(feed, articles=tuple(articles))


def _why_skipped(source: Source, now: datetime) -> str:
    if source.health.gone:
        return "The server says this feed is gone (410); remove it, or add its new address."
    if source.health.retry_at is not None and source.health.retry_at > now:
        return f"The server asked to wait until {source.health.retry_at.astimezone():%d %B, %H:%M}."
    return "Not due yet."
