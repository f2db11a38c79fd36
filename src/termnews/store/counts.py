"""Counts of articles: those of a query, and unread ones by source, category and in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from termnews.domain.category import AUTO, UnreadCounts
from termnews.store.columns import pack
from termnews.store.database import Database
from termnews.store.query_sql import conditions

if TYPE_CHECKING:
    from termnews.domain.query import Query
    from termnews.domain.source import Source


class Counts:
    """The articles of one cache, counted from its indexes; one that several sources carry counts once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def articles(self, query: Query) -> int:
        """Return how many articles `query` names."""
        where, values = conditions(query)
        total = self._database.number(f"SELECT count(*) FROM states WHERE {where}", values)
        return total if query.limit is None else min(total, query.limit)

    def of_articles(self, ids: Iterable[int]) -> dict[int, int]:
        """Return how many unread articles each source has that one of these articles is of, by the source's id."""
        rows = self._database.rows(
            """
            SELECT source, (SELECT count(*) FROM states WHERE states.source = some.source AND read = 0) FROM (
                SELECT DISTINCT source FROM articles
                WHERE id IN (SELECT value FROM json_each(?)) AND source IS NOT NULL
            ) AS some
            """,
            (pack(ids),),
        )
        return dict(rows)

    def unread(self, sources: Sequence[Source]) -> UnreadCounts:
        """Return the unread counts in all and by category of `sources`, which are in their order and counted each.

        A source that is filed by its articles' own categories counts in each of those that it has an article in.
        """
        carried = self._carried() if any(source.category == AUTO for source in sources) else {}
        categories: dict[str, int] = {}
        for source in sources:
            shares = carried.get(source.id, ()) if source.category == AUTO else ((source.category, source.unread),)
            for category, unread in shares:
                categories[category] = categories.get(category, 0) + unread
        twins = self._unread_twins()
        for (_, category), among in Counter(twins).items():
            if category in categories:
                categories[category] -= among - 1
        return UnreadCounts(
            sum(source.unread for source in sources) - len(twins) + len({twin for twin, _ in twins}), categories
        )

    def _carried(self) -> dict[int, list[tuple[str, int]]]:
        """Return the categories that the articles of "auto" sources carry, with their unread ones, by source."""
        unread_by_source: dict[int, list[tuple[str, int]]] = {}
        for source, category, unread in self._database.rows(
            "SELECT sources.id, states.category, sum(read = 0) FROM sources JOIN states ON source = sources.id"
            " WHERE position IS NOT NULL AND sources.category = ? AND states.category IS NOT NULL"
            " GROUP BY sources.id, states.category ORDER BY sources.id, states.category",
            (AUTO,),
        ):
            unread_by_source.setdefault(source, []).append((category, int(unread)))
        return unread_by_source

    def _unread_twins(self) -> list[tuple[int, str]]:
        """Return the twin and the category of every unread article that has twins."""
        rows = self._database.rows(
            "SELECT twin, coalesce(states.category, sources.category) FROM states JOIN sources"
            " ON sources.id = states.source WHERE twin IS NOT NULL AND read = 0 AND listed = 1"
        )
        return [(twin, category) for twin, category in rows]
