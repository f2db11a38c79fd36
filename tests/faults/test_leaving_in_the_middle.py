"""Interrupted, quit or killed in the middle of something: gone within two seconds, no process left, the cache whole."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.terminal import OnTerminal

SOON = 2.0 + 4.0
"""Two seconds, and as many again, twice, for a machine that has other things to do."""

RUN = "import sys; sys.argv = ['termnews']; from termnews.cli.main import main; sys.exit(main())"
# In place of the module that reads feeds: it takes a minute, and each process that is in it says so.
SLOW = """
import os, time
with open(os.path.join(os.environ["READING"], str(os.getpid())), "w"):
    pass
time.sleep(60)
"""
# In place of what copies a cache: a statement that never ends.
SLOW_SAVE = """
import sys
from termnews.store.database import Database

run = Database.run

def slow(self, sql, values=()):
    if sql.startswith("VACUUM"):
        print("saving", flush=True)
        self.rows("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n")
    return run(self, sql, values)

Database.run = slow
from termnews.cli.main import main
main(sys.argv[1:])
"""


@pytest.fixture
def reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the folder in which each process that reads feeds leaves its number; it takes a minute over each."""
    folder, modules = tmp_path / "reading", tmp_path / "modules"
    folder.mkdir()
    modules.mkdir()
    monkeypatch.setenv("READING", str(folder))
    monkeypatch.setenv("PYTHONPATH", str(modules))
    yield folder
    for number in readers(folder):
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)


def slow(folder: Path, module: str) -> None:
    """Let a module take a minute."""
    (folder.parent / "modules" / f"{module}.py").write_text(SLOW, "utf-8")


def readers(folder: Path) -> list[int]:
    """Return the numbers of the processes that began to read feeds."""
    return [int(file.name) for file in folder.iterdir()]


def alive(folder: Path) -> list[int]:
    """Return which of the processes that read feeds are still there."""
    return [number for number in readers(folder) if not zombie(number)]


def zombie(number: int) -> bool:
    """Tell whether a process is gone, but for how it ended."""
    with suppress(OSError):
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    return True


def until(true: Callable[[], object], what: str) -> None:
    """Wait until something is true."""
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def gone(process: "subprocess.Popen[bytes]") -> tuple[int, bytes]:
    """Return how a process ended that is to end soon, and what it said."""
    began = time.monotonic()
    _, said = process.communicate(timeout=30)
    assert time.monotonic() - began < SOON
    assert b"Traceback" not in said
    return process.returncode, said


def whole(home: Path) -> int:
    """Return how many articles the cache holds, which is whole, down to its search index."""
    with closing(sqlite3.connect(home / "data" / "termnews" / "cache.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])


def subscribe(program: Program, home: Path, urls: list[str]) -> None:
    file = home / "urls"
    file.write_text("".join(f"{url}\n" for url in urls), "utf-8")
    ran = program.run("import", file)
    assert ran.code == 0, ran.said
    settings = home / "config" / "termnews" / "config.toml"
    settings.write_text("refresh_on_start = false\nrefresh_every = 0\n", "utf-8")


def feeds(publisher: Publisher, count: int) -> list[str]:
    return [publisher.serve(f"/{n}.xml", rss([Story(f"Story {n}")])) for n in range(count)]


@pytest.mark.fault("N07")
@pytest.mark.parametrize(
    ("sources", "module"),
    [(12, "pyexpat"), (1, "pyexpat"), (1, "feedparser")],
    ids=["in the second process", "in a thread", "in a child"],
)
def test_interrupting_while_feeds_are_read_ends_all_processes(
    program: Program, publisher: Publisher, home: Path, reading: Path, sources: int, module: str
) -> None:
    broken = "<rss version='2.0'><channel><title>x</title><item><title>one</title></item>"
    broken += "<item <title>two</title></item></channel></rss>"
    urls = feeds(publisher, sources)
    if module == "feedparser":
        urls = [publisher.serve(f"/{n}.xml", broken) for n in range(sources)]
    subscribe(program, home, urls)
    slow(reading, module)
    running = program.start("refresh")
    until(lambda: readers(reading), "no feed is read")
    running.send_signal(signal.SIGINT)
    assert gone(running)[0] == 130
    until(lambda: not alive(reading), "a process stays")
    whole(home)


@pytest.mark.fault("N07")
def test_ending_a_refresh_as_systems_do_ends_all_processes(
    program: Program, publisher: Publisher, home: Path, reading: Path
) -> None:
    subscribe(program, home, feeds(publisher, 12))
    slow(reading, "pyexpat")
    running = program.start("refresh")
    until(lambda: readers(reading), "no feed is read")
    running.send_signal(signal.SIGTERM)
    assert gone(running)[0] == 128 + signal.SIGTERM
    until(lambda: not alive(reading), "a process stays")
    whole(home)


@pytest.mark.fault("N07")
@pytest.mark.fault("R03")
@pytest.mark.parametrize("sources", [12, 1])
def test_quitting_the_reader_while_feeds_are_read_ends_all_processes(
    program: Program, publisher: Publisher, home: Path, reading: Path, sources: int
) -> None:
    subscribe(program, home, feeds(publisher, sources))
    slow(reading, "pyexpat")
    with OnTerminal(RUN) as reader:
        reader.wait_for("127.0.0.1")
        reader.press("R")
        reader.wait_for(lambda _: bool(readers(reading)))
        began = time.monotonic()
        reader.press("Q")
        assert reader.wait() == 0
        assert time.monotonic() - began < SOON
        assert "Traceback" not in reader.screen.text
    until(lambda: not alive(reading), "a process stays")
    whole(home)


@pytest.mark.fault("R03")
@pytest.mark.parametrize("how", ["interrupt", "quit"])
def test_a_refresh_of_silent_servers_is_left_at_once(
    program: Program, publisher: Publisher, home: Path, how: str
) -> None:
    urls = [publisher.fault(f"/{n}.xml", "silent") for n in range(4)]
    subscribe(program, home, [*urls, *feeds(publisher, 1)])
    if how == "quit":
        with OnTerminal(RUN) as reader:
            reader.wait_for("127.0.0.1")
            reader.press("R")
            reader.wait_for(lambda _: len(publisher.requests) >= 3)
            began = time.monotonic()
            reader.press("Q")
            assert reader.wait() == 0
            assert time.monotonic() - began < SOON
    else:
        running = program.start("refresh")
        until(lambda: len(publisher.requests) >= 3, "nothing is asked")
        running.send_signal(signal.SIGINT)
        assert gone(running)[0] == 130
    whole(home)


@pytest.mark.fault("R03")
def test_a_save_is_left_at_once_and_leaves_nothing(
    program: Program, publisher: Publisher, home: Path, tmp_path: Path
) -> None:
    subscribe(program, home, feeds(publisher, 1))
    target = tmp_path / "copies" / "day.db"
    target.parent.mkdir()
    arguments = [sys.executable, "-c", SLOW_SAVE, "save", str(target)]
    running = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None and running.stdout.readline() == b"saving\n"
    running.send_signal(signal.SIGINT)
    assert gone(running)[0] == 130
    assert list(target.parent.iterdir()) == []
    whole(home)


@pytest.mark.fault("R03")
def test_an_import_is_left_at_once_and_changes_nothing(
    program: Program, publisher: Publisher, home: Path, tmp_path: Path
) -> None:
    subscribe(program, home, feeds(publisher, 1))
    pipe = tmp_path / "urls"
    os.mkfifo(pipe)
    running = program.start("import", pipe)
    with pipe.open("wb", buffering=0) as writing:  # it waits until the program reads
        writing.write(b"https://example.org/feed\n")
        running.send_signal(signal.SIGINT)
        assert gone(running)[0] == 130
    assert len(program.rows("sources")) == 1
    whole(home)


@pytest.mark.fault("R03")
def test_a_list_that_nobody_reads_is_left_at_once(program: Program, publisher: Publisher, home: Path) -> None:
    subscribe(program, home, [publisher.serve("/feed.xml", rss(Story("River " * 400 + str(n)) for n in range(200)))])
    assert program.run("refresh").code == 0
    running = program.start("list", "--all", "--json")
    assert running.stdout is not None and running.stdout.read(10)
    running.send_signal(signal.SIGINT)
    assert gone(running)[0] == 130


def killed(program: Program, publisher: Publisher, home: Path, times: int) -> int:
    """Kill a refresh anywhere so many times; return how many articles are missing when one was left alone at last."""
    sources, choice, acknowledged = 10, random.Random(8), 0
    whole_run, number = 1.0, 0
    urls = [publisher.url(f"/{n}.xml") for n in range(sources)]
    for number in range(1, times + 1):
        for n in range(sources):
            publisher.serve(f"/{n}.xml", rss(Story(f"Story {n}.{k}", day=k % 28 + 1) for k in range(5 * number)))
        if number == 1:
            subscribe(program, home, urls)
            began = time.monotonic()
            program.run("refresh")
            whole_run = time.monotonic() - began
            acknowledged = 5 * sources
            continue
        running = program.start("refresh", "--json")
        time.sleep(choice.uniform(0.1, 1.1) * whole_run)
        running.kill()
        out, _ = running.communicate()
        rows = [json.loads(line) for line in out.decode().splitlines() if line.endswith("}")]
        acknowledged += sum(row["new"] for row in rows if "source" in row)
        assert whole(home) >= acknowledged
    assert program.run("refresh").code == 0
    titles = [row["title"] for row in program.rows("list", "--all", "--limit", 100_000)]
    assert len(titles) == len(set(titles))
    assert len(program.rows("search", "story", "--limit", 100_000)) == len(titles)
    return 5 * number * sources - len(titles)


@pytest.mark.fault("D01")
def test_a_refresh_killed_anywhere_loses_nothing_that_was_acknowledged(
    program: Program, publisher: Publisher, home: Path, articles_lost: Callable[[int], None]
) -> None:
    articles_lost(killed(program, publisher, home, 5))
    whole(home)


@pytest.mark.soak
@pytest.mark.fault("D01")
def test_a_refresh_killed_a_hundred_times_loses_nothing_that_was_acknowledged(
    program: Program, publisher: Publisher, home: Path, articles_lost: Callable[[int], None]
) -> None:
    articles_lost(killed(program, publisher, home, 101))
    whole(home)
