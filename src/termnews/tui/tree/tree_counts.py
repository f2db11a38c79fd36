"""Incremental counts of the tree: after a change only those are taken from the cache anew that it may have moved."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from termnews.config.smart import Smart
from termnews.domain.query import Query, Scope
from termnews.domain.source import Source
from termnews.library.lists.smart_lists import midnight, smart_query
from termnews.library.queries import Queries
from termnews.tui.pane.tree_row import Kind, TreeRow
from termnews.tui.tree.category_order import CategoryOrder
from termnews.tui.tree.tree_rows import TreeData


class TreeCounts:
    """The sources and all numbers of the tree. `smart` are the smart lists of the settings."""

    def __init__(
        self, queries: Queries, now: Callable[[], datetime], smart: Sequence[Smart], order: CategoryOrder
    ) -> None:
        self._order = order
        self._queries = queries
        self._now = now
        self.smart = smart
        self._sources: list[Source] = []
        self._smart_rows: list[TreeRow] = []
        self._smart_counts: Mapping[str, int] = {}
        self._today = midnight(now())

    @property
    def data(self) -> TreeData:
        """What the tree is to show now."""
        unread = self._queries.unread_counts(self._sources)
        numbers = {
            Kind.ALL: unread.total,
            Kind.TODAY: self._queries.count(Query(Scope.UNREAD, since=self._today, once=True)),
            Kind.STARRED: self._queries.count(Query(Scope.STARRED, once=True)),
            Kind.LATER: self._queries.count(Query(Scope.LATER, once=True)),
            Kind.WANTED: len(self._queries.wanted()),
        }
        smart = [replace(row, unread=self._smart_counts.get(row.label, 0)) for row in self._smart_rows]
        categories = {name: unread.categories[name] for name in self._order.arranged(unread.categories)}
        return TreeData(self._today, tuple(self._sources), categories, numbers, smart)

    @property
    def smart_questions(self) -> list[tuple[str, str, Query]]:
        """The smart lists whose articles are to be counted: name, words and query of each."""
        return [(row.label, row.words, row.query) for row in self._smart_rows]

    @property
    def day_over(self) -> bool:
        """Whether another day has begun since everything was counted."""
        return midnight(self._now()) != self._today

    def renew(self) -> None:
        """Take the sources and what they count from the cache."""
        now = self._now()
        self._today = midnight(now)
        self._sources = self._queries.sources()
        self._order.take(self._sources)
        self._smart_rows = [
            TreeRow(smart.name, Kind.SMART, smart_query(smart, self._sources, now), words=smart.words)
            for smart in self.smart
        ]

    def recount(self, ids: Iterable[int]) -> None:
        """Count the sources of these articles, whose marks have changed."""
        unread_by_source = self._queries.unread_of_sources(ids)
        for index, source in enumerate(self._sources):
            unread = unread_by_source.get(source.id, source.unread)
            if unread != source.unread:
                self._sources[index] = source._replace(unread=unread)

    def take_smart(self, counts: Mapping[str, int]) -> bool:
        """Take in how many articles the smart lists have; tell whether that is news."""
        before, self._smart_counts = self._smart_counts, counts
        return counts != before
