"""Rows for people and for scripts: what each command prints of articles, sources and refreshes."""

import json
import os
import sys
from datetime import datetime
from typing import Any

from termnews.domain.article import Headline, Origin
from termnews.domain.dates import age, rfc3339_utc
from termnews.domain.source import Source
from termnews.domain.text import fit, one_line
from termnews.library.events import RefreshFinished, RefreshStatus, SourceRefreshed

JsonRow = dict[str, Any]


def print_json(row: JsonRow) -> None:
    """Print one object on one line."""
    sys.stdout.write(json.dumps(row, ensure_ascii=False, separators=(", ", ": ")) + "\n")


def message(text: str) -> None:
    """Tell a person something, on stderr; nothing where `text` is empty."""
    if text:
        sys.stderr.write(one_line(text) + "\n")


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
    line = f"{headline.id:>6} {mark} {age(headline.when, now):>6}  {fit(one_line(headline.source.title), 20)}  "
    sys.stdout.write(line + (title if headline.state.read else paint(title, "1")) + "\n")
    if headline.snippet:
        before = one_line(headline.snippet.replace("\x02", "⟨").replace("\x03", "⟩"))
        sys.stdout.write(" " * 18 + paint(before, "2") + "\n")


def source_row(source: Source) -> JsonRow:
    """Return a row of `sources --json`."""
    return {
        **origin_row(source),
        "category": source.category,
        "articles": source.articles,
        "unread": source.unread,
        "last_success": _date(source.health.success),
        "last_error": source.health.error,
        "error_since": _date(source.health.error_since),
        "retry_at": _date(source.health.retry_at),
        "gone": source.health.gone,
        "full_text": source.full_text,
    }


def print_source(source: Source, now: datetime) -> None:
    """Print a source as one line for people, and what is wrong with it under it."""
    counts = f"{source.unread:>5} of {source.articles:<6}"
    checked = age(source.health.success, now) if source.health.success else "never"
    title = paint(fit(one_line(source.title), 32), "1")
    sys.stdout.write(
        f"{source.id:>4}  {counts} {checked:>6}  {fit(source.category, 14)} {title} {one_line(source.url)}\n"
    )
    if source.health.error:
        since = source.health.error_since
        when = f" (since {since.astimezone():%d %B})" if since else ""
        sys.stdout.write(" " * 6 + paint(f"! {one_line(source.health.error)}{when}", "31") + "\n")


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
    sys.stderr.write(f"\r\x1b[K{bar} {result.done}/{result.total} {fit(one_line(result.source.title), 30)}")
    if result.done == result.total:
        sys.stderr.write("\r\x1b[K")
    sys.stderr.flush()
