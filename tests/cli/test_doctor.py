"""The command doctor."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
import time_machine
from tests.cli.conftest import Ran, Termnews
from tests.feeds import Story, rss
from tests.publisher import Publisher

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def a_day_in_november(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold the clock at NOW, in a terminal that has nothing to be warned of."""
    for name in ("TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cache(home: Path) -> Path:
    return home / "data" / "termnews" / "cache.db"


@pytest.fixture
def config(home: Path) -> Path:
    folder = home / "config" / "termnews"
    folder.mkdir(parents=True)
    return folder


def found(ran: Ran, status: str) -> list[dict[str, str]]:
    return [row for row in ran.rows if row["status"] == status]


def told(ran: Ran, check: str) -> str:
    """Return what was said of one thing, in one string."""
    return " ".join(f"{row['message']} {row['advice'] or ''}".strip() for row in ran.rows if row["check"] == check)


def change(cache: Path, statement: str) -> None:
    with closing(sqlite3.connect(cache, isolation_level=None)) as connection:
        connection.execute(statement)


def test_where_all_is_well_it_says_so_and_exits_with_0(termnews: Termnews, publisher: Publisher, cache: Path) -> None:
    termnews("add", publisher.serve("/feed.xml", rss([Story("One", day=20)])))
    ran = termnews("doctor", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert {row["status"] for row in ran.rows} == {"ok"}
    assert all(set(row) == {"check", "status", "message", "advice"} for row in ran.rows)
    assert {row["check"] for row in ran.rows} == {
        "program", "configuration", "terminal", "pictures", "network", "log", "cache", "search", "sources", "disk",
    }  # fmt: skip
    assert f"{cache}, 0.1 MB, 1 article." in told(ran, "cache")
    assert told(ran, "sources") == "1 source: 1 fine."


def test_each_check_is_one_line_for_people(termnews: Termnews) -> None:
    ran = termnews("doctor")
    assert ran.code == 0
    assert ran.out.count("\n") == len(termnews("doctor", "--json").rows)
    assert all(line.startswith(("ok ", "~  ", "!  ")) for line in ran.out.splitlines())
    assert "No sources yet" in ran.out


def test_no_server_is_asked(termnews: Termnews, publisher: Publisher) -> None:
    termnews("add", publisher.serve("/feed.xml", rss([Story("One")])))
    before = len(publisher.requests)
    assert "asks no server" in told(termnews("doctor", "--json"), "network")
    assert len(publisher.requests) == before


def test_what_is_wrong_in_the_configuration_is_a_problem_each(termnews: Termnews, config: Path) -> None:
    (config / "config.toml").write_text('measure = 3\n[keys]\n"article.nothing" = "x"\n')
    (config / "sources.toml").write_text('[[source]]\nurl = "https://a.example/feed"\ncategroy = "World"\n')
    ran = termnews("doctor", "--json")
    assert ran.code == 1
    assert [row["check"] for row in found(ran, "problem")] == ["config.toml", "config.toml", "sources.toml"]
    assert "measure" in ran.out and "article.nothing" in ran.out and "categroy" in ran.out
    assert all(row["advice"] for row in found(ran, "problem"))


def test_a_macro_of_no_action_is_a_problem(termnews: Termnews, config: Path) -> None:
    """The reader shows a message for the same file, so doctor cannot call it well."""
    (config / "config.toml").write_text('[macros]\n"z q" = ["no.such"]\n')
    ran = termnews("doctor", "--json")
    assert ran.code == 1
    assert 'there is no action "no.such"' in told(ran, "config.toml")


def test_a_sources_file_that_cannot_be_read_is_a_problem_and_the_rest_is_checked(
    termnews: Termnews, config: Path
) -> None:
    (config / "sources.toml").write_text("[[source]\n")
    ran = termnews("doctor", "--json")
    assert ran.code == 1
    assert "line 1" in told(ran, "sources.toml")
    assert "whole" in told(ran, "cache")


@pytest.mark.parametrize(
    "secret",
    ['username = "me"\npassword_command = "pass news"', 'headers = { X-Key = "k" }', "any_certificate = true"],
)
def test_a_sources_file_that_holds_secrets_is_for_its_owner_alone(
    termnews: Termnews, config: Path, secret: str
) -> None:
    file = config / "sources.toml"
    file.write_text(f'[[source]]\nurl = "https://a.example/feed"\n{secret}\n')
    file.chmod(0o644)
    ran = termnews("doctor", "--json")
    assert ran.code == 0
    assert (f"chmod 600 {file}" in told(ran, "sources.toml")) == ("any_certificate" not in secret)
    file.chmod(0o600)
    assert found(termnews("doctor", "--json"), "warning") == []


@pytest.mark.parametrize("content", [b"no database at all", b"SQLite format 3\x00" + bytes(range(256)) * 40])
def test_a_file_that_is_no_cache_is_a_problem_and_the_rest_is_checked(
    termnews: Termnews, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "wrong.db"
    file.write_bytes(content)
    ran = termnews("doctor", "--cache", str(file), "--json")
    assert ran.code == 1
    (problem,) = found(ran, "problem")
    assert problem["check"] == "cache"
    assert str(file) in problem["message"]
    assert "termnews" in told(ran, "program")
    assert file.read_bytes() == content


def test_a_damaged_cache_is_a_problem_and_its_sources_are_told_all_the_same(
    termnews: Termnews, publisher: Publisher, cache: Path
) -> None:
    termnews("add", publisher.serve("/feed.xml", rss([Story("One"), Story("Two")])))
    with closing(sqlite3.connect(cache)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name IN ('contents', 'topics')"
        pages = [page for (page,) in connection.execute(query)]
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with cache.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * size)
            file.write(b"\xff" * size)
    ran = termnews("doctor", "--json")
    assert ran.code == 1
    assert "damaged" in told(ran, "cache")
    assert "Keep the damaged file" in told(ran, "cache")
    assert told(ran, "sources") == "1 source: 1 fine."


def test_a_read_only_cache_is_no_problem(
    termnews: Termnews, publisher: Publisher, cache: Path, read_only_medium: Path
) -> None:
    termnews("add", publisher.serve("/feed.xml", rss([Story("One")])))
    termnews("save", str(read_only_medium / "saved.db"))
    ran = termnews("doctor", "--offline", "--cache", str(read_only_medium / "saved.db"), "--json")
    assert ran.code == 0
    assert "Read-only" in told(ran, "cache")
    assert "1 source: 1 fine." in told(ran, "sources")
    assert "--offline" in told(ran, "network")
    refused = termnews("doctor", "--cache", str(read_only_medium / "saved.db"), "--repair", "--json")
    assert refused.code == 1
    assert "read-only" in told(refused, "search")


def test_a_search_index_that_misses_articles_is_made_anew_on_request(
    termnews: Termnews, publisher: Publisher, cache: Path
) -> None:
    termnews("add", publisher.serve("/feed.xml", rss([Story("Rivers"), Story("Stars")])))
    termnews("search", "rivers")
    change(cache, "INSERT INTO words (words) VALUES ('delete-all')")
    ran = termnews("doctor", "--json")
    assert ran.code == 1
    assert "termnews doctor --repair" in told(ran, "search")
    assert termnews("search", "rivers").out == ""
    repaired = termnews("doctor", "--repair", "--json")
    assert repaired.code == 0
    assert "made anew" in told(repaired, "search")
    assert "Rivers" in termnews("search", "rivers").out


def test_articles_that_wait_for_the_index_are_counted_and_no_trouble(
    termnews: Termnews, publisher: Publisher, cache: Path
) -> None:
    termnews("add", publisher.serve("/feed.xml", rss([Story("Rivers"), Story("Stars")])))
    change(cache, "INSERT OR IGNORE INTO unindexed SELECT place FROM states")
    ran = termnews("doctor", "--json")
    assert ran.code == 0
    assert "2 articles not in it yet" in told(ran, "search")


def test_the_index_of_a_large_cache_is_checked_only_when_asked(
    termnews: Termnews, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("termnews.library.doctor.cache_checkup.LARGE", 1000)
    assert "doctor --thorough" in told(termnews("doctor", "--json"), "search")
    assert "agrees" in told(termnews("doctor", "--thorough", "--json"), "search")


def test_little_room_on_the_disk_is_a_warning(termnews: Termnews, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage(NamedTuple):
        free: int

    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(99_000_000))
    ran = termnews("doctor", "--json")
    assert ran.code == 0
    (warning,) = found(ran, "warning")
    assert warning["check"] == "disk"
    assert warning["message"].startswith("99 MB free")


def test_errors_of_the_last_day_in_the_log_are_counted(termnews: Termnews, home: Path) -> None:
    log = home / "state" / "termnews" / "termnews.log"
    log.parent.mkdir(parents=True)
    log.write_text(
        "2026-11-20 10:00:00,000 ERROR termnews.x: too old\n"
        "2026-11-22 10:00:00,000 INFO termnews.x: no ERROR here\n"
        "2026-11-22 10:00:00,000 ERROR termnews.x: one\nTraceback (most recent call last):\n"
    )
    log.with_name("termnews.log.1").write_text("2026-11-21 13:00:00,000 ERROR termnews.x: rotated away\n")
    ran = termnews("doctor", "--json")
    assert ran.code == 0
    assert f"2 errors in the last day in {log}" in told(ran, "log")


def test_where_only_sources_fail_it_exits_with_3_and_names_the_worst_first(
    termnews: Termnews, publisher: Publisher, config: Path
) -> None:
    feeds = {name: rss([Story("One", day=20)], title=name.title()) for name in ("fine", "broken", "gone", "quiet")}
    feeds["quiet"] = feeds["quiet"].replace("Nov 2026", "Nov 2019")
    for name, feed in feeds.items():
        termnews("add", publisher.serve(f"/{name}.xml", feed))
    publisher.serve("/broken.xml", "", status=500)
    publisher.serve("/gone.xml", "", status=410)
    termnews("refresh")
    ran = termnews("doctor", "--json")
    assert ran.code == 3
    total, *bad = [row for row in ran.rows if row["check"] == "sources"]
    assert total["message"] == "4 sources: 1 fine, 1 gone, 1 broken, 1 quiet."
    assert [(row["message"].partition(":")[0], row["status"]) for row in bad] == [
        ("Gone", "problem"), ("Broken", "problem"), ("Quiet", "warning"),
    ]  # fmt: skip
    assert all("termnews" in row["advice"] for row in bad)
    (config / "config.toml").write_text("measure = 3\n")
    assert termnews("doctor").code == 1


def test_the_demo_edition_is_well(termnews: Termnews) -> None:
    ran = termnews("doctor", "--demo", "--json")
    assert ran.code == 0
    assert "fine" in told(ran, "sources")
    assert "no server is ever asked" in told(ran, "network")


def test_a_terminal_that_cannot_show_every_letter_is_told_so_all_the_same(config: Path) -> None:
    (config / "sources.toml").write_text('[[source]]\nurl = "https://a.example/feed"\nkategorie = "日本"\n日本 = 1\n')
    code = "from termnews.cli.main import main; main(['doctor'])"
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", code],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert done.returncode == 1
    assert b"The encoding is ascii" in done.stdout
    assert done.stderr == b""


def test_dates_that_nobody_can_read_are_told_until_they_are_mended(termnews: Termnews, publisher: Publisher) -> None:
    feed = rss([Story("One", day=20)])
    odd = feed.replace("20 Nov 2026", "the day after")
    assert odd != feed
    termnews("add", publisher.serve("/feed.xml", odd))
    assert "1 date cannot be read, such as" in told(termnews("doctor", "--json"), "dates")
    assert termnews("list", "--json").rows[0]["published"] is None
    publisher.serve("/feed.xml", feed)
    termnews("refresh")
    assert told(termnews("doctor", "--json"), "dates") == ""
