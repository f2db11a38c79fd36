"""Query: the set of articles of a list, and its order."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Scope(StrEnum):
    """Which states of articles a list takes in."""

    UNREAD = "unread"
    ALL = "all"
    STARRED = "starred"
    LATER = "later"
    READ = "read"


class Order(StrEnum):
    """What a list is sorted by; where that is the same for two articles, the newer one comes first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    SOURCE = "source"
    LENGTH = "length"
    UNREAD = "unread"

    @property
    def by_date(self) -> bool:
        """Whether the articles of one day stand together."""
        return self in (Order.NEWEST, Order.OLDEST)


class Query(NamedTuple):
    """A set of articles: every field given narrows it. `source` is an id; `since` compares with a headline's `when`.

    With `once`, of articles at one address that several sources carry only the earliest is named.
    """

    scope: Scope = Scope.UNREAD
    category: str | None = None
    source: int | None = None
    topic: str | None = None
    since: datetime | None = None
    limit: int | None = None
    once: bool = False
    order: Order = Order.NEWEST
