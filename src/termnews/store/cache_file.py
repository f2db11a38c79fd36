"""The file of a cache: what stands at its path, and how it is opened."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from termnews.domain.errors import StoreError
from termnews.store import schema
from termnews.store.cache import Cache
from termnews.store.opening import copy_file, schema_version, writable
from termnews.store.saving import is_copy


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
    if not path.exists():
        if not create:
            raise StoreError(f"There is no cache at {path}.")
        return CacheFile(path)
    fixed = not writable(path) or (keep_copies and is_copy(path))
    if fixed and 0 < schema_version(path) < schema.VERSION:
        return CacheFile(path, fixed, _migrated_copy(path))
    return CacheFile(path, fixed)


def _migrated_copy(path: Path) -> Path:
    """Return a folder with a copy of the cache at `path` that has the present schema."""
    folder = Path(tempfile.mkdtemp(prefix="termnews-"))
    try:
        copy_file(path, folder / path.name)
        Cache.open(folder / path.name).close()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder
