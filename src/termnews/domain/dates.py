"""Dates as publishers write them, and as people read them."""

import re
from datetime import UTC, datetime, timedelta, timezone

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), start=1)
    for name in names.split()
}  # fmt: skip
_ZONES = {"ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
          "pst": -8, "pdt": -7, "bst": 1, "wet": 0, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
          "ist": 5.5, "jst": 9, "kst": 9, "aest": 10, "aedt": 11}  # fmt: skip
_ISO = re.compile(
    r"^\s*([+-]?\d{4})-?(\d{2})?-?(\d{2})?(?:[T\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?\s*(Z|[A-Za-z]{2,5}|[+-]\d{2}:?\d{2}|[+-]\d{2})?\s*$"
)
_WORDS = re.compile(
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?[\s\-.]+(?:of\s+)?(?P<m1>[A-Za-z]{3,9})\.?|(?P<m2>[A-Za-z]{3,9})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?),?"
    r"[\s\-,]+(?P<year>\d{4}|\d{2})\b(?:[\s,@T]+(?:at\s+)?(?P<h>\d{1,2}):(?P<mi>\d{2})(?::(?P<s>\d{2}))?\s*(?P<ap>[ap]\.?m\.?)?)?"
    r"\s*(?P<z>[+-]\d{2}:?\d{2}|[A-Za-z]{1,5})?",
    re.IGNORECASE,
)


def _zone(name: str | None) -> timezone:
    if not name:
        return UTC
    if name[0] in "+-":
        digits = name[1:].replace(":", "")
        hours, minutes = int(digits[:2]), int(digits[2:] or 0)
        if hours > 14 or minutes > 59:
            return UTC
        offset = timedelta(hours=hours, minutes=minutes)
        return timezone(-offset if name[0] == "-" else offset)
    return timezone(timedelta(hours=_ZONES.get(name.lower(), 0)))


def _iso(text: str) -> datetime | None:
    found = _ISO.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    return datetime(
        int(year), int(month or 1), int(day or 1), int(hour or 0) % 24, int(minute or 0), min(int(second or 0), 59),
        int((fraction or "0")[:6].ljust(6, "0")), _zone(zone),
    )  # fmt: skip


def _worded(text: str) -> datetime | None:
    found = _WORDS.search(text)
    if not found:
        return None
    month = _MONTHS.get((found["m1"] or found["m2"]).lower())
    if month is None:
        return None
    year = int(found["year"])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    hour = int(found["h"] or 0)
    if found["ap"]:
        hour = hour % 12 + (12 if found["ap"][0] in "pP" else 0)
    return datetime(
        year, month, int(found["d1"] or found["d2"]), hour % 24, int(found["mi"] or 0), int(found["s"] or 0),
        tzinfo=_zone(found["z"]),
    )  # fmt: skip


def parse_date(text: str | int | float | None) -> datetime | None:
    """Return the aware datetime that `text` names (RFC 3339, RFC 5322, worded English, epoch), else None.

    A time without a zone is taken as UTC; numbers above 1e11 are milliseconds.
    """
    if text is None or isinstance(text, bool):
        return None
    try:
        if isinstance(text, (int, float)) or re.fullmatch(r"\s*\d{9,13}(\.\d+)?\s*", text):
            number = float(text)
            return datetime.fromtimestamp(number / 1000 if abs(number) > 1e11 else number, UTC)
        text = text.strip()[:80]
        iso = _iso(text)
        if iso is not None:
            return iso
        if "," in text[:12] or re.match(r"\d{1,2} \w{3} \d{4}", text):
            # imported here, for it costs more than all the rest of reading an article takes to import
            from email.utils import parsedate_to_datetime

            try:
                value = parsedate_to_datetime(text)
                return value if value.tzinfo else value.replace(tzinfo=UTC)
            except ValueError:
                pass
        return _worded(text)
    except (ValueError, OverflowError, OSError, TypeError):
        return None


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
