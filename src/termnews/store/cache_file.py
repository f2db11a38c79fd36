"""The file of a cache: what stands at its path, and how it is opened."""

import os
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from termnews.domain.errors import StoreError
from termnews.store import schema
from termnews.store.cache import Cache
from termnews.store.opening import copy_upgraded, schema_version, writable
from termnews.store.saving import is_copy
from termnews.store.upgrading import backups


@dataclass(frozen=True, slots=True)
class CacheFile:
    """What is opened for a cache, by any number of threads.

    With `fixed` not a byte of the file changes. `private` is a folder with a copy that is opened in place of the file,
    and goes away at the end.
    """

    path: Path
    fixed: bool = False
    private: Path | None = None

    def open(self) -> Cache:
        """Open the cache once more."""
        path = self.path if self.private is None else self.private / self.path.name
        return Cache.open(path, fixed=self.fixed)

    def close(self) -> None:
        """Remove what was made for this run; every Cache is closed by then."""
        if self.private is not None:
            shutil.rmtree(self.private, ignore_errors=True)


def find_cache(path: Path, *, keep_copies: bool = False, create: bool = True) -> CacheFile:
    """Look at what stands at `path`; StoreError says why it cannot be opened.

    With `keep_copies` a saved copy stays as it was saved; without `create` there must be a cache.
    """
    if not _is_file(path):
        if not create:
            raise StoreError(f"There is no cache at {path}.")
        if path.parent.exists() and not os.access(path.parent, os.W_OK):
            raise StoreError(f"No cache can be made in {path.parent}: it may not be written to.")
        return CacheFile(path)
    fixed = not writable(path) or (keep_copies and is_copy(path))
    if fixed and 0 < schema_version(path) < schema.VERSION:
        return CacheFile(path, fixed, _upgraded_copy(path))
    if not fixed:
        _let_go_of_backups(path)
    return CacheFile(path, fixed)


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


def _let_go_of_backups(path: Path) -> None:
    """Remove what was kept of an older cache, once the new one is found to be whole."""
    for kept in backups(path):
        if schema_version(path) == schema.VERSION:
            with Cache.open(path) as cache:
                whole = not cache.integrity.damage()
            if whole:
                kept.unlink(missing_ok=True)


def _upgraded_copy(path: Path) -> Path:
    """Return a folder with a copy of the cache at `path` that has the present schema."""
    folder = Path(tempfile.mkdtemp(prefix="termnews-"))
    try:
        copy_upgraded(path, folder / path.name)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder
