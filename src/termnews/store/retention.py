"""Retention: delete old read articles; starred, read-later and unread ones stay, however old."""

from collections.abc import Collection
from datetime import datetime, timedelta

from termnews.store.columns import MAX_ID, lowest_sort_key, pack
from termnews.store.database import Database

_PLACES = "(SELECT value FROM json_each(:places))"
_IDS = f"(SELECT value & {MAX_ID} FROM json_each(:places))"
_DELETIONS = (
    f"DELETE FROM states WHERE place IN {_PLACES}",
    f"DELETE FROM topics WHERE place IN {_PLACES}",
    f"DELETE FROM texts WHERE place IN {_PLACES}",
    f"DELETE FROM unindexed WHERE place IN {_PLACES}",
    f"DELETE FROM addresses WHERE article IN {_IDS}",
    f"DELETE FROM contents WHERE article IN {_IDS}",
    f"DELETE FROM related_pages WHERE article IN {_IDS}",
    f"DELETE FROM editions WHERE article IN {_IDS}",
    f"DELETE FROM positions WHERE article IN {_IDS}",
    f"DELETE FROM history WHERE article IN {_IDS}",
    f"UPDATE articles SET summary = '', authors = '[]', topics = '[]' WHERE id IN {_IDS}",
)
# A document that twins share goes with the last of them.
_DOCUMENTS = """
    DELETE FROM documents WHERE article IN (SELECT value FROM json_each(:documents))
        AND NOT EXISTS (SELECT 1 FROM states WHERE twin = documents.article)
        AND NOT EXISTS (
            SELECT 1 FROM articles JOIN states ON states.place = articles.place WHERE articles.id = documents.article)
"""


class Retention:
    """Retention on one cache."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def forget(self, source: int | None, *, days: int = 0, articles: int = 0, now: datetime) -> int:
        """Delete the read articles of a source that are older than `days` or not among its newest `articles`.

        Without a source, the pages that links led to. 0 sets no limit. Returns how many went. Enough of each stays
        behind that a feed which still holds it does not bring it as a new article.
        """
        if not days and not articles:
            return 0
        with self._database.write():
            sort_keys = self._database.numbers(
                """
                SELECT place FROM states WHERE source IS :source AND read = 1 AND starred = 0 AND later = 0
                    AND (place < :oldest OR place < (SELECT min(place) FROM (
                        SELECT place FROM states WHERE source IS :source ORDER BY place DESC LIMIT :articles)))
                """,
                {
                    "source": source,
                    "oldest": lowest_sort_key(now - timedelta(days=days)) if days else 0,
                    "articles": articles or -1,
                },
            )
            if sort_keys:
                self._delete(sort_keys)
        return len(sort_keys)

    def _delete(self, sort_keys: Collection[int]) -> None:
        values = {"places": pack(sort_keys)}
        documents = self._database.numbers(
            f"SELECT coalesce(twin, place & {MAX_ID}) FROM states WHERE place IN {_PLACES}", values
        )
        for statement in _DELETIONS:
            self._database.run(statement, values)
        self._database.run(_DOCUMENTS, {"documents": pack(documents)})
