"""OPML 2.0 (http://opml.org/spec2.opml): lists of subscriptions as other readers write and read them."""

from collections.abc import Iterable
from html.parser import HTMLParser
from xml.sax.saxutils import escape, quoteattr

from termnews.domain.addresses import listed
from termnews.domain.errors import ParseError
from termnews.domain.source import UNFILED, Subscription
from termnews.domain.text import clean, one_line
from termnews.sources import encoding, repair

Attributes = dict[str, str]


class _Outlines(HTMLParser):
    """Collects subscriptions. An HTML parser, since it reads on where real files are broken XML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        # the open outlines: a folder's name, None for a subscription, which holds none
        self.folders: list[str | None] = []
        self.found: dict[str, Subscription] = {}
        self.others: list[str] = []
        self.outlines = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "outline":
            self.folders.append(self._outline({name: value or "" for name, value in attrs}))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "outline":
            self._outline({name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if tag == "outline" and self.folders:
            self.folders.pop()

    def _outline(self, attributes: Attributes) -> str | None:
        """Take in one outline; return its name if it is a folder."""
        self.outlines += 1
        name = one_line(attributes.get("text") or attributes.get("title") or "")
        given = attributes.get("xmlurl", "").strip() or _only_url(attributes)
        if not given:
            return name or None
        url = listed(given.removeprefix("feed:") if given.startswith("feed:http") else given)
        if url is None:
            self.others.append(one_line(given))
        elif url not in self.found:
            title = None if name in ("", url, given) else name
            self.found[url] = Subscription(url, self._category(attributes), title)
        return None

    def _category(self, attributes: Attributes) -> str:
        """Return the innermost folder; without one, the last step of the first `category` (`/world/asia,sport`)."""
        for folder in reversed(self.folders):
            if folder:
                return folder
        first = attributes.get("category", "").split(",")[0]
        return one_line(first.strip().strip("/").split("/")[-1]) or UNFILED


def _only_url(attributes: Attributes) -> str:
    """Return the address of an outline that writes it as `url`, as some programs do for feeds."""
    return attributes.get("url", "").strip() if attributes.get("type", "").lower() in ("rss", "atom", "feed") else ""


def read_outlines(body: bytes) -> tuple[tuple[Subscription, ...], tuple[str, ...]]:
    """Return the subscriptions of an OPML file, each address once, and what in it is not on the web.

    Raises ParseError if the file holds no outlines at all.
    """
    text = encoding.text_of(repair.ampersands(encoding.as_utf_8(body)))
    outlines = _Outlines()
    outlines.feed(text)
    outlines.close()
    if not outlines.outlines:
        raise ParseError("The file holds no OPML outlines, so there is nothing to import.")
    return tuple(outlines.found.values()), tuple(outlines.others)


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
