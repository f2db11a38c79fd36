"""Subscriptions in and out of the program: lists of feeds from other programs, and OPML for them."""

import asyncio
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from termnews.config.paths import Paths
from termnews.domain.errors import TermnewsError
from termnews.domain.source import Source, Subscription
from termnews.library.files import refuse_cache
from termnews.library.library import Library

_MOST_BYTES = 20_000_000


async def import_file(library: Library, path: Path) -> tuple[int, int, int]:
    """Subscribe to what a file lists; return how many were added, were there already, could not be imported.

    The file is OPML or newsboat's `urls`. It is one step of undo. Raises TermnewsError with one sentence.
    """
    from termnews.sources.subscriptions import read_subscriptions

    body = await asyncio.to_thread(_read, library.paths, path)
    imported = await asyncio.to_thread(read_subscriptions, body)
    added = await library.subscriptions.add_all(imported.subscriptions)
    number = "1 source" if len(added) == 1 else f"{len(added)} sources"
    library.changes.added([one.url for one in added], f"Imported {number}")
    return len(added), len(imported.subscriptions) - len(added), len(imported.skipped)


def _read(paths: Paths, path: Path) -> bytes:
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
