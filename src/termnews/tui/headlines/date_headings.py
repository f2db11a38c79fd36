"""Headings between headlines: the days, months and years of a list sorted by date, and above all what is new."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone
from itertools import chain, repeat

from termnews.domain.article_list import ArticleList
from termnews.tui.headlines.periods import Periods, Span, local_day


class Headings:
    """The headings of a list: `note` above everything, one above the first row of each of its periods.

    The names of periods are made when they are drawn: a list of years has many.
    """

    def __init__(
        self, articles: ArticleList, now: Callable[[], datetime], *, periods: Periods | None = None, note: str = ""
    ) -> None:
        self._articles = articles
        self._now = now
        self._notes = int(bool(note))
        self._note = note
        self._periods = periods or Periods()
        #: the rows that have a heading above them, as LineMap takes them
        self.rows: Sequence[int] = array("q", chain(repeat(0, self._notes), self._periods.rows))

    def text(self, number: int, room: int) -> str:
        """Return what a heading says in so many cells."""
        if number < self._notes:
            return self._note
        number -= self._notes
        first = local_day(self._articles.when(self._periods.rows[number]))
        span, today = Span(self._periods.spans[number]), self._now().astimezone().date()
        name = period_name(first, span, today)
        return name if len(name) <= room else period_name(first, span, today, short=True)

    def row_date(self, row: int, when: datetime) -> str | None:
        """Return when an article was published as far as its heading does not say it: `09:24`, `Tue 17`, `17 Nov`.

        None where the row has no heading above it that tells of dates.
        """
        number = bisect_right(self._periods.rows, row) - 1
        if number < 0:
            return None
        local = when.astimezone()
        match self._periods.spans[number]:
            case Span.DAY:
                return f"{local.hour:02}:{local.minute:02}"
            case Span.YEAR:
                return f"{local.day} {local:%b}"
        return f"{local:%a} {local.day}"


def period_name(day: date, span: Span, today: date, *, short: bool = False) -> str:
    """Return a period that holds a day as people say it: `Today`, `Tuesday 17 November`, `March 2025`, `2019`."""
    if span is Span.WEEK:
        return "Last seven days"
    year = "" if day.year == today.year else f" {day.year}"
    if span is Span.YEAR:
        return year.strip() or "Earlier this year"
    if span is Span.MONTH:
        return "Earlier this month" if (day.year, day.month) == (today.year, today.month) else f"{day:%B}{year}"
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    return f"{day:%a} {day.day} {day:%b}{year}" if short else f"{day:%A} {day.day} {day:%B}{year}"


def since_text(then: datetime, now: datetime, zone: timezone | None = None) -> str:
    """Return since when, as people say it: `09:12`, `yesterday, 18:40`, `Tuesday, 18:40`, `3 November`."""
    then, now = then.astimezone(zone), now.astimezone(zone)
    days = (now.date() - then.date()).days
    if days <= 0:
        return f"{then:%H:%M}"
    if days == 1:
        return f"yesterday, {then:%H:%M}"
    if days < 7:
        return f"{then:%A, %H:%M}"
    return f"{then.day} {then:%B}" + ("" if then.year == now.year else f" {then.year}")
