"""Read dates of feeds, pages and our own files; write them for people and for machines."""

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

# Characters read of a written date; none is longer.
_LONGEST = 120
# Not 10.20, which `fromisoformat` takes for a part of an hour and people for minutes.
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d(?!\.)|$)")
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_RFC_5322 = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) "
    r"(?:GMT|UTC|Z|([+-])(\d\d)(\d\d)|([ECMP][SD]T))"
)
# RFC 5322, section 4.3
_AMERICAN = {"EDT": "04", "EST": "05", "CDT": "05", "CST": "06", "MDT": "06", "MST": "07", "PDT": "07", "PST": "08"}
# No zone is further from UTC; a publisher's offset beyond it is a mistake.
_FURTHEST = timedelta(hours=14)


def parse_date(value: str | float | None, *, month_first: bool | None = None) -> datetime | None:
    """Return the aware datetime that a field holds, None where it names none, several, or one that no calendar has.

    RFC 3339 and RFC 5322, and whatever else publishers write: other forms of ISO 8601, Unix times, what programming
    languages print, months in many languages, half-day clocks, names of zones. A time without a zone is taken as UTC.
    `month_first` tells how `1/2/2024` is meant, None if nobody knows; a part above 12 and points decide by themselves.
    """
    if value is None or isinstance(value, bool):
        return None
    try:
        if isinstance(value, (int, float)):
            return _epoch(value)
        text = value[:_LONGEST].strip()
        if moment := _standard(text) or _rfc_5322(text):
            return moment
        # imported here, for its patterns take longer to compile than the first screen has
        from termnews.domain.written_dates import read_date

        return read_date(text, month_first=month_first)
    except (ValueError, OverflowError, OSError):
        return None


def _epoch(number: float) -> datetime:
    from termnews.domain.iso_dates import epoch_date

    return epoch_date(number)


def _standard(text: str) -> datetime | None:
    """Return the date that ISO 8601 (RFC 3339) text with all its signs names, None for another form."""
    if not _ISO.match(text):
        return None
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        return None
    offset = value.utcoffset()
    return value if offset is not None and abs(offset) <= _FURTHEST else value.replace(tzinfo=UTC)


def _rfc_5322(text: str) -> datetime | None:
    """Return the date of a mail's header, as most feeds have it; None for another form."""
    if (match := _RFC_5322.fullmatch(text)) is None:
        return None
    day, month, year, hour, minute, second, sign, hours, minutes, name = match.groups()
    zone = _zone(sign, hours, minutes) if sign else _zone("-", _AMERICAN[name], "00") if name else UTC
    if zone is None or month not in _MONTHS or second == "60" or hour == "24":
        return None
    return datetime(int(year), _MONTHS[month], int(day), int(hour), int(minute), int(second), tzinfo=zone)


@lru_cache(maxsize=128)
def _zone(sign: str, hours: str, minutes: str) -> timezone | None:
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    if offset > _FURTHEST:
        return None
    return timezone(-offset if sign == "-" else offset) if offset else UTC


def rfc3339(value: datetime) -> str:
    """Return an aware datetime as RFC 3339, to the second, with `Z` for UTC."""
    return value.replace(microsecond=0).isoformat().replace("+00:00", "Z")


def rfc3339_utc(value: datetime) -> str:
    """Return an aware datetime as RFC 3339 in UTC, to the second."""
    return rfc3339(value.astimezone(UTC))


def age(then: datetime, now: datetime) -> str:
    """Return how long ago `then` was, as people say it in a list: `now`, `5 min`, `3 h`, `Tue`, `4 Mar`, `2019`.

    Days are those of the reader's zone.
    """
    then, now = local(then), local(now)
    seconds = (now - then).total_seconds()
    if seconds < 60:
        return "now"
    if seconds < 3600:
        return f"{int(seconds // 60)} min"
    if seconds < 86400:
        return f"{int(seconds // 3600)} h"
    if seconds < 6 * 86400:
        return then.strftime("%a")
    if then.year == now.year or seconds < 300 * 86400:
        return f"{then.day} {then:%b}"
    return str(then.year)


def local(value: datetime) -> datetime:
    """Return a moment by the clock of the reader's zone; a day without a time (midnight as written) stays that day."""
    return value if (value.hour, value.minute, value.second) == (0, 0, 0) else value.astimezone()


def long_date(value: datetime) -> str:
    """Return a date as a byline prints it, by the clock of the reader's zone: `22 October 2025, 09:14`."""
    is_day = (value.hour, value.minute, value.second) == (0, 0, 0)
    value = local(value)
    clock = "" if is_day else f", {value:%H:%M}"
    return f"{value.day} {value:%B} {value.year}{clock}"
