"""Days and times as the list says them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clock import NOW

from termnews.domain.article_list import ArticleList
from termnews.domain.sort_key import ID_BITS
from termnews.tui.headlines.day_headings import Headings, day_name, day_starts, since_text


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 11, 20), "Today"),
        (date(2026, 11, 19), "Yesterday"),
        (date(2026, 11, 17), "Tuesday 17 November"),
        (date(2025, 11, 17), "Monday 17 November 2025"),
        (date(2026, 11, 21), "Saturday 21 November"),
    ],
)
def test_days_are_named_as_people_say_them(day: date, name: str) -> None:
    assert day_name(day, NOW.date()) == name


@pytest.mark.parametrize(
    ("hours", "text"), [(3, "17:00"), (26, "yesterday, 18:00"), (74, "Tuesday, 18:00"), (20 * 24, "31 October")]
)
def test_a_time_is_told_as_people_say_it(hours: int, text: str) -> None:
    assert since_text(NOW - timedelta(hours=hours), NOW, UTC) == text


@given(st.lists(st.integers(0, 40 * 86400), min_size=1, max_size=60), st.booleans())
def test_a_heading_stands_where_the_day_changes_and_nowhere_else(ages: list[int], newest_first: bool) -> None:
    dates = sorted((int(NOW.timestamp()) - age for age in ages), reverse=newest_first)
    days = [datetime.fromtimestamp(one).date() for one in dates]
    expected = [row for row, day in enumerate(days) if row == 0 or day != days[row - 1]]
    assert list(day_starts(ArticleList(one << ID_BITS | 1 for one in dates), newest_first=newest_first)) == expected


def test_what_is_new_stands_above_the_first_day() -> None:
    listed = ArticleList([int(NOW.timestamp()) << ID_BITS | 1])
    headings = Headings(listed, lambda: NOW, days=[0], note="1 new since 09:00")
    assert list(headings.rows) == [0, 0]
    assert [headings.text(0), headings.text(1)] == ["1 new since 09:00", "Today"]
