"""Hosts that stay silent hold up nobody but their own sources, and those no longer than two deadlines."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher

DEADLINE = 2


@pytest.fixture
def silent() -> Iterator[Publisher]:
    """Give a publisher at another address."""
    with Publisher("127.0.0.2") as publisher:
        yield publisher


@pytest.fixture
def healthy(publisher: Publisher) -> list[str]:
    """Give nine feeds that are there."""
    return [publisher.serve(f"/{n}.xml", rss([Story(f"Story {n}")], title=f"Paper {n}")) for n in range(9)]


def subscribe(home: Path, urls: list[str]) -> None:
    folder = home / "config" / "termnews"
    folder.mkdir(parents=True)
    (folder / "sources.toml").write_text("".join(f'[[source]]\nurl = "{url}"\n' for url in urls), "utf-8")
    (folder / "config.toml").write_text(f"[network]\ndeadline = {DEADLINE}\n", "utf-8")


@pytest.mark.fault("H13")
def test_a_hundred_sources_on_a_silent_host_are_done_within_two_deadlines(
    program: Program, silent: Publisher, healthy: list[str], home: Path
) -> None:
    dead = [silent.fault(f"/{n}.xml", "silent") for n in range(100)]
    subscribe(home, dead[:50] + healthy + dead[50:])
    *rows, summary = program.run("refresh", "--json").rows
    assert summary["seconds"] < 2 * DEADLINE + 3
    assert (summary["updated"], summary["failed"], summary["skipped"]) == (9, 4, 96)
    told = Counter(row["error"] for row in rows if row["status"] == "skipped")
    assert told == {"Not asked: 127.0.0.2 did not answer.": 96}
    # the healthy ones were done before the first deadline was over
    assert [row["status"] for row in rows[:9]] == ["updated"] * 9
    health = {source["url"]: source for source in program.rows("sources")}
    assert sum(health[url]["last_error"] is not None for url in dead) == 4
    assert all(health[url]["next_refresh"] is not None for url in dead)


@pytest.mark.fault("H13")
def test_a_host_that_answers_some_of_its_sources_is_asked_for_all(
    program: Program, silent: Publisher, healthy: list[str], home: Path
) -> None:
    urls = [silent.fault(f"/dead{n}.xml", "silent") for n in range(3)]
    urls += [silent.serve(f"/{n}.xml", rss([Story(f"Late {n}")])) for n in range(6)]
    subscribe(home, urls)
    summary = program.run("refresh", "--json").rows[-1]
    assert (summary["updated"], summary["failed"], summary["skipped"]) == (6, 3, 0)


@pytest.mark.fault("H03")
def test_dripping_hanging_and_endless_answers_end_at_the_deadline_and_hold_up_no_other(
    program: Program, silent: Publisher, healthy: list[str], home: Path
) -> None:
    faults = [silent.fault(f"/{kind}.xml", kind) for kind in ("drip", "silent", "stall", "endless")]
    subscribe(home, faults + healthy)
    *rows, summary = program.run("refresh", "--json").rows
    assert summary["seconds"] < 2 * DEADLINE + 3
    assert (summary["updated"], summary["failed"]) == (9, 4)
    assert [row["status"] for row in rows[:9]].count("updated") >= 8
    for row in rows:
        assert row["status"] == "updated" or (row["error"] and "\n" not in row["error"])
