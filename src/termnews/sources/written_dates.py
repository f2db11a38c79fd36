"""Dates in the forms that publishers should not write and do, put into one that `domain.dates` reads."""

import re
from datetime import datetime

from termnews.domain.dates import parse_date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar janvier janv enero ene gennaio gen janeiro januari styczeń stycznia янв января",
            "feb februar février févr fév febrero febbraio fevereiro fev februari luty lutego фев февраля",
            "mar märz mär mrz mars marzo março maart mrt marzec marca мар марта",
            "apr april avril avr abril abr aprile kwiecień kwietnia апр апреля",
            "may mai mayo maggio mag maio mei maj maja мая май",
            "jun juni juin junio giugno giu junho czerwiec czerwca июн июня",
            "jul juli juillet juil julio luglio lug julho lipiec lipca июл июля",
            "aug august août aoû agosto ago augustus sierpień sierpnia авг августа",
            "sep sept september septembre septiembre settembre set setembro wrzesień września сен сентября",
            "oct oktober okt octobre octubre ottobre ott outubro out październik października окт октября",
            "nov november novembre noviembre novembro listopad listopada ноя ноября",
            "dec dezember dez décembre déc diciembre dic dicembre dezembro december grudzień grudnia дек декабря",
        ),
        start=1,
    )
    for name in names.split()
}
# As RFC 3339 begins: `parse_date` reads those, fractions of seconds too.
_RIGHT = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]|$)")
_NAMED = re.compile(r"(?<![\w-])(\d{1,2})\.?[ -]+(?:de +)?([^\W\d_]{3,12})\.?,?[ -]+(?:de +)?(\d{4})(?!\d)")
_CTIME = re.compile(r"([A-Za-z]{3}) +(\d{1,2}) (\d{1,2}:\d\d:\d\d)(?: ([A-Z]{1,5}|[+-]\d{4}))? (\d{4})$")
# Big end first with any separator; little end first where dots or a number above 12 say that it is.
_BIG_END = re.compile(r"(\d{4})\s*[/.年-]\s*(\d{1,2})\s*[/.月-]\s*(\d{1,2})日?(?!\d)")
_LITTLE_END = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_CLOCK = re.compile(r"(?<![\d:+-])(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:[.,]\d+)?(?![\d:])")
_HALF_DAY = re.compile(r"\s*[ap]\.?m\b", re.IGNORECASE)
_OFFSET = re.compile(r"([+-])(\d{1,2})(?::?(\d\d))?\s*(?:\(.*\))?$")
_ZONE = re.compile(r"\s*([A-Z]{1,5})\b")
_NO_YEAR = re.compile(r"(?<!\d)(?:0000|-\d{4}-|.*\s-\d{4}\s)")


def _day(text: str) -> tuple[str, str] | None:
    """Return the day that a text names as `YYYY-MM-DD`, and the rest of the text."""
    if found := _CTIME.search(text):
        month, day, clock, zone, year = found.groups()
        text = f"{day} {month} {year} {clock} {zone or ''}"
    if (found := _NAMED.search(text)) and found[2].lower() in _MONTHS:
        year, number, day = found[3], _MONTHS[found[2].lower()], found[1]
    elif found := _BIG_END.search(text):
        year, number, day = found[1], int(found[2]), found[3]
    elif found := _LITTLE_END.search(text):
        first, second = int(found[1]), int(found[3])
        day_first = found[2] == "." or first > 12
        year, number, day = found[4], second if day_first else first, str(first if day_first else second)
    else:
        return None
    return f"{year}-{number:02}-{int(day):02}", text[found.end() :]


def read(written: str) -> datetime | None:
    """Return the date that a text names, None where it names none or one that no calendar has.

    Beyond what `parse_date` reads: month names of other languages, `1.2.2024`, `2024/2/1`, C's `ctime`, a leap second,
    zones such as `GMT+1` and `+01:00` behind an RFC 5322 date. `1/2/2024` is the second of January. A time without a
    zone is taken as UTC.
    """
    text = " ".join(written[:100].split())
    if _NO_YEAR.match(text):
        return None
    right = parse_date(text) if _RIGHT.match(text) else None
    if right is not None:
        return right
    named = _day(text)
    if named is None:
        return parse_date(text)
    day, rest = named
    clock = _CLOCK.search(rest)
    if clock is None:
        return parse_date(day)
    if _HALF_DAY.match(rest, clock.end()):
        return parse_date(text)
    offset, name = _OFFSET.search(rest, clock.end()), _ZONE.match(rest, clock.end())
    zone = f"{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}" if offset else name[1] if name else "Z"
    return parse_date(f"{day}T{int(clock[1]):02}:{int(clock[2]):02}:{int(clock[3] or 0):02} {zone}")
