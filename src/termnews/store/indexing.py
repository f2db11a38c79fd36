"""The search index, kept up after articles are stored: their words are taken from their texts a few at a time."""

import json
from collections.abc import Callable

from termnews.domain.text import clean
from termnews.store.database import Database, Row
from termnews.store.rows import pack
from termnews.store.texts import LONGEST, names, separated


class Indexing:
    """What of one cache search does not find yet."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self) -> int:
        """Return how many articles are not in the index yet, or not as they now are."""
        row = self._database.row("SELECT count(*) FROM unindexed")
        return int(row[0]) if row else 0

    def catch_up(self, text_of: Callable[[str], str], *, most: int = 100) -> int:
        """Take up to `most` articles into the index, the newest first, and return how many.

        `text_of` turns the HTML of a body into plain text.
        """
        with self._database.write():
            rows = self._database.rows(
                "SELECT unindexed.place, title, summary, authors, topics, html FROM"
                " (SELECT place FROM unindexed ORDER BY place DESC LIMIT ?) AS unindexed"
                " LEFT JOIN articles ON articles.place = unindexed.place"
                " LEFT JOIN contents ON contents.article = articles.id",
                (most,),
            )
            words = [(row[0], *_words(row, text_of)) for row in rows if row[1] is not None]
            self._database.run_many(
                "INSERT INTO texts (place, title, body, names, page) VALUES (?, ?, ?, ?, '')"
                " ON CONFLICT (place) DO UPDATE SET title = excluded.title, body = excluded.body,"
                " names = excluded.names",
                words,
            )
            self._database.run(
                "DELETE FROM unindexed WHERE place IN (SELECT value FROM json_each(?))", (pack(row[0] for row in rows),)
            )
        return len(rows)


def _words(row: Row, text_of: Callable[[str], str]) -> tuple[str, str, str]:
    _, title, summary, authors, topics, html = row
    body = clean(text_of(html)) if html else ""
    if summary and summary not in body:
        body = f"{summary}\n\n{body}" if body else summary
    return separated(clean(title)), separated(body[:LONGEST]), names(json.loads(authors), json.loads(topics))
