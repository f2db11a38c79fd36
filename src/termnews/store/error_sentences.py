"""Map SQLite errors to sentences, and note suspected damage for the next start."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from termnews.domain.errors import DamagedError, NoRoomError, StoreError


class InterruptedSearchError(StoreError):
    """A statement that another thread asked to give up."""


SENTENCES = {
    sqlite3.SQLITE_BUSY: "The cache {path} is busy: another program is writing to it; try again in a moment.",
    sqlite3.SQLITE_FULL: "The cache {path} cannot grow: the disk is full; make room and try again.",
    sqlite3.SQLITE_NOTADB: "{path} is not a termnews cache: name another file, or move this one away.",
    sqlite3.SQLITE_CORRUPT: "The cache {path} is damaged: start termnews again, which saves what can be saved.",
    sqlite3.SQLITE_READONLY: "This cache is read-only: {path} cannot be changed.",
    sqlite3.SQLITE_CANTOPEN: "The cache {path} cannot be opened: check that it is a file you may read.",
    sqlite3.SQLITE_IOERR: "The cache {path} cannot be read or written: the disk reports an error.",
}


# What SQLite says where there is no room for a page, or for the memory that programs share beside the log.
_NO_ROOM = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMOPEN,
    sqlite3.SQLITE_IOERR_SHMMAP,
)


def interrupted() -> InterruptedSearchError:
    """Return the error of a search that was given up."""
    return InterruptedSearchError("The search was given up for a newer one.")


UNREADABLE = "Could not decode to UTF-8"
"""What sqlite3 says of a text with bytes changed in it; SQLite itself sees nothing wrong there."""


def suspicion(path: Path) -> Path:
    """Return the file that notes of the cache at `path` that it looked damaged; the next start looks through it all."""
    return path.with_name(f"{path.name}.suspect")


def note_suspicion(path: Path, why: object) -> None:
    """Have the next start look through the cache at `path`."""
    with suppress(OSError):
        suspicion(path).write_text(f"{why}\n", "utf-8")


def forget_suspicion(path: Path) -> None:
    """Take back what was noted of the cache at `path`."""
    with suppress(OSError):
        suspicion(path).unlink(missing_ok=True)


def sentence(error: Exception, path: Path) -> StoreError:
    """Return an error of SQLite as one sentence about the cache at `path`."""
    # The low byte of an extended result code is the primary one (sqlite.org/rescode.html).
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if isinstance(error, UnicodeDecodeError) or UNREADABLE in str(error):
        # sqlite3 cannot tell what SQLite says of a schema with bytes changed in it, nor give a text that is none.
        code = sqlite3.SQLITE_CORRUPT
    if code == sqlite3.SQLITE_INTERRUPT:
        return interrupted()
    if getattr(error, "sqlite_errorcode", 0) in _NO_ROOM:
        code = sqlite3.SQLITE_FULL
    text = SENTENCES.get(code)
    if text and code == sqlite3.SQLITE_FULL:
        return NoRoomError(text.format(path=path))
    if text and code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DamagedError(text.format(path=path))
    return StoreError(text.format(path=path) if text else f"The cache {path} could not do this: {error}.")
