"""Integrity checks of the file and between its tables, and rebuilding the search index."""

import sqlite3
from contextlib import closing
from pathlib import Path

from termnews.domain.errors import StoreError
from termnews.store.columns import MAX_ID
from termnews.store.database import Database
from termnews.store.error_sentences import forget_suspicion, note_suspicion
from termnews.store.schema import SALVAGED

_MOST_REMARKS = 3
# An article that is kept no longer has lost its contents too (see retention.py).
_LOST = f"""
    SELECT (SELECT count(*) FROM contents WHERE NOT EXISTS (
            SELECT 1 FROM articles JOIN states ON states.place = articles.place WHERE articles.id = contents.article))
        + (SELECT count(*) FROM states WHERE place & {MAX_ID} NOT IN (SELECT id FROM articles))
"""
# FTS5 keeps one row for each text it has taken in (sqlite.org/fts5.html, 9).
_NOT_FOUND = "FROM states WHERE place NOT IN (SELECT id FROM words_docsize) AND place NOT IN (SELECT * FROM unindexed)"


class Integrity:
    """What can go wrong with one cache's file. Any method raises StoreError where the file cannot be read at all."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def damage(self, *, thorough: bool = False) -> tuple[str, ...]:
        """Return SQLite's own remarks on what is wrong in the file, at most three; none where it is whole.

        This reads the whole file, in about a second a gigabyte; a `thorough` check compares the SQL indexes with their
        tables, too.
        """
        check = "integrity_check" if thorough else "quick_check"
        rows = self._database.rows(f"PRAGMA {check}({_MOST_REMARKS})")
        strangers = self._database.rows("PRAGMA foreign_key_check")
        remarks = [str(row[0]) for row in rows if row[0] != "ok"]
        if remarks and not self._database.read_only:
            note_suspicion(self._database.path, remarks[0])
        remarks += [f"{table}: row {row} belongs to none of {parent}" for table, row, parent, _ in strangers]
        return tuple(remarks[:_MOST_REMARKS])

    def salvaged(self) -> tuple[Path, int, int] | None:
        """Return where the damaged cache is that this one was salvaged from, and how many articles of how many were.

        None where it never was, or the damaged one is there no more: then nobody misses anything.
        """
        if self._database.row("SELECT 1 FROM sqlite_master WHERE name = ?", (SALVAGED,)) is None:
            return None
        row = self._database.row(f"SELECT aside, found, expected FROM {SALVAGED}")
        return (Path(row[0]), row[1], row[2]) if row and Path(row[0]).exists() else None

    def lost(self) -> int:
        """Return how many articles no list shows although nobody let them go."""
        return self._database.number(_LOST)

    def not_found(self) -> int:
        """Return how many articles search does not find and does not wait to take in."""
        return self._database.number(f"SELECT count(*) {_NOT_FOUND}")

    def search_agrees(self) -> bool:
        """Tell whether the search index holds the words of the texts, no more and no less.

        It takes three seconds for 100,000 articles, in which nobody else can write; raises StoreError on a read-only
        cache, since SQLite counts it as writing.
        """
        try:
            # rank 1: compared with the texts, too (sqlite.org/fts5.html, 6.4)
            self._database.run("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        except StoreError as error:
            code = getattr(error.__cause__, "sqlite_errorcode", 0)
            if code == sqlite3.SQLITE_CORRUPT_VTAB:
                # whoever asks is told, and decides
                forget_suspicion(self._database.path)
                return False
            raise
        return True

    def rebuild_search(self) -> None:
        """Make the search index anew from the texts, and put on the waiting list what it has no text of."""
        with self._database.write():
            self._database.run("INSERT INTO words (words) VALUES ('rebuild')")
            self._database.run(f"INSERT OR IGNORE INTO unindexed SELECT place {_NOT_FOUND}")


def sqlite_version() -> str:
    """Return the version of the SQLite that Python uses, such as `3.40.1`."""
    return sqlite3.sqlite_version


def has_full_text_search() -> bool:
    """Tell whether that SQLite was built with FTS5, which the cache cannot do without."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
        except sqlite3.OperationalError:
            return False
    return True
