"""Guard against a lost sources.toml: missing or blank, it unsubscribes from nothing.

A folder may not be mounted, a name be mistyped, a disk have been full.
"""

from pathlib import Path

from termnews.config.sources_file import is_blank
from termnews.library.sources.belonging import WRITE_ANEW
from termnews.store.cache import Cache


def missing_sources(path: Path, cache: Cache) -> str | None:
    """Return a sentence where the sources.toml at `path` is missing, and None where all is well."""
    if cache.subscribed.none() or not is_blank(path):
        return None
    how = "empty" if path.exists() else "missing"
    return (
        f"{path} is {how}, so the sources stay as the cache has them:"
        f" `{WRITE_ANEW}` writes it anew, or name its folder with --config."
    )
