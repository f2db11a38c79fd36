"""Rows of a refresh, as JSON Lines, and a bar of its progress."""

import sys

from termnews.cli.output import JsonRow, date_text, origin_row
from termnews.domain.text import one_line
from termnews.library.events import RefreshFinished, RefreshStatus, SourceRefreshed
from termnews.tui.look.cell_width import printed_column


def refreshed_row(result: SourceRefreshed) -> JsonRow:
    """Return a row of `refresh --json`."""
    row = {"source": origin_row(result.source), "status": result.status.value, "new": result.new,
           "changed": result.changed, "error": result.error}  # fmt: skip
    if result.retry_at is not None:
        row["retry_at"] = date_text(result.retry_at)
    return row


def summary_row(finished: RefreshFinished) -> JsonRow:
    """Return the last row of `refresh --json`."""
    counts = {status.value: finished.count(status) for status in RefreshStatus}
    return {"summary": True, **counts, "new": finished.new, "changed": finished.changed,
            "seconds": round(finished.seconds, 3)}  # fmt: skip


def progress(result: SourceRefreshed) -> None:
    """Draw the progress of a refresh on stderr, if that is a terminal."""
    if not sys.stderr.isatty():
        return
    width = 24
    full = width * result.done // max(result.total, 1)
    bar = "█" * full + "░" * (width - full)
    sys.stderr.write(f"\r\x1b[K{bar} {result.done}/{result.total} {printed_column(one_line(result.source.title), 30)}")
    if result.done == result.total:
        sys.stderr.write("\r\x1b[K")
    sys.stderr.flush()
