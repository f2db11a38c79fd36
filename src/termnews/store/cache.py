"""The cache: one SQLite file that holds everything termnews knows."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from termnews.store.articles import Articles
from termnews.store.counts import Counts
from termnews.store.database import Database
from termnews.store.documents import Documents
from termnews.store.index_queue import IndexQueue
from termnews.store.integrity import Integrity
from termnews.store.links import Links
from termnews.store.open_database import open_database
from termnews.store.related import Related
from termnews.store.retention import Retention
from termnews.store.save_copy import is_saved, save
from termnews.store.schema import SAVED
from termnews.store.search import Search
from termnews.store.sources import Sources
from termnews.store.states import States

T = TypeVar("T")


class Cache:
    """An open cache: one object for each noun, over one connection.

    Each Cache is for one thread at a time; any number of them may be open on one file, in any number of processes.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.sources = Sources(database)
        self.articles = Articles(database)
        self.counts = Counts(database)
        self.documents = Documents(database)
        self.states = States(database)
        self.search = Search(database)
        self.index_queue = IndexQueue(database)
        self.links = Links(database)
        self.related = Related(database)
        self.retention = Retention(database)
        self.integrity = Integrity(database)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, fixed: bool = False) -> "Cache":
        """Open the cache at `path`; where there is none make it, its folder and its schema.

        A file or folder that cannot be written (read-only media too) is opened for reading, and `read_only` is then
        true. With `fixed` not a byte of the file changes. An empty file is an empty cache. Raises StoreError for a file
        that is no cache or a newer one's.
        """
        return cls(open_database(path, read_only=read_only, fixed=fixed))

    @property
    def read_only(self) -> bool:
        """Whether every attempt to write raises StoreError."""
        return self._database.read_only

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    def together(self, writes: "Sequence[Callable[[Cache], T]]") -> list[T | Exception]:
        """Run a batch of writes in one transaction, each in a savepoint; return the result of each.

        One that fails is undone alone, and its exception is in its place.
        """
        results: list[T | Exception] = []
        with self._database.write():
            for write in writes:
                try:
                    with self._database.part():
                        results.append(write(self))
                except Exception as error:
                    results.append(error)
        return results

    def version(self) -> int:
        """Return SQLite's data_version: it changes when another connection has changed the cache.

        See sqlite.org/pragma.html#pragma_data_version.
        """
        return self._database.number("PRAGMA data_version")

    def checkpoint(self) -> None:
        """Make a WAL checkpoint, beside writers and readers on other connections.

        See sqlite.org/wal.html: a passive checkpoint waits for nobody, and leaves what somebody still needs.
        """
        self._database.row("PRAGMA wal_checkpoint(PASSIVE)")

    @property
    def saved(self) -> bool:
        """Whether this is a saved copy: its subscriptions are those it was saved with."""
        return is_saved(self._database)

    def belong(self) -> None:
        """Drop the mark of a saved copy: from now on a sources.toml belongs to this cache."""
        with self._database.write():
            self._database.run(f"DROP TABLE IF EXISTS {SAVED}")

    def save(self, path: Path, *, force: bool = False) -> None:
        """Write a copy as one file that opens anywhere, read-only media too; see `save_copy.save`."""
        save(self._database, path, force=force)

    def close(self) -> None:
        """Close the cache; closing twice is allowed."""
        self._database.close()

    def __enter__(self) -> "Cache":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
