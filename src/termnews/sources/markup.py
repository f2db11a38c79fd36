"""An XML feed: mended, then read by the fast reader, and by the patient one where the fast one comes short."""

from termnews.domain.article import ParsedFeed
from termnews.domain.errors import ParseError
from termnews.sources import encoding, feed, lenient, repair


def _tried(body: bytes, url: str) -> ParsedFeed | None:
    try:
        return feed.read(body, url)
    except ParseError:
        return None


def read(body: bytes, url: str, content_type: str = "") -> ParsedFeed:
    """Return the feed that XML bytes hold, with every article that stands in them; raises ParseError for no feed.

    The bytes are the judge of what is missing: they hold as many articles as `<item` and `<entry` tags.
    """
    document = repair.mended(encoding.as_utf_8(body, content_type))
    held = repair.count_articles(document)
    best = _tried(document, url)
    if best and best.articles and len(best.articles) >= held:
        return best
    closed = repair.close_cdata(document)
    if closed != document:
        again = _tried(closed, url)
        if again and len(again.articles) > len(best.articles if best else ()):
            best, document = again, closed
    if best and best.articles and len(best.articles) >= repair.count_unquoted_articles(document):
        return best
    try:
        patient = lenient.read(document, url)
    except ParseError:
        if best is None:
            raise
        return best
    return patient if best is None or len(patient.articles) > len(best.articles) else best
