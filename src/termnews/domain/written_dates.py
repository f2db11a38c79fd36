"""Parse dates as publishers write them, beyond RFC 3339: in any of many forms, languages and zones."""

import re
from datetime import UTC, datetime, timedelta, tzinfo
from unicodedata import category, decimal, normalize

from termnews.domain.iso_dates import iso_date
from termnews.domain.time_zones import zone_behind
from termnews.domain.written_clocks import Clock, clocks, four_digit_clock
from termnews.domain.written_days import MASK, Day, days

# Characters looked through for a date; none is longer.
_LONGEST = 120
_BESIDE = re.compile(
    r"[\s,@|·•T–()-]{0,4}(?:(?:at|um|à|às|alle|a las|on|le|v|u|o|ob|в|о|om|kl|klo|den|lúc|saat|ngày)\.?\s)?[\s,]?"
)
# The day of the week, which may stand between a day and its clock.
_WEEKDAY = re.compile(r"[\s.,(]{0,3}[^\W\d_][^\s\d.,:;/()|+_\0-]*\.?\)?[\s,.]{0,3}")
_DOTTED = re.compile(r"[\s,T]{1,3}(\d{1,2})\.(\d\d)(?:\.(\d\d))?(?![\d.])")
_YEAR = re.compile(r"\d{4}")
_TICKS = re.compile(r"\\?/?(?:new )?Date\(\s?(-?\d{1,16})\s?(?:[+-]\d{4})?\)\\?/?|@(\d{1,12}(?:\.\d+)?)")
_NOON = re.compile(r"\b(?:12 )?noon\b", re.IGNORECASE)
_SIGNS = str.maketrans(
    {"\N{MINUS SIGN}": "-", "\N{RATIO}": ":", "\N{FULLWIDTH COLON}": ":", "،": ",", "\N{NON-BREAKING HYPHEN}": "-"}
)


def read_date(text: str, *, month_first: bool | None) -> datetime | None:
    """Return the moment that a field names: its first day and the clock nearest to it; None for a text without a day.

    Raises ValueError for a day that no calendar has.
    """
    text = _plain(text[:_LONGEST])
    if match := _TICKS.fullmatch(text):
        return datetime.fromtimestamp(int(match[1]) / 1000 if match[1] else float(match[2]), UTC)
    if moment := iso_date(text):
        return moment
    if "oon" in text.lower():
        text = _NOON.sub("12:00", text)
    found = list(clocks(text))
    if not found and (clock := four_digit_clock(text)) and (moment := _moment(text, [clock], month_first)):
        return moment
    return _moment(text, found, month_first)


def _moment(text: str, found: list[Clock], month_first: bool | None) -> datetime | None:
    masked = _masked(text, found)
    month_first = _order(month_first, found)
    day = next(days(masked, month_first, short_years=True), None)
    if day is None or day.day is None:
        return None
    clock = _clock_of(day, masked, found) or (found[0] if found else None)
    if clock is None:
        behind = zone_behind(text, day.end)
        dotted = _DOTTED.match(text, day.end)
        if dotted and int(dotted[1]) < 24 and int(dotted[2]) < 60:
            since = timedelta(hours=int(dotted[1]), minutes=int(dotted[2]), seconds=int(dotted[3] or 0))
            behind = zone_behind(text, dotted.end())
        else:
            since = timedelta()
        return _at(day, since, behind.zone if behind else None)
    zone = clock.zone
    if zone is None and day.end > clock.end and (behind := zone_behind(text, day.end)):
        zone = behind.zone
    return _at(day, clock.since_midnight, zone)


def find_date(text: str, *, month_first: bool | None = None) -> datetime | None:
    """Return the first day of the last or this century that is named in running text.

    What looks like a time counts only where it stands beside the day, as 9:14 and not as 9.14.
    """
    text = text[:_LONGEST]
    if not _YEAR.search(text):
        return None
    text = _plain(text)
    try:
        found = list(clocks(text))
        masked = _masked(text, found)
        for day in days(masked, _order(month_first, found), short_years=False):
            if day.day:
                clock = _clock_of(day, masked, found)
                return _at(day, clock.since_midnight, clock.zone) if clock else _at(day, timedelta(), None)
    except (ValueError, OverflowError):
        pass
    return None


def _plain(text: str) -> str:
    """Return text with single spaces, one kind of minus, composed letters and the digits 0 to 9."""
    text = " ".join(text.split())
    if text.isascii():
        return text
    text = normalize("NFC", text).translate(_SIGNS)
    return "".join(
        str(digit) if (digit := decimal(char, None)) is not None else "" if category(char) == "Cf" else char
        for char in text
    )


def _masked(text: str, found: list[Clock]) -> str:
    """Return text with its clocks blotted out, so that their numbers belong to no day."""
    for clock in found:
        text = f"{text[: clock.start]}{MASK * (clock.end - clock.start)}{text[clock.end :]}"
    return text


def _order(month_first: bool | None, found: list[Clock]) -> bool | None:
    """Tell whether the month comes first: where nothing says so, those who count twelve hours write it first."""
    if month_first is None and any(clock.is_of_twelve_hours for clock in found):
        return True
    return month_first


def _clock_of(day: Day, masked: str, found: list[Clock]) -> Clock | None:
    """Return the clock that stands beside a day or inside it: rather behind than before."""
    before = None
    for clock in found:
        if clock.start >= day.end:
            gap = masked[day.end : clock.start]
            return clock if _is_beside(gap) else before
        if clock.start > day.start:
            return clock
        if _is_beside(masked[clock.end : day.start]):
            before = clock
    return before


def _is_beside(gap: str) -> bool:
    return bool(_BESIDE.fullmatch(gap) or _WEEKDAY.fullmatch(gap))


def _at(day: Day, since_midnight: timedelta, zone: tzinfo | None) -> datetime:
    assert day.day is not None
    midnight = datetime(day.day.year, day.day.month, day.day.day)
    return (midnight + since_midnight).replace(tzinfo=zone or UTC)
