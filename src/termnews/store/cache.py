"""The cache: one SQLite file that holds everything termnews knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from termnews.store.counts import Counts
from termnews.store.database import Database, FileIdentity
from termnews.store.open_database import open_database
from termnews.store.save_copy import is_saved, save
from termnews.store.schema import SAVED
from termnews.store.states import States
from termnews.store.subscribed import Subscribed

if TYPE_CHECKING:
    from termnews.store.articles import Articles
    from termnews.store.documents import Documents
    from termnews.store.index_queue import IndexQueue
    from termnews.store.integrity import Integrity
    from termnews.store.links import Links
    from termnews.store.related import Related
    from termnews.store.retention import Retention
    from termnews.store.search import Search
    from termnews.store.sources import Sources

T = TypeVar("T")


class Cache:
    """An open cache: one object for each noun, over one connection.

    Each Cache is for one thread at a time; any number of them may be open on one file, in any number of processes.
    `path` is the file, `file` says which one it is; where it is `read_only`, every attempt to write raises StoreError.
    A noun whose import takes a while is made when it is first asked for: a command needs one or two of them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.path = database.path
        self.file = database.file
        self.read_only = database.read_only
        self.subscribed = Subscribed(database)
        self.counts = Counts(database)
        self.states = States(database)

    @cached_property
    def sources(self) -> Sources:
        """The subscriptions one by one, with their health."""
        from termnews.store.sources import Sources

        return Sources(self._database)

    @cached_property
    def articles(self) -> Articles:
        """The articles, and lists of them."""
        from termnews.store.articles import Articles

        return Articles(self._database)

    @cached_property
    def documents(self) -> Documents:
        """What articles read as."""
        from termnews.store.documents import Documents

        return Documents(self._database)

    @cached_property
    def search(self) -> Search:
        """The search index."""
        from termnews.store.search import Search

        return Search(self._database)

    @cached_property
    def index_queue(self) -> IndexQueue:
        """What the search index lacks."""
        from termnews.store.index_queue import IndexQueue

        return IndexQueue(self._database)

    @cached_property
    def links(self) -> Links:
        """Where links lead, and what was wanted."""
        from termnews.store.links import Links

        return Links(self._database)

    @cached_property
    def related(self) -> Related:
        """What articles have in common."""
        from termnews.store.related import Related

        return Related(self._database)

    @cached_property
    def retention(self) -> Retention:
        """What is kept for how long."""
        from termnews.store.retention import Retention

        return Retention(self._database)

    @cached_property
    def integrity(self) -> Integrity:
        """Whether all is whole."""
        from termnews.store.integrity import Integrity

        return Integrity(self._database)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, fixed: bool = False) -> Cache:
        """Open the cache at `path`; where there is none make it, its folder and its schema.

        A file or folder that cannot be written (read-only media too) is opened for reading, and `read_only` is then
        true. With `fixed` not a byte of the file changes. An empty file is an empty cache. Raises StoreError for a file
        that is no cache or a newer one's.
        """
        return cls(open_database(path, read_only=read_only, fixed=fixed))

    def together(self, writes: Sequence[Callable[[Cache], T]]) -> list[T | Exception]:
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

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_same(file: FileIdentity) -> Cache:
    """Open the very file that another Cache has open, in a worker; StoreError where it is gone or another."""
    file.check()
    database = open_database(file.path, read_only=False)
    if database.file != file:
        database.close()
        raise file.gone()
    # what a worker writes it does not read again: half of the pages that others keep in memory do as well
    database.run("PRAGMA cache_size = -4000")
    return Cache(database)
