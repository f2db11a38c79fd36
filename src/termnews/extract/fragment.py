"""Parse an HTML fragment, as a feed carries it, into a document; all of it is the article."""

import html as entities
import re

from termnews.domain.document import Block, Document, Heading, Paragraph
from termnews.domain.errors import ExtractError
from termnews.domain.text import clean, one_line
from termnews.extract import tree
from termnews.extract.also_read import Finder
from termnews.extract.also_read_endings import drop_orphaned_labels, drop_unasked
from termnews.extract.blocks import Walker
from termnews.extract.clean import tidy_feed
from termnews.extract.limits import MAX_CHARS, Budget
from termnews.extract.links import Links
from termnews.extract.normalise import normalise
from termnews.extract.repeats import without_repeats
from termnews.extract.words import plain_words

_MARKUP = re.compile(r"<[a-zA-Z!/]")
_BLANK = re.compile(r"\n[ \t\r]*\n\s*")


def read_fragment(html: str, *, url: str | None = None, title: str = "") -> Document:
    """Read an article's HTML; links and pictures become absolute against `url`. Never raises.

    Text without tags becomes paragraphs at its blank lines. What only repeats `title` at the start is left out.
    """
    if not _MARKUP.search(html):
        blocks = without_repeats(paragraphs(entities.unescape(html)), [title])
        return Document(title=title, url=url, blocks=tuple(blocks))
    try:
        return _read(html, url, title)
    except ExtractError:
        blocks = without_repeats(paragraphs(plain_words(html)), [title])
        return Document(title=title, url=url, blocks=tuple(blocks), note="The article was too tangled to lay out.")


def _read(html: str, url: str | None, title: str) -> Document:
    budget = Budget()
    page = tree.parse(html)
    if page.body is None:
        return Document(title=title, url=url)
    top = tree.build(page.body, budget)
    normalise(top)
    Finder(top, url, url, budget).mark()
    tidy_feed(top, budget)
    drop_unasked(top)
    drop_orphaned_labels(top)
    budget.check()
    links = Links(url)
    blocks = without_repeats(Walker(links).blocks(top), [title])
    while blocks and isinstance(blocks[-1], Heading):
        blocks.pop()
    note = "The article was too long to read whole." if budget.cut or len(html) > MAX_CHARS else None
    return Document(title=title, url=url, blocks=tuple(blocks), links=tuple(links.found), note=note)


def paragraphs(text: str) -> list[Block]:
    """Return plain text as paragraphs, split where it leaves a line blank, line ends within them kept."""
    blocks: list[Block] = []
    for part in _BLANK.split(clean(text)):
        lines = [one_line(line) for line in part.splitlines()]
        if any(lines):
            blocks.append(Paragraph("\n".join(line for line in lines if line)))
    return blocks
