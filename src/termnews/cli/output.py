"""Output formatting: rows as JSON Lines, styles, and messages for a person."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from termnews.cli.streams import is_utf8
from termnews.domain.text import escaped, one_line

if TYPE_CHECKING:
    from datetime import datetime

    from termnews.domain.headline import Origin
    from termnews.domain.source import Source

JsonRow = dict[str, Any]

_printed = 0


def rows_printed() -> int:
    """Return how many rows were printed so far."""
    return _printed


def write_row(row: str) -> None:
    """Write a row of text."""
    global _printed
    _printed += 1
    sys.stdout.write(row)


def print_json(row: JsonRow) -> None:
    """Print one object on one line; where the output is not UTF-8, characters are escaped, so that none is lost."""
    import json

    line = json.dumps(row, ensure_ascii=not is_utf8(sys.stdout), separators=(", ", ": "))
    write_row(escaped(line) + "\n")


def message(text: str) -> None:
    """Tell a person something, on stderr; nothing where `text` is empty. Addresses in it lose their passwords."""
    if text:
        from termnews.domain.logins import without_logins

        sys.stderr.write(one_line(without_logins(text)) + "\n")


def paint(text: str, code: str) -> str:
    """Return `text` in an ANSI style where stdout is a terminal that wants colour (NO_COLOR is honoured)."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return f"\x1b[{code}m{text}\x1b[0m"


def date_text(value: datetime | None) -> str | None:
    """Return a date as JSON has it."""
    from termnews.domain.dates import rfc3339_utc

    return rfc3339_utc(value) if value else None


def origin_row(origin: Origin | Source) -> JsonRow:
    """Return the `source` object of a row."""
    return {"id": origin.id, "title": origin.title, "url": origin.url}
