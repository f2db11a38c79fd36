"""Write sources.toml anew from what the cache has."""

import asyncio

from termnews.config.paths import find_paths
from termnews.config.sources_file import SourcesFile
from termnews.domain.text import count_of
from termnews.library.library import Library


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
        return f"All sources of the cache are in {path}"
    number = count_of(len(written), "source")
    return f"Wrote {number} to {path}; logins, headers and proxies are not in the cache: add them there"
