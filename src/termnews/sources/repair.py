"""Repair XML so that a strict parser loses none of its text: entities, bare ampersands, unclosed CDATA."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from html.entities import html5
from itertools import islice
from types import MappingProxyType

from termnews.sources import prolog

_NO_ENTITIES: Mapping[str, str] = MappingProxyType({})

# An ampersand that begins no reference of XML 1.0 (section 4.1), or one to a character XML does not allow.
_BARE_AMPERSAND = re.compile(
    rb"&(?!(?:amp|lt|gt|quot|apos|#0*(?:9|10|13|3[2-9]|[4-9]\d|[1-9]\d{2,6})"
    rb"|#x0*(?:9|[aAdD]|[2-9a-fA-F][0-9a-fA-F]|[1-9a-fA-F][0-9a-fA-F]{2,5}));)"
)
_ODD_AMPERSAND = re.compile(_BARE_AMPERSAND.pattern + rb"(#[xX]?[0-9a-fA-F]{1,12};|[A-Za-z][A-Za-z0-9]{0,30};)?")
# How much longer a body may get by entities of its own.
_MOST_GROWTH = 1_000_000
_MOST_REFERENCES = 500_000
_PIECE = 1 << 16
_TEXT_END = re.compile(rb"</(?:[A-Za-z][\w.-]*:)?(?:title|description|encoded|summary|content|body)\s*>", re.IGNORECASE)
# Sought in bytes in lower case, which is faster than to search for letters of either case.
_ARTICLE = re.compile(rb"<(?:item|entry|(?:rss|atom|a|rdf)\w{0,6}:(?:item|entry))[\s/>]")
_SECTION_END = re.compile(rb"\]\]>")
_COMMENT_END = re.compile(rb"-->")
_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 13))


def _sections(body: bytes, opener: bytes, closer: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each closed section starts and ends. One pass: a hostile body may open a million and close none."""
    end = 0
    while True:
        start = body.find(opener, end)
        if start == -1:
            return
        end = body.find(closer, start + len(opener))
        if end == -1:
            return
        end += len(closer)
        yield start, end


def _odd_ampersand(body: bytes, position: int) -> int:
    """Return where the first odd ampersand outside CDATA stands, or -1."""
    while True:
        match = _ODD_AMPERSAND.search(body, position)
        if match is None:
            return -1
        section = body.rfind(b"<![CDATA[", position, match.start())
        if section == -1 or body.find(b"]]>", section, match.start()) != -1:
            return match.start()
        end = body.find(b"]]>", match.end())
        if end == -1:
            return -1
        position = end


class _References:
    """Puts in what references stand for: characters, HTML's entities, and the document's `own` within bounds."""

    def __init__(self, own: Mapping[str, str]) -> None:
        self._own = own
        self._room = _MOST_GROWTH
        self._left = _MOST_REFERENCES

    @property
    def spent(self) -> bool:
        """Whether so many were put in that the rest is left as it is written."""
        return self._left < 0

    def __call__(self, match: re.Match[bytes]) -> bytes:
        """Return what to write in the place of an odd ampersand."""
        self._left -= 1
        name = (match[1] or b"").decode("ascii").removesuffix(";")
        if name.startswith("#"):
            return _character(name[1:].lower(), match[0])
        if name in self._own and self._room > 0:
            text = escape(self._own[name], quote=False).encode("utf-8")
            self._room -= len(text)
            return text
        if f"{name};" in html5:
            return escape(html5[f"{name};"], quote=False).encode("utf-8")
        return b"&amp;" + match[0][1:]


def _character(digits: str, written: bytes) -> bytes:
    try:
        code = int(digits[1:], 16) if digits.startswith("x") else int(digits)
    except ValueError:
        return b"&amp;" + written[1:]
    allowed = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xDFFF < code < 0x110000
    return escape(chr(code), quote=False).encode() if allowed else b""


def ampersands(body: bytes, own: Mapping[str, str] = _NO_ENTITIES) -> bytes:
    """Return `body` (UTF-8) with HTML entities as characters and bare ampersands escaped, CDATA left alone.

    XML knows five entities; parsers that go on after `&eacute;` or `AT&T` drop the letters. References to characters
    that XML does not allow (`&#27;`) are taken out, those to entities of the document's `own` become their text.
    """
    if _odd_ampersand(body, 0) == -1:
        return body
    references, pieces, copied = _References(own), [], 0
    for start, end in [*_sections(body, b"<![CDATA[", b"]]>"), (len(body), len(body))]:
        for piece in _pieces(body, copied, start):
            spent = references.spent
            pieces.append(_BARE_AMPERSAND.sub(b"&amp;", piece) if spent else _ODD_AMPERSAND.sub(references, piece))
        pieces.append(body[start:end])
        copied = end
    return b"".join(pieces)


def _pieces(body: bytes, start: int, end: int) -> Iterator[bytes]:
    """Yield a stretch of `body` in pieces that begin at ampersands: to replace a million at once takes room."""
    while start < end:
        following = body.find(b"&", start + _PIECE, end)
        yield body[start : following if following != -1 else end]
        start = following if following != -1 else end


def repaired(body: bytes) -> bytes:
    """Return UTF-8 XML without its prolog and control characters, and with no references but those that XML knows."""
    document, own = prolog.without(body)
    return ampersands(document.translate(None, _CONTROLS), own)


def close_cdata(body: bytes) -> bytes:
    """Return `body` with a `]]>` before the end tag that an unclosed CDATA section runs over."""
    pieces, copied, end = [], 0, 0
    start = body.find(b"<![CDATA[")
    while start != -1:
        if -1 < end < start:
            end = body.find(b"]]>", start)
        following = body.find(b"<![CDATA[", start + 9)
        limit = following if following != -1 else len(body)
        if not start < end < limit:
            tag = _TEXT_END.search(body, start, limit)
            if tag is not None:
                pieces += [body[copied : tag.start()], b"]]>"]
                copied = tag.start()
        start = following
    return b"".join([*pieces, body[copied:]]) if pieces else body


def count_articles(body: bytes) -> int:
    """Return how many `item` and `entry` start tags the bytes hold."""
    return sum(1 for _ in _ARTICLE.finditer(body.lower()))


def with_first_articles(body: bytes, number: int) -> bytes:
    """Return `body` up to the start tag of the article after the first `number` ones."""
    following = next(islice(_ARTICLE.finditer(body.lower()), number, None), None)
    return body[: following.start()] if following else body


def _without_sections(body: bytes, opener: bytes, closer: re.Pattern[bytes]) -> bytes:
    first, *pieces = body.split(opener)
    outside, is_open = [first], False
    for piece in pieces:
        end = closer.search(piece)
        outside.append(opener + piece if is_open or end is None else piece[end.end() :])
        is_open = end is None
    return b"".join(outside)


def outline(body: bytes) -> bytes:
    """Return `body` without its CDATA sections and comments: what is a tag there is one.

    A section that holds the beginning of another was never closed, and may have run over articles: it stays.
    """
    return _without_sections(_without_sections(body, b"<![CDATA[", _SECTION_END), b"<!--", _COMMENT_END)
