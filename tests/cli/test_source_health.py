"""What `sources` tells of sources that do not do well, and what no command shows."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from tests.cli.conftest import Termnews
from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.domain.source import Answer
from termnews.store.cache import Cache

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FEED = rss([Story("One", day=20)], title="Paper")


@pytest.fixture(autouse=True)
def a_day_in_november() -> Iterator[None]:
    """Hold the clock at NOW."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cache(home: Path) -> Path:
    return home / "data" / "termnews" / "cache.db"


def only(termnews: Termnews) -> dict[str, Any]:
    (row,) = termnews("sources", "--json").rows
    return row


def findings(termnews: Termnews) -> list[str]:
    """Return the lines under a source."""
    return [line.strip() for line in termnews("sources").out.splitlines()[1:]]


def test_of_a_source_that_does_well_there_is_one_line(termnews: Termnews, publisher: Publisher) -> None:
    termnews("add", publisher.serve("/feed.xml", FEED))
    assert findings(termnews) == []
    row = only(termnews)
    assert (row["trouble"], row["findings"], row["interval"], row["moved_to"]) == ([], [], None, None)
    assert row["newest"] == "2026-11-20T08:00:00Z"
    assert row["next_refresh"] == "2026-11-22T12:30:00Z"
    assert row["seconds"] == round(row["seconds"], 3)


def test_a_broken_source_is_told_with_the_time_of_the_next_attempt(termnews: Termnews, publisher: Publisher) -> None:
    termnews("add", publisher.serve("/feed.xml", FEED))
    publisher.serve("/feed.xml", "", status=503, headers={"Retry-After": "7200"})
    termnews("refresh")
    (line,) = findings(termnews)
    assert line.endswith("since 12:00. Its server asks to be left alone until 14:00.")
    row = only(termnews)
    assert (row["trouble"], row["next_refresh"]) == (["broken"], "2026-11-22T14:00:00Z")
    assert row["findings"] == [line.removeprefix("! ")]
    assert line.startswith(f"! {row['last_error'].removesuffix('.')}, since")


def test_a_source_that_is_gone_has_no_next_refresh(termnews: Termnews, publisher: Publisher) -> None:
    termnews("add", publisher.serve("/feed.xml", FEED))
    publisher.serve("/feed.xml", "", status=410)
    termnews("refresh")
    assert findings(termnews) == ["! The server says the feed is gone (410), since 12:00. It is no longer asked."]
    row = only(termnews)
    assert (row["trouble"], row["next_refresh"], row["gone"]) == (["gone"], None, True)


def test_quiet_and_slow_sources_have_milder_marks(termnews: Termnews, publisher: Publisher, cache: Path) -> None:
    termnews("add", publisher.serve("/feed.xml", FEED.replace("Nov 2026", "Nov 2024")))
    with Cache.open(cache) as opened:
        for _ in range(9):
            opened.sources.record_unchanged(1, Answer(took=20.0), now=NOW)
    quiet, slow = findings(termnews)
    assert quiet == "~ No new article since 20 November 2024."
    assert slow.startswith("… The server takes 19 seconds")
    row = only(termnews)
    assert row["trouble"] == ["quiet", "slow"]
    assert 19 < row["seconds"] < 20


def test_offline_the_next_refresh_follows_the_same_intervals(
    termnews: Termnews, publisher: Publisher, home: Path
) -> None:
    termnews("add", publisher.serve("/feed.xml", FEED))
    config = home / "config" / "termnews"
    (config / "config.toml").write_text("refresh_every = 90\n")
    (row,) = termnews("--offline", "sources", "--json").rows
    assert row["next_refresh"] == "2026-11-22T13:30:00Z"
    with (config / "sources.toml").open("a") as file:
        file.write("interval = 45\n")
    (row,) = termnews("--offline", "sources", "--json").rows
    assert (row["interval"], row["next_refresh"]) == (45, "2026-11-22T12:45:00Z")


def test_a_password_in_an_address_is_shown_by_no_command(termnews: Termnews, publisher: Publisher) -> None:
    secret = publisher.serve("/feed.xml", FEED).replace("http://", "http://me:s3cret@")
    shown = [termnews("add", secret), termnews("add", secret), termnews("sources")]
    assert only(termnews)["url"] == secret.replace("me:s3cret@", "")
    publisher.serve("/feed.xml", "", status=500)
    shown += [termnews("refresh"), termnews("sources"), termnews("doctor"), termnews("doctor", "--json")]
    shown += [termnews("add", secret.replace("/feed.xml", "/none")), termnews("remove", secret)]
    assert [ran.code for ran in shown] == [0, 0, 0, 3, 0, 3, 3, 1, 0]
    assert "s3cret" not in "".join(ran.out + ran.err for ran in shown)


def test_a_source_never_asked_has_no_times(termnews: Termnews, home: Path) -> None:
    config = home / "config" / "termnews"
    config.mkdir(parents=True)
    (config / "sources.toml").write_text('[[source]]\nurl = "https://a.example/feed"\n')
    row = only(termnews)
    assert [row[key] for key in ("next_refresh", "newest", "seconds", "last_success")] == [None] * 4
