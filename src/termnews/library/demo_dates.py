"""Dates of the demo edition, moved with the clock: what was written for one evening reads as of today."""

import re
from datetime import UTC, datetime, timedelta

_WRITTEN_FOR = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
"""The hour that the edition was written for; its newest article is of that evening."""

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = tuple(
    names.split()
    for names in (
        "January February March April May June July August September October November December",
        "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    )
)
# in any zone: all are moved by as much
_ISO = re.compile(r"2026-\d\d-\d\dT\d\d:\d\d:\d\d")
_RFC_822 = re.compile(r"[A-Z][a-z]{2}, (\d\d [A-Z][a-z]{2} 2026 \d\d:\d\d:\d\d)")
_IN_WORDS = re.compile(rf"(\d\d?) ({'|'.join(name for names in _MONTHS for name in names)}) 2026")


def time_since_written(now: datetime) -> timedelta:
    """Return how far the dates are to be moved: whole hours, so that none lies in the future."""
    return timedelta(hours=(now - _WRITTEN_FOR) // timedelta(hours=1))


def with_moved_dates(text: str, by: timedelta) -> str:
    """Return a feed or page of the edition with all its dates moved, in the notations it uses."""

    def in_words(match: re.Match[str]) -> str:
        names = next(names for names in _MONTHS if match[2] in names)
        moved = datetime(2026, names.index(match[2]) + 1, int(match[1]), 12) + by
        return f"{moved.day} {names[moved.month - 1]} {moved.year}"

    def rfc_822(match: re.Match[str]) -> str:
        moved = datetime.strptime(match[1], "%d %b %Y %H:%M:%S") + by
        # strftime would name day and month in the reader's own language
        month = _MONTHS[0][moved.month - 1][:3]
        return f"{_DAYS[moved.weekday()]}, {moved.day:02} {month} {moved.year} {moved:%H:%M:%S}"

    text = _ISO.sub(lambda match: (datetime.fromisoformat(match[0]) + by).isoformat(), text)
    return _IN_WORDS.sub(in_words, _RFC_822.sub(rfc_822, text))
