"""Read with the standard library what fastfeedparser does not hand over, from the same bytes.

It keeps one author, no `content:encoded` of RSS 1.0, no `itunes:image`, no length of Atom enclosures, no text inside
markup that is not escaped (XHTML), no base64, no language of an article and no `xml:base` above the content. It takes
a title of another vocabulary for the article's own, and makes up dates: from a number in a guid where an article has
none, from today where the date names no day.
"""

import base64
import binascii
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HEAD = 4096
# Names of vocabularies stand near the beginning; only then is the rest searched for what they bring.
_ANNOUNCED = (
    (b":RDF", b":encoded"),
    (b"itunes.com/", b":image"),
    (b"itunes.com/", b"itunes:category"),
    (b"/mrss", b"thumbnail"),
    (b"/mrss", b"media:description"),
    (b"<feed", b"xhtml"),
    (b"<feed", b'"enclosure"'),
    (b"<feed", b"'enclosure'"),
    (b"<feed", b"base64"),
    (b"<feed", b"/octet-stream"),
)
# A text element with elements in it, neither escaped nor in CDATA; and elements that few feeds have. Each choice
# begins with letters of its own, which makes it two times as fast.
_TELLING = re.compile(
    rb"<(?:(?:title|description|summary|content(?::encoded)?)(?:\s[^<>]*)?>[^<]*<[A-Za-z]|dc:language>|fullitem>"
    rb"|body[\s>]|xhtml:body[\s>]|created>|dcterms:created>|[a-z]{2,12}+:(?:title|description)>)"
)
_XML = re.compile(rb"xml:(?:base|lang)\s*=")
# On an article; what stands on its content is handed over with it.
_ARTICLE_XML = re.compile(rb"<(?:[a-z][\w.-]*:)?(?:item|entry)\s[^<>]*xml:(?:base|lang)\s*=", re.IGNORECASE)
_TITLES = ("title", "summary", "description")
_BODIES = ("content", "encoded", "body", "fullitem")
_PUBLISHED = ("pubdate", "published", "issued", "date", "created")
_UPDATED = ("updated", "modified")
# How far below an article its pictures stand: media:group, media:content, media:thumbnail.
_DEPTH = 3


Named = tuple[str, ElementTree.Element]


@dataclass(frozen=True, slots=True)
class Detail:
    """Further fields of one article; None or empty where the article has none of the kind.

    `published` and `updated` are as written. `title`, `summary` and `body` are HTML, and given where fastfeedparser
    may have them wrong. `enclosures` are (address, type, length). `described` is the text of a Media RSS description.
    """

    published: str | None
    updated: str | None
    base: str | None
    language: str | None
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    image: str | None
    enclosures: tuple[tuple[str, str | None, str | None], ...]
    title: str | None
    summary: str | None
    body: str | None
    described: str | None


def wanted(body: bytes, first: int, articles: int) -> bool:
    """Tell whether the bytes may hold anything of the kind, for `articles` articles from position `first` on."""
    head = body[:_HEAD]
    if any(name in head and mark in body for name, mark in _ANNOUNCED):
        return True
    if body.find(b"xml:base", 0, first) != -1 or _TELLING.search(body, first):
        return True
    if _XML.search(body, first) and _ARTICLE_XML.search(body, first):
        return True
    return body.count(b"</author>", first) > articles or body.count(b":creator>", first) > 2 * articles


@lru_cache(maxsize=512)
def _split(tag: str) -> tuple[str, str]:
    """Return the namespace and the local name of a tag, the name in lower case."""
    namespace, _, name = tag.rpartition("}")
    return namespace, name.lower()


def _local(element: ElementTree.Element) -> str:
    # comments and instructions have a function for a tag
    return _split(element.tag)[1] if isinstance(element.tag, str) else ""


def _joined(base: str | None, further: str | None) -> str | None:
    if not further:
        return base
    try:
        return urljoin(base or "", further.strip())
    except ValueError:
        return base


def unpacked(text: str) -> str | None:
    """Return the text that base64 stands for, None where it stands for none."""
    try:
        return base64.b64decode("".join(text.split()), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return None


def _is_base64(element: ElementTree.Element) -> bool:
    """Tell whether Atom text is base64: 0.3 says so, 1.0 by a type that is no text (RFC 4287 section 4.1.3.3)."""
    return element.get("mode") == "base64" or (element.get("type") or "").lower().endswith("/octet-stream")


def _html(element: ElementTree.Element) -> str | None:
    """Return the inside of an element with markup in it as HTML, None for other elements.

    That is XHTML (RFC 4287 section 3.1.1.3), or HTML whose writer forgot to escape it.
    """
    if len(element) == 0:
        return unpacked(element.text or "") if _is_base64(element) else None
    for inner in element.iter():
        if isinstance(inner.tag, str):
            inner.tag = inner.tag.rpartition("}")[2]
    try:
        parts = [ElementTree.tostring(child, encoding="unicode", method="html") for child in element]
    except (RecursionError, ValueError, TypeError):
        return None
    return (element.text or "") + "".join(parts)


def _below(element: ElementTree.Element, depth: int = _DEPTH) -> Iterator[Named]:
    for inner in element:
        yield _local(inner), inner
        if depth > 1 and len(inner):
            yield from _below(inner, depth - 1)


def _image(below: list[Named]) -> str | None:
    second_best = None
    for name, element in below:
        if name == "thumbnail" and element.get("url"):
            return element.get("url")
        if name == "image" or (name == "link" and element.get("rel") == "image"):
            second_best = second_best or element.get("href") or element.get("url")
    return second_best


def _authors(children: list[Named]) -> Iterator[str]:
    for name, element in children:
        if name in ("author", "creator"):
            named = [inner for inner in element if _local(inner) == "name"]
            source = named[0] if named else element
            if source.text:
                yield source.text


def _is_in(element: ElementTree.Element, vocabulary: str) -> bool:
    return isinstance(element.tag, str) and vocabulary in _split(element.tag)[0]


def _texts(children: list[Named], own: str) -> dict[str, str]:
    """Return the texts of an article by kind: `title`, `summary`, `description` and `body`.

    Title and summary are those of the article's `own` vocabulary, where another has one too (`media:title`).
    """
    texts: dict[str, str] = {}
    names = [name for name, _ in children]
    ambiguous = {name for name in _TITLES if names.count(name) > 1}
    if "summary" in names and "description" in names:
        ambiguous |= {"summary", "description"}
    for name, element in children:
        is_own = isinstance(element.tag, str) and _split(element.tag)[0] == own
        if name in _TITLES and is_own:
            shown = _html(element) or (element.text if name in ambiguous else None)
            texts.setdefault(name, shown or "")
        elif name in _BODIES and (is_own or name != "content"):
            shown = _html(element) or (element.text if name != "content" else None)
            texts.setdefault("body", shown or "")
    return texts


def _first(children: list[Named], names: tuple[str, ...]) -> str | None:
    texts = (element.text for wished in names for name, element in children if name == wished)
    return next((text for text in texts if text and text.strip()), None)


def _language(article: ElementTree.Element, children: list[Named]) -> str | None:
    # the text's own language is what its reader meets
    inner = next((one.get(_LANG) for name, one in children if name in _BODIES and one.get(_LANG)), None)
    return inner or article.get(_LANG) or _first(children, ("language",))


def _detail(article: ElementTree.Element, base: str | None) -> Detail:
    children = [(_local(element), element) for element in article]
    below = list(_below(article))
    texts = _texts(children, _split(article.tag)[0])
    summary, description = texts.get("summary"), texts.get("description")
    enclosures = tuple(
        (element.get("href", ""), element.get("type"), element.get("length"))
        for name, element in children
        if name == "link" and element.get("rel") == "enclosure"
    )
    return Detail(
        published=_first(children, _PUBLISHED),
        updated=_first(children, _UPDATED),
        base=_joined(base, article.get(_BASE)),
        language=_language(article, children),
        authors=tuple(_authors(children)),
        topics=tuple(one.get("text", "") for name, one in below if name == "category" and one.get("text")),
        image=_image(below),
        enclosures=enclosures,
        title=texts.get("title") or None,
        summary=summary or description or None,
        body=texts.get("body") or (description if summary else None) or None,
        described=next((one.text for name, one in below if name == "description" and _is_in(one, "/mrss")), None),
    )


def _articles(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Yield the articles that stand in no other article, in the order of the document."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if _local(element) in ("item", "entry"):
            yield element
        else:
            waiting.extend(reversed(element))


def read(body: bytes) -> list[Detail]:
    """Return the details of each article in the order of the document; empty where the bytes are not well-formed.

    The bytes are to be without a prolog: entities that it declares can be made to grow without end.
    """
    try:
        root = ElementTree.fromstring(body)
    except (ElementTree.ParseError, ValueError, RecursionError):
        return []
    base = root.get(_BASE)
    for child in root:
        if _local(child) == "channel":
            base = _joined(base, child.get(_BASE))
    return [_detail(one, base) for one in _articles(root)]
