"""Importing a list of feeds from a file: OPML, or newsboat's `urls`."""

import asyncio
from pathlib import Path

from termnews.domain.errors import TermnewsError
from termnews.library.library import Library

_MOST_BYTES = 20_000_000


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            body = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise TermnewsError(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(body) > _MOST_BYTES:
        raise TermnewsError(f"{path} is too large to be a list of feeds.")
    return body


def path_of(text: str) -> Path:
    """Return the path that a person typed or dropped: with `~`, perhaps in quotes or as a file: address."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    path = Path(text.removeprefix("file://"))
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def short_path(path: Path) -> str:
    """Return a path as people write it: what is in the home folder begins with `~`."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)


async def import_file(library: Library, path: Path) -> tuple[int, int, int]:
    """Subscribe to what a file lists; return how many were added, were there already, could not be imported.

    Raises TermnewsError with one sentence.
    """
    from termnews.sources.subscriptions import read_subscriptions

    body = await asyncio.to_thread(_read, path)
    imported = await asyncio.to_thread(read_subscriptions, body)
    added = await library.subscriptions.add_all(imported.subscriptions)
    return len(added), len(imported.subscriptions) - len(added), len(imported.skipped)
