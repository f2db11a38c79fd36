"""The locks of a cache: nothing but SQLite opens its files, since closing one drops the locks of the whole process."""

import os
import sqlite3
import sys
from pathlib import Path

import pytest
from tests.faults.program import Program, Ran
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.terminal import OnTerminal

from termnews.store.cache import Cache

RUN = "import sys; sys.argv = ['termnews', *sys.argv[1:]]; from termnews.cli.main import main; sys.exit(main())"
# Python runs it at its start, before anything of the program
WATCH = """
import os, sys

report = os.open(os.environ["OPENED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        name = os.path.realpath(os.fsdecode(arguments[0]))
        if name.startswith(os.environ["CACHE"]):
            os.write(report, f"{name} by {sys.argv}\\n".encode())

sys.addaudithook(watch)
"""


@pytest.fixture
def opened(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the file that lists every opening of the cache's files by anything but SQLite, in any process."""
    folder, report = tmp_path / "watch", tmp_path / "opened"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(WATCH, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setenv("OPENED", str(report))
    monkeypatch.setenv("CACHE", str((home / "data" / "termnews" / "cache.db").resolve()))
    return report


def ok(ran: Ran) -> Ran:
    assert ran.code == 0, ran.said
    return ran


@pytest.mark.fault("A1")
def test_nothing_but_sqlite_opens_the_cache_whatever_is_run(
    opened: Path, home: Path, program: Program, publisher: Publisher, tmp_path: Path
) -> None:
    url = publisher.serve("/feed.xml", rss(Story(f"River {n}") for n in range(9)))
    for arguments in (
        ["add", url], ["refresh"], ["list", "--json"], ["search", "river"], ["mark", "starred", "1"], ["read", "1"],
        ["sources"], ["export"], ["save", tmp_path / "day.db"], ["doctor", "--thorough"], ["doctor", "--repair"],
        ["--offline", "list"],
    ):  # fmt: skip
        ok(program.run(*arguments))
    with OnTerminal(RUN, {"PYTHONPATH": os.environ["PYTHONPATH"]}) as reader:
        reader.wait_for("River 3")
        reader.press("s")
        reader.press("\r")
        reader.wait_for("All about River")
        reader.press("r")
        reader.wait_for(lambda _: len(publisher.seen("/feed.xml")) > 2)
        reader.press("Q")
        assert reader.wait() == 0
    assert opened.read_text() == ""


@pytest.mark.fault("A1")
def test_the_cache_named_as_a_file_to_read_is_refused_unopened(
    opened: Path, home: Path, program: Program, publisher: Publisher
) -> None:
    folder = home / "data" / "termnews"
    ok(program.run("add", publisher.serve("/feed.xml", rss([Story("The Nile")]))))
    (folder / "link.db").symlink_to(folder / "cache.db")
    with Cache.open(folder / "cache.db") as held:
        held.sources.all()
        names = ["cache.db", "cache.db-wal", "cache.db-shm", "link.db"]
        ran = program.run("read", *(folder / name for name in names))
        assert ran.code == 1 and ran.said.count("is the cache itself") == len(names)
        ran = program.run("import", folder / "link.db")
        assert ran.code == 1 and "is the cache itself" in ran.said
    assert opened.read_text() == ""
    assert len(program.rows("list")) == 1


def locks(path: Path) -> list[str]:
    """Return what the kernel says of this process's locks on a file."""
    # "1: POSIX  ADVISORY  READ 4242 fe:00:131077 1073741826 1073742335", see proc(5)
    inode = path.stat().st_ino
    rows = [line.split() for line in Path("/proc/locks").read_text().splitlines()]
    return sorted(
        " ".join(row[1:]) for row in rows if row[4] == str(os.getpid()) and row[5].rpartition(":")[2] == str(inode)
    )


@pytest.mark.fault("A1")
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process's locks")
@pytest.mark.parametrize("read_only", [False, True])
def test_the_locks_of_a_process_outlast_its_further_connections(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "cache.db"
    with Cache.open(path) as first:
        first.sources.all()
        held = {part: locks(path.with_name(part)) for part in ("cache.db", "cache.db-shm")}
        assert all(held.values())
        with Cache.open(path, read_only=read_only) as second:
            second.sources.all()
            assert {part: locks(path.with_name(part)) for part in held} == held
        assert {part: locks(path.with_name(part)) for part in held} == held


@pytest.mark.fault("A1")
def test_the_log_stays_while_another_connection_of_another_program_comes_and_goes(
    tmp_path: Path, program: Program
) -> None:
    path = tmp_path / "cache.db"
    with Cache.open(path) as first:
        first.sources.all()
        Cache.open(path).close()
        log = path.with_name("cache.db-wal").stat().st_ino
        ok(program.run("--cache", path, "list"))
        assert path.with_name("cache.db-wal").stat().st_ino == log
    with sqlite3.connect(path) as whole:
        assert whole.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    whole.close()
