"""Open the cache that the options name: what the reader and every command begin with."""

from typing import NamedTuple

from termnews.config.paths import Paths, find_paths
from termnews.library.memory import Memory
from termnews.library.options import Options
from termnews.library.permissions import keep_private
from termnews.library.sources.belonging import follows_sources
from termnews.store.cache import Cache
from termnews.store.cache_file import CacheFile, find_cache


class OpenedCache(NamedTuple):
    """An open cache and the files that belong to it.

    `follows` tells that it is held in step with sources.toml, `named` that the command line named it.
    """

    paths: Paths
    file: CacheFile
    cache: Cache
    memory: Memory
    follows: bool
    named: bool
    offline: bool

    def close(self) -> None:
        """Close it, while nobody else has it open in this process."""
        self.cache.close()
        self.file.close()


def open_cache(options: Options, *, create: bool, suspect: bool) -> OpenedCache:
    """Find the cache, mend what is damaged, and open it; raises StoreError where that cannot be.

    Without `create`, one that is named must be there. One that is `suspect` is looked through for damage.
    """
    paths = find_paths(config=options.config, cache=options.cache)
    keep_private(paths)
    named, offline = options.cache is not None, options.offline
    file = find_cache(paths.cache, named=named, keep_copies=named and offline, create=create, suspect=suspect)
    cache = file.open()
    try:
        memory = Memory(paths.memory, paths.cache)
        follows = follows_sources(cache, memory, paths.sources, named=named, with_config=options.config is not None)
    except BaseException:
        # a damaged file may be touched only while nothing has it open
        cache.close()
        file.close()
        raise
    return OpenedCache(paths, file, cache, memory, follows, named, offline)
