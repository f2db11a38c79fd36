"""Grouping by date: the days, months and years that a list sorted by date falls into, by how many articles each has."""

from array import array
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import IntEnum

from termnews.domain.article_list import ArticleList

WEEK = 7
"""Days, today's among them, that are told apart whatever they have, unless that is one article a day."""

FEWEST_A_DAY, FEWEST_A_MONTH = 4, 3
"""Articles on an average day (month) from which on the days of an older month (months of a year) are told apart."""


class Span(IntEnum):
    """How long a period is."""

    DAY = 0
    WEEK = 1
    MONTH = 2
    YEAR = 3


@dataclass(slots=True)
class Periods:
    """The rows with which periods begin, in rising order, and the span of each period."""

    rows: "array[int]" = field(default_factory=lambda: array("q"))
    spans: "array[int]" = field(default_factory=lambda: array("b"))

    def add(self, row: int, span: Span) -> None:
        """Have a period begin with a row."""
        self.rows.append(row)
        self.spans.append(span)


def local_day(seconds: int) -> date:
    """Return the day of a time by the clock of this machine."""
    return datetime.fromtimestamp(seconds).date()


def _midnight(day: date) -> int:
    return int(datetime.combine(day, time.min).timestamp())


def _month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


class _Division:
    """One list while it is divided; each period takes a bisection, however many articles it has."""

    def __init__(self, articles: ArticleList, today: date, *, newest_first: bool) -> None:
        self._articles = articles
        self._newest_first = newest_first
        self._week = today - timedelta(days=WEEK - 1)
        self.periods = Periods()

    def _end(self, begin: date, end: date, row: int) -> int:
        """Return the row after those from `row` on that are of the days from `begin` to before `end`."""
        if self._newest_first:
            return self._articles.first_before(_midnight(begin), row)
        return self._articles.first_after(_midnight(end), row)

    def divide(self) -> None:
        row = 0
        while row < len(self._articles):
            day = local_day(self._articles.when(row))
            row = self._take_week(row) if day >= self._week else self._take_year(row, day)

    def _take_week(self, row: int) -> int:
        """Take the last days, those in the future too."""
        end = self._end(self._week, self._week, row) if self._newest_first else len(self._articles)
        days = self._days(row, end)
        if 2 * len(days) > end - row and len(days) > 2:
            self.periods.add(row, Span.WEEK)
        else:
            self._add_days(days)
        return end

    def _take_year(self, row: int, day: date) -> int:
        """Take a year, or what is older than a week of the present one."""
        end = self._end(date(day.year, 1, 1), min(date(day.year + 1, 1, 1), self._week), row)
        last = local_day(self._articles.when(end - 1))
        lately = day.year == self._week.year and day.month == last.month
        if end - row < 12 * FEWEST_A_MONTH and not lately:
            self.periods.add(row, Span.YEAR)
            return end
        while row < end:
            first = local_day(self._articles.when(row)).replace(day=1)
            after = min(end, self._end(first, _month_after(first), row))
            if after - row < 30 * FEWEST_A_DAY:
                self.periods.add(row, Span.MONTH)
            else:
                self._add_days(self._days(row, after))
            row = after
        return end

    def _days(self, row: int, end: int) -> list[int]:
        rows = []
        while row < end:
            rows.append(row)
            day = local_day(self._articles.when(row))
            row = min(end, self._end(day, day + timedelta(days=1), row))
        return rows

    def _add_days(self, rows: list[int]) -> None:
        for row in rows:
            self.periods.add(row, Span.DAY)


def periods_of(articles: ArticleList, today: date, *, newest_first: bool) -> Periods:
    """Return the periods of a list that is sorted by date, by the calendar of this machine.

    The last week is told by days. What is older is told by years, a year with enough articles by months, and a month
    with very many by days, so that headings are few beside headlines. More articles change only their own periods.
    """
    division = _Division(articles, today, newest_first=newest_first)
    division.divide()
    return division.periods
