"""Errors of SQLite as sentences."""

import sqlite3
from pathlib import Path

from termnews.domain.errors import StoreError


class InterruptedSearchError(StoreError):
    """A statement that another thread asked to give up."""


SENTENCES = {
    sqlite3.SQLITE_BUSY: "The cache {path} is busy: another program is writing to it; try again in a moment.",
    sqlite3.SQLITE_FULL: "The cache {path} cannot grow: the disk is full; make room and try again.",
    sqlite3.SQLITE_NOTADB: "{path} is not a termnews cache: name another file, or move this one away.",
    sqlite3.SQLITE_CORRUPT: "The cache {path} is damaged: move it away and refresh to start a new one.",
    sqlite3.SQLITE_READONLY: "This cache is read-only: {path} cannot be changed.",
    sqlite3.SQLITE_CANTOPEN: "The cache {path} cannot be opened: check that it is a file you may read.",
    sqlite3.SQLITE_IOERR: "The cache {path} cannot be read or written: the disk reports an error.",
}


def interrupted() -> InterruptedSearchError:
    """Return the error of a search that was given up."""
    return InterruptedSearchError("The search was given up for a newer one.")


def sentence(error: Exception, path: Path) -> StoreError:
    """Return an error of SQLite as one sentence about the cache at `path`."""
    # The low byte of an extended result code is the primary one (sqlite.org/rescode.html).
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if isinstance(error, UnicodeDecodeError):
        # sqlite3 cannot tell what SQLite says of a schema with bytes changed in it.
        code = sqlite3.SQLITE_CORRUPT
    if code == sqlite3.SQLITE_INTERRUPT:
        return interrupted()
    text = SENTENCES.get(code)
    return StoreError(text.format(path=path) if text else f"The cache {path} could not do this: {error}.")
