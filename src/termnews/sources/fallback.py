"""The fallback to feedparser: what is to become of a feed of which articles are missing."""

from enum import Enum

from termnews.domain.errors import ParseError


class Fallback(Enum):
    """Read such a feed with feedparser, which may take for ever; take what was found; or raise."""

    READ = "read"
    SKIP = "skip"
    RAISE = "raise"


class NeedsFeedparserError(ParseError):
    """Only feedparser may find all articles of this feed, and was not to be used (Fallback.RAISE)."""
