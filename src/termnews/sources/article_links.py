"""Links of an article, by what they lead to: the article, its discussion, files, pages beside it, a picture."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from termnews.domain.article import Enclosure, RelatedPage
from termnews.sources import fields
from termnews.sources.draft import BASE, Values, joined_base, texts

_RESOURCE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)", re.IGNORECASE)
# Films that nothing plays any more; the page they stand on does.
_FLASH = "application/x-shockwave-flash"
_TORRENT = "application/x-bittorrent"
# Pages beside one article; a hostile feed has no end of them.
_MOST_RELATED = 20
_BESIDE = (("podcast:transcript", "Transcript"), ("podcast:chapters", "Chapters"))


class Link(NamedTuple):
    """A link as it is written; `rel` is empty where RSS has it as the text of its element."""

    url: str
    rel: str
    type: str
    title: str
    length: str | None
    base: str

    @property
    def is_page(self) -> bool:
        """Whether its type is one that people read; a link without a type may be."""
        return not self.type or "html" in self.type


def links(values: Values, base: str) -> list[Link]:
    """Return the links of an article or a feed whose addresses are resolved against `base`."""
    found = []
    for name in ("link", "itunes:link"):
        for text, attributes in values.get(name, ()):
            if not attributes:
                if text := text.strip():
                    found.append(Link(text, "", "", "", None, base))
            elif url := (attributes.get("href") or attributes.get(_RESOURCE) or text).strip():
                # RFC 4287 section 4.2.7.2: a registered relation may be written as an address
                rel = attributes.get("rel", "alternate" if "href" in attributes else "").strip().rpartition("/")[2]
                kind, title = attributes.get("type", "").lower(), attributes.get("title", "")
                own = joined_base(base, attributes.get(BASE)) or base
                found.append(Link(url, rel.lower(), kind, title, attributes.get("length"), own))
    for _, attributes in values.get("content", ()):
        if attributes and attributes.get("src"):
            own = joined_base(base, attributes.get(BASE)) or base
            found.append(Link(attributes["src"], "content", attributes.get("type", "").lower(), "", None, own))
    return found


def address(found: list[Link]) -> str | None:
    """Return where the article or the feed's site is: an alternate link that is a page, for want of it another.

    RFC 4287 section 4.2.7.2: a link without `rel` is an alternate one. An enclosure is never the article.
    """
    alternates = [link for link in found if link.rel in ("", "alternate") and not link.url.startswith("magnet:")]
    if len(alternates) > 1:
        # what RSS writes as text comes first
        alternates.sort(key=lambda link: (not link.is_page, link.rel != ""))
    return fields.web(alternates[0].url, alternates[0].base) if alternates else None


def stand_in(found: list[Link]) -> str | None:
    """Return the address of an article without an alternate link: of its content out of line, else of itself."""
    for rel in ("content", "self"):
        for link in found:
            if link.rel == rel and link.is_page:
                return fields.web(link.url, link.base)
    return None


def permanent(values: Values) -> str | None:
    """Return the guid of RSS where it is an address, and does not say that it is none."""
    for text, attributes in values.get("guid", ()):
        if text.strip().startswith(("http://", "https://")):
            said = next((attributes[name] for name in attributes if name.lower() == "ispermalink"), "true")
            return text if said.strip().lower() != "false" else None
    return None


def comments(values: Values, found: list[Link], base: str) -> str | None:
    """Return the page where an article is discussed."""
    written = next((text for text in texts(values, "comments") if "/" in text), None)
    if written:
        return fields.web(written, base)
    return next((fields.web(link.url, link.base) for link in found if link.rel == "replies" and link.is_page), None)


def enclosures(values: Values, found: list[Link], base: str) -> tuple[Enclosure, ...]:
    """Return the files that come with an article, each once."""
    listed = [*_written_enclosures(values, base)]
    listed += [link for link in found if link.rel == "enclosure" or (link.rel == "content" and not link.is_page)]
    listed += [link._replace(type=_TORRENT) for link in found if link.url.startswith("magnet:")]
    if "media:content" in values and not any(link.type.startswith(("audio/", "video/")) for link in listed):
        # of the renditions of one recording the first stands for all
        listed += [*_recordings(values, base)][:1]
    if not listed:
        return ()
    files = (fields.enclosure(link.url, link.type, link.length, link.base) for link in listed)
    return tuple({file.url: file for file in files if file}.values())


def _written_enclosures(values: Values, base: str) -> Iterator[Link]:
    for text, attributes in values.get("enclosure", ()):
        url = attributes.get("url") or attributes.get("href") or attributes.get(_RESOURCE) or text.strip()
        yield Link(url, "enclosure", attributes.get("type", ""), "", attributes.get("length"), base)
    for text in texts(values, "torrent:magneturi"):
        yield Link(text, "enclosure", _TORRENT, "", None, base)


def _recordings(values: Values, base: str) -> Iterator[Link]:
    for _, attributes in values.get("media:content", ()):
        kind = attributes.get("type", "").lower()
        if (attributes.get("medium") or kind).startswith(("audio", "video")) and kind != _FLASH:
            yield Link(attributes.get("url", ""), "enclosure", kind, "", attributes.get("fileSize"), base)


def related(values: Values, found: list[Link], base: str, own: str | None) -> tuple[RelatedPage, ...]:
    """Return the pages that a feed names beside an article, each once: what it is about, where it was found."""
    pages: dict[str, str] = {}
    for link in found:
        if link.rel in ("related", "via") and (url := fields.web(link.url, link.base)) and url != own:
            pages.setdefault(url, fields.title(link.title))
    for name, title in _BESIDE:
        for _, attributes in values.get(name, ()):
            if url := fields.web(attributes.get("url") or attributes.get("href"), base):
                pages.setdefault(url, title)
    return tuple(RelatedPage(url, title) for url, title in pages.items())[:_MOST_RELATED]


def picture(values: Values, found: list[Link], files: tuple[Enclosure, ...]) -> str | None:
    """Return the address of an article's picture as it is written."""
    for name in ("media:thumbnail", "itunes:link", "itunes:image", "image"):
        for _, attributes in values.get(name, ()):
            url = attributes.get("url") or attributes.get("href")
            if url and (name != "itunes:link" or attributes.get("rel") == "image"):
                return url
    for link in found:
        if link.rel == "image":
            return link.url
    for _, attributes in values.get("media:content", ()):
        kind, url = attributes.get("medium") or attributes.get("type") or "", attributes.get("url", "")
        if kind.startswith("image") or (not kind and _PICTURE.search(url)):
            return url
    return next((file.url for file in files if (file.type or "").startswith("image/")), None)
