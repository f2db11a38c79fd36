"""Feeds that the fast reader cannot read: by feedparser, in a child process, for it may take for ever over them."""

from termnews.domain.article import ParsedFeed
from termnews.domain.errors import ParseError
from termnews.sources import child

SECONDS = 8.0
_READER = "termnews.sources.patient:read"


class ImpatientError(ParseError):
    """The feed is one for the patient reader, which was not wanted."""


def read(body: bytes, url: str, *, reader: str = _READER, seconds: float = SECONDS) -> ParsedFeed:
    """Return the feed that UTF-8 bytes hold, however broken.

    Raises ParseError if nothing in them is a feed's, and if the reader takes longer than `seconds` or crashes.
    """
    try:
        found: ParsedFeed = child.call(reader, body, url, seconds=seconds)
    except child.ChildFailedError as error:
        raise ParseError(f"The feed is too broken to be read: {error}.") from error
    return found
