"""Days of the Gregorian calendar as publishers write them: in numbers of any order, with months by name."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from termnews.domain.month_names import croatian_month, month_number, weekday_number

# A clock that stands inside a day (Nov 17 14:16:00 CET 2026) is masked with this.
MASK = "\0"
_GAP = r"[\s.,/\0-]"
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>\d{4})"
    r"(?:\s?(?P<sign>[/.:_-]|[年년]|оны)\s?|(?P<blank> ))(?P<month>\d{1,2})"
    r"(?:\s?(?:(?P=sign)|[月월]|-?р?\s?сарын)\s?|(?P=blank))(?P<day>\d{1,2})(?![\d:])[日号號일]?"
)
_YEAR_LAST = re.compile(
    r"(?<![\d./-])(?P<first>\d{1,2})(?P<sign>[/.-]|(?P<blank> ))\s?(?P<second>\d{1,2})"
    r"(?:(?P=sign)\s?|(?<=[/.]\d)[ -]|(?<=[/.]\d\d)[ -])(?P<year>\d{4}|\d\d(?=$|[\s,|)\0]))(?!\d)"
)
_GLUED = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_VIETNAMESE = re.compile(
    r"(?<!\d)(?P<day>\d{1,2}) (?:tháng|thg|th)\.? ?(?P<month>\d{1,2})[,.]?(?: năm)? (?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
_ENGLISH = re.compile("(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?")
# An era counts the years otherwise.
_ERA = re.compile(r"令和|平成|昭和|民國|民国|พ\.ศ|佛[历曆]")
_WORD = re.compile(r"[\u0e01-\u0eff]{1,3}\.[\u0e01-\u0eff]{1,3}\.?|[^\W\d_][^\s\d.,:;/()|+_\0'’-]*")
# What stands before the name of a month: a day, maybe a year before that.
_DAY_BEFORE = re.compile(
    r"(?<![\d:])(?P<day>\d{1,2})(?:st|nd|rd|th|er|re|ter|[ºª°]|-?(?:го|е))?\.?[\s.,-]{0,3}/?"
    r"(?:(?:day of|of|de|di|d[’']|ta[’']|من|i) ?)?$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?:\(?e\)?ko|[\s.-]{0,2}(?:m\.|ж\.?|թ\.|оны|gada))?[\s.,/-]{0,3}$", re.IGNORECASE
)
_YEAR_BEHIND = re.compile(
    rf"{_GAP}{{0,3}}(?:(?:del?|of|di|da|року) )?\0*{_GAP}{{0,3}}(?P<year>(?:19|20)\d\d(?!:\d)|(?<=[\s-])\d\d(?!:?\d))",
    re.IGNORECASE,
)
_DAY_BEHIND = re.compile(r"[\s.,/-]{0,3}(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th|er|[ºª°])?(?![\d:])", re.IGNORECASE)
_BEFORE = 30
_EARLIEST, _LATEST = 1900, 2099


class Day(NamedTuple):
    """A day that a text names, and where; `day` is None where its two small numbers may be either way round."""

    start: int
    end: int
    day: date | None


def days(text: str, month_first: bool | None, *, short_years: bool) -> Iterator[Day]:
    """Yield the days that a text names, in their order; raises ValueError for 31 February.

    `month_first` tells how 1/2/2024 is meant, None if nobody knows; a weekday that is named with it decides.
    """
    if _ERA.search(text):
        return
    found = [*_in_numbers(text, month_first, short_years=short_years), *_with_names(text, short_years=short_years)]
    yield from sorted(found, key=lambda day: day.start)


def _year(digits: str) -> int:
    """Return the year that two or four digits mean (RFC 5322, section 4.3)."""
    return int(digits) + (0 if len(digits) == 4 else 2000 if int(digits) < 50 else 1900)


def _is_year(digits: str) -> bool:
    return len(digits) == 2 or _EARLIEST <= int(digits) <= _LATEST


def _in_numbers(text: str, month_first: bool | None, *, short_years: bool) -> Iterator[Day]:
    for pattern in (_YEAR_FIRST, _GLUED, _VIETNAMESE):
        for match in pattern.finditer(text):
            if _is_year(match["year"]):
                day = date(int(match["year"]), int(match["month"]), int(match["day"]))
                yield Day(match.start(), match.end(), day)
    for match in _YEAR_LAST.finditer(text):
        if _is_year(match["year"]) and (short_years or len(match["year"]) == 4):
            yield Day(match.start(), match.end(), _ordered(match, text, month_first))


def _ordered(match: re.Match[str], text: str, month_first: bool | None) -> date | None:
    """Return the day of two small numbers and a year, None where nothing tells which of the two is the month."""
    year, first, second = _year(match["year"]), int(match["first"]), int(match["second"])
    if second > 12:
        return date(year, first, second)
    if first > 12 or first == second or match["sign"] in (".", " "):
        return date(year, second, first)
    words = [word[0] for word in _WORD.finditer(text)]
    weekdays = {weekday_number(word) for word in words} - {None}
    both = date(year, first, second), date(year, second, first)
    if len(fitting := [day for day in both if day.weekday() in weekdays]) == 1:
        return fitting[0]
    if month_first is None:
        is_english = all(
            word.isascii() and (_ENGLISH.fullmatch(word) or weekday_number(word) is None) for word in words
        )
        return None if is_english and match["sign"] == "/" else date(year, second, first)
    return date(year, first, second) if month_first else date(year, second, first)


def _with_names(text: str, *, short_years: bool) -> Iterator[Day]:
    words = list(_WORD.finditer(text))
    position = 0
    for index, match in enumerate(words):
        if match.start() < position:
            continue
        end, month = match.end(), None
        if index + 1 < len(words) and words[index + 1].start() == match.end() + 1:  # تشرين الثاني
            month = month_number(text[match.start() : words[index + 1].end()])
            end = words[index + 1].end() if month else end
        month = month or month_number(match[0])
        if month and (day := _around(text, match.start(), end, month, short_years=short_years)):
            position = day.end
            yield day


def _around(text: str, start: int, end: int, month: int, *, short_years: bool) -> Day | None:
    """Return the day whose month is named at a place of a text, by the numbers on both sides of it."""
    before = text[max(0, start - _BEFORE) : start]
    offset = start - len(before)
    day_before, year_behind = _DAY_BEFORE.search(before), _YEAR_BEHIND.match(text, end)
    if year_behind and not (_is_year(year_behind["year"]) and (short_years or len(year_behind["year"]) == 4)):
        year_behind = None
    if day_before and year_behind and len(year_behind["year"]) == 4:
        month = _month_in(text, start, end, month, day_before[0], year_behind.end())
        return _day(offset + day_before.start(), year_behind, month, day_before["day"])
    day_behind = _DAY_BEHIND.match(text, end)
    if day_behind:
        year = _YEAR_BEHIND.match(text, day_behind.end())
        if year and len(year["year"]) == 4 and _is_year(year["year"]) and year.start("year") > day_behind.end():
            return _day(start, year, month, day_behind["day"])
        if (year := _YEAR_BEFORE.search(before)) and _is_year(year["year"]):
            return Day(offset + year.start(), day_behind.end(), date(int(year["year"]), month, int(day_behind["day"])))
    if day_before:
        year = _YEAR_BEFORE.search(before[: day_before.start()])
        if year and _is_year(year["year"]):
            return Day(offset + year.start(), end, date(int(year["year"]), month, int(day_before["day"])))
        if year_behind and text[start:end] < "\u0e00":  # another calendar's, where two digits are left of the year
            return _day(offset + day_before.start(), year_behind, month, day_before["day"])
    return None


def _day(start: int, year: re.Match[str], month: int, day: str) -> Day:
    return Day(start, year.end(), date(_year(year["year"]), month, int(day)))


def _month_in(text: str, start: int, end: int, month: int, day: str, year_end: int) -> int:
    """Return the month of a name that is Croatian if points stand behind the numbers: 17. listopada 2026."""
    other = croatian_month(text[start:end])
    if other is None or "." not in day:
        return month
    return other if text[start:end].endswith("a") or text[year_end : year_end + 1] == "." else month
