"""The connection to one SQLite file: how it is opened, how it is written to, and its errors as sentences.

Nothing but SQLite opens that file, its -wal or its -shm: closing any descriptor of a file drops every POSIX lock that
the process holds on it; another program then unlinks the log that is in use here (sqlite.org/howtocorrupt.html, 2.2).
What is to be known beforehand is asked by stat, and everything else of SQLite.
"""

import os
import sqlite3
import tempfile
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote

from termnews.domain.errors import StoreError
from termnews.store import schema

Row = tuple[Any, ...]
Values = Sequence[Any] | Mapping[str, Any]
_BUSY_SECONDS = 10.0
_SMALLEST_PAGE = 512


class InterruptedSearchError(StoreError):
    """A statement that another thread asked to give up."""


class Database:
    """One connection, for one thread at a time; every error of SQLite comes out as a StoreError."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection

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
            found: Row | None = self._connection.execute(sql, values).fetchone()
            return found

    def numbers(self, sql: str, values: Values = ()) -> "array[int]":
        """Return the one integer column of a query, eight bytes a row."""
        with self._sentences():
            return array("q", chain.from_iterable(self._connection.execute(sql, values)))

    @contextmanager
    def write(self) -> Iterator[None]:
        """Make what is written inside one transaction: all of it is stored or none; inner ones join the outer.

        BEGIN IMMEDIATE takes the write lock at once, since a reader that turns writer later may not wait for it.
        """
        if self.read_only:
            raise StoreError(f"This cache is read-only: {self.path} cannot be changed.")
        if self._connection.in_transaction:
            yield
            return
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self.run("ROLLBACK")
            raise

    @contextmanager
    def part(self) -> Iterator[None]:
        """Make what is written inside a part of the transaction that is open: where it fails, only it is undone."""
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
        """Make the statement that another thread runs here give up."""
        self._connection.interrupt()

    def close(self) -> None:
        """Close the connection; closing twice is allowed."""
        with self._sentences():
            self._connection.close()

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, UnicodeError, OverflowError) as error:
            raise _sentence(error, self.path) from error


def open_database(path: Path, *, read_only: bool) -> Database:
    """Open the cache at `path`, making it where there is none; see `Cache.open`."""
    try:
        if _too_short(path):
            raise StoreError(_SENTENCES[sqlite3.SQLITE_NOTADB].format(path=path))
        read_only = read_only or not _writable(path)
        connection = _connect_reading(path) if read_only else _connect_writing(path)
    except OSError as error:
        raise StoreError(f"The cache {path} cannot be opened: {error.strerror or error}.") from error
    except (sqlite3.Error, UnicodeError) as error:
        raise _sentence(error, path) from error
    return Database(path, connection, read_only=read_only)


def _too_short(path: Path) -> bool:
    """Tell whether `path` is smaller than any database, and yet not empty: SQLite would write over a single byte."""
    return path.exists() and 0 < path.stat().st_size < _SMALLEST_PAGE


def _writable(path: Path) -> bool:
    """Tell whether SQLite can write `path`: it needs its folder too, for the write-ahead log."""
    return not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _connect_writing(path: Path) -> sqlite3.Connection:
    connection = _connect(str(path)) if path.exists() else _connect_new(path)
    try:
        if _settled_version(connection, path) != schema.VERSION:
            _upgrade(connection, path)
        with suppress(sqlite3.OperationalError):
            # Refused while another connection makes the same change, whose mode then holds here too.
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        # Pages (of 4 KB) that the log may hold before a writer has to wait until they are in the cache itself; what
        # writes much has that done meanwhile, see Cache.checkpoint.
        connection.execute("PRAGMA wal_autocheckpoint = 16000")
        connection.execute("PRAGMA foreign_keys = ON")
        # Some builds overwrite deleted rows with zeros by default; that is for secrets.
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("PRAGMA cache_size = -8000")
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(address: str, *, uri: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=uri, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)


def _connect_new(path: Path) -> sqlite3.Connection:
    """Have SQLite make the file, which holds what a person reads, for its owner alone.

    `modeof` takes the permissions from another file, here one for the owner (sqlite.org/uri.html); the log and the
    shared memory take them from the cache.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:100]}.") as own:
        return _connect(f"{_address(path)}?modeof={quote(own.name)}", uri=True)


def _address(path: Path) -> str:
    return f"file:{quote(str(path.resolve()))}"


def _connect_reading(path: Path) -> sqlite3.Connection:
    if not path.exists():
        raise StoreError(f"There is no cache at {path}.")
    if path.stat().st_size == 0:
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        _upgrade(connection, path)
        return connection
    for options in _reading_options(path):
        connection = _connect(f"{_address(path)}?{options}", uri=True)
        try:
            version = _settled_version(connection, path)
            if version != schema.VERSION:
                raise StoreError(f"The cache {path} is older than this termnews: open it once where it can be changed.")
            return connection
        except sqlite3.OperationalError:
            connection.close()
            if options == "mode=ro&immutable=1":
                raise
        except BaseException:
            connection.close()
            raise
    raise AssertionError("the last options either return or raise")


def _reading_options(path: Path) -> list[str]:
    """Return how to try opening a file for reading.

    `immutable` needs no lock and no -wal and -shm files beside it, so it works on any medium; but it does not see
    what another process still has in its write-ahead log.
    """
    log = path.with_name(path.name + "-wal")
    shared = os.access(path.parent, os.W_OK) or (log.exists() and log.stat().st_size > 0)
    return ["mode=ro", "mode=ro&immutable=1"] if shared else ["mode=ro&immutable=1"]


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version, 0 for an empty file; raise StoreError for a file that is not ours or too new."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    if application == schema.APPLICATION_ID:
        if version > schema.VERSION:
            raise StoreError(f"The cache {path} was made by a newer termnews: update termnews, or use another cache.")
        return version
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
        return 0
    raise StoreError(f"{path} is not a termnews cache: name another file, or move this one away.")


def _settled_version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version as of one moment: another process may be making the schema just now."""
    connection.execute("BEGIN")
    try:
        return _version(connection, path)
    finally:
        connection.execute("ROLLBACK")


def _upgrade(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again under the lock: another process may have done it meanwhile.
        version = _version(connection, path)
        if version != schema.VERSION:
            for statement in schema.steps(version):
                connection.execute(statement)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


_SENTENCES = {
    sqlite3.SQLITE_BUSY: "The cache {path} is busy: another program is writing to it; try again in a moment.",
    sqlite3.SQLITE_FULL: "The cache {path} cannot grow: the disk is full; make room and try again.",
    sqlite3.SQLITE_NOTADB: "{path} is not a termnews cache: name another file, or move this one away.",
    sqlite3.SQLITE_CORRUPT: "The cache {path} is damaged: move it away and refresh to start a new one.",
    sqlite3.SQLITE_READONLY: "This cache is read-only: {path} cannot be changed.",
    sqlite3.SQLITE_CANTOPEN: "The cache {path} cannot be opened: check that it is a file you may read.",
    sqlite3.SQLITE_IOERR: "The cache {path} cannot be read or written: the disk reports an error.",
}


def _sentence(error: Exception, path: Path) -> StoreError:
    # The low byte of an extended result code is the primary one (sqlite.org/rescode.html).
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if isinstance(error, UnicodeDecodeError):
        # sqlite3 cannot tell what SQLite says of a schema with bytes changed in it.
        code = sqlite3.SQLITE_CORRUPT
    if code == sqlite3.SQLITE_INTERRUPT:
        return InterruptedSearchError("The search was given up for a newer one.")
    text = _SENTENCES.get(code)
    return StoreError(text.format(path=path) if text else f"The cache {path} could not do this: {error}.")
