"""An XML feed, read in one pass by expat; what is not well-formed is repaired, read as tag soup, or by feedparser."""

from dataclasses import replace
from itertools import count
from xml.parsers import expat

from termnews.domain.article import ParsedFeed
from termnews.domain.errors import ParseError
from termnews.sources import encoding, feed, feedparser_read, limits, prolog, repair, truncation
from termnews.sources.content_handler import ContentHandler
from termnews.sources.draft import FeedDraft
from termnews.sources.fallback import Fallback, NeedsFeedparserError


def _read_strictly(document: bytes) -> FeedDraft | None:
    """Return what well-formed XML without a prolog holds, None for any other."""
    handler = ContentHandler()
    sections = count()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartCdataSectionHandler = sections.__next__
    parser.StartNamespaceDeclHandler = limits.check_namespace
    try:
        parser.Parse(document, True)
    except expat.ExpatError as error:
        is_over = expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT] == error.code
        if not is_over or repair.count_articles(document[parser.ErrorByteIndex :]):
            return None
    # a section that runs over articles is well-formed, but for the second opener in it
    return handler.feed if document.count(b"<![CDATA[") == next(sections) else None


def _read_soup(document: bytes) -> FeedDraft:
    # imported here, for few feeds need it and its patterns take as long to compile as a feed to read
    from termnews.sources.tag_soup import TagSoup

    handler = ContentHandler()
    TagSoup(handler).read(document.decode("utf-8", "replace"))
    return handler.feed


def read(body: bytes, url: str, content_type: str = "", *, fallback: Fallback = Fallback.READ) -> ParsedFeed:
    """Return the feed that XML bytes hold, with every article that stands in them; raises ParseError for no feed.

    Of what is not well-formed the bytes are the judge of what is missing: they hold as many articles as `<item` and
    `<entry` tags. Where some are, `fallback` says what becomes of the feed: NeedsFeedparserError for Fallback.RAISE.
    """
    utf_8 = encoding.as_utf_8(body, content_type)
    document, _ = prolog.without(utf_8)
    draft = _read_strictly(document)
    if draft and (draft.form or draft.articles):
        return feed.read(draft, url)
    return _read_broken(repair.repaired(utf_8), url, fallback)


def _read_broken(document: bytes, url: str, fallback: Fallback) -> ParsedFeed:
    outline = repair.outline(document)
    limits.check_complexity(outline)
    whole = truncation.is_whole(outline)
    if not whole:
        document = truncation.whole_articles(document)
        outline = repair.outline(document)
    return replace(_read_repaired(document, outline, url, fallback), whole=whole)


def _is_complete(draft: FeedDraft, outline: bytes) -> bool:
    """Tell whether a feed was found, and all articles whose tags the bytes hold."""
    if not (draft.form or draft.articles):
        return False
    return len(draft.articles) >= min(repair.count_articles(outline), limits.MOST_ARTICLES)


def _read_repaired(document: bytes, outline: bytes, url: str, fallback: Fallback) -> ParsedFeed:
    draft = _read_strictly(document)
    if draft is None or not _is_complete(draft, outline):
        document = repair.close_cdata(document)
        outline = repair.outline(document)
        draft = _read_soup(document)
    if _is_complete(draft, outline):
        return feed.read(draft, url)
    if not draft.form and not repair.count_articles(outline):
        raise ParseError("Nothing in the document is a feed's.")
    if fallback is Fallback.RAISE:
        raise NeedsFeedparserError("This feed needs feedparser.")
    feeds = [feed.read(draft, url)] if draft.articles else []
    if fallback is Fallback.READ:
        try:
            feeds.append(feedparser_read.read(document, url))
        except ParseError:
            if not feeds:
                raise
    if not feeds:
        raise ParseError("The feed is too broken to be read.")
    return max(feeds, key=lambda found: len(found.articles))
