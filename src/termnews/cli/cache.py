"""Commands on the whole cache: refresh, save."""

import argparse
from collections import Counter

from termnews.cli.output import message, print_json
from termnews.cli.refresh_rows import progress, refreshed_row, summary_row
from termnews.domain.errors import NoRoomError, StoreError
from termnews.domain.text import count_of, grouped, one_line
from termnews.library.events import RefreshFinished, RefreshStatus, SourceRefreshed
from termnews.library.library import Library
from termnews.library.reading.document_of_file import refuse_target
from termnews.library.reading.fetch_page import left_out_sentence
from termnews.library.reading.full_text import bring_full_text, bring_wanted, wanted_sentence, wanting_full_text
from termnews.library.sources.noted_sources import noted_sources, subscribe_to_noted

DONE, FAILED, SOME_FAILED = 0, 1, 3
# Seconds that a refresh gives to the search index of an older version, until all of it is renewed.
_RENEWING = 2.0


async def refresh(library: Library, args: argparse.Namespace) -> int:
    """Pull sources; a row or a bar as each is done, a summary at the end."""
    machine = library.online_refresh()
    sources = library.choose_sources(tuple(args.source), args.category)
    if not sources and not noted_sources(library):
        message("No sources yet: `termnews add URL` adds one.")
    finished = RefreshFinished()
    async for event in machine.run(sources):
        if isinstance(event, RefreshFinished):
            finished = event
        elif args.json:
            print_json(refreshed_row(event))
        else:
            progress(event)
    if finished.outage is not None:
        message(f"No network: {one_line(finished.outage)}. No source is held to be at fault.")
    pages = await bring_full_text(library, wanting_full_text(finished, every=args.full_text))
    message(left_out_sentence(library.reading.pages.left_out))
    wanted = wanted_sentence(0 if finished.offline else await bring_wanted(library))
    for sentence in [] if finished.offline else await subscribe_to_noted(library):
        message(sentence)
    if args.json:
        print_json(summary_row(finished))
        message(wanted)
    else:
        _tell(finished, pages, wanted)
    await _renew_index(library)
    if finished.offline and not finished.count(RefreshStatus.UPDATED) + finished.count(RefreshStatus.UNCHANGED):
        return FAILED
    return SOME_FAILED if finished.count(RefreshStatus.FAILED) else DONE


def _tell(finished: RefreshFinished, pages: int, wanted: str) -> None:
    told = [result for result in finished.results if result.error and not (finished.offline and result.symptom)]
    alike = Counter(result.error for result in told if result.status is RefreshStatus.SKIPPED)
    for error, times in alike.items():
        if times > 1:
            message(f"{count_of(times, 'source')}: {error}")
    for result in told:
        if alike[result.error] < 2:
            message(f"{_name(result)}: {result.error}")
    counts = ", ".join(f"{finished.count(status)} {status}" for status in RefreshStatus if finished.count(status))
    parts = [
        f"{grouped(finished.new)} new articles",
        f"{finished.changed} changed",
        f"{pages} full texts" if pages else "",
        wanted,
    ]
    print(f"{', '.join(filter(None, parts))} ({counts or 'no sources'})")


async def _renew_index(library: Library) -> None:
    try:
        await library.indexer.renew(_RENEWING)
    except StoreError as error:
        message(f"termnews: {error}")


def _name(result: SourceRefreshed) -> str:
    return one_line(result.source.title)


async def take_in_words(library: Library) -> None:
    """Bring the search index up to date; on a full disk it stays as it is."""
    try:
        await library.indexer.catch_up()
    except NoRoomError as error:
        message(f"termnews: {error}")


async def save(library: Library, args: argparse.Namespace) -> int:
    """Copy the cache into one file."""
    await take_in_words(library)
    refuse_target(library.paths, args.file)
    await library.save(args.file, force=args.force)
    print(one_line(f"Saved {args.file}; read it anywhere with: termnews --offline --cache {args.file}"))
    return DONE
