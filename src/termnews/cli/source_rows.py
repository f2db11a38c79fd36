"""Rows of sources with their health, as text or JSON Lines."""

from datetime import datetime, timedelta

from termnews.cli.output import JsonRow, date_text, origin_row, paint, write_row
from termnews.domain.dates import age
from termnews.domain.diagnosis import Trouble, diagnose
from termnews.domain.logins import without_logins
from termnews.domain.schedule import next_refresh
from termnews.domain.shown_address import shown_address
from termnews.domain.source import Source
from termnews.domain.text import one_line
from termnews.tui.look.cell_width import printed_column

# How a trouble is marked and painted.
_TROUBLES = {
    Trouble.GONE: ("!", "31"),
    Trouble.BROKEN: ("!", "31"),
    Trouble.QUIET: ("~", "2"),
    Trouble.SLOW: ("…", "33"),
}


def source_row(source: Source, now: datetime, interval: timedelta) -> JsonRow:
    """Return a row of `sources --json`; `interval` is the time between two refreshes of the reader's own."""
    health, findings = source.health, diagnose(source, now, interval=interval)
    return {
        **origin_row(source),
        "category": source.category,
        "articles": source.articles,
        "unread": source.unread,
        "last_success": date_text(health.success),
        "last_error": health.error,
        "error_since": date_text(health.error_since),
        "retry_at": date_text(health.retry_at),
        "gone": health.gone,
        "full_text": source.full_text,
        "trouble": [finding.trouble.value for finding in findings],
        "findings": [finding.sentence for finding in findings],
        "next_refresh": date_text(next_refresh(health, now, url=source.url, interval=interval)),
        "newest": date_text(health.newest),
        "seconds": None if health.took is None else round(health.took, 3),
        "interval": source.interval,
        "paused": source.paused,
        "moved_to": source.moved_to,
    }


def print_source(source: Source, now: datetime, interval: timedelta) -> None:
    """Print a source as one line for people, and each thing that is wrong with it on a line under it."""
    counts = f"{source.unread:>5} of {source.articles:<6}"
    checked = age(source.health.success, now) if source.health.success else "never"
    title = paint(printed_column(one_line(source.title), 32), "1")
    category = printed_column(one_line(source.category), 14)
    address = one_line(shown_address(source.url))
    write_row(f"{source.id:>4}  {counts} {checked:>6}  {category} {title} {address}\n")
    for finding in diagnose(source, now, interval=interval):
        mark, colour = _TROUBLES[finding.trouble]
        write_row(" " * 6 + paint(f"{mark} {one_line(without_logins(finding.sentence))}", colour) + "\n")
