"""Save a copy of the cache as one file that opens anywhere, with a mark in it that it is a copy."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from termnews.domain.errors import StoreError
from termnews.store import schema
from termnews.store.database import Database

_MARK = (
    f"CREATE TABLE IF NOT EXISTS {schema.SAVED} (at INTEGER NOT NULL)",
    f"DELETE FROM {schema.SAVED}",
    f"INSERT INTO {schema.SAVED} VALUES (strftime('%s', 'now'))",
)


def is_saved(database: Database) -> bool:
    """Tell whether a cache is a saved copy, which has its subscriptions from where it was saved."""
    return database.row("SELECT 1 FROM sqlite_master WHERE name = ?", (schema.SAVED,)) is not None


def save(database: Database, path: Path, *, force: bool) -> None:
    """Write a copy of a cache to `path`; an older copy there is replaced as soon as the new one is whole.

    Any other file is replaced only by `force`. Raises StoreError, and leaves what is there, where that may not be or
    the disk refuses.
    """
    try:
        target = path.resolve() if path.is_symlink() else path
        new = not target.exists()
        if not new:
            _refuse(database.path, path, target, force=force)
        _write(database, path, target, new=new)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror or error}.") from error


def _refuse(cache: Path, path: Path, target: Path, *, force: bool) -> None:
    if cache.exists() and target.samefile(cache):
        raise StoreError(f"{path} is the cache itself: name another file to save to.")
    log = target.with_name(f"{target.name}-wal")
    if log.exists() and log.stat().st_size:
        raise StoreError(f"{path} is in use by another program: close that, or name another file.")
    if not force and target.stat().st_size and not is_copy(target):
        raise StoreError(f"{path} is there and is no saved cache: name another file, or replace it with --force.")


def is_copy(path: Path) -> bool:
    """Tell whether a file is a saved copy, or was one before these had a mark: a cache without a write-ahead log."""
    address = f"file:{quote(os.fsencode(path.resolve()))}?mode=ro"
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{address}&immutable=1", uri=True)) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if application != schema.APPLICATION_ID:
            return False
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (schema.SAVED,)).fetchone():
            return True
    with suppress(sqlite3.Error), closing(sqlite3.connect(address, uri=True)) as connection:
        # what is immutable has no journal, so this is asked of the file as others may use it
        return bool(connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal")
    return False


def _write(database: Database, path: Path, target: Path, *, new: bool) -> None:
    import tempfile

    # The name is short whatever the target's is, and only its owner can read it at any time.
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".termnews-") as folder:
        partial = Path(folder, "saving.db")
        try:
            database.run("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(partial),))
            with closing(sqlite3.connect(partial, isolation_level=None)) as copy:
                for statement in _MARK:
                    copy.execute(statement)
        except (StoreError, sqlite3.Error) as error:
            raise _told(error, path) from error
        partial.chmod(0o600)
        flush(partial)
        if new:
            _put(partial, target)
        else:
            partial.replace(target)


def _told(error: Exception, path: Path) -> StoreError:
    """Return the error of a copy; it names the copy where it is its disk that is full."""
    cause = error.__cause__ if isinstance(error, StoreError) else error
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return StoreError(f"{path} cannot be written: the disk is full; make room and try again.")
    if isinstance(error, StoreError) and code != sqlite3.SQLITE_IOERR:
        return error
    return StoreError(f"{path} cannot be written: {error}.")


def flush(path: Path) -> None:
    """Have the disk take a file in before it gets its name (nothing else has it open yet)."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put(partial: Path, target: Path) -> None:
    """Give a file its name, unless somebody else took that meanwhile."""
    try:
        os.link(partial, target)
    except FileExistsError:
        raise
    except OSError:
        # some file systems know no second names
        partial.replace(target)
