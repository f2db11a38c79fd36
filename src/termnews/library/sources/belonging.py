"""Pair a cache with its sources.toml: whether it follows the file or has sources of its own."""

import asyncio
from pathlib import Path

from termnews.config.paths import find_paths
from termnews.config.sources_file import SourcesFile
from termnews.domain.errors import ConfigError, NoRoomError
from termnews.domain.text import count_of
from termnews.library.library import Library
from termnews.library.memory import Memory
from termnews.library.sources.missing_sources import WRITE_ANEW
from termnews.store.cache import Cache

FOLLOWS = "follows"
"""The name under which is remembered which sources.toml a cache was begun with that is not in its usual place."""


def follows_sources(cache: Cache, memory: Memory, sources: Path, *, named: bool, with_config: bool) -> bool:
    """Tell whether a cache is held in step with the file `sources`.

    The usual cache is. One that is `named` on the command line has sources of its own, unless it was begun together
    with this very configuration folder: it may come from another machine. A saved copy always has its own.
    """
    if cache.read_only or cache.saved:
        return False
    if not named:
        return True
    if with_config and cache.subscribed.none(ever=True):
        memory.keep(FOLLOWS, str(sources.absolute()))
    return with_config and memory.get(FOLLOWS) == str(sources.absolute())


def begin_sources(library: Library, cache: Cache, *, named: bool) -> tuple[str, ...]:
    """Bring the cache in step with sources.toml where that belongs to it; return one sentence for each trouble.

    A new cache elsewhere begins with the sources of sources.toml, and goes its own way from there.
    """
    if library.subscriptions.follow_file:
        try:
            return library.subscriptions.mirror_into(cache, library.memory)
        except NoRoomError as error:
            return (str(error),)
    if cache.read_only or library.offline:
        return ()
    if cache.saved and not named:
        told = f"{cache.path} is a saved copy and keeps its own sources: `{WRITE_ANEW}` takes them into sources.toml."
        return (told,)
    if cache.subscribed.none(ever=True) and not cache.saved:
        try:
            cache.sources.sync(SourcesFile(library.paths.sources).read())
        except ConfigError as error:
            return (str(error),)
    return ()


async def write_sources(library: Library) -> str:
    """Write into sources.toml what the cache has and it has not; a saved copy in the usual place follows it from then.

    What gives access to servers is not among it, since the cache does not know that. Return what was done, as a
    sentence without its stop.
    """
    path, cache = library.paths.sources, library._resources.cache
    written = await asyncio.to_thread(SourcesFile(path).add, cache.sources.subscriptions())
    if cache.saved and not cache.read_only and library.paths.cache == find_paths().cache:
        cache.belong()
    if not written:
        return f"All sources of the cache stand in {path}"
    number = count_of(len(written), "source")
    return f"Wrote {number} to {path}; logins, headers and proxies are not in the cache: add them there"
