"""Mends XML so that a strict parser loses none of its text."""

import re
from collections.abc import Iterator
from html.entities import html5
from itertools import islice
from xml.sax.saxutils import escape

# Everything before these is junk: warnings of a server, blank lines, a stray mark.
_START = re.compile(
    rb"<\?xml\s|<!DOCTYPE\s+(?:rss|feed|rdf)|<(?:[A-Za-z][\w.-]*:)?(?:rss|feed|rdf|channel)[\s>]", re.IGNORECASE
)
_START_WITHIN = 65536
# An ampersand that begins no reference of XML 1.0 (section 4.1), or one to a character XML does not allow.
_ODD_AMPERSAND = re.compile(
    rb"&(?!(?:amp|lt|gt|quot|apos|#0*(?:9|10|13|3[2-9]|[4-9]\d|[1-9]\d{2,6})"
    rb"|#x0*(?:9|[aAdD]|[2-9a-fA-F][0-9a-fA-F]|[1-9a-fA-F][0-9a-fA-F]{2,5}));)"
    rb"(#[xX]?[0-9a-fA-F]{1,12};|[A-Za-z][A-Za-z0-9]{0,30};)?"
)
_ENTITY = re.compile(rb"""<!ENTITY\s+([A-Za-z][\w.-]{0,30})\s+(["'])([^"'&%<>]{0,200})\2\s*>""")
_TEXT_END = re.compile(rb"</(?:[A-Za-z][\w.-]*:)?(?:title|description|encoded|summary|content|body)\s*>", re.IGNORECASE)
# Sought in bytes in lower case, which is faster than to search for letters of either case.
_ARTICLE = re.compile(rb"<(?:item|entry|(?:rss|atom|a|rdf)\w{0,6}:(?:item|entry))[\s/>]")
_SECTION_END = re.compile(rb"\]\]>")
_COMMENT_END = re.compile(rb"-->")
_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 13))


def from_start(body: bytes) -> bytes:
    """Return `body` from its prolog or feed element on, or as it is if neither stands near its beginning."""
    found = _START.search(body, 0, _START_WITHIN)
    return body[found.start() :] if found and found.start() else body


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
        found = _ODD_AMPERSAND.search(body, position)
        if found is None:
            return -1
        section = body.rfind(b"<![CDATA[", position, found.start())
        if section == -1 or body.find(b"]]>", section, found.start()) != -1:
            return found.start()
        end = body.find(b"]]>", found.end())
        if end == -1:
            return -1
        position = end


def _reference(match: re.Match[bytes], own: dict[str, str]) -> bytes:
    name = (match[1] or b"").decode("ascii").removesuffix(";")
    if name.startswith("#"):
        digits = name[1:].lower()
        try:
            code = int(digits[1:], 16) if digits.startswith("x") else int(digits)
        except ValueError:
            return b"&amp;" + match[0][1:]
        allowed = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xDFFF < code < 0x110000
        return escape(chr(code)).encode() if allowed else b""
    if name in own:
        return escape(own[name]).encode("utf-8")
    if f"{name};" in html5:
        return escape(html5[f"{name};"]).encode("utf-8")
    return b"&amp;" + match[0][1:]


def ampersands(body: bytes) -> bytes:
    """Return `body` (UTF-8) with HTML entities as characters and bare ampersands escaped, CDATA left alone.

    XML knows five entities; parsers that go on after `&eacute;` or `AT&T` drop the letters. References to characters
    that XML does not allow (`&#27;`) are taken out.
    """
    if _odd_ampersand(body, 0) == -1:
        return body
    own = {found[1].decode("ascii"): found[3].decode("utf-8", "replace") for found in _ENTITY.finditer(body[:65536])}
    pieces, copied = [], 0
    for start, end in [*_sections(body, b"<![CDATA[", b"]]>"), (len(body), len(body))]:
        pieces.append(_ODD_AMPERSAND.sub(lambda match: _reference(match, own), body[copied:start]))
        pieces.append(body[start:end])
        copied = end
    return b"".join(pieces)


def mended(body: bytes) -> bytes:
    """Return UTF-8 XML from its start on, without control characters and with references that XML knows."""
    return ampersands(from_start(body).translate(None, _CONTROLS))


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
    kept, is_open = [first], False
    for piece in pieces:
        end = closer.search(piece)
        kept.append(opener + piece if is_open or end is None else piece[end.end() :])
        is_open = end is None
    return b"".join(kept)


def outline(body: bytes) -> bytes:
    """Return `body` without its CDATA sections and comments: what is a tag there is one.

    A section that holds the beginning of another was never closed, and may have run over articles: it stays.
    """
    return _without_sections(_without_sections(body, b"<![CDATA[", _SECTION_END), b"<!--", _COMMENT_END)
