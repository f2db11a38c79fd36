"""Cache file: checks of what stands at its path, and how it is opened (writable, read-only, immutable)."""

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from termnews.domain.errors import DamagedError, NoRoomError, StoreError
from termnews.store import schema
from termnews.store.cache import Cache
from termnews.store.damage_probe import is_damaged, refuse_foreign
from termnews.store.error_sentences import forget_suspicion, suspicion
from termnews.store.open_database import copy_upgraded, schema_version, writable
from termnews.store.save_copy import is_copy
from termnews.store.schema_version import backups

if TYPE_CHECKING:
    from termnews.store.salvage import Salvaged

_NO_ROOM = "The disk of the cache is full: articles can be read, but no mark is kept until there is room at a start."
_DAMAGED = "{path} is damaged: {found} of {expected} articles can be read, in a copy; the file stays as it is."


class CacheFile(NamedTuple):
    """What is opened for a cache, by any number of threads.

    With `fixed` not a byte of the file changes. `private` is a folder with a copy that is opened in place of the file,
    and goes away at the end. `told` is what a person must know, one sentence each.
    """

    path: Path
    fixed: bool = False
    private: Path | None = None
    told: tuple[str, ...] = ()

    def open(self) -> Cache:
        """Open the cache once more."""
        path = self.path if self.private is None else self.private / self.path.name
        return Cache.open(path, fixed=self.fixed)

    def close(self) -> None:
        """Remove what was made for this run; every Cache is closed by then."""
        if self.private is not None:
            from shutil import rmtree

            rmtree(self.private, ignore_errors=True)


def find_cache(
    path: Path, *, named: bool = False, keep_copies: bool = False, create: bool = True, suspect: bool = False
) -> CacheFile:
    """Look at what stands at `path`, and mend what is damaged; StoreError says why it cannot be opened.

    What is `named` may be any file, while in the usual place it is a cache, whatever has become of it. With
    `keep_copies` a saved copy stays as it was saved; without `create` a named one must be there. One that is `suspect`
    is read through.
    """
    if not _is_file(path):
        if named and not create:
            raise StoreError(f"There is no cache at {path}.")
        if path.parent.exists() and not os.access(path.parent, os.W_OK):
            raise StoreError(f"No cache can be made in {path.parent}: it may not be written to.")
        return CacheFile(path)
    fixed = not writable(path) or (keep_copies and is_copy(path))
    told: tuple[str, ...] = ()
    try:
        damaged = is_damaged(path, fixed=fixed, suspect=suspect)
    except NoRoomError:
        # SQLite cannot share a file without a little room beside it, but what stands in it can be read
        damaged, fixed, told = is_damaged(path, fixed=True), True, (_NO_ROOM,)
    if damaged:
        if named and not (create and path.stat().st_size == 0):
            refuse_foreign(path)
        # of one that is to be kept, what it was cannot be told any more
        if fixed or keep_copies:
            return _private(path, _salvage, _DAMAGED)
        from termnews.store.rescue import rescue

        told = rescue(path, suspect=suspect)
    if fixed:
        return _fixed(path, told)
    return CacheFile(path, told=(*told, *_look_after(path)))


def _fixed(path: Path, told: tuple[str, ...]) -> CacheFile:
    version = schema_version(path)
    old = version > 0 and not schema.is_additive(version)
    return _private(path, copy_upgraded) if old else CacheFile(path, True, told=told)


def _is_file(path: Path) -> bool:
    """Tell whether there is a file, asked of its folder: a pipe that is opened may never answer.

    StoreError says what else there is.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreError(f"The cache {path} cannot be opened: {error.strerror or error}.") from error
    if stat.S_ISDIR(mode):
        raise StoreError(f"The cache {path} cannot be opened: it is a folder; name a file in it with --cache.")
    if not stat.S_ISREG(mode):
        raise StoreError(f"The cache {path} cannot be opened: it is no file but a device or a pipe.")
    return True


def _look_after(path: Path) -> tuple[str, ...]:
    """Do what waits for a start that went well: mend the search index, let go of an older cache that was kept."""
    told: tuple[str, ...] = ()
    noted, old_copies = suspicion(path).exists(), list(backups(path))
    if not noted and (not old_copies or schema_version(path) != schema.VERSION):
        return told
    with Cache.open(path) as cache:
        if noted and not _search_agrees(cache):
            cache.integrity.rebuild_search()
            told = ("The search index was damaged, and was made anew.",)
        if old_copies and not cache.integrity.damage():
            for old_copy in old_copies:
                old_copy.unlink(missing_ok=True)
    forget_suspicion(path)
    return told


def _search_agrees(cache: Cache) -> bool:
    try:
        return cache.integrity.search_agrees()
    except DamagedError:
        return False


def _salvage(path: Path, target: Path) -> "Salvaged":
    # the import takes longer than most starts need for their cache
    from termnews.store.salvage import salvage

    return salvage(path, target)


def _private(path: Path, make: "Callable[[Path, Path], Salvaged | None]", sentence: str = "") -> CacheFile:
    """Return what is opened in place of a file that must stay as it is: what `make` makes of it in a folder of ours."""
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="termnews-"))
    try:
        salvaged = make(path, folder / path.name)
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, sqlite3.Error | OSError):
            raise StoreError(f"There is no room for a copy of {path} in {folder.parent}: {error}.") from error
        raise
    told = sentence.format(path=path, found=salvaged.found, expected=salvaged.expected) if salvaged else ""
    return CacheFile(path, True, folder, (told,) if told else ())
