"""Read dates of feeds, pages and our own files; write them for people and for machines."""

import re
from datetime import UTC, datetime

# Characters read of a written date; none is longer.
_LONGEST = 120
_EPOCH = re.compile(r"\d{9,13}(?:\.\d+)?")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]|$)")
_COMPACT = re.compile(r"(\d{8})T?(\d{4}|\d{6})?(Z|[+-]\d\d:?\d\d)?")
_MONTH_ALONE = re.compile(r"(\d{4})(?:-(\d\d))?")


def parse_date(value: str | float | None, *, month_first: bool = False) -> datetime | None:
    """Return the aware datetime that a field holds, None where it names none or one that no calendar has.

    RFC 3339, RFC 5322, C's `ctime`, an epoch (in milliseconds above 1e11), and whatever else publishers write: months
    in many languages, half-day clocks, names of zones. A time without a zone is taken as UTC. `month_first` tells how
    `1/2/2024` is meant; a part above 12 and dots decide by themselves.
    """
    if value is None or isinstance(value, bool):
        return None
    try:
        if isinstance(value, (int, float)):
            return _epoch(value)
        text = value[:_LONGEST].strip()
        if _EPOCH.fullmatch(text):
            return _epoch(float(text))
        if (moment := _standard(text)) is not None:
            return moment
        # imported here, for its patterns take longer to compile than the first screen has
        from termnews.domain.written_dates import read_date

        return read_date(text, month_first=month_first)
    except (ValueError, OverflowError, OSError):
        return None


def _epoch(number: float) -> datetime:
    return datetime.fromtimestamp(number / 1000 if abs(number) > 1e11 else number, UTC)


def _standard(text: str) -> datetime | None:
    """Return the date that ISO 8601 (RFC 3339) text names, also without signs between; None for another form."""
    if compact := _COMPACT.fullmatch(text):
        day, clock, zone = compact.groups("")
        text = f"{day}T{clock or '0000'}{zone}"
    elif month := _MONTH_ALONE.fullmatch(text):
        return datetime(int(month[1]), int(month[2] or 1), 1, tzinfo=UTC)
    elif not _ISO.match(text):
        return None
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def rfc3339(value: datetime) -> str:
    """Return an aware datetime as RFC 3339, to the second, with `Z` for UTC."""
    return value.replace(microsecond=0).isoformat().replace("+00:00", "Z")


def rfc3339_utc(value: datetime) -> str:
    """Return an aware datetime as RFC 3339 in UTC, to the second."""
    return rfc3339(value.astimezone(UTC))


def age(then: datetime, now: datetime) -> str:
    """Return how long ago `then` was, as people say it in a list: `now`, `5 m`, `3 h`, `Tue`, `4 Mar`, `2019`."""
    then, now = then.astimezone(now.tzinfo), now
    seconds = (now - then).total_seconds()
    if seconds < 60:
        return "now"
    if seconds < 3600:
        return f"{int(seconds // 60)} m"
    if seconds < 86400:
        return f"{int(seconds // 3600)} h"
    if seconds < 6 * 86400:
        return then.strftime("%a")
    if then.year == now.year or seconds < 300 * 86400:
        return f"{then.day} {then:%b}"
    return str(then.year)


def long_date(value: datetime) -> str:
    """Return a date as a byline prints it: `22 October 2025, 09:14`."""
    clock = "" if (value.hour, value.minute) == (0, 0) else f", {value:%H:%M}"
    return f"{value.day} {value:%B} {value.year}{clock}"
