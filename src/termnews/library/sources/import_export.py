"""Import and export of subscriptions: OPML, newsboat's urls."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from termnews.config.files import MOST_BYTES, replace_file
from termnews.domain.errors import NotFoundError, TermnewsError
from termnews.domain.left_out import LeftOut, by_kind
from termnews.domain.source import Source, Subscription
from termnews.domain.text import count_of
from termnews.library.library import Library
from termnews.library.reading.document_of_file import named, read_bytes

MANY = 50
"""How many sources may be imported without a question."""

IMPORTED = "imported"
"""The name under which is remembered what the last import brought."""


class ImportResult(NamedTuple):
    """How many sources were added and how many were there already; which lines of the file are no source of theirs.

    `dropped` is what was left out of lines that are, such as further tags.
    """

    added: int
    present: int
    skipped: tuple[LeftOut, ...]
    dropped: tuple[LeftOut, ...] = ()

    def sentence(self) -> str:
        """Return what came and how much did not, for people, without a stop."""
        parts = [f"Imported {count_of(self.added, 'source')}"]
        parts += [f"{self.present} {_were(self.present)} there already"] if self.present else []
        parts += (
            [f"{count_of(len(self.skipped), 'line')} {_were(len(self.skipped))} not imported"] if self.skipped else []
        )
        return "; ".join(parts)

    def told(self) -> tuple[str, ...]:
        """Return a sentence for each thing that did not come, without its stop: lines that are no source first."""
        return (*(one.sentence() for one in sorted(self.skipped)), *by_kind(self.dropped))


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


async def import_sources(
    library: Library, file: Path | BinaryIO, *, ask: Callable[[int], Awaitable[bool]] | None = None
) -> ImportResult:
    """Subscribe to all that a list of feeds holds, or to nothing: OPML or newsboat's `urls`, a stream or a file.

    It is one step of undo, also for a later run (`undo_import`). Before more than MANY sources are added, `ask` is
    asked. Raises TermnewsError with one sentence.
    """
    from termnews.sources.subscription_files import read_subscriptions

    body = await asyncio.to_thread(read_bytes, library.paths, file, MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise TermnewsError(f"{named(file)} is too large to be a list of feeds.")
    imported = await asyncio.to_thread(read_subscriptions, body)
    present = {source.url for source in library.queries.sources()}
    new = sum(one.url not in present for one in imported.subscriptions)
    if ask is not None and new > MANY and not await ask(new):
        raise TermnewsError("Nothing was imported.")
    added = await library.source_edits.add(imported.subscriptions, verb="Imported")
    if added:
        await asyncio.to_thread(library.memory.keep, IMPORTED, [one.url for one in added])
    present_before = len(imported.subscriptions) - len(added)
    return ImportResult(len(added), present_before, imported.skipped, imported.dropped)


async def undo_import(library: Library) -> str:
    """Take out the sources that the last import brought, as far as they are still there; return what was done."""
    kept = await asyncio.to_thread(library.memory.get, IMPORTED)
    present = {source.url for source in library.queries.sources()}
    urls = [url for url in kept if url in present] if isinstance(kept, list) else []
    if not urls:
        raise NotFoundError("There is no import to undo.")
    await library.subscriptions.remove(*urls)
    await asyncio.to_thread(library.memory.keep, IMPORTED, None)
    return f"Took out {count_of(len(urls), 'source')} of the last import"


def opml_of(sources: Iterable[Source]) -> str:
    """Return subscriptions as OPML 2.0, a folder for each category."""
    from termnews.sources.opml import write_opml

    return write_opml([Subscription(one.url, one.category, one.title) for one in sources], title="termnews")


def export_file(sources: Iterable[Source], path: Path) -> None:
    """Write subscriptions as OPML 2.0 to `path`, for its owner alone, since addresses may hold a login."""
    replace_file(path, opml_of(sources))
