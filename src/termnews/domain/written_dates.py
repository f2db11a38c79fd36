"""Parse dates as publishers write them, beyond RFC 3339: in any of many forms, languages and zones."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from unicodedata import normalize

from termnews.domain.month_names import month_number

# Characters looked through for a date; none is longer.
_LONGEST = 120
_WORD = r"[^\W\d_][^\s\d.,:;/()|+_-]{2,14}"
_DAY = re.compile(
    # 2024-2-1, 2024/2/1, 2024年2月1日, 2024. 2. 1.
    r"(?<!\d)(?P<big_year>\d{4})\s?[/.年년-]\s?(?P<big_month>\d{1,2})\s?[/.月월-]\s?(?P<big_day>\d{1,2})(?!\d)[日일]?"
    # 1.2.2024, 1/2/2024
    r"|(?<!\d)(?P<first>\d{1,2})(?P<sign>[/.-])\s?(?P<second>\d{1,2})(?P=sign)\s?(?P<numeric_year>\d{4})(?!\d)"
    # 1er mars 2024, 1. März 2024, 1 de marzo de 2024, 01-Mar-24
    rf"|(?<!\w)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|re|[.º°ª])?[\s.-]{{1,3}}(?:de |of )?(?P<month>{_WORD})"
    r"[\s.,-]{1,3}(?:del? |of )?(?P<year>(?:19|20)\d\d|\d{4}(?!\d)|\d\d(?!\d))"
    # March 1st, 2024, and ctime: Mar 1 10:00:00 EST 2024
    rf"|(?<!\w)(?P<us_month>{_WORD})\.?\s(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?[,\s]\s?"
    r"(?P<clock>\d{1,2}:\d\d(?::\d\d)?\s(?:[A-Z]{1,5}\s|[+-]\d{4}\s)?)?(?P<us_year>\d{4})(?!\d)"
)
_CLOCK = re.compile(
    r"(?P<half>[上下]午|午[前後]|오[전후])?\s?(?<![\d:.+-])(?P<hour>\d{1,2})"
    r"(?:[:.](?P<minute>\d{1,2})(?:[:.](?P<second>\d{1,2})(?:[.,]\d+)?)?"
    r"|\s?(?:h(?![^\W\d_])|[時时点시])\s?(?P<past>\d{1,2})?[分분]?|(?=\s?[ap]\.?m\b))(?![\d:])(?:\s?(?P<letter>[ap])\.?m\b\.?)?",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"[\s,@|·•T–-]{0,4}(?:at |um |à |às |alle |kl\.? )?")
_DOTTED = re.compile(r"[\d.]+")
_AFTERNOON = ("下午", "午後", "오후")
_ZONE = re.compile(
    r"\s?(?:Uhr )?\(?(?:(?:GMT|UTC?|Z)?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?(?!\d)"
    r"|(?P<place>[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+)|(?P<name>[A-Za-z]{1,5})\b)"
)
_ZONES = {
    name: float(hours)
    for hours, names in {
        0: "ut utc gmt z wet", 1: "bst cet mez west wat", 2: "cest mesz eet sast cat", 3: "eest msk eat trt idt",
        3.5: "irst", 4: "gst", 5: "pkt", 5.5: "ist", 5.75: "npt", 7: "ict wib", 8: "hkt sgt pht awst", 9: "jst kst",
        9.5: "acst", 10: "aest", 10.5: "acdt", 11: "aedt", 12: "nzst", 13: "nzdt", -2.5: "ndt", -3: "brt art adt",
        -3.5: "nst", -4: "edt ast clt", -5: "est cdt cot pet", -6: "cst mdt", -7: "mst pdt", -8: "pst akdt", -9: "akst",
        -10: "hst",
    }.items()
    for name in names.split()
}  # fmt: skip
_NUMERIC = re.compile(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2\d{4}(?![\d/-])")
# Where it is month, day, year (Unicode CLDR): the United States, the Philippines.
_MONTH_FIRST = re.compile(r"[a-z]{2,3}[-_](?:us|ph)\b", re.IGNORECASE)


def month_comes_first(texts: Iterable[str], language: str | None) -> bool:
    """Tell whether `1/2/2024` is in January, by the other dates in a document and by its language (BCP 47).

    Dates with a part above 12 decide where they agree, else the language; where nothing says so, the day is first.
    """
    orders = {
        int(second) > 12
        for text in texts
        for first, _, second in _NUMERIC.findall(text)
        if (int(first) > 12) != (int(second) > 12)
    }
    return orders.pop() if len(orders) == 1 else bool(_MONTH_FIRST.match(language or ""))


def read_date(text: str, *, month_first: bool) -> datetime | None:
    """Return the moment that the first day in a text and the clock beside it name, None for a text without a day.

    Raises ValueError for a day that no calendar has.
    """
    text = _plain(text[:_LONGEST])
    day, rest = next(_days(text, month_first, short_years=True), (None, ""))
    return _at(day, rest) if day else None


def find_date(text: str, *, month_first: bool = False) -> datetime | None:
    """Return the first day of the last or this century that is named in running text.

    What looks like a time counts only where it stands beside the day: right behind it, as 9:14 and not as 9.14.
    """
    text = _plain(text[:_LONGEST])
    try:
        for day, rest in _days(text, month_first, short_years=False):
            if 1900 <= day.year < 2100:
                beside = _BESIDE.sub("", rest, count=1)
                clock = _CLOCK.match(beside)
                return _at(day, beside if clock and not _DOTTED.fullmatch(clock[0]) else "")
    except (ValueError, OverflowError):
        pass
    return None


def _plain(text: str) -> str:
    """Return text with single spaces, one kind of minus and composed letters."""
    text = " ".join(text.split())
    return text if text.isascii() else normalize("NFC", text).replace("\N{MINUS SIGN}", "-")


def _days(text: str, month_first: bool, *, short_years: bool) -> Iterator[tuple[date, str]]:
    """Yield the days named in a text, each with the text in which its clock may stand; raises ValueError for 31 Feb."""
    start = 0
    while match := _DAY.search(text, start):
        start = match.start() + 1
        if match["big_year"]:
            numbers = int(match["big_year"]), int(match["big_month"]), int(match["big_day"])
        elif match["numeric_year"]:
            first, second = int(match["first"]), int(match["second"])
            if second > 12 or (month_first and match["sign"] != "." and first <= 12):
                first, second = second, first
            numbers = int(match["numeric_year"]), second, first
        else:
            month = month_number(match["month"] or match["us_month"])
            digits = match["year"] or match["us_year"]
            if month is None or (len(digits) == 2 and not short_years):
                continue
            # RFC 5322 section 4.3
            year = int(digits) + (0 if len(digits) == 4 else 2000 if int(digits) < 50 else 1900)
            numbers = year, month, int(match["day"] or match["us_day"])
        yield date(*numbers), f"{match['clock'] or ''}{text[match.end() :]} {text[: match.start()]}"


def _at(day: date, text: str) -> datetime:
    """Return the moment of a day that the first clock in a text names, in the zone that is named behind it."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    clock = _CLOCK.search(text)
    if clock is None:
        return midnight
    hour, minute = int(clock["hour"]), int(clock["minute"] or clock["past"] or 0)
    if clock["letter"] or clock["half"]:
        afternoon = clock["half"] in _AFTERNOON or clock["letter"] in ("p", "P")
        hour = hour % 12 + 12 * afternoon
    zone = _zone(_ZONE.match(text, clock.end()))
    if hour > 24 or minute > 59:
        return midnight
    # a leap second is the one before it, 24:00 the next day's midnight
    seconds = timedelta(hours=hour, minutes=minute, seconds=min(int(clock["second"] or 0), 59))
    return (midnight + seconds).replace(tzinfo=zone or UTC)


def _zone(match: re.Match[str] | None) -> tzinfo | None:
    if match is None:
        return None
    if match["place"]:
        from zoneinfo import ZoneInfo

        try:
            return ZoneInfo(match["place"])
        except (ValueError, OSError, KeyError):  # no such place
            return None
    if match["sign"]:
        offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
        return timezone(-offset if match["sign"] == "-" else offset) if offset <= timedelta(hours=14) else None
    hours = _ZONES.get(match["name"].lower())
    return None if hours is None else timezone(timedelta(hours=hours))
