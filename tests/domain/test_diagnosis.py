"""What is said of a source that does not do well."""

from datetime import UTC, datetime, timedelta

import pytest

from termnews.domain.diagnosis import QUIET_AFTER, SLOW, Trouble, diagnose
from termnews.domain.source import Health, Source

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
MARCH_3 = datetime(2026, 3, 3, 8, tzinfo=UTC)


def said(*, interval: timedelta = timedelta(minutes=30), **health: object) -> list[tuple[Trouble, str]]:
    """Return what is found of a source of that health."""
    source = Source(1, "https://rivers.example/feed", "Rivers", "World", health=Health(**health))  # type: ignore[arg-type]
    return [(finding.trouble, finding.sentence) for finding in diagnose(source, NOW, interval=interval)]


def test_nothing_is_said_of_a_source_that_does_well_or_was_never_asked() -> None:
    assert said() == []
    assert said(checked=NOW, success=NOW, newest=NOW - timedelta(days=200), took=1.5) == []


def test_a_source_that_is_gone_is_asked_no_more() -> None:
    found = said(gone=True, error="The feed is gone (410).", error_since=MARCH_3, checked=NOW, failures=1)
    sentence = "The server says the feed is gone (410), since 3 March. It is no longer asked."
    assert found == [(Trouble.GONE, sentence)]


def test_a_broken_source_is_told_with_the_time_of_the_next_attempt() -> None:
    found = said(error="The server has an error (500).", error_since=MARCH_3, checked=NOW, failures=1)
    ((trouble, sentence),) = found
    assert trouble is Trouble.BROKEN
    assert sentence.startswith("The server has an error (500), since 3 March. It is tried again after 12:5")


def test_a_broken_source_that_is_paused_has_no_next_attempt() -> None:
    health = Health(error="The server has an error (500).", error_since=MARCH_3, checked=NOW, failures=1)
    source = Source(1, "https://rivers.example/feed", "Rivers", "World", paused=True, health=health)
    assert diagnose(source, NOW)[0].sentence.endswith("since 3 March. It is paused.")


@pytest.mark.parametrize(
    ("retry_at", "told"),
    [
        (datetime(2026, 3, 9, 18, 5, tzinfo=UTC), "Its server asks to be left alone until 18:05."),
        (datetime(2026, 3, 10, 7, 0, tzinfo=UTC), "Its server asks to be left alone until 10 March, 07:00."),
    ],
)
def test_a_next_attempt_on_another_day_is_told_with_its_date(retry_at: datetime, told: str) -> None:
    ((_, sentence),) = said(error="Too many requests.", error_since=NOW, checked=NOW, failures=1, retry_at=retry_at)
    assert sentence.endswith(told)


def test_a_wait_that_is_longer_than_the_server_asked_for_is_not_told_as_its_own() -> None:
    soon = NOW + timedelta(minutes=2)
    ((_, sentence),) = said(error="Too many requests.", error_since=NOW, checked=NOW, failures=5, retry_at=soon)
    assert "It is tried again after" in sentence


def test_an_attempt_that_is_due_already_comes_with_the_next_refresh() -> None:
    ((_, sentence),) = said(error="No answer.", error_since=MARCH_3, checked=MARCH_3, failures=1)
    assert sentence == "No answer, since 3 March. It is tried again with the next refresh."


@pytest.mark.parametrize(
    ("since", "told"),
    [
        (NOW - timedelta(seconds=5), ", since 11:59."),
        (NOW - timedelta(hours=11), ", since 01:00."),
        (NOW - timedelta(hours=14), ", since yesterday, 22:00."),
        (NOW - timedelta(days=2), ", since 7 March."),
        (NOW + timedelta(days=9000), "No answer."),
    ],
)
def test_an_error_is_told_by_the_hour_while_it_is_hours_old(since: datetime, told: str) -> None:
    ((_, sentence),) = said(error="No answer.", error_since=since, checked=NOW, failures=1)
    assert told in sentence


def test_an_error_of_another_year_is_told_with_the_year() -> None:
    ((_, sentence),) = said(error="No answer.", error_since=datetime(2025, 12, 30, tzinfo=UTC), checked=MARCH_3)
    assert sentence.startswith("No answer, since 30 December 2025.")


def test_a_source_is_quiet_when_its_newest_article_is_a_year_old() -> None:
    year_old = NOW - QUIET_AFTER
    assert said(newest=year_old) == [(Trouble.QUIET, "No new article since 9 March 2025.")]
    assert said(newest=year_old + timedelta(seconds=1)) == []


def test_a_source_is_slow_when_it_takes_five_seconds() -> None:
    assert said(took=SLOW) == [(Trouble.SLOW, "The server takes 5 seconds to answer.")]
    assert said(took=SLOW - 0.01) == []


def test_a_broken_source_is_not_called_slow_but_may_be_quiet_the_worst_first() -> None:
    found = said(error="No answer.", took=30.0, newest=NOW - 2 * QUIET_AFTER)
    assert [trouble for trouble, _ in found] == [Trouble.BROKEN, Trouble.QUIET]


def test_the_next_attempt_follows_the_interval_of_the_source() -> None:
    day = timedelta(days=1)
    ((_, sentence),) = said(error="No answer.", checked=NOW, failures=1, interval=day)
    assert "It is tried again after 10 March" in sentence
