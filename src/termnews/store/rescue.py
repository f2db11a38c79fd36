"""Rescue: a damaged cache is kept aside under a name with the date, and what can be salvaged takes its place.

The old file has its new name before the new one takes the old name, so that a kill at any moment leaves one or the
other, and never an empty cache. Only one program does this, and only while none has the cache open.
"""

import errno
import fcntl
import logging
import os
import sqlite3
import struct
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from termnews.domain.errors import NoRoomError, StoreError
from termnews.store import schema
from termnews.store.damage_probe import is_damaged
from termnews.store.error_sentences import forget_suspicion, sentence
from termnews.store.open_database import writable
from termnews.store.salvage import Salvaged, salvage
from termnews.store.save_copy import flush

log = logging.getLogger(__name__)

_PATIENCE = 120.0
# The bytes on which SQLite locks a database (sqlite.org/src/file/src/os.h): none are free while somebody has it open.
_LOCKED_FROM, _LOCKED = 0x40000000, 512


def rescue(path: Path, *, suspect: bool = False) -> tuple[str, ...]:
    """Put a new cache in the place of the damaged one at `path`; return a sentence that says what came of it.

    Nothing is returned where another program was faster. Raises StoreError where the cache is in use or the disk is
    full; then it is left as it is.
    """
    with _alone(path):
        if not is_damaged(path, suspect=suspect):
            return ()
        empty = path.stat().st_size == 0
        with _nobody_has(path):
            aside = _keep_aside(path)
            try:
                salvaged = _replace(path, aside)
            except Exception as error:
                _put_back(path, aside)
                raise _not_saved(path, error) from error
        forget_suspicion(path)
    return (_told(salvaged, aside, empty=empty),)


def _not_saved(path: Path, error: Exception) -> StoreError:
    full = isinstance(error, OSError) or (
        isinstance(error, sqlite3.Error) and isinstance(sentence(error, path), NoRoomError)
    )
    if full:
        return StoreError(
            f"The cache {path} is damaged, and what can be saved of it cannot be written: make room on its disk and"
            " start again."
        )
    log.error("a salvage failed", exc_info=error)
    return StoreError(f"The cache {path} is damaged, and nothing could be saved of it: move it away and refresh.")


def _told(salvaged: Salvaged, aside: Path, *, empty: bool) -> str:
    if empty and not salvaged.found:
        return f"The cache was an empty file: a new one was begun, and that is kept as {aside}."
    if not salvaged.found:
        return f"The cache was damaged, and no article could be saved: a new one was begun, the old is kept as {aside}."
    articles = (
        f"all {salvaged.found}" if salvaged.found == salvaged.expected else f"{salvaged.found} of {salvaged.expected}"
    )
    return f"The cache was damaged: {articles} articles were saved into a new one, and the old is kept as {aside}."


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a lock of our own beside the cache against other programs that find it damaged, too."""
    if not writable(path):
        raise StoreError(f"The cache {path} is damaged, and may not be written to: copy it to where it may be.")
    lock = path.with_name(f"{path.name}.lock")
    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreError(f"The cache {path} is damaged, and {lock} cannot be made: {error.strerror}.") from error
    try:
        _wait_for(descriptor, path)
        yield
    finally:
        lock.unlink(missing_ok=True)
        os.close(descriptor)


def _wait_for(descriptor: int, path: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
                return  # some network file systems cannot lock
        if time.monotonic() > until:
            raise StoreError(f"Another termnews is saving what it can of {path}: start again in a moment.")
        time.sleep(0.05)


@contextmanager
def _nobody_has(path: Path) -> Iterator[None]:
    """Hold all of SQLite's locks on a file that no connection of this process has open; StoreError if another has."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        try:
            if hasattr(fcntl, "F_OFD_SETLK"):
                # of this descriptor alone, so that closing another one of the file keeps it (fcntl(2))
                region = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, _LOCKED_FROM, _LOCKED, 0)
                fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, region)
            else:
                fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKED, _LOCKED_FROM)
        except OSError as error:
            if error.errno in (errno.EAGAIN, errno.EACCES):
                raise StoreError(
                    f"The cache {path} is damaged, and another program has it open: end that and start again."
                ) from error
        yield
    finally:
        os.close(descriptor)


def _keep_aside(path: Path) -> Path:
    """Give a damaged cache and its log a second name with the date; one that was begun before is gone on with."""
    number, aside = 1, path.with_name(f"{path.name}.damaged-{time.strftime('%Y-%m-%d')}")
    first = aside
    while aside.exists() and not aside.samefile(path):
        number += 1
        aside = first.with_name(f"{first.name}.{number}")
    if not aside.exists():
        try:
            os.link(path, aside)
        except OSError:
            # some file systems know no second names
            path.rename(aside)
    with suppress(FileNotFoundError):
        path.with_name(f"{path.name}-wal").rename(aside.with_name(f"{aside.name}-wal"))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    return aside


def _put_back(path: Path, aside: Path) -> None:
    with suppress(OSError):
        if not path.exists():
            aside.rename(path)
        with suppress(FileNotFoundError):
            aside.with_name(f"{aside.name}-wal").rename(path.with_name(f"{path.name}-wal"))
        aside.unlink(missing_ok=True)


def _replace(path: Path, aside: Path) -> Salvaged:
    """Make the new cache, and give it the name of the old one once the disk has it."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".termnews-") as folder:
        partial = Path(folder, "salvaged.db")
        salvaged = salvage(aside, partial)
        with closing(sqlite3.connect(partial, isolation_level=None)) as new:
            new.execute(f"CREATE TABLE {schema.SALVAGED} (aside TEXT, found INTEGER, expected INTEGER)")
            new.execute(
                f"INSERT INTO {schema.SALVAGED} VALUES (?, ?, ?)", (str(aside), salvaged.found, salvaged.expected)
            )
        partial.chmod(0o600)
        flush(partial)
        partial.replace(path)
    return salvaged
