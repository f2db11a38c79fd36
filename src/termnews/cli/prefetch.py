"""Command prefetch: store full texts and Also Read targets for offline reading."""

import argparse
import sys

from termnews.cli.output import JsonRow, message, print_json
from termnews.domain.shown_address import shown_address
from termnews.domain.text import count_of, one_line
from termnews.library.events import PagePrefetched, PageStatus, PicturePrefetched, PrefetchFinished
from termnews.library.library import Library
from termnews.library.reading.prefetch import prefetch
from termnews.tui.look.cell_width import printed_column

DONE, SOME_FAILED = 0, 3
_STOPPED = {
    "articles": "the budget of pages is spent",
    "megabytes": "the budget of megabytes is spent",
    "seconds": "the time is over",
    "network": "there is no network",
}


async def prefetch_(library: Library, args: argparse.Namespace) -> int:
    """Store full texts and Also Read targets; a row or the progress as each is done, a summary at the end."""
    finished = PrefetchFinished()
    async for event in prefetch(library, category=args.category):
        if isinstance(event, PrefetchFinished):
            finished = event
        elif isinstance(event, PicturePrefetched):
            _draw(f"{count_of(event.stored, 'picture')} stored", event.url)
        elif args.json:
            print_json(_row(event))
        else:
            _progress(event)
    if args.json:
        print_json(_summary_row(finished))
    else:
        _tell(finished)
    return SOME_FAILED if finished.count(PageStatus.FAILED) else DONE


def _row(page: PagePrefetched) -> JsonRow:
    return {"article": page.article, "url": page.url, "status": page.status.value, "also_read": page.also_read,
            "error": page.why}  # fmt: skip


def _summary_row(finished: PrefetchFinished) -> JsonRow:
    counts = {status.value: finished.count(status) for status in PageStatus}
    return {"summary": True, **counts, "pictures": finished.pictures, "megabytes": round(finished.megabytes, 3),
            "seconds": round(finished.seconds, 3), "stopped": finished.stopped}  # fmt: skip


def _progress(page: PagePrefetched) -> None:
    _draw(f"{count_of(page.stored, 'page')} stored", page.url)


def _draw(stored: str, url: str) -> None:
    """Draw how far the prefetch is on stderr, if that is a terminal."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{stored}  {printed_column(one_line(shown_address(url)), 50)}")
        sys.stderr.flush()


def _tell(finished: PrefetchFinished) -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    for page in finished.pages:
        if page.status in (PageStatus.FAILED, PageStatus.LEFT_OUT):
            message(f"{shown_address(page.url)}: {page.why}")
    full, targets = (finished.count(PageStatus.STORED, also_read=which) for which in (False, True))
    kept, failed = finished.count(PageStatus.KEPT), finished.count(PageStatus.FAILED)
    rest = f", {count_of(kept, 'feed text')} kept" if kept else ""
    rest += f", {finished.count(PageStatus.LEFT_OUT)} left out" if finished.count(PageStatus.LEFT_OUT) else ""
    rest += f", {failed} failed" if failed else ""
    rest += f"; {_STOPPED[finished.stopped]}, run it again to go on" if finished.stopped else ""
    pictures = f" and {count_of(finished.pictures, 'picture')}" if finished.pictures else ""
    between = "," if pictures else " and"
    stored = f"{count_of(full, 'full text')}{between} {count_of(targets, 'Also Read page')}{pictures} stored"
    print(f"{stored} ({finished.megabytes:.1f} MB){rest}")
