"""ISO 8601 beyond what `fromisoformat` reads (basic formats, weeks, days of the year, parts left out), Unix times."""

import re
from datetime import UTC, date, datetime, timedelta

from termnews.domain.time_zones import zone_behind

_ISO = re.compile(
    r"(?P<year>\d{4})(?:"
    r"-?W(?P<week>[0-5]\d)(?:-?(?P<weekday>[1-7]))?"
    r"|-?(?P<ordinal>[0-3]\d\d)(?!\d)"
    r"|-?(?P<month>\d\d)(?:-?(?P<day>\d\d))?"
    r")?"
    r"(?:(?:\s?[Tt]\s?|[ _]|(?<=\d{8})-?)(?P<hour>\d\d?)(?P<sign>:?|(?<=T\d\d)-)(?P<minute>\d\d)"
    r"(?:(?P=sign)(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?)?(?!\d))?"
)
_SHORT_YEAR = re.compile(r"\d\d-\d\d-\d\dT")
_DIGITS = re.compile(r"\d{9,19}(?:\.\d+)?")
_EARLIEST, _LATEST = 1900, 2099
# The largest numbers that are taken for seconds, milliseconds, microseconds since 1970.
_SECONDS, _MILLISECONDS, _MICROSECONDS = 1e11, 1e14, 1e17


def epoch_date(number: float) -> datetime:
    """Return the moment that a Unix time in any unit means; raises ValueError or OverflowError for no moment."""
    for largest, unit in ((_SECONDS, 1), (_MILLISECONDS, 1e3), (_MICROSECONDS, 1e6)):
        if abs(number) <= largest:
            return datetime.fromtimestamp(number / unit, UTC)
    return datetime.fromtimestamp(number / 1e9, UTC)


def iso_date(text: str) -> datetime | None:
    """Return the moment that a text of the shape of ISO 8601, or of digits only, means; None for another shape."""
    if _SHORT_YEAR.match(text):
        text = f"20{text}"
    match = _ISO.match(text)
    if match and (len(text) != 10 or not text.isdigit()) and (moment := _moment(match, text)):
        return moment
    return epoch_date(float(text)) if _DIGITS.fullmatch(text) else None


def _moment(match: re.Match[str], text: str) -> datetime | None:
    if not _EARLIEST <= int(match["year"]) <= _LATEST:
        return None
    zone = zone_behind(text, match.end())
    if (zone.end if zone else match.end()) != len(text):
        return None
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    try:
        day = _day(match)
    except ValueError:
        if text.isdigit():
            return None  # a Unix time
        raise
    if hour > 24 or minute > 59 or second > 60:
        return None
    microsecond = int((match["fraction"] or "0")[:6].ljust(6, "0"))
    since_midnight = timedelta(hours=hour, minutes=minute, seconds=min(second, 59), microseconds=microsecond)
    moment = datetime(day.year, day.month, day.day) + since_midnight
    return moment.replace(tzinfo=zone.zone if zone else UTC)


def _day(match: re.Match[str]) -> date:
    year = int(match["year"])
    if match["week"]:
        return date.fromisocalendar(year, int(match["week"]), int(match["weekday"] or 1))
    if match["ordinal"]:
        day = date(year, 1, 1) + timedelta(days=int(match["ordinal"]) - 1)
        if day.year != year:
            raise ValueError("a day of the year that the year has not")
        return day
    return date(year, int(match["month"] or 1), int(match["day"] or 1))
