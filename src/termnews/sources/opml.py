"""OPML 2.0 (http://opml.org/spec2.opml): lists of subscriptions as other readers write and read them."""

import re
from collections.abc import Iterable
from html import unescape
from xml.sax.saxutils import escape, quoteattr

from termnews.domain.addresses import listed
from termnews.domain.errors import ParseError
from termnews.domain.left_out import NO_WEB, LeftOut, twice
from termnews.domain.source import UNFILED, Subscription
from termnews.domain.text import clean, one_line
from termnews.sources import encoding, repair

Attributes = dict[str, str]
# Read on where real files are broken XML: neither case nor nesting matters, and a tag without an end is none.
_TAG = re.compile(r"""<(/?)outline\b((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?<![^\s"'])([^\s=<>"'/]{1,100}+)\s*+=\s*+(?:"([^"]*)"|'([^']*)')""")


class _Outlines:
    """Collects subscriptions from the tags of a document, in one pass."""

    def __init__(self) -> None:
        # for each open outline: the innermost folder around what it holds, and whether that is commented out
        self._open: list[tuple[str | None, bool]] = [(None, False)]
        self.subscriptions: dict[str, Subscription] = {}
        self.skipped: list[LeftOut] = []
        self._lines: dict[str, int] = {}
        self.outlines = 0

    def start(self, attributes: Attributes, line: int, *, empty: bool) -> None:
        """Take in the start tag of an outline; an `empty` one holds none."""
        self.outlines += 1
        folder, commented = self._open[-1]
        # OPML 2.0: a comment, and all that stands in it, is not there
        commented = commented or attributes.get("iscomment", "").strip().lower() == "true"
        name = one_line(attributes.get("text") or attributes.get("title") or "")
        given = attributes.get("xmlurl", "").strip() or _only_url(attributes)
        if given and not commented:
            self._take(given, name, folder or _own_category(attributes), line)
        if not empty:
            self._open.append((folder if given else name or folder, commented))

    def end(self) -> None:
        """Take in an end tag."""
        if len(self._open) > 1:
            self._open.pop()

    def _take(self, given: str, name: str, category: str, line: int) -> None:
        url = listed(given)
        if url is None:
            self.skipped.append(LeftOut(line, one_line(given), NO_WEB))
        elif url in self._lines:
            self.skipped.append(twice(line, url, self._lines[url]))
        else:
            self._lines[url] = line
            title = None if name in ("", url, given) else name
            self.subscriptions[url] = Subscription(url, category, title)


def _own_category(attributes: Attributes) -> str:
    """Return the last step of an outline's first `category` (`/world/asia,sport`)."""
    first = attributes.get("category", "").split(",")[0]
    return one_line(first.strip().strip("/").split("/")[-1]) or UNFILED


def _only_url(attributes: Attributes) -> str:
    """Return the address of an outline that writes it as `url`, as some programs do for feeds."""
    return attributes.get("url", "").strip() if attributes.get("type", "").lower() in ("rss", "atom", "feed") else ""


def read_outlines(body: bytes) -> tuple[tuple[Subscription, ...], tuple[LeftOut, ...]]:
    """Return the subscriptions of an OPML file, each address once, and the outlines that were left out.

    Raises ParseError if the file holds no outlines at all.
    """
    text = _without_comments(repair.repaired(encoding.as_utf_8(body)).decode("utf-8", "replace"))
    outlines = _Outlines()
    line, counted = 1, 0
    for tag in _TAG.finditer(text):
        line, counted = line + text.count("\n", counted, tag.start()), tag.start()
        if tag[1]:
            outlines.end()
        else:
            written = {name.lower(): unescape(double or single) for name, double, single in _ATTRIBUTE.findall(tag[2])}
            outlines.start(written, line, empty=tag[2].endswith("/"))
    if not outlines.outlines:
        raise ParseError("The file holds no OPML outlines, so there is nothing to import.")
    return tuple(outlines.subscriptions.values()), tuple(outlines.skipped)


def _without_comments(text: str) -> str:
    """Return a document without its comments, but for the ends of their lines; one that is never closed is none."""
    first, *others = text.split("<!--")
    pieces = [first]
    for piece in others:
        comment, closed, rest = piece.partition("-->")
        pieces.append("\n" * comment.count("\n") + rest if closed else piece)
    return "".join(pieces)


def _outline(subscription: Subscription, indent: str) -> str:
    name = quoteattr(clean(subscription.title or subscription.url))
    return f'{indent}<outline type="rss" text={name} title={name} xmlUrl={quoteattr(clean(subscription.url))}/>'


def write_opml(subscriptions: Iterable[Subscription], *, title: str) -> str:
    """Return an OPML 2.0 document with a folder for each category; what is not filed stands before them."""
    folders: dict[str, list[Subscription]] = {}
    for subscription in subscriptions:
        folders.setdefault(subscription.category, []).append(subscription)
    lines = [_outline(subscription, "    ") for subscription in folders.pop(UNFILED, [])]
    for category, inside in folders.items():
        name = quoteattr(clean(category))
        lines += [f"    <outline text={name} title={name}>", *(_outline(one, "      ") for one in inside)]
        lines.append("    </outline>")
    head = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', "  <head>"]
    head += [f"    <title>{escape(clean(title))}</title>", "  </head>", "  <body>"]
    return "\n".join([*head, *lines, "  </body>", "</opml>", ""])
