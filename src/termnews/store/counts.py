"""Counts: how many unread articles there are, as lists over several sources count them: twins once."""

from collections import Counter

from termnews.domain.source import AUTO
from termnews.store.database import Database


class Counts:
    """The unread articles of one cache, counted from its indexes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def unread(self) -> int:
        """Return how many unread articles the subscribed sources have."""
        row = self._database.row("SELECT count(*) FROM states WHERE listed = 1 AND read = 0")
        twins = Counter(twin for twin, _ in self._unread_twins())
        return (int(row[0]) if row else 0) - (twins.total() - len(twins))

    def unread_by_category(self) -> dict[str, int]:
        """Return how many unread articles each category has, in the order of the sources.

        A source that is filed by its articles' own categories counts in each of those that it has an article in.
        """
        rows = self._database.rows(
            """
            SELECT name, sum(unread) FROM (
                SELECT category AS name, position,
                    (SELECT count(*) FROM states WHERE source = sources.id AND read = 0) AS unread
                FROM sources WHERE position IS NOT NULL AND category <> :auto
                UNION ALL
                SELECT states.category, position, sum(read = 0) FROM sources JOIN states ON source = sources.id
                WHERE position IS NOT NULL AND sources.category = :auto GROUP BY states.category, sources.id
            ) GROUP BY name ORDER BY min(position), name
            """,
            {"auto": AUTO},
        )
        counts = {name: int(unread) for name, unread in rows}
        for (_, category), among in Counter(self._unread_twins()).items():
            counts[category] -= among - 1
        return counts

    def _unread_twins(self) -> list[tuple[int, str]]:
        """Return the twin and the category of every unread article that has twins."""
        rows = self._database.rows(
            "SELECT twin, coalesce(states.category, sources.category) FROM states JOIN sources"
            " ON sources.id = states.source WHERE twin IS NOT NULL AND read = 0 AND listed = 1"
        )
        return [(twin, category) for twin, category in rows]
