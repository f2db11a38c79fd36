"""A file of subscriptions, whichever reader wrote it."""

import re
from dataclasses import dataclass

from termnews.domain.errors import ParseError
from termnews.domain.source import Subscription
from termnews.sources import encoding

_OPML = re.compile(r"<(?:opml|outline|body)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file of subscriptions holds: those on the web, and the lines that could not be taken over."""

    subscriptions: tuple[Subscription, ...]
    skipped: tuple[str, ...] = ()


def read_subscriptions(body: bytes) -> Imported:
    """Return what an OPML file or a newsboat `urls` file holds; the content decides which it is.

    Raises ParseError for a file that is neither.
    """
    from termnews.sources import newsboat, opml

    text = encoding.text_of(body)
    if _OPML.search(text):
        return Imported(*opml.read_outlines(body))
    found = newsboat.read_urls(text)
    if not found.subscriptions and not found.skipped:
        raise ParseError("The file is neither an OPML file nor a list of addresses, so there is nothing to import.")
    return found
