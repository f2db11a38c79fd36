"""Rows of the tree: lists of the reader's own, smart lists, categories and sources, in their order. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from termnews.domain.query import Query, Scope
from termnews.domain.source import AUTO, Source
from termnews.tui.pane.tree_row import Kind, TreeRow


@dataclass(frozen=True, slots=True)
class TreeData:
    """What the tree is made from. `today` is when the day began.

    `categories` has the unread articles of each category, in their order; `numbers` the number of each list of the
    reader's own, by kind, and `smart` the smart lists, which have theirs.
    """

    today: datetime
    sources: Sequence[Source] = ()
    categories: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[Kind, int] = field(default_factory=dict)
    smart: Sequence[TreeRow] = ()


def all_unread() -> TreeRow:
    """Return the row of all sources, which is where the reader begins."""
    return TreeRow("All", Kind.ALL, Query(Scope.UNREAD, once=True))


def _lists(data: TreeData) -> list[TreeRow]:
    """Return the lists of the reader's own."""
    lists = [
        all_unread(),
        TreeRow("Today", Kind.TODAY, Query(Scope.UNREAD, since=data.today, once=True)),
        TreeRow("Starred", Kind.STARRED, Query(Scope.STARRED, once=True)),
        TreeRow("Read later", Kind.LATER, Query(Scope.LATER, once=True)),
        TreeRow("Wanted", Kind.WANTED, Query(Scope.ALL)),
        TreeRow("History", Kind.HISTORY, Query(Scope.ALL)),
    ]
    return [replace(row, unread=data.numbers.get(row.kind, 0)) for row in lists]


Known = dict[int, TreeRow]


def _source_row(source: Source, category: str | None, known: Known) -> TreeRow:
    row = known.get(source.id)
    # Of thousands of sources a change leaves all but a few as they are.
    if row is None or row.source is not source or row.category != category:
        query = Query(Scope.UNREAD, source=source.id)
        row = known[source.id] = TreeRow(source.title, Kind.SOURCE, query, source.unread, category, source)
    return row


def tree_rows(data: TreeData, folded: Collection[str] = (), known: Known | None = None) -> list[TreeRow]:
    """Return all rows, top to bottom; a folded category hides its sources.

    `known` are the rows of sources that were made before, by the sources' ids, to be used again.
    """
    known = {} if known is None else known
    members: dict[str, list[Source]] = {}
    for source in data.sources:
        members.setdefault(source.category, []).append(source)
    rows = [*_lists(data), *data.smart]
    for category, unread in data.categories.items():
        query = Query(Scope.UNREAD, category=category, once=True)
        rows.append(TreeRow(category, Kind.CATEGORY, query, unread, category))
        if category not in folded:
            rows += [_source_row(source, category, known) for source in members.get(category, ())]
    # What files its articles by their own categories stands beneath them all.
    return rows + [_source_row(source, None, known) for source in members.get(AUTO, ())]
