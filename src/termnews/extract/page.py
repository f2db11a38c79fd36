"""A whole page becomes a document.

    bytes -> charset.decode -> tree.parse -> metadata (JSON-LD, Open Graph, meta, the page itself)
                                    |
                                tree.build -> also_read.mark -> body.strip_unlikely -> body.choose
                                                                                            |
                                    Document <- blocks.Walker + links.Links <- clean.tidy <-+

Also Read links are marked before anything is cleaned, since cleaning takes boxes of links for furniture. Where the
strict reading finds little, the steps below `tree.build` are taken again with less confidence in class names.
"""

from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from termnews.domain.addresses import absolute
from termnews.domain.document import Document, Heading
from termnews.domain.errors import ExtractError
from termnews.extract import body as candidates
from termnews.extract import metadata, tree
from termnews.extract.also_read import Finder, drop_unasked
from termnews.extract.blocks import Walker
from termnews.extract.charset import decode
from termnews.extract.clean import tidy
from termnews.extract.element import Element
from termnews.extract.links import Links
from termnews.extract.repeats import without_repeats
from termnews.extract.visible import Shown, standfirst

_NOTHING = "This page has no text to read; open it in the browser."
# characters; a shorter article is read again with less confidence in class names
_ENOUGH = 500
# the share of the text that a standfirst may have
_LEAD = 0.4
_TRIES = ((True, True), (False, True), (False, False))


@dataclass(slots=True)
class _Reading:
    """One attempt: the part of the page taken for the article, and what the page showed beside it."""

    content: Element
    facts: metadata.Facts
    standfirst: str | None


def read_page(body: bytes, *, url: str | None = None, content_type: str = "") -> Document:
    """Read an HTML page. `url` is where it was fetched, `content_type` the HTTP header's value.

    Raises ExtractError if the page holds nothing to read.
    """
    page = tree.parse(decode(body, content_type))
    if page.body is None:
        raise ExtractError(_NOTHING)
    head = metadata.Head(page)
    address = metadata.address(head, url)
    base = absolute(head.base, address or "") or address
    best: _Reading | None = None
    for by_name, strict in _TRIES:
        reading = _read(page, page.body, head, address, base, by_name=by_name, strict=strict)
        if best is None or reading.content.chars > best.content.chars:
            best = reading
        if best.content.chars >= _ENOUGH:
            break
    document = _document(best, Links(base)) if best is not None else Document()
    note = "The page was too long to read whole." if len(body) > tree.MAX_CHARS else None
    if not document.blocks:
        raise ExtractError(_NOTHING)
    return replace(document, note=note)


def _read(
    page: LexborHTMLParser,
    root: LexborNode,
    head: metadata.Head,
    address: str | None,
    base: str | None,
    *,
    by_name: bool,
    strict: bool,
) -> _Reading:
    top = tree.build(root)
    shown = Shown(top)
    facts = metadata.read(page, head, shown, address)
    Finder(top, base, address).mark()
    heading = shown.heading(facts.titles)
    intro = standfirst(top, heading, facts.description)
    text = intro.text() if intro is not None else None
    length = intro.chars if intro is not None else 0
    candidates.strip_unlikely(top, facts.title, by_name=by_name)
    content = candidates.choose(top, by_name=by_name)
    tidy(content, strict=strict)
    drop_unasked(content)
    if length > _LEAD * content.chars:
        # too much of the article to stand above it
        text = None
    elif intro is not None:
        intro.detach()
    return _Reading(content, facts, text)


def _document(reading: _Reading, links: Links) -> Document:
    facts = reading.facts
    blocks = Walker(links).blocks(reading.content)
    blocks = without_repeats(blocks, [facts.title, reading.standfirst])
    while blocks and isinstance(blocks[-1], Heading):
        # it headed what was cleaned away
        blocks.pop()
    return Document(
        title=facts.title, url=facts.url, category=facts.category, topics=facts.topics, standfirst=reading.standfirst,
        authors=facts.authors, published=facts.published, updated=facts.updated, language=facts.language,
        site=facts.site, image=facts.image, blocks=tuple(blocks), links=tuple(links.found),
    )  # fmt: skip
