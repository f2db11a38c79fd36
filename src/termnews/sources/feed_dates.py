"""Date parsing for one feed: the order of day and month from all its dates, and which of them nobody can read."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from termnews.domain.date_order import month_comes_first
from termnews.domain.source import UnreadDates
from termnews.sources import fields

_ORDERED = re.compile(r"(?<![\d/-])\d{1,2}[/-]\d{1,2}[/-]\d\d")
# What programs write where they have no date.
_NO_DATE = re.compile(
    r"\W*(?:null|none|nil|n/?a|undefined|false|0*|-?000[01]-.*|.*-0001.*)\W*", re.IGNORECASE | re.DOTALL
)
_LONGEST_EXAMPLE = 60


class FeedDates:
    """Reads the dates of one feed; `written` are all that it has, `language` is what it says of itself (BCP 47)."""

    def __init__(self, written: Iterable[str], language: str | None) -> None:
        self._written = written
        self._language = language
        self._count = 0
        self._example = ""

    @cached_property
    def _month_first(self) -> bool | None:
        return month_comes_first(self._written, self._language)

    def read(self, value: object) -> datetime | None:
        """Return the date of a field (text, epoch or datetime), None for none and for one that nobody can read."""
        if not isinstance(value, str):
            return fields.when(value)
        moment = fields.when(value, month_first=self._month_first if _ORDERED.search(value) else None)
        if moment is None and not _NO_DATE.fullmatch(value[: 2 * _LONGEST_EXAMPLE]):
            self._count += 1
            self._example = self._example or fields.plain(value[:_LONGEST_EXAMPLE])
        return moment

    @property
    def unread(self) -> UnreadDates | None:
        """How many dates are written so that nobody can read them, and one of those."""
        return UnreadDates(self._count, self._example) if self._count else None
