"""Tag soup parser: reads XML that no strict parser takes, and tells the handler of one what stands in it.

Everything is kept: a tag that nobody opened is passed over, one that nobody closed is closed where what holds it is,
and an article where the next one begins. No character is looked at more than a few times.
"""

import re
from collections.abc import Iterator
from html import unescape

from termnews.sources import markup
from termnews.sources.content_handler import ContentHandler
from termnews.sources.draft import XML
from termnews.sources.elements import ARTICLE, FORMS

_NAME = r"[^\W\d][\w:.-]*+"
# A quote that is not closed before the next tag is a letter like any other; what has no `>` before it is text.
_TAG = re.compile(
    rf"<(?:/(?P<end>{_NAME})[^<>]*+>?"
    rf"|(?P<start>{_NAME})(?P<attributes>[^<>\"']*+(?:(?:\"[^\"<]*+\"|'[^'<]*+')[^<>\"']*+)*+[^<>]*+)>"
    r"|[!?][^<>]*+>)"
)
_ATTRIBUTE = re.compile(rf"({_NAME})\s*+=\s*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\s\"'>]++))")
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_ARTICLES = ("item", "entry")
# Names that HTML has too: they end no text that they stand in.
_HTML = (
    "title",
    "link",
    "summary",
    "body",
    "content",
    "category",
    "comments",
    "language",
    "creator",
    "image",
    "author",
)
# A document with more open elements than this has no end of them: further ones are text of the innermost.
_DEEPEST = 128


class TagSoup:
    """Reads one document into a handler."""

    def __init__(self, handler: ContentHandler) -> None:
        self._handler = handler
        self._prefixes: dict[str, str] = {"xml": XML, "rdf": _RDF}
        # the elements that are open: their names in small letters, and what they are called in feeds
        self._open: list[tuple[str, str]] = []
        # the places of articles among them
        self._articles: list[int] = []
        self._missing: set[str] = set()

    def read(self, text: str) -> None:
        """Read a document whole."""
        at, length = 0, len(text)
        while at < length:
            opener = text.find("<", at)
            if opener == -1:
                opener = length
            if opener > at:
                self._handler.text(unescape(text[at:opener]))
            at = self._read_markup(text, opener) if opener < length else length
        while self._open:
            self._close()

    def _read_markup(self, text: str, at: int) -> int:
        """Read what stands at a `<` and return where it ends."""
        for opener, closer in (("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>")):
            if text.startswith(opener, at) and closer not in self._missing:
                end = text.find(closer, at + len(opener))
                if end == -1:
                    self._missing.add(closer)
                    break
                if opener == "<![CDATA[":
                    self._handler.text(text[at + len(opener) : end])
                return end + len(closer)
        tag = _TAG.match(text, at)
        if tag is None:
            self._handler.text("<")
            return at + 1
        if tag["start"]:
            self._start(tag["start"], tag["attributes"])
        elif tag["end"]:
            self._end(tag["end"].lower())
        return tag.end()

    def _start(self, name: str, written: str) -> None:
        is_closed = written.endswith("/")
        attributes = dict(self._attributes(written.removesuffix("/"))) if "=" in written else {}
        resolved = self._resolved(name)
        short = self._handler.names[resolved]
        self._make_room(short)
        depth = len(self._open) - (self._articles[-1] if self._articles else 0)
        if depth >= _DEEPEST and short not in _ARTICLES:
            return
        self._handler.start(resolved, attributes)
        if short in _ARTICLES:
            self._articles.append(len(self._open))
        self._open.append((name.lower(), short))
        if is_closed:
            self._close()

    def _attributes(self, written: str) -> Iterator[tuple[str, str]]:
        found = [(match[1], unescape(match[2] or match[3] or match[4] or "")) for match in _ATTRIBUTE.finditer(written)]
        for name, value in found:
            if name.startswith("xmlns:"):
                self._prefixes.setdefault(name[6:], value + "}")
        for name, value in found:
            if not name.startswith("xmlns"):
                yield self._resolved(name), value

    def _resolved(self, name: str) -> str:
        """Return a name with its namespace, as strict parsers have it, where its prefix was declared."""
        prefix, colon, local = name.partition(":")
        return self._prefixes.get(prefix, prefix + colon) + local if colon else name

    def _make_room(self, short: str) -> None:
        """Close what cannot hold an element: the article before for an article, a text for what is no markup."""
        if short in _ARTICLES:
            while self._articles:
                self._close()
        elif self._articles and short in ARTICLE.inside:
            inside = len(self._open) - self._articles[-1] - 1
            above = self._open[-inside][1] if inside else ""
            is_text = above in ARTICLE.inside and short not in ARTICLE.inside[above].inside
            if (is_text and (inside == 1 or short not in _HTML)) or markup.is_phrasing(above):
                for _ in range(inside):
                    self._close()

    def _end(self, name: str) -> None:
        """Close the innermost element of a name with all in it; an element of an article closes no article."""
        for place in reversed(range(len(self._open))):
            if self._open[place][0] == name:
                while len(self._open) > place:
                    self._close()
                return
            if self._open[place][1] in _ARTICLES and name.rpartition(":")[2] not in FORMS:
                return

    def _close(self) -> None:
        name, short = self._open.pop()
        if short in _ARTICLES:
            self._articles.pop()
        self._handler.end(name)
