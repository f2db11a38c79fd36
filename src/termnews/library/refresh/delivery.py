"""Ingestion of one answer: what a server sent is parsed and merged into the cache, in this process or in a worker."""

from dataclasses import dataclass, replace
from datetime import datetime

from termnews.domain.addresses import host
from termnews.domain.article import ParsedFeed
from termnews.domain.errors import ParseError
from termnews.domain.merge import Add, decide
from termnews.domain.source import Answer, Source
from termnews.fetch.response import Response
from termnews.library.events import RefreshStatus, SourceRefreshed
from termnews.library.sources.moves import refuse_other_feed
from termnews.sources.fallback import Fallback
from termnews.store.cache import Cache

INCOMPLETE = "The feed came incomplete, its end is missing; what came whole is kept, the rest follows with a refresh."


@dataclass(frozen=True, slots=True)
class Delivery:
    """An answer with a body, whose source it is, for how long that keeps its articles, and whether an edit makes one
    unread again.

    `chosen` tells that a person has just chosen this very feed, wherever its address leads.
    """

    source: Source
    response: Response
    now: datetime
    keep_days: int
    keep_articles: int
    unread_when_edited: bool = False
    chosen: bool = False

    def parse(self) -> ParsedFeed:
        """Return the feed; raise ParseError, or NeedsFeedparserError where only feedparser may read all of it."""
        from termnews.sources.parse import parse

        response = self.response
        try:
            return parse(
                response.body,
                url=response.final_url,
                content_type=response.content_type,
                mapping=self.source.map,
                fallback=Fallback.RAISE,
            )
        except ParseError as error:
            self.blame(error)
            raise

    def blame(self, error: ParseError) -> None:
        """Note with what is wrong with the bytes who sent them, where that was not the source's own server."""
        error.answered = _stranger(self.source, self.response)

    def merge(self, feed: ParsedFeed, cache: Cache) -> tuple[SourceRefreshed, Answer]:
        """Merge the parsed feed into the cache, in one transaction with what the answer says of the next request."""
        source, now = self.source, self.now
        feed = _with_language(feed)
        intents = decide(cache.articles.known(source.id, feed.articles), feed.articles, now=now)
        if not self.chosen:
            refuse_other_feed(cache, source, feed, self.response, intents)
        # An address that holds other articles is not where this source has moved to.
        same_feed = sum(isinstance(intent, Add) for intent in intents) < len(feed.articles)
        answer = answer_of(source, self.response, moved=same_feed) if feed.whole else Answer(fault=INCOMPLETE)
        answer = answer._replace(announced=feed.moved_to)
        applied = cache.articles.apply(
            source.id, intents, feed=feed, answer=answer, now=now, unread_when_edited=self.unread_when_edited
        )
        cache.retention.forget(source.id, days=self.keep_days, articles=self.keep_articles, now=now)
        status = RefreshStatus.UPDATED if intents else RefreshStatus.UNCHANGED
        if answer.fault:
            status = RefreshStatus.FAILED
        result = SourceRefreshed(
            source, status, applied.new, len(applied.changed), error=answer.fault or feed.note, answered=True
        )
        return result, answer


def answer_of(source: Source, response: Response, *, moved: bool = True) -> Answer:
    """Return what an answer says of the next request; `moved` tells that it is of the same feed, wherever it came from.

    A 304 that says nothing of its freshness renews what the 200 said (RFC 9111 section 4.3.4).
    """
    known = source.health.fresh_for if response.unchanged else None
    fresh_for = known if response.fresh_for is None else response.fresh_for
    return Answer(response.validators, fresh_for, response.seconds or None, response.moved_to if moved else None)


def _with_language(feed: ParsedFeed) -> ParsedFeed:
    """Give the feed's language to the articles that state none: it decides how they are laid out."""
    if feed.language is None:
        return feed
    articles = (article if article.language else replace(article, language=feed.language) for article in feed.articles)
    return replace(feed, articles=tuple(articles))


def _stranger(source: Source, response: Response) -> str:
    """Return who answered with a page in place of a source's server, "" where nobody did: its host, or its page."""
    page = "html" in response.content_type.lower() or b"<html" in response.body[:2000].lower()
    if not page:
        return ""
    there = host(response.final_url)
    return there if there != host(source.url) else f"#{response.validators.body_hash}"
