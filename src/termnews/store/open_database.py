"""Open the database: create, migrate, or open read-only.

Nothing but SQLite opens that file, its -wal or its -shm: closing any descriptor of a file drops every POSIX lock that
the process holds on it; another program then unlinks the log that is in use here (sqlite.org/howtocorrupt.html, 2.2).
What is to be known beforehand is asked by stat, and everything else of SQLite.
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from termnews.domain.errors import NoRoomError, StoreError
from termnews.store import schema
from termnews.store.database import Database
from termnews.store.error_sentences import SENTENCES, sentence
from termnews.store.schema_version import read_version, settled_version

_BUSY_SECONDS = 10.0
SMALLEST_PAGE = 512


def open_database(path: Path, *, read_only: bool, fixed: bool = False) -> Database:
    """Open the cache at `path`, making it where there is none; see `Cache.open`."""
    try:
        if _too_short(path):
            raise StoreError(SENTENCES[sqlite3.SQLITE_NOTADB].format(path=path))
        read_only = read_only or fixed or not writable(path)
        connection = _connect_reading(path, fixed=fixed) if read_only else _connect_writing(path)
    except OSError as error:
        raise StoreError(f"The cache {path} cannot be opened: {error.strerror or error}.") from error
    except (sqlite3.Error, UnicodeError) as error:
        raise sentence(error, path) from error
    return Database(path, connection, read_only=read_only)


def _too_short(path: Path) -> bool:
    """Tell whether `path` is smaller than any database, and yet not empty: SQLite would write over a single byte."""
    return path.exists() and 0 < path.stat().st_size < SMALLEST_PAGE


def writable(path: Path) -> bool:
    """Tell whether SQLite can write `path`: it needs its folder too, for the write-ahead log."""
    return not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _connect_writing(path: Path) -> sqlite3.Connection:
    new = not path.exists()
    connection = _connect_new(path) if new else _connect(str(path))
    try:
        if settled_version(connection, path) != schema.VERSION:
            _upgrade(connection, path, keep=True)
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
    except BaseException as error:
        connection.close()
        if new and isinstance(sentence(error, path) if isinstance(error, sqlite3.Error) else None, NoRoomError):
            # an empty file would look like a cache that was lost
            with suppress(OSError):
                if path.stat().st_size == 0:
                    path.unlink()
        raise
    return connection


def _upgrade(connection: sqlite3.Connection, path: Path, *, keep: bool) -> None:
    # imported here, for it is needed once in the life of a cache
    from termnews.store.migrate import upgrade

    upgrade(connection, path, keep=keep)


def _connect(address: str, *, uri: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=uri, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)


def _connect_new(path: Path) -> sqlite3.Connection:
    """Have SQLite make the file, which holds what a person reads, for its owner alone.

    `modeof` takes the permissions from another file, here one for the owner (sqlite.org/uri.html); the log and the
    shared memory take them from the cache.
    """
    import tempfile

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:100]}.") as own:
        return _connect(f"{_address(path)}?modeof={quote(os.fsencode(own.name))}", uri=True)


def _address(path: Path) -> str:
    return f"file:{quote(os.fsencode(path.resolve()))}"


def _connect_reading(path: Path, *, fixed: bool) -> sqlite3.Connection:
    if not path.exists():
        raise StoreError(f"There is no cache at {path}.")
    if path.stat().st_size == 0:
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        _upgrade(connection, path, keep=False)
        return connection
    for options in _reading_options(path, fixed=fixed):
        connection = _connect(f"{_address(path)}?{options}", uri=True)
        try:
            version = settled_version(connection, path)
            if not schema.is_additive(version):
                raise StoreError(f"The cache {path} is older than this termnews: open it once where it can be changed.")
            for statement in schema.temporary_steps(version) if version != schema.VERSION else ():
                connection.execute(statement)
            return connection
        except sqlite3.OperationalError:
            connection.close()
            if options == "mode=ro&immutable=1":
                raise
        except BaseException:
            connection.close()
            raise
    raise AssertionError("the last options either return or raise")


def _reading_options(path: Path, *, fixed: bool) -> list[str]:
    """Return how to try opening a file for reading.

    `immutable` needs no lock and no -wal and -shm files beside it, so it works on any medium; but it does not see
    what another process still has in its write-ahead log.
    """
    log = path.with_name(path.name + "-wal")
    shared = (not fixed and os.access(path.parent, os.W_OK)) or (log.exists() and log.stat().st_size > 0)
    return ["mode=ro", "mode=ro&immutable=1"] if shared else ["mode=ro&immutable=1"]


def connect_as_it_is(path: Path, *, fixed: bool) -> sqlite3.Connection:
    """Return a connection to a file that is there, whatever its schema; `fixed` opens it as it stands, immutable."""
    return _connect(f"{_address(path)}?{_reading_options(path, fixed=True)[-1] if fixed else 'mode=rw'}", uri=True)


def schema_version(path: Path) -> int:
    """Return the schema version of the cache at `path`, whose bytes stay as they are."""
    try:
        with closing(connect_as_it_is(path, fixed=True)) as connection:
            return read_version(connection, path)
    except (sqlite3.Error, UnicodeError) as error:
        raise sentence(error, path) from error


def copy_upgraded(path: Path, target: Path) -> None:
    """Migrate a copy of the cache at `path`, in a new file; `path` stays as it is.

    Raises StoreError, also for a full disk.
    """
    try:
        options = _reading_options(path, fixed=True)[0]
        with closing(_connect(f"{_address(path)}?{options}", uri=True)) as old, closing(_connect_new(target)) as copy:
            old.backup(copy)
            _upgrade(copy, target, keep=False)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"There is no room for a copy of {path} in {target.parent}: {error}.") from error
