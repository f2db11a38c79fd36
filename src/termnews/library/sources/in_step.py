"""Change detection: whether a cache is in step with its sources.toml, asked before any of it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from termnews import __version__
from termnews.config.files import stamp

if TYPE_CHECKING:
    from pathlib import Path

    from termnews.library.memory import Memory
    from termnews.store.cache import Cache

MIRRORED = "mirrored"
"""The name under which is remembered which sources.toml the cache is in step with."""


def remembered(memory: Memory) -> dict[str, Any]:
    """Return what `remember` kept the last time."""
    kept = memory.get(MIRRORED)
    return kept if isinstance(kept, dict) else {}


def remember(
    memory: Memory, file: list[str | int], cache: Cache, passed_over: tuple[str, ...], *, proxies: bool
) -> None:
    """Keep that a cache is in step with the sources.toml of a stamp, and what was told of that file."""
    now = {"file": file, "cache": cache.subscribed.checksum(), "passed_over": passed_over, "proxies": proxies}
    memory.keep(MIRRORED, now)


def told_in_step(path: Path, cache: Cache, memory: Memory) -> tuple[str, ...] | None:
    """Return what was told of the sources.toml at `path`; None where it or the cache's side of it was changed since."""
    file = sources_stamp(path)
    if file is None:
        return () if cache.subscribed.none() else None
    kept = remembered(memory)
    if kept.get("file") != file or kept.get("cache") != cache.subscribed.checksum():
        return None
    return tuple(kept.get("passed_over", ()))


def sources_stamp(path: Path) -> list[str | int] | None:
    """Return what is another value when sources.toml was changed, or is read by another termnews."""
    status = stamp(path)
    return [__version__, *status] if status else None
