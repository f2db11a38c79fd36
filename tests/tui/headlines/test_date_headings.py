"""Days, months and years as the list says them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clock import NOW

from termnews.domain.article_list import ArticleList
from termnews.domain.sort_key import ID_BITS
from termnews.tui.headlines.date_headings import Headings, period_name, since_text
from termnews.tui.headlines.periods import Periods, Span, local_day, periods_of

TODAY = NOW.astimezone().date()


def listed(*ages: float, newest_first: bool = True) -> ArticleList:
    """Return articles so many days old."""
    dates = sorted((int((NOW - timedelta(days=age)).timestamp()) for age in ages), reverse=newest_first)
    return ArticleList(one << ID_BITS | 1 for one in dates)


def headings(articles: ArticleList, *, newest_first: bool = True) -> list[str]:
    periods = periods_of(articles, TODAY, newest_first=newest_first)
    made = Headings(articles, lambda: NOW, periods=periods)
    return [made.text(number, 40) for number in range(len(made.rows))]


def row_dates(articles: ArticleList, *, newest_first: bool = True) -> list[str | None]:
    periods = periods_of(articles, TODAY, newest_first=newest_first)
    made = Headings(articles, lambda: NOW, periods=periods)
    return [made.row_date(row, datetime.fromtimestamp(articles.when(row), UTC)) for row in range(len(articles))]


def within(span: Span, day: date) -> tuple[object, ...]:
    """Return what is the same for all days of a period."""
    if span is Span.WEEK:
        return (day > TODAY - timedelta(days=7),)
    return (day.year, day.month, day.day)[: {Span.DAY: 3, Span.MONTH: 2, Span.YEAR: 1}[span]]


@pytest.mark.parametrize(
    ("day", "span", "name"),
    [
        (date(2026, 11, 20), Span.DAY, "Today"),
        (date(2026, 11, 19), Span.DAY, "Yesterday"),
        (date(2026, 11, 17), Span.DAY, "Tuesday 17 November"),
        (date(2025, 11, 17), Span.DAY, "Monday 17 November 2025"),
        (date(2026, 11, 21), Span.DAY, "Saturday 21 November"),
        (date(2026, 11, 18), Span.WEEK, "Last seven days"),
        (date(2026, 11, 2), Span.MONTH, "Earlier this month"),
        (date(2026, 10, 2), Span.MONTH, "October"),
        (date(2025, 11, 2), Span.MONTH, "November 2025"),
        (date(2026, 2, 2), Span.YEAR, "Earlier this year"),
        (date(2019, 2, 2), Span.YEAR, "2019"),
    ],
)
def test_periods_are_named_as_people_say_them(day: date, span: Span, name: str) -> None:
    assert period_name(day, span, TODAY) == name


@pytest.mark.parametrize(
    ("hours", "text"), [(3, "17:00"), (26, "yesterday, 18:00"), (74, "Tuesday, 18:00"), (20 * 24, "31 October")]
)
def test_a_time_is_told_as_people_say_it(hours: int, text: str) -> None:
    assert since_text(NOW - timedelta(hours=hours), NOW, UTC) == text


def test_a_day_is_shortened_where_the_list_is_narrow() -> None:
    articles = listed(2, 2.01)
    made = Headings(articles, lambda: NOW, periods=periods_of(articles, TODAY, newest_first=True))
    assert [made.text(0, room) for room in (21, 20)] == ["Wednesday 18 November", "Wed 18 Nov"]


def test_the_last_days_are_told_apart() -> None:
    articles = listed(0, 0.01, 0.02, 1, 1.01, 3, 3.01)
    assert headings(articles) == ["Today", "Yesterday", "Tuesday 17 November"]
    assert headings(listed(0, 1)) == ["Today", "Yesterday"]


def test_a_week_of_single_articles_has_one_heading() -> None:
    articles = listed(0, 1, 2, 3, 4)
    assert headings(articles) == ["Last seven days"]
    assert row_dates(articles) == ["Fri 20", "Thu 19", "Wed 18", "Tue 17", "Mon 16"]


def test_old_articles_are_told_by_years_where_they_are_few() -> None:
    articles = listed(20, 100, 200, 400, 500, 4000)
    assert headings(articles) == ["Earlier this year", "2025", "2015"]
    assert row_dates(articles)[-1] == "8 Dec"


def test_a_year_of_many_articles_is_told_by_months_and_a_month_of_very_many_by_days() -> None:
    articles = listed(*(55 + 2.5 * number for number in range(40)), *(30 + number / 12 for number in range(200)))
    found = headings(articles)
    assert found[:3] == ["Wednesday 21 October", "Tuesday 20 October", "Monday 19 October"]
    assert found[-2:] == ["July", "June"]
    assert row_dates(articles)[-1] == "Sun 21"


def test_rows_below_a_day_show_the_time_by_the_same_clock_as_the_day() -> None:
    articles = listed(0, 0.1, 0.2)
    assert headings(articles) == ["Today"]
    assert row_dates(articles) == [f"{NOW - timedelta(days=age):%H:%M}" for age in (0, 0.1, 0.2)]


@given(st.lists(st.integers(-86400, 1500 * 86400), min_size=1, max_size=300), st.booleans())
def test_each_row_is_within_the_period_of_its_heading_and_headings_are_few(ages: list[int], newest_first: bool) -> None:
    articles = listed(*(age / 86400 for age in ages), newest_first=newest_first)
    periods = periods_of(articles, TODAY, newest_first=newest_first)
    rows = list(periods.rows)
    assert rows[0] == 0 and rows == sorted(set(rows)) and rows[-1] < len(articles)
    for row, end, span in zip(rows, [*rows[1:], len(articles)], periods.spans, strict=True):
        days = [local_day(articles.when(one)) for one in range(row, end)]
        assert len({within(Span(span), day) for day in days}) == 1
    assert len(rows) <= 2 + len(articles) / 2 + 6


@given(st.lists(st.integers(-86400, 1500 * 86400), max_size=300))
def test_the_same_periods_are_told_from_either_end(ages: list[int]) -> None:
    days = [age / 86400 for age in ages]
    forwards = headings(listed(*days))
    assert forwards == list(reversed(headings(listed(*days, newest_first=False), newest_first=False)))


def test_what_is_new_stands_above_the_first_day() -> None:
    articles = listed(0)
    made = Headings(articles, lambda: NOW, periods=periods_of(articles, TODAY, newest_first=True), note="1 new")
    assert list(made.rows) == [0, 0]
    assert [made.text(0, 40), made.text(1, 40)] == ["1 new", "Today"]


def test_a_list_without_headings_leaves_dates_to_its_rows() -> None:
    articles = listed(0)
    assert Headings(articles, lambda: NOW, periods=Periods()).row_date(0, NOW) is None


@pytest.mark.usefixtures("new_york")
def test_days_and_times_are_those_of_the_readers_zone() -> None:
    now = datetime(2026, 11, 20, 2, tzinfo=UTC)  # the evening of the 19th
    at = [now - timedelta(hours=hours) for hours in (1, 2, 3, 20, 22, 23, 25, 26)]
    articles = ArticleList(int(when.timestamp()) << ID_BITS | 1 for when in at)
    periods = periods_of(articles, now.astimezone().date(), newest_first=True)
    made = Headings(articles, lambda: now, periods=periods)
    assert [made.text(number, 40) for number in range(len(made.rows))] == ["Today", "Yesterday"]
    assert list(periods.rows) == [0, 4]
    assert [made.row_date(row, when) for row, when in enumerate(at)][:5] == [
        "20:00",
        "19:00",
        "18:00",
        "01:00",
        "23:00",
    ]
