"""Read dates of feeds, pages and our own files; write them for people and for machines."""

import re
from datetime import UTC, datetime, timedelta

# Characters read of a written date; none is longer.
_LONGEST = 120
_EPOCH = re.compile(r"\d{9,13}(?:\.\d+)?")
# Not 10.20, which `fromisoformat` takes for a part of an hour and people for minutes.
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d(?!\.)|$)")
_LOOSE_ISO = re.compile(
    r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?"
    r"(?:(?:[T\s]\s*|(?<=\d{8}))(\d\d?):?(\d\d)(?::?(\d\d)([.,]\d+)?)?)?"
    r"\s*([+-]\d\d(?::?\d\d)?|(?(3)[A-Za-z]{1,5}|(?(4)[A-Za-z]{1,5}|Z)))?"
)
# No zone is further from UTC; a publisher's offset beyond it is a mistake.
_FURTHEST = timedelta(hours=14)


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
        if moment := _standard(text) or _standard(text := _with_signs(text)):
            return moment
        # imported here, for its patterns take longer to compile than the first screen has
        from termnews.domain.written_dates import read_date

        return read_date(text, month_first=month_first)
    except (ValueError, OverflowError, OSError):
        return None


def _epoch(number: float) -> datetime:
    return datetime.fromtimestamp(number / 1000 if abs(number) > 1e11 else number, UTC)


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


def _with_signs(text: str) -> str:
    """Return ISO 8601 text in its extended format, whatever signs, day or month it leaves out; other text as it is."""
    if not (match := _LOOSE_ISO.fullmatch(text)):
        return text
    year, month, day, hour, minute, second, fraction, zone = match.groups("")
    clock = f"{hour or '00':0>2}:{minute or '00'}:{second or '00'}{fraction}"
    gap = " " if zone[:1].isalpha() and zone != "Z" else ""
    return f"{year}-{month or '01'}-{day or '01'}T{clock}{gap}{zone}"


def rfc3339(value: datetime) -> str:
    """Return an aware datetime as RFC 3339, to the second, with `Z` for UTC."""
    return value.replace(microsecond=0).isoformat().replace("+00:00", "Z")


def rfc3339_utc(value: datetime) -> str:
    """Return an aware datetime as RFC 3339 in UTC, to the second."""
    return rfc3339(value.astimezone(UTC))


def age(then: datetime, now: datetime) -> str:
    """Return how long ago `then` was, as people say it in a list: `now`, `5 min`, `3 h`, `Tue`, `4 Mar`, `2019`."""
    then, now = then.astimezone(now.tzinfo), now
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


def long_date(value: datetime) -> str:
    """Return a date as a byline prints it: `22 October 2025, 09:14`."""
    clock = "" if (value.hour, value.minute) == (0, 0) else f", {value:%H:%M}"
    return f"{value.day} {value:%B} {value.year}{clock}"
