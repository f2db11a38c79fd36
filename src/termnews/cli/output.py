"""Output formatting: rows of articles, sources and refreshes, as text or JSON Lines."""

import json
import os
import sys
from datetime import datetime, timedelta
from typing import Any

from termnews.cli.streams import is_utf8
from termnews.domain.dates import age, rfc3339_utc
from termnews.domain.diagnosis import Trouble, diagnose
from termnews.domain.headline import Headline, Origin
from termnews.domain.logins import without_logins
from termnews.domain.schedule import next_refresh
from termnews.domain.shown_address import shown_address
from termnews.domain.source import Source
from termnews.domain.text import escaped, one_line
from termnews.library.events import RefreshFinished, RefreshStatus, SourceRefreshed
from termnews.tui.look.cell_width import printed_column

JsonRow = dict[str, Any]
# How a trouble is marked and painted.
_TROUBLES = {
    Trouble.GONE: ("!", "31"),
    Trouble.BROKEN: ("!", "31"),
    Trouble.DULL: ("~", "2"),
    Trouble.SLOW: ("…", "33"),
}


_printed = 0


def rows_printed() -> int:
    """Return how many rows were printed so far."""
    return _printed


def _write(row: str) -> None:
    global _printed
    _printed += 1
    sys.stdout.write(row)


def print_json(row: JsonRow) -> None:
    """Print one object on one line; where the output is not UTF-8, characters are escaped, so that none is lost."""
    line = json.dumps(row, ensure_ascii=not is_utf8(sys.stdout), separators=(", ", ": "))
    _write(escaped(line) + "\n")


def message(text: str) -> None:
    """Tell a person something, on stderr; nothing where `text` is empty. Addresses in it lose their passwords."""
    if text:
        sys.stderr.write(one_line(without_logins(text)) + "\n")


def paint(text: str, code: str) -> str:
    """Return `text` in an ANSI style where stdout is a terminal that wants colour (NO_COLOR is honoured)."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return f"\x1b[{code}m{text}\x1b[0m"


def _date(value: datetime | None) -> str | None:
    return rfc3339_utc(value) if value else None


def origin_row(origin: Origin | Source) -> JsonRow:
    """Return the `source` object of a row."""
    return {"id": origin.id, "title": origin.title, "url": origin.url}


def headline_row(headline: Headline) -> JsonRow:
    """Return an article row of `list` and `search`."""
    row: JsonRow = {
        "id": headline.id,
        "title": headline.title,
        "url": headline.url,
        "source": origin_row(headline.source),
        "category": headline.category,
        "topics": list(headline.topics),
        "authors": list(headline.authors),
        "published": _date(headline.published),
        "read": headline.state.read,
        "starred": headline.state.starred,
        "has_full_text": headline.has_full_text,
        "summary": headline.summary,
    }
    if headline.snippet is not None:
        row["snippet"] = headline.snippet.replace("\x02", "").replace("\x03", "")
    return row


def print_headline(headline: Headline, now: datetime) -> None:
    """Print an article as one line for people, and the text around a search's words under it."""
    mark = "*" if headline.state.starred else " " if headline.state.read else "●"
    title = one_line(headline.title) or "(no title)"
    source = printed_column(one_line(headline.source.title), 20)
    line = f"{headline.id:>6} {mark} {age(headline.when, now):>6}  {source}  "
    _write(line + (title if headline.state.read else paint(title, "1")) + "\n")
    if headline.snippet:
        before = one_line(headline.snippet.replace("\x02", "⟨").replace("\x03", "⟩"))
        _write(" " * 18 + paint(before, "2") + "\n")


def source_row(source: Source, now: datetime, interval: timedelta) -> JsonRow:
    """Return a row of `sources --json`; `interval` is the time between two refreshes of the reader's own."""
    health, findings = source.health, diagnose(source, now, interval=interval)
    return {
        **origin_row(source),
        "category": source.category,
        "articles": source.articles,
        "unread": source.unread,
        "last_success": _date(health.success),
        "last_error": health.error,
        "error_since": _date(health.error_since),
        "retry_at": _date(health.retry_at),
        "gone": health.gone,
        "full_text": source.full_text,
        "trouble": [finding.trouble.value for finding in findings],
        "findings": [finding.sentence for finding in findings],
        "next_refresh": _date(next_refresh(health, now, url=source.url, interval=interval)),
        "newest": _date(health.newest),
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
    _write(f"{source.id:>4}  {counts} {checked:>6}  {category} {title} {address}\n")
    for finding in diagnose(source, now, interval=interval):
        mark, colour = _TROUBLES[finding.trouble]
        _write(" " * 6 + paint(f"{mark} {one_line(without_logins(finding.sentence))}", colour) + "\n")


def refreshed_row(result: SourceRefreshed) -> JsonRow:
    """Return a row of `refresh --json`."""
    row = {"source": origin_row(result.source), "status": result.status.value, "new": result.new,
           "changed": result.changed, "error": result.error}  # fmt: skip
    if result.retry_at is not None:
        row["retry_at"] = _date(result.retry_at)
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
