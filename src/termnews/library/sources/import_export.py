"""Subscriptions in and out of the program: lists of feeds from other programs, and OPML for them."""

import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from termnews.config.paths import Paths
from termnews.domain.errors import NotFoundError, TermnewsError
from termnews.domain.source import Source, Subscription
from termnews.library.library import Library
from termnews.library.reading.document_of_file import refuse_cache

if TYPE_CHECKING:
    from termnews.sources.subscription_files import Imported

_MOST_BYTES = 20_000_000
MANY = 50
"""How many sources may be imported without a question."""

IMPORTED = "imported"
"""The name under which is remembered what the last import brought."""


async def import_file(
    library: Library, path: Path, *, ask: Callable[[int], Awaitable[bool]] | None = None
) -> tuple[int, int, int]:
    """Subscribe to what a file lists; return how many were added, were there already, could not be imported.

    The file is OPML or newsboat's `urls`. It is one step of undo. Before more than MANY sources are added, `ask` is
    asked. Raises TermnewsError with one sentence.
    """
    body = await asyncio.to_thread(read_list, library.paths, path)
    imported = await read_imported(body)
    there = {one.url for one in library._cache.sources.subscriptions()}
    new = sum(one.url not in there for one in imported.subscriptions)
    if ask is not None and new > MANY and not await ask(new):
        raise TermnewsError("Nothing was imported.")
    added = await take_imported(library, imported)
    return len(added), len(imported.subscriptions) - len(added), len(imported.skipped)


async def read_imported(body: bytes) -> "Imported":
    """Return what a list of feeds holds; raises TermnewsError where it is none."""
    from termnews.sources.subscription_files import read_subscriptions

    return await asyncio.to_thread(read_subscriptions, body)


async def take_imported(library: Library, imported: "Imported") -> tuple[Subscription, ...]:
    """Subscribe to what a list of feeds holds, all of it or nothing; return what was not there yet.

    It is one step of undo, also for a later run (`undo_import`).
    """
    added = await library.subscriptions.add_all(imported.subscriptions)
    urls = [one.url for one in added]
    library.source_edits.added(urls, f"Imported {_number(len(urls))}")
    if urls:
        await asyncio.to_thread(library.memory.keep, IMPORTED, urls)
    return added


async def undo_import(library: Library) -> str:
    """Take out the sources that the last import brought, as far as they are still there; return what was done."""
    kept = await asyncio.to_thread(library.memory.get, IMPORTED)
    there = {one.url for one in library._cache.sources.subscriptions()}
    urls = [url for url in kept if url in there] if isinstance(kept, list) else []
    if not urls:
        raise NotFoundError("There is no import to undo.")
    await library.subscriptions.remove(*urls)
    await asyncio.to_thread(library.memory.keep, IMPORTED, None)
    return f"Took out {_number(len(urls))} of the last import"


def _number(count: int) -> str:
    return "1 source" if count == 1 else f"{count} sources"


def read_list(paths: Paths, path: Path) -> bytes:
    """Return the bytes of a file that may be a list of feeds; TermnewsError says what is wrong with it."""
    refuse_cache(paths, path)
    try:
        with path.open("rb") as file:
            body = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise TermnewsError(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(body) > _MOST_BYTES:
        raise TermnewsError(f"{path} is too large to be a list of feeds.")
    return body


def opml_of(sources: Iterable[Source]) -> str:
    """Return subscriptions as OPML 2.0, a folder for each category."""
    from termnews.sources.opml import write_opml

    return write_opml([Subscription(one.url, one.category, one.title) for one in sources], title="termnews")


def export_file(sources: Iterable[Source], path: Path) -> None:
    """Write subscriptions as OPML 2.0 to `path`, whole or not at all; an old file is replaced.

    The file is readable by its owner alone, since addresses may hold a login. Raises TermnewsError.
    """
    temporary = ""
    try:
        path = path.resolve()
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".termnews-")
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(opml_of(sources))
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise TermnewsError(f"{path} cannot be written: {error.strerror or error}.") from error
