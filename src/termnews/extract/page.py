"""Parse a whole HTML page into a document.

    bytes -> page_charset.decode -> tree.parse -> metadata (JSON-LD, Open Graph, meta, the page itself)
                                    |
                                tree.build -> also_read.mark -> standfirst -> beside.drop_beside -> body.choose
                                                                                                   |
            Document <- blocks.Walker + links.Links <- edges.trim <- tail.cut_tail <- clean.tidy <-+

Also Read links are marked before anything is cleaned, since cleaning takes boxes of links for furniture. Where the
strict reading finds little, or little of what JSON-LD gives as the articleBody, the steps below `tree.build` are
taken again with less confidence in class names. `limits.Budget` bounds what all of it may cost.
"""

from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from termnews.domain.addresses import absolute
from termnews.domain.document import Document, Heading
from termnews.domain.errors import ExtractError
from termnews.domain.page_charset import decode
from termnews.extract import metadata, paywall, tree
from termnews.extract.also_read import Finder
from termnews.extract.also_read_endings import drop_orphaned_labels, drop_unasked
from termnews.extract.beside import drop_beside
from termnews.extract.blocks import Walker
from termnews.extract.body import choose
from termnews.extract.clean import tidy
from termnews.extract.edges import trim
from termnews.extract.element import Element
from termnews.extract.limits import MAX_CHARS, Budget
from termnews.extract.links import Links
from termnews.extract.normalise import normalise
from termnews.extract.page_markup import PageMarkup
from termnews.extract.phrases_check import ArticleBodySample
from termnews.extract.repeats import without_repeats
from termnews.extract.standfirst import lead, standfirst
from termnews.extract.tail import cut_tail

_TOO_LONG = "The page was too long to read whole."
_UNSURE = "Which part of the page is the article was hard to tell."
_NOTHING = "This page has no text to read; open it in the browser."
# characters; a shorter article is read again with less confidence in class names
_ENOUGH = 350
# the share of the text that a standfirst may have
_LEAD = 0.4
# the share of the articleBody that tells that a reading is the article
_AGREES = 0.3
# how many times as much text a less sure reading has to bring
_MORE = 1.5
_TRIES = ((True, True), (False, True), (False, False))


@dataclass(slots=True)
class _Page:
    """A parsed page: its head, and the address that its links start from."""

    root: LexborNode
    parsed: LexborHTMLParser
    head: metadata.Head
    address: str | None
    base: str | None


@dataclass(slots=True)
class _Reading:
    """One attempt: the part of the page taken for the article, and what the page showed beside it.

    `share` is how much of the JSON-LD articleBody the part holds, 1 where there is none; `close` tells that another
    part of the page might be it.
    """

    content: Element
    facts: metadata.Facts
    standfirst: str | None
    share: float
    close: bool

    def better_than(self, other: "_Reading") -> bool:
        """Tell whether this later, less sure attempt found so much more that it is to be preferred."""
        if abs(self.share - other.share) > _AGREES:
            return self.share > other.share
        return self.content.prose + self.content.chars > _MORE * (other.content.prose + other.content.chars)


def read_page(body: bytes, *, url: str | None = None, content_type: str = "", budget: Budget | None = None) -> Document:
    """Read an HTML page. `url` is where it was fetched, `content_type` the HTTP header's value.

    Raises ExtractError if the page holds nothing to read or takes longer than its budget (2 s) to read. A page that
    is longer than is read has a `note` that says so.
    """
    budget = budget or Budget()
    page = _parse(decode(body, content_type), url)
    best: _Reading | None = None
    for by_name, strict in _TRIES:
        reading = _read(page, budget, by_name=by_name, strict=strict)
        if best is None or reading.better_than(best):
            best = reading
        if best.content.prose >= _ENOUGH and best.share >= _AGREES:
            break
    document = _document(best, Links(page.base)) if best is not None else Document()
    if best is None or not document.blocks:
        raise ExtractError(_NOTHING)
    budget.check()
    return replace(document, note=_note(best, document, cut=budget.cut or len(body) > MAX_CHARS))


def _note(reading: _Reading, document: Document, *, cut: bool) -> str | None:
    """Return what the reader is to know of a document: that it is less than the page, or may be another part of it."""
    if cut:
        return _TOO_LONG
    if paywall.is_beginning(reading.facts, document):
        return paywall.NOTE
    return _UNSURE if reading.close else None


def _parse(html: str, url: str | None) -> _Page:
    parsed = tree.parse(html)
    if parsed.body is None:
        raise ExtractError(_NOTHING)
    head = metadata.Head(parsed)
    address = metadata.address(head, url)
    base = absolute(head.base, address or "") or address
    return _Page(parsed.body, parsed, head, address, base)


def _read(page: _Page, budget: Budget, *, by_name: bool, strict: bool) -> _Reading:
    top = tree.build(page.root, budget)
    shown = PageMarkup(top, page.head.language)
    facts = metadata.read(page.parsed, page.head, shown, page.address)
    normalise(top)
    Finder(top, page.base, page.address, budget).mark()
    heading = facts.heading
    intro = standfirst(top, heading, facts.description)
    beside = lead(heading, facts.authors) if intro is None else None
    found = intro or beside
    text, length = (found.text(), found.chars) if found is not None else (None, 0)
    budget.check()
    title_place = heading.parent if heading is not None else None
    drop_beside(top, facts.title, budget, by_name=by_name)
    sample = ArticleBodySample(facts.said)
    content, close = choose(top, sample, title_place=title_place)
    if beside is not None and beside.is_in(content):
        # it stands in the body, and is shown there
        text, length = None, 0
    budget.check()
    tidy(content, budget, strict=strict)
    if strict:
        cut_tail(content, page.address)
    drop_unasked(content)
    if intro is not None and length > _LEAD * content.chars and intro.is_in(content):
        # too much of the article to stand above it
        text = None
    elif intro is not None:
        intro.detach()
    share = sample.share(content)
    trim(content, facts)
    drop_orphaned_labels(content)
    budget.check()
    return _Reading(content, facts, text, share, close)


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
