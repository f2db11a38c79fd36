"""Probe the database file for damage, before anything has it open."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from termnews.domain.errors import StoreError
from termnews.store import schema
from termnews.store.error_sentences import UNREADABLE, sentence, suspicion
from termnews.store.open_database import SMALLEST_PAGE, connect_as_it_is

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
# What a schema of ours holds somewhere, whatever has become of the header.
_OURS = b"CREATE TABLE states"
_CHUNK = 1 << 20
# No schema will ever have so high a version.
_NO_VERSION = 100
# Seconds in which a new cache has its schema.
_MAKING = 1.0


def is_damaged(path: Path, *, fixed: bool = False, suspect: bool = False) -> bool:
    """Tell whether the file at `path` is no cache that can be used, or no longer one.

    All of it is read where it is `suspect`, or where something was noted of it, or its size is not what it says.
    Raises StoreError where that cannot be found out.
    """
    if _size(path) < SMALLEST_PAGE:
        return True
    try:
        with closing(connect_as_it_is(path, fixed=fixed)) as connection:
            if _headless(connection) or (not fixed and _locked_by_its_header(connection)):
                return True
            noted = _noted(path)
            if UNREADABLE in noted:
                return True
            if suspect or noted or _another_size(connection, path):
                check = "integrity_check" if suspect else "quick_check"
                return bool(connection.execute(f"PRAGMA {check}(1)").fetchone()[0] != "ok")
    except UnicodeError:
        return True
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE:
            return True
        raise sentence(error, path) from error
    return False


def _size(path: Path) -> int:
    """Return the size of a file; one that is empty may be a cache that another program makes just now."""
    while True:
        status = path.stat()
        if status.st_size or not 0 <= time.time() - status.st_mtime < _MAKING:
            return status.st_size
        time.sleep(0.02)


def _noted(path: Path) -> str:
    note = suspicion(path)
    try:
        return note.read_text("utf-8", "replace") or "something" if note.exists() else ""
    except OSError:
        return "something"


def _headless(connection: sqlite3.Connection) -> bool:
    """Tell whether a cache of ours does not say so any more; StoreError for a database of another program."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    ours = {"articles", "states", "contents"} <= names
    return ours and (application != schema.APPLICATION_ID or not 0 < version < _NO_VERSION)


def _locked_by_its_header(connection: sqlite3.Connection) -> bool:
    """Tell whether SQLite takes a file for one that may not be written, although the system lets it."""
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY
    return False


def _another_size(connection: sqlite3.Connection, path: Path) -> bool:
    """Tell whether the file is shorter or longer than its header says, while nothing is in a log beside it."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    log = path.with_name(f"{path.name}-wal")
    logged = log.exists() and log.stat().st_size > 0
    return not logged and pages * size != path.stat().st_size


def was_cache(path: Path) -> bool:
    """Tell whether a file that is no database any more was a cache; nobody has it open in this process."""
    with path.open("rb") as file:
        before = b""
        while chunk := file.read(_CHUNK):
            if _OURS in before + chunk:
                return True
            before = chunk[-len(_OURS) :]
    return False


def refuse_foreign(path: Path) -> None:
    """Raise StoreError for a file that never was a cache, which is left alone."""
    if path.stat().st_size == 0:
        raise StoreError(f"{path} is an empty file, so there is no cache in it: name another one.")
    if not was_cache(path):
        raise StoreError(f"{path} is not a termnews cache: name another file, or move this one away.")
