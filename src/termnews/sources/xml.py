"""An XML feed: repaired, then read by fastfeedparser, and by feedparser where that one comes short."""

from dataclasses import replace

from termnews.domain.article import ParsedFeed
from termnews.domain.errors import ParseError
from termnews.sources import encoding, feed, feedparser_read, limits, repair, truncation
from termnews.sources.fallback import Fallback, NeedsFeedparserError


def _tried(body: bytes, outline: bytes, url: str) -> ParsedFeed | None:
    try:
        return feed.read(body, url, outline=outline)
    except ParseError:
        return None


def _is_whole(feed_read: ParsedFeed, held: int, outline: bytes) -> bool:
    """Tell whether no article is missing; a feed without any is whole where nothing looks like one."""
    return len(feed_read.articles) >= held if held else b"item" not in outline.lower()


def read(body: bytes, url: str, content_type: str = "", *, fallback: Fallback = Fallback.READ) -> ParsedFeed:
    """Return the feed that XML bytes hold, with every article that stands in them; raises ParseError for no feed.

    The bytes are the judge of what is missing: they hold as many articles as `<item` and `<entry` tags. Where some are,
    `fallback` says what becomes of the feed: NeedsFeedparserError for Fallback.RAISE.
    """
    document = repair.repaired(encoding.as_utf_8(body, content_type))
    outline = repair.outline(document)
    limits.check_complexity(outline)
    if not truncation.is_whole(outline):
        document = truncation.whole_articles(document)
        return replace(_read(document, repair.outline(document), url, fallback=fallback), whole=False)
    return _read(document, outline, url, fallback=fallback)


def _read(document: bytes, outline: bytes, url: str, *, fallback: Fallback) -> ParsedFeed:
    held = repair.count_articles(outline)
    if held > limits.MOST_ARTICLES:
        document = truncation.closed(repair.with_first_articles(document, limits.MOST_ARTICLES), outline)
        outline = repair.with_first_articles(outline, limits.MOST_ARTICLES)
        held = limits.MOST_ARTICLES
    best = _tried(document, outline, url)
    if best and _is_whole(best, held, outline):
        return best
    closed = repair.close_cdata(document)
    if closed != document:
        outline = repair.outline(closed)
        again = _tried(closed, outline, url)
        if again and len(again.articles) > len(best.articles if best else ()):
            best, document = again, closed
            if _is_whole(best, repair.count_articles(outline), outline):
                return best
    if fallback is Fallback.RAISE:
        raise NeedsFeedparserError("This feed needs feedparser.")
    feeds = [] if best is None else [best]
    if fallback is Fallback.READ:
        try:
            feeds.append(feedparser_read.read(document, url))
        except ParseError:
            if best is None:
                raise
    if not feeds:
        raise ParseError("The feed is too broken to be read.")
    return max(feeds, key=lambda feed: len(feed.articles))
