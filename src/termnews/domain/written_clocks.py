"""Clock times as publishers write them: of 24 hours and of twelve, with the words of many languages beside them."""

import re
from collections.abc import Iterator
from datetime import timedelta, tzinfo
from typing import NamedTuple

from termnews.domain.month_names import is_afternoon
from termnews.domain.time_zones import zone_behind

_CLOCK = re.compile(
    r"(?:(?<![\d:.+-])|(?<=[a-z/ -]\d{4}:)|(?<=\d{4}-\d\d-\d\d-))"
    # klo 14.16, kl. 14.16
    r"(?:(?P<word>\b(?:klo|kello|kl|kell|ore|ora|ob|um|at|pukul|jam|godz|saat|alle|o|u|v)\.?\s)?"
    r"(?P<hour>\d{1,2})(?:"
    # 14:16, 14:16:00.123, 2:16:00:000PM
    r"(?::| : )(?P<minute>\d{1,2})(?:(?::| : )(?P<second>\d{1,2})(?:[.,:]\d{1,9})?)?(?![\d:])"
    # 14.16 where a word beside it says that it is a time
    r"|\.(?P<dotted>\d\d)(?:\.(?P<dotted_second>\d\d)(?:\.\d{1,9})?)?(?![\d.]\d)"
    r"(?:(?=\s?(?:Uhr|uur|WIB|WITA|WIT|hrs?|h|น\.|[ap]\.?\s?m)(?![^\W\d_]))|(?(word)|(?!)))"
    # 14h16, 14 h 16 min, 14h
    r"|\s?h(?:eures?|oras)?(?![^\W\d_])\s?(?P<french>\d\d)?(?!\d)(?:\s?min\b)?(?:\s?(?P<french_second>\d\d)\s?s\b)?(?!\s?ago\b)"
    # 14時16分05秒
    r"|\s?[時时点點시]\s?(?:(?P<cjk>\d{1,2})\s?[分분]?)?(?:\s?(?P<cjk_second>\d{1,2})\s?[秒초])?"
    # Fri, 02 Jan 2026 15 -0700
    r"|(?<=\d{4} \d\d)(?= [+-]\d{4}\b)"
    # 2 p.m., 14 Uhr
    r"|(?=\s?[ap]\.?\s?m(?![^\W\d_]))|(?=\s?(?:Uhr|uur)\b)"
    r"))(?:\s?(?:Uhr|uur|hrs?|h|ч|น)(?![^\W\d_])\.?)?",
    re.IGNORECASE,
)
_FOUR_DIGITS = re.compile(
    r"(?<![\d:.+-])([01]\d|2[0-3])([0-5]\d)(?=\s?(?:Z|GMT|UTC|hrs?|h|Uhr|[+-]\d{4})\b)(?:\s?(?:hrs?|h|Uhr)\b)?"
)
_HALF = r"(?:[^\W\d_]\.\s?){1,2}[^\W\d_](?![^\W\d_])\.?|[^\W\d_][^\s\d.,:;()|/+\0-]*\.?"
_HALF_BEHIND = re.compile(rf",?\s?(?:(?:e|da|de la) )?(?P<half>{_HALF})")
_HALF_BEFORE = re.compile(rf"(?<![^\W\d_])(?P<half>{_HALF})\s?$")
_HUNGARIAN = {"de.": False, "du.": True}
_BEFORE = 16


class Clock(NamedTuple):
    """A time of the day in a text: where it stands with all that belongs to it, what it says, in which zone."""

    start: int
    end: int
    # from midnight: a leap second is the one before it, 24:00 the next day's midnight
    since_midnight: timedelta
    zone: tzinfo | None
    is_of_twelve_hours: bool
    is_glued: bool


def clocks(text: str) -> Iterator[Clock]:
    """Yield the clock times of a text in their order."""
    position = 0
    while match := _CLOCK.search(text, position):
        position = match.end()
        minute = match["minute"] or match["dotted"] or match["french"] or match["cjk"]
        second = match["second"] or match["dotted_second"] or match["french_second"] or match["cjk_second"]
        clock = _clock(text, match, int(match["hour"]), int(minute or 0), int(second or 0))
        if clock:
            position = clock.end
            yield clock


def four_digit_clock(text: str) -> Clock | None:
    """Return the time that is written as 1416 GMT, None where there is none."""
    match = _FOUR_DIGITS.search(text)
    return _clock(text, match, int(match[1]), int(match[2]), 0) if match else None


def _clock(text: str, match: re.Match[str], hour: int, minute: int, second: int) -> Clock | None:
    """Return the clock of a match together with its half-day word and its zone, None for an hour that no day has."""
    if hour > 24 or minute > 59 or second > 60:
        return None
    afternoon, start = _half_before(text, match.start())
    end = match.end()
    if afternoon is None:
        afternoon, end = _half_behind(text, end)
    zone = zone_behind(text, end)
    if zone:
        end = zone.end
        if afternoon is None:
            afternoon, end = _half_behind(text, end)
    if afternoon is not None and hour <= 12:
        hour = hour % 12 + 12 * afternoon
    since = timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
    is_glued = text[match.start() - 1 : match.start()] in ("T", "t")
    return Clock(start, end, since, zone.zone if zone else None, afternoon is not None, is_glued)


def _half_before(text: str, position: int) -> tuple[bool | None, int]:
    """Return whether the word before a clock means the afternoon, and where the clock begins with it."""
    before = text[max(0, position - _BEFORE) : position]
    match = _HALF_BEFORE.search(before)
    if match is None or len(match["half"]) < 2:
        return None, position
    word = match["half"]
    for half in (word, word[-2:]):  # no blank divides a day and the half of it in Chinese
        afternoon = _HUNGARIAN.get(half.lower(), is_afternoon(half))
        if afternoon is not None and (half == word or not half.isascii()):
            return afternoon, position - len(before) + match.end("half") - len(half)
    return None, position


def _half_behind(text: str, position: int) -> tuple[bool | None, int]:
    """Return whether the word behind a clock means the afternoon, and where the clock ends with it."""
    match = _HALF_BEHIND.match(text, position)
    afternoon = is_afternoon(match["half"]) if match else None
    return (afternoon, match.end()) if match and afternoon is not None else (None, position)
