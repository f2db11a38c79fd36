"""Pair a cache with its sources.toml: whether it follows the file or has sources of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termnews.domain.errors import ConfigError, NoRoomError
from termnews.library.sources.in_step import told_in_step

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from termnews.library.memory import Memory
    from termnews.library.opening import OpenedCache
    from termnews.library.sources.subscriptions import Subscriptions
    from termnews.store.cache import Cache

WRITE_ANEW = "termnews sources --restore"
"""The command that writes sources.toml anew from the cache."""

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


def begin_sources(opened: OpenedCache, subscriptions: Callable[[], Subscriptions]) -> tuple[str, ...]:
    """Bring a cache in step with sources.toml where that belongs to it; return one sentence for each trouble.

    A new cache elsewhere begins with the sources of sources.toml, and goes its own way from there.
    """
    cache, path = opened.cache, opened.paths.sources
    if opened.follows:
        told = told_in_step(path, cache, opened.memory)
        if told is not None:
            return told
        try:
            return subscriptions().mirror_into(cache, opened.memory)
        except NoRoomError as error:
            return (str(error),)
    if cache.read_only or opened.offline:
        return ()
    if cache.saved:
        saved = f"{cache.path} is a saved copy and keeps its own sources: `{WRITE_ANEW}` takes them into sources.toml."
        return () if opened.named else (saved,)
    if cache.subscribed.none(ever=True):
        from termnews.config.sources_file import SourcesFile

        try:
            cache.sources.sync(SourcesFile(path).read())
        except ConfigError as error:
            return (str(error),)
    return ()
