"""An XML feed: mended, then read by the fast reader, and by the patient one where the fast one comes short."""

from dataclasses import replace

from termnews.domain.article import ParsedFeed
from termnews.domain.errors import ParseError
from termnews.sources import encoding, feed, lenient, limits, repair, truncation


def _tried(body: bytes, outline: bytes, url: str) -> ParsedFeed | None:
    try:
        return feed.read(body, url, outline=outline)
    except ParseError:
        return None


def _is_whole(found: ParsedFeed, held: int, outline: bytes) -> bool:
    """Tell whether no article is missing; a feed without any is whole where nothing looks like one."""
    return len(found.articles) >= held if held else b"item" not in outline.lower()


def read(body: bytes, url: str, content_type: str = "", *, patient: bool = True) -> ParsedFeed:
    """Return the feed that XML bytes hold, with every article that stands in them; raises ParseError for no feed.

    The bytes are the judge of what is missing: they hold as many articles as `<item` and `<entry` tags. What needs the
    patient reader raises ImpatientError where `patient` is not set.
    """
    document = repair.mended(encoding.as_utf_8(body, content_type))
    outline = repair.outline(document)
    limits.check_complexity(outline)
    if not truncation.is_whole(outline):
        document = truncation.whole_articles(document)
        return replace(_read(document, repair.outline(document), url, patient=patient), whole=False)
    return _read(document, outline, url, patient=patient)


def _read(document: bytes, outline: bytes, url: str, *, patient: bool) -> ParsedFeed:
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
    if not patient:
        raise lenient.ImpatientError("This feed takes the patient reader.")
    try:
        found = lenient.read(document, url)
    except ParseError:
        if best is None:
            raise
        return best
    return found if best is None or len(found.articles) > len(best.articles) else best
