"""When a source is asked."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.schedule import INTERVAL, LONGEST_ASKED, LONGEST_WAIT, due, next_refresh, wait
from termnews.domain.source import Health

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_a_source_never_asked_is_due() -> None:
    assert due(Health(), NOW, asked=False)
    assert next_refresh(Health(), NOW) is None


def test_the_readers_own_refresh_waits_for_the_interval() -> None:
    health = Health(checked=NOW, success=NOW)
    assert not due(health, NOW + INTERVAL - MINUTE, asked=False)
    assert due(health, NOW + INTERVAL, asked=False)
    assert due(health, NOW + 5 * MINUTE, asked=False, interval=5 * MINUTE)


def test_a_refresh_a_person_asked_for_waits_for_nothing() -> None:
    assert due(Health(checked=NOW, failures=9, error="no answer"), NOW, asked=True)


def test_a_server_that_said_when_to_return_is_asked_then_and_not_before() -> None:
    health = Health(checked=NOW, failures=1, retry_at=NOW + timedelta(days=2))
    for asked in (True, False):
        assert not due(health, NOW + timedelta(days=2) - MINUTE, asked=asked)
        assert due(health, NOW + timedelta(days=2), asked=asked)


def test_a_source_that_is_gone_is_asked_no_more() -> None:
    health = Health(checked=NOW, gone=True)
    assert not due(health, NOW + timedelta(days=999), asked=True)
    assert next_refresh(health, NOW) is None


def test_each_failure_in_a_row_lengthens_the_wait_up_to_a_day() -> None:
    waits = [wait(Health(failures=failures), url="https://example.org/feed") for failures in range(10)]
    assert waits[0] == INTERVAL
    assert waits[1] > INTERVAL and waits[2] > waits[1]
    assert waits[8] == waits[9] <= LONGEST_WAIT


def test_sources_that_failed_together_are_not_asked_together() -> None:
    waits = {wait(Health(failures=3), url=f"https://example.org/{number}") for number in range(20)}
    assert len(waits) > 10
    assert waits == {wait(Health(failures=3), url=f"https://example.org/{number}") for number in range(20)}


def test_an_interval_longer_than_a_day_is_not_shortened_by_failures() -> None:
    week = timedelta(days=7)
    assert wait(Health(failures=4), interval=week) >= week * 0.9


@pytest.mark.parametrize(
    ("health", "longest"),
    [
        (Health(ttl=90), timedelta(minutes=90)),
        (Health(fresh_for=2 * 3600), timedelta(hours=2)),
        (Health(ttl=60, fresh_for=2 * 3600), timedelta(hours=2)),
        (Health(ttl=180, fresh_for=2 * 3600), timedelta(hours=3)),
    ],
)
def test_a_publisher_lengthens_the_interval_by_the_longer_of_what_it_says(health: Health, longest: timedelta) -> None:
    assert wait(health) == longest


@pytest.mark.parametrize("health", [Health(ttl=1440), Health(fresh_for=86_400), Health(ttl=10**9, fresh_for=10**12)])
def test_a_publisher_lengthens_the_interval_to_four_hours_at_most(health: Health) -> None:
    assert wait(health) == LONGEST_ASKED == timedelta(hours=4)
    assert wait(health, interval=timedelta(hours=6)) == timedelta(hours=6)


@pytest.mark.parametrize("health", [Health(ttl=5), Health(fresh_for=60), Health(ttl=0, fresh_for=0)])
def test_a_publisher_does_not_shorten_the_interval(health: Health) -> None:
    assert wait(health) == INTERVAL


def test_a_person_who_asks_does_not_wait_for_what_the_publisher_said() -> None:
    health = Health(checked=NOW, success=NOW, ttl=240)
    assert not due(health, NOW + timedelta(hours=4) - MINUTE, asked=False)
    assert due(health, NOW + timedelta(hours=4), asked=False)
    assert due(health, NOW + MINUTE, asked=True)


@given(failures=st.integers(1, 20), ttl=st.integers(0, 10**6), fresh=st.integers(0, 10**8))
def test_after_a_failure_what_the_last_good_answer_said_counts_no_more(failures: int, ttl: int, fresh: int) -> None:
    assert wait(Health(failures=failures, ttl=ttl, fresh_for=fresh)) == wait(Health(failures=failures))


@given(failures=st.integers(0, 10**6), minutes=st.integers(1, 10**5), url=st.text())
def test_a_wait_is_never_absurd(failures: int, minutes: int, url: str) -> None:
    interval = timedelta(minutes=minutes)
    assert interval * 0.9 <= wait(Health(failures=failures), url=url, interval=interval) <= max(interval, LONGEST_WAIT)


@pytest.mark.parametrize("jump", [timedelta(minutes=5), timedelta(days=1), timedelta(days=365 * 60)])
@pytest.mark.parametrize("failures", [0, 9])
def test_a_clock_that_goes_back_freezes_no_source(jump: timedelta, failures: int) -> None:
    ahead = NOW + jump
    health = Health(checked=ahead, failures=failures, retry_at=ahead + LONGEST_WAIT)
    assert due(health, NOW, asked=False) and due(health, NOW, asked=True)
    assert next_refresh(health, NOW) == NOW
    # once it was asked, by the right clock, it waits as ever
    assert not due(Health(checked=NOW, failures=failures), NOW + 10 * MINUTE, asked=False)


def test_a_clock_that_is_set_right_by_seconds_causes_no_storm() -> None:
    assert not due(Health(checked=NOW + timedelta(seconds=30)), NOW, asked=False)


def test_a_clock_that_jumps_ahead_asks_each_source_once() -> None:
    ahead = NOW + timedelta(days=20_000)
    assert due(Health(checked=NOW), ahead, asked=False)
    assert not due(Health(checked=ahead), ahead + MINUTE, asked=False)
