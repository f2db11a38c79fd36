"""Headings between headlines: the days of a list that is sorted by date, and above all how much is new."""

from array import array
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta, timezone
from itertools import chain, repeat

from termnews.domain.article_list import ArticleList


class Headings:
    """The headings of a list: `note` above everything, a day above each row of `days`.

    The names of days are made when they are drawn: a list of years has thousands.
    """

    def __init__(
        self, articles: ArticleList, now: Callable[[], datetime], *, days: Sequence[int] = (), note: str = ""
    ) -> None:
        self._articles = articles
        self._now = now
        self._notes = int(bool(note))
        self._note = note
        self._days = days
        #: the rows that have a heading above them, as LineMap takes them
        self.rows: Sequence[int] = array("q", chain(repeat(0, self._notes), days))

    def text(self, number: int) -> str:
        """Return what a heading says."""
        if number < self._notes:
            return self._note
        return day_name(_day(self._articles.when(self._days[number - self._notes])), self._now().astimezone().date())


def day_starts(articles: ArticleList, *, newest_first: bool) -> "array[int]":
    """Return the rows at which a new day begins, by the clock of this machine, in a list that is sorted by date.

    Each takes one bisection, however many articles a day has.
    """
    starts = array("q")
    row = 0
    while row < len(articles):
        starts.append(row)
        day = _day(articles.when(row))
        if newest_first:
            row = articles.first_before(_midnight(day), row + 1)
        else:
            row = articles.first_after(_midnight(day + timedelta(days=1)), row + 1)
    return starts


def _day(seconds: int) -> date:
    return datetime.fromtimestamp(seconds).date()


def _midnight(day: date) -> int:
    return int(datetime.combine(day, time.min).timestamp())


def day_name(day: date, today: date) -> str:
    """Return a day as people say it: `Today`, `Yesterday`, `Tuesday 17 November`, `Monday 3 March 2025`."""
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%A} {day.day} {day:%B}{year}"


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
