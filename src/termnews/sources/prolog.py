"""Strip the XML prolog, with all that it declares, so that no parser ever sees it (XXE).

A document type declaration names files, addresses and entities (XML 1.0 sections 2.8 and 4.2.2), and there are parsers
that open what it names whatever they are told. None reads a declaration after the first element has begun.
"""

import html
import re

_PLAIN = b'<?xml version="1.0" encoding="utf-8"?>'
_OPENING = re.compile(rb"<(?:(!--)|(\?)|(!DOCTYPE)|(?=[A-Za-z_:\x80-\xff]))", re.IGNORECASE)
_FEED = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?(?:rss|feed|rdf|channel|opml)[\s/>]", re.IGNORECASE)
# Elements before the feed's own are junk: warnings of a server, the remains of a page.
_JUNK = 65536
_CLOSERS = {b'"': b'"', b"'": b"'", b"<!--": b"-->", b"<?": b"?>"}
_MARK = re.compile(rb"""["'\[\]>]|<!--|<\?""")
_ENTITY = re.compile(rb"""<!ENTITY\s+([A-Za-z][\w.-]{0,30})\s+(?:"([^"%]{0,400})"|'([^'%]{0,400})')\s*>""")
_CHARACTER = re.compile(r"&#[xX]?[0-9a-fA-F]{1,8};")
_REFERENCE = re.compile(r"&([A-Za-z][\w.-]{0,30});|&#[xX]?[0-9a-fA-F]{1,8};")
# An entity that stands for more is a bomb, or a text that belongs into no title.
_LONGEST = 200


def without(body: bytes) -> tuple[bytes, dict[str, str]]:
    """Return UTF-8 XML from its first element on, behind a plain declaration, and the texts its entities stand for.

    The first element is the feed's, where one stands near the beginning. The entities are the internal ones: those that
    are files or addresses of their own stay unknown.
    """
    start = _first_element(body)
    return _PLAIN + body[start:], _entities(body[:start])


def _first_element(body: bytes) -> int:
    """Return where the feed's element begins, else where any does, else the end."""
    position, first = 0, -1
    while match := _OPENING.search(body, position):
        position, kind = match.end(), match.lastindex
        if kind is None:
            first = match.start() if first == -1 else first
            if _FEED.match(body, match.start()):
                return match.start()
            if position - first > _JUNK:
                break
            continue
        position = _declaration_end(body, position) if kind == 3 else _end(body, position, match[0])
        if position == -1:
            break
    feed = _FEED.search(body, 0, _JUNK)
    return feed.start() if feed else len(body) if first == -1 else first


def _end(body: bytes, position: int, opener: bytes) -> int:
    closer = _CLOSERS[opener]
    end = body.find(closer, position)
    return end if end == -1 else end + len(closer)


def _declaration_end(body: bytes, position: int) -> int:
    """Return where the document type declaration ends whose inside begins at `position`; -1 if nowhere."""
    in_subset = False
    while match := _MARK.search(body, position):
        mark, position = match[0], match.end()
        if mark == b">" and not in_subset:
            return position
        if mark in _CLOSERS:
            position = _end(body, position, mark)
            if position == -1:
                break
        elif mark != b">":
            in_subset = mark == b"["
    return -1


def _entities(prolog: bytes) -> dict[str, str]:
    known: dict[str, str] = {}
    for name, double, single in _ENTITY.findall(prolog):
        text = _text((double or single).decode("utf-8", "replace"), known)
        if len(text) <= _LONGEST:
            # of two declarations the first binds (XML 1.0 section 4.2)
            known.setdefault(name.decode("ascii"), text)
    return known


def _text(value: str, known: dict[str, str]) -> str:
    """Return what an entity's value stands for: characters are put in at once, entities where it is used (4.4)."""
    replacement = _CHARACTER.sub(lambda match: html.unescape(match[0]), value)
    return _REFERENCE.sub(lambda match: known.get(match[1] or "") or html.unescape(match[0]), replacement)
