"""The parser dispatcher: finds out what a source's bytes are and hands them to the reader for it."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from termnews.domain.article import ParsedFeed
from termnews.domain.errors import ParseError
from termnews.sources import encoding, limits, not_a_feed
from termnews.sources.fallback import Fallback, NeedsFeedparserError

_NO_MAP: Mapping[str, str] = MappingProxyType({})
_IGNORED_BEFORE = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


def parse(
    body: bytes,
    *,
    url: str,
    content_type: str = "",
    mapping: Mapping[str, str] = _NO_MAP,
    fallback: Fallback = Fallback.READ,
) -> ParsedFeed:
    """Return the feed that `body` holds; `url` is its address, against which relative ones are resolved.

    The bytes decide what they are. `content_type` (a Content-Type header) only helps to find the charset, `mapping`
    (JMESPath expressions by field) only counts for JSON. Raises ParseError with a sentence that says what the body is
    instead of a feed. A feed without articles is a feed. `fallback` says what becomes of one that needs feedparser,
    which may take for ever: Fallback.RAISE is a NeedsFeedparserError then.
    """
    feed = _read(body, url, content_type, mapping, fallback)
    return replace(feed, note=limits.note(len(feed.articles)))


def _read(body: bytes, url: str, content_type: str, mapping: Mapping[str, str], fallback: Fallback) -> ParsedFeed:
    start = body[:1024].lstrip(_IGNORED_BEFORE)
    if start.startswith((b"{", b"[")):
        from termnews.sources import jsondata

        return jsondata.read(encoding.text_of(body, content_type), url, mapping)
    if not start or not_a_feed.starts_as_page(body) or b"<" not in body:
        raise ParseError(not_a_feed.reason(body, content_type))
    from termnews.sources import xml

    try:
        return xml.read(body, url, content_type, fallback=fallback)
    except (NeedsFeedparserError, limits.TooLargeError):
        raise
    except ParseError as error:
        raise ParseError(not_a_feed.reason(body, content_type)) from error
