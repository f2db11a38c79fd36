"""Row of the tree: what the list pane shows where the cursor of the tree is on it."""

from dataclasses import dataclass
from enum import StrEnum

from termnews.domain.query import Query
from termnews.domain.source import Source


class Kind(StrEnum):
    """What a row stands for."""

    ALL = "all"
    TODAY = "today"
    STARRED = "starred"
    LATER = "later"
    WANTED = "wanted"
    HISTORY = "history"
    SMART = "smart"
    CATEGORY = "category"
    SOURCE = "source"


Key = tuple[Kind, str, int | None]


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One row of the tree: what it is called and which articles it stands for.

    `unread` is the number at its side. `category` is that of a category or of a source that stands under one. Of the
    articles of `query`, those of a smart list hold all of `words`.
    """

    label: str
    kind: Kind
    query: Query
    unread: int = 0
    category: str | None = None
    source: Source | None = None
    words: str = ""

    @property
    def key(self) -> Key:
        """What stays the same when counts and titles change."""
        if self.source is not None:
            return self.kind, "", self.source.id
        return self.kind, self.label if self.kind is Kind.SMART else self.category or "", None
