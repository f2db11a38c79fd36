"""The fallback to feedparser: what is to become of a feed that fastfeedparser reads only in part, or not at all."""

from enum import Enum

from termnews.domain.errors import ParseError


class Fallback(Enum):
    """Read such a feed with feedparser, which may take for ever; take what fastfeedparser found; or raise."""

    READ = "read"
    SKIP = "skip"
    RAISE = "raise"


class NeedsFeedparserError(ParseError):
    """Only feedparser may find all articles of this feed, and was not to be used (Fallback.RAISE)."""
