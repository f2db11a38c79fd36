"""Import of subscription lists: OPML or newsboat, told by the content."""

import re

from termnews.domain.errors import ParseError
from termnews.sources import encoding
from termnews.sources.newsboat import Imported, read_urls

MOST_SOURCES = 20_000
_OPML = re.compile(r"<(?:opml|outline|body)[\s>]", re.IGNORECASE)

# How files begin that are no text although nothing in them says so, and texts that are no lists.
_BINARY = (b"\x1f\x8b", b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3")
_OTHER = ("<", "{", "[")


def read_subscriptions(body: bytes) -> Imported:
    """Return what an OPML file or a newsboat `urls` file holds; the content decides which it is.

    Raises ParseError for a file that is neither, and for one that lists more than anybody reads.
    """
    imported = _read(body)
    if len(imported.subscriptions) > MOST_SOURCES:
        raise ParseError(f"The file lists more than {MOST_SOURCES:,} sources; import only those that you read.")
    return imported


def _read(body: bytes) -> Imported:
    from termnews.sources import opml

    text = encoding.text_of(body)
    if "\0" in text or body.startswith(_BINARY):
        raise ParseError("The file is no text, so there is no list of feeds in it.")
    if _OPML.search(text):
        return Imported(*opml.read_outlines(body))
    if text.lstrip("\ufeff \t\r\n").startswith(_OTHER):
        raise ParseError("The file is a page, a feed or data, and no list of feeds; `termnews add` takes an address.")
    imported = read_urls(text)
    # a list may have a few lines of another program; a text that happens to hold addresses has mostly others
    known = len(imported.skipped) - imported.strange
    if imported.strange > len(imported.subscriptions) or not (imported.subscriptions or known):
        raise ParseError("The file is neither an OPML file nor a list of addresses, so there is nothing to import.")
    return imported
