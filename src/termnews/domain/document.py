"""A document: the readable form of an article, as blocks in reading order and numbered links."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

JsonObject = dict[str, Any]
# `body` and `embed` stand in the text, `also_read` wherever the editors set it, the others after the text.
LinkKind = Literal["body", "also_read", "related", "enclosure", "comments", "embed", "picture"]
# The kinds that are listed after the text, in this order, each with the heading over its list.
AFTER_TEXT: dict[LinkKind, str] = {
    "also_read": "Also Read", "related": "Related", "enclosure": "Attached", "comments": "Comments",
}  # fmt: skip
SpanStyle = Literal["bold", "italic", "code", "strike", "underline", "link"]


@dataclass(frozen=True, slots=True)
class Span:
    """A styled stretch of a block's text, in characters; `link` is the number of a link of the document."""

    start: int
    end: int
    style: SpanStyle
    link: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading; `level` is 1 to 6 as in HTML."""

    level: int
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation of blocks, with its source where the page names one."""

    blocks: tuple["Block", ...]
    cite: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: its own text, and blocks below it (nested lists, further paragraphs)."""

    text: str
    spans: tuple[Span, ...] = ()
    blocks: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted or (`ordered`) numbered list; `start` is the first number."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Code:
    """Preformatted text; line ends and indentation matter."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells as plain text; `header` tells whether the first row is one."""

    rows: tuple[tuple[str, ...], ...]
    header: bool = False
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, shown as `[picture: alt]`; `url` is absolute."""

    url: str
    alt: str = ""
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class AlsoRead:
    """An editors' link to a further story, in its place in the article; `link` is its number."""

    text: str
    url: str
    label: str
    link: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


Block = Paragraph | Heading | Quote | List | Code | Table | Image | AlsoRead | Rule


@dataclass(frozen=True, slots=True)
class Link:
    """A numbered link of a document; `url` is absolute, `label` what the editors wrote before it (Also Read only)."""

    n: int
    text: str
    url: str
    kind: LinkKind = "body"
    label: str | None = None


@dataclass(frozen=True, slots=True)
class LinkState:
    """What the cache knows of a link's target: `article` is its id there, `cached` whether it can be read offline."""

    cached: bool = False
    article: int | None = None
    wanted: bool = False


@dataclass(frozen=True, slots=True)
class WantedPage:
    """A page that was asked for while offline; `article` is the id of the article whose link it was."""

    url: str
    asked: datetime | None
    article: int | None


@dataclass(frozen=True, slots=True)
class Document:
    """An article's readable form. Dates keep the zone they were printed in."""

    title: str = ""
    url: str | None = None
    category: str | None = None
    topics: tuple[str, ...] = ()
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    language: str | None = None
    site: str | None = None
    image: str | None = None
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    # one sentence for the reader where the document is less than the page (too long, too deep, unsure)
    note: str | None = None

    def link(self, n: int) -> Link | None:
        """Return the link numbered `n`, or None."""
        return self.links[n - 1] if 0 < n <= len(self.links) else None

    def with_links(self, more: tuple[Link, ...]) -> "Document":
        """Return a copy with `more` links after its own, numbered on."""
        start = len(self.links) + 1
        return replace(self, links=(*self.links, *(replace(link, n=start + i) for i, link in enumerate(more))))


def block_text(block: Block) -> str:
    """Return the plain text of a block and of all inside it, lines separated by newlines."""
    match block:
        case Paragraph() | Heading() | Code() | AlsoRead():
            return block.text
        case Quote():
            return "\n".join([*map(block_text, block.blocks), *([block.cite] if block.cite else [])])
        case List():
            return "\n".join(
                line for item in block.items for line in (item.text, *map(block_text, item.blocks)) if line
            )
        case Table():
            return "\n".join([*([block.caption] if block.caption else []), *("\t".join(row) for row in block.rows)])
        case Image():
            return block.caption or block.alt
        case _:
            return ""


def images(blocks: Iterable[Block]) -> Iterator[Image]:
    """Yield the pictures among blocks and inside them, in reading order."""
    for block in blocks:
        match block:
            case Image():
                yield block
            case Quote():
                yield from images(block.blocks)
            case List():
                for item in block.items:
                    yield from images(item.blocks)


def plain_text(document: Document) -> str:
    """Return the text of all blocks, one paragraph apart by an empty line; the title and metadata are not in it."""
    return "\n\n".join(text for text in map(block_text, document.blocks) if text)


def word_count(document: Document) -> int:
    """Return the number of words of the blocks; languages written without spaces count two characters as one."""
    text = plain_text(document)
    dense = sum("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in text)
    return len(text.split()) + dense // 2
