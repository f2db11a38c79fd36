"""Detect truncated documents, by what they leave open, and keep the articles that came whole.

A connection that ends early looks like one that ends well where no length was announced, so the document is asked.
Sloppy documents are no truncated ones: tags that nobody closed, or junk behind the end, are nothing that is missing.
"""

import re
from collections.abc import Iterator

from termnews.sources import repair

_NAME = rb"(?:[A-Za-z][\w.-]*:)?"
_ROOT_END = re.compile(rb"</" + _NAME + rb"(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_RDF_END = re.compile(rb"</" + _NAME + rb"rdf\s*>", re.IGNORECASE)
_RDF = re.compile(rb"<" + _NAME + rb"rdf[\s>]", re.IGNORECASE)
_EMPTY_ROOT = re.compile(rb"<" + _NAME + rb"(?:rss|feed|rdf|channel)(?:\s[^<>]*)?/>", re.IGNORECASE)
_ARTICLE_END = re.compile(rb"</" + _NAME + rb"(?:item|entry)\s*>", re.IGNORECASE)
_CONTAINER = re.compile(rb"<(" + _NAME + rb"(?:rss|feed|rdf|channel))[\s>]", re.IGNORECASE)
_TAIL = 4096
# A text that is never closed reaches to the end: brackets in it are words.
_JSON_MARK = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)


def is_whole(outline: bytes) -> bool:
    """Tell whether the end of a feed is there, by its outline (`repair.outline`)."""
    ending = _RDF_END if _RDF.search(outline, 0, _TAIL) else _ROOT_END
    # most end at their end; only others are searched from the beginning
    for begin in (max(len(outline) - _TAIL, 0), 0):
        ends = [match.end() for match in ending.finditer(outline, begin)]
        if ends:
            end, rest = ends[-1], outline[ends[-1] :]
            return not repair.count_articles(rest) and not (rest.strip() and _is_open(outline[:end]))
    return not repair.count_articles(outline) and _EMPTY_ROOT.search(outline, 0, _TAIL) is not None


def _is_open(outline: bytes) -> bool:
    """Tell whether a section or comment is still open at the end of an outline: what is a tag there may be a word."""
    return b"<![CDATA[" in outline or b"<!--" in outline


def whole_articles(document: bytes) -> bytes:
    """Return a truncated feed without the article that was cut through, and closed.

    Where several articles are not closed they never were, and are all kept.
    """
    document = _without_half_markup(document)
    outline = repair.outline(document)
    ends = sum(1 for _ in _ARTICLE_END.finditer(outline))
    if ends != repair.count_articles(outline) - 1:
        return document
    uncut = document[: _last_article_end(document)] if ends else repair.with_first_articles(document, 0)
    return closed(uncut, outline)


def closed(part: bytes, outline: bytes) -> bytes:
    """Return the first part of a document, up to the end of an article, with the end tags of what holds articles."""
    names = [match[1] for match in _CONTAINER.finditer(repair.with_first_articles(outline, 0))]
    written = part.lower()
    endings = (b"</" + name + b">" for name in reversed(names))
    return part + b"".join(ending for ending in endings if ending.lower() not in written)


def _without_half_markup(document: bytes) -> bytes:
    """Return a document without the section, comment or tag that its end cuts through."""
    for opener, closer in ((b"<![CDATA[", b"]]>"), (b"<!--", b"-->"), (b"<", b">")):
        start = document.rfind(opener)
        if start > document.rfind(closer) and not _ARTICLE_END.search(document, start):
            document = document[:start]
    return document


def _last_article_end(document: bytes) -> int:
    """Return where the last end tag of an article ends that stands in no section."""
    limit = len(document)
    for match in reversed(list(_ARTICLE_END.finditer(document))):
        if match.end() <= limit:
            opener = document.rfind(b"<![CDATA[", 0, match.start())
            if opener == -1 or document.find(b"]]>", opener, match.start()) != -1:
                return match.end()
            limit = opener
    return len(document)


def closed_json(text: str) -> str | None:
    """Return truncated JSON up to its last whole element, and closed; None for JSON that is broken in another way.

    The elements are those of the outermost list that is open at the end: an article that is cut through is not one.
    Where no list is open, they all came.
    """
    marks: list[str] = []
    ends: list[int] = []
    for mark, end in _marks(text):
        if mark in "[{":
            marks.append(mark)
            ends.append(end)
        elif not marks or marks.pop() + mark not in ("[]", "{}"):
            return None
        else:
            ends.pop()
            if ends:
                ends[-1] = end
    if not marks:
        return None
    depth = marks.index("[") if "[" in marks else len(marks) - 1
    closers = ("]" if mark == "[" else "}" for mark in reversed(marks[: depth + 1]))
    return text[: ends[depth]] + "".join(closers)


def _marks(text: str) -> Iterator[tuple[str, int]]:
    for match in _JSON_MARK.finditer(text):
        if not match[0].startswith('"'):
            yield match[0], match.end()
