"""When a source is asked."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.schedule import INTERVAL, LONGEST_WAIT, due, next_refresh, wait
from termnews.domain.source import Health

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_a_source_never_asked_is_due() -> None:
    assert due(Health(), NOW, asked=False)
    assert next_refresh(Health()) is None


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
    assert next_refresh(health) is None


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


@given(failures=st.integers(0, 10**6), minutes=st.integers(1, 10**5), url=st.text())
def test_a_wait_is_never_absurd(failures: int, minutes: int, url: str) -> None:
    interval = timedelta(minutes=minutes)
    assert interval * 0.9 <= wait(Health(failures=failures), url=url, interval=interval) <= max(interval, LONGEST_WAIT)
