"""SQLite connection: queries, transactions, savepoints, and errors as sentences."""

import sqlite3

# as `threading` has it, which takes as long to import as a short query
from _thread import allocate_lock
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from termnews.domain.errors import DamagedError, StoreError
from termnews.store.error_sentences import interrupted, note_suspicion, sentence

if TYPE_CHECKING:
    from array import array

Row = tuple[Any, ...]
Values = Sequence[Any] | Mapping[str, Any]


class FileIdentity(NamedTuple):
    """A file by its path and its inode: another file that is at the path by now is not it."""

    path: Path
    inode: tuple[int, int] | None

    def check(self) -> None:
        """Raise StoreError where the path does not lead to the file any more."""
        if inode_at(self.path) != self.inode:
            raise self.gone()

    def gone(self) -> StoreError:
        """Return what is to be told where it is gone."""
        return StoreError(f"The cache {self.path} was deleted or replaced: end termnews and start it again.")


class Database:
    """One connection, for one thread at a time; every error of SQLite comes out as a StoreError."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.read_only = read_only
        self._connection = connection
        self.file = FileIdentity(path, inode_at(path))
        self._interrupts = 0
        self._interrupting = allocate_lock()

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.file.path

    def run(self, sql: str, values: Values = ()) -> int:
        """Run one statement and return the number of rows it changed."""
        with self._sentences():
            return self._connection.execute(sql, values).rowcount

    def run_many(self, sql: str, rows: Sequence[Values]) -> None:
        """Run one statement for each of `rows`."""
        with self._sentences():
            self._connection.executemany(sql, rows)

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """Return all rows of a query."""
        with self._sentences():
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """Return the first row of a query, or None."""
        with self._sentences():
            row: Row | None = self._connection.execute(sql, values).fetchone()
            return row

    def number(self, sql: str, values: Values = ()) -> int:
        """Return the one integer that a query asks for; 0 where it is NULL or there is no row."""
        row = self.row(sql, values)
        return int(row[0] or 0) if row else 0

    def numbers(self, sql: str, values: Values = ()) -> "array[int]":
        """Return the one integer column of a query, in its order, eight bytes a row.

        It comes as one row of JSON: to make a row of Python for each of 100,000 takes twice as long as all of this. A
        subquery with an order is not flattened into an aggregate (sqlite.org/optoverview.html#flattening).
        """
        # imported here, for a single number needs none
        import json
        from array import array

        row = self.row(f"WITH numbers (n) AS ({sql}) SELECT json_group_array(n) FROM numbers", values)
        return array("q", json.loads(row[0]) if row else ())

    @contextmanager
    def write(self) -> Iterator[None]:
        """Transaction (BEGIN IMMEDIATE) around what is written inside; inner ones join the outer.

        BEGIN IMMEDIATE takes the write lock at once, since a reader that turns writer later may not wait for it.
        """
        if self.read_only:
            raise StoreError(f"This cache is read-only: {self.path} cannot be changed.")
        if self._connection.in_transaction:
            yield
            return
        # what is written to a file that has lost its name is gone when it is closed
        self.file.check()
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # SQLite may have rolled back by itself; what went wrong before is what is to be told.
            with suppress(StoreError):
                if self._connection.in_transaction:
                    self.run("ROLLBACK")
            raise

    @contextmanager
    def part(self) -> Iterator[None]:
        """Savepoint within the open transaction: where it fails, only it is rolled back."""
        self.run("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:
                self.run("ROLLBACK TO part")
                self.run("RELEASE part")
            raise
        self.run("RELEASE part")

    def interrupt(self) -> None:
        """Interrupt the statement that another thread runs on this connection."""
        with self._interrupting:
            self._interrupts += 1
            self._connection.interrupt()

    def close(self) -> None:
        """Close the connection; closing twice is allowed."""
        with self._sentences():
            self._connection.close()

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        with self._interrupting:
            before = self._interrupts
        try:
            yield
        except (sqlite3.Error, UnicodeError, OverflowError) as error:
            # FTS5, interrupted while it opens its index, says that it failed, and not why.
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR and self._interrupts != before:
                raise interrupted() from error
            told = sentence(error, self.path)
            if isinstance(told, DamagedError) and not self.read_only:
                note_suspicion(self.path, error)
            raise told from error


def inode_at(path: Path) -> tuple[int, int] | None:
    """Return which file is at `path`, by its inode; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
