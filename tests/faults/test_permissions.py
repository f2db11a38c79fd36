"""Permissions: what is written is for its owner alone, whatever the umask, and two programs lose nothing in it."""

import logging
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.terminal import OnTerminal

from termnews.library.logs import log_to
from termnews.library.memory import Memory

pytestmark = pytest.mark.fault("D09")

READER = "import os; os.umask({umask}); from termnews.cli.main import main; main([])"
KEEPER = """
import sys
from pathlib import Path
from termnews.library.memory import Memory
memory = Memory(Path(sys.argv[1]), Path("cache.db"))
for number in range(25):
    memory.keep(sys.argv[2] + str(number), number)
"""


def open_to_others(folder: Path) -> list[str]:
    """Return what below a folder others may do anything with."""
    return [
        f"{path.relative_to(folder)} {stat.filemode(path.stat().st_mode)}"
        for path in sorted(folder.rglob("*"))
        if path.stat().st_mode & 0o077
    ]


@pytest.mark.parametrize("umask", [0o022, 0o000])
def test_everything_that_is_written_is_for_its_owner_alone(
    program: Program, home: Path, publisher: Publisher, umask: int
) -> None:
    feed = publisher.serve("/feed.xml", rss([Story("First"), Story("Second")]))
    assert program.run("add", feed, umask=umask).code == 0
    with OnTerminal(READER.format(umask=umask)) as reader:
        reader.wait_for("First")
        # while it is open the cache has a log and shared memory beside it
        assert (home / "data" / "termnews" / "cache.db-wal").exists()
        assert open_to_others(home) == []
        reader.press("Q")
        assert reader.wait() == 0
    assert program.run("save", home / "day.db", umask=umask).code == 0
    publisher.serve("/feed.xml", "<rss>")
    program.run("refresh", umask=umask)
    log_line(home)
    assert {path.name for path in home.rglob("*") if path.is_file()} >= {
        "cache.db", "sources.toml", "reader.json", "last-screen", "day.db", "termnews.log"
    }  # fmt: skip
    assert open_to_others(home) == []


def log_line(home: Path) -> None:
    """Have the program's own log hold something."""
    code = (
        "import os, logging; os.umask(0)\nfrom pathlib import Path\nfrom termnews.library.logs import log_to\n"
        f"log_to(Path({str(home / 'state' / 'termnews' / 'termnews.log')!r}))\nlogging.error('a line')"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_an_earlier_version_left_open_is_closed(program: Program, home: Path, publisher: Publisher) -> None:
    assert program.run("add", publisher.serve("/feed.xml", rss([Story("First")]))).code == 0
    Memory(home / "state" / "termnews" / "reader.json", home / "data" / "termnews" / "cache.db").keep("theme", "ink")
    log_line(home)
    for number in ("1", "2"):
        (home / "state" / "termnews" / f"termnews.log.{number}").write_text("old\n")
    for path in home.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert program.run("list").code == 0
    ours = [path for path in home.rglob("*") if "termnews" in path.relative_to(home).parts]
    assert [path.name for path in ours if path.stat().st_mode & 0o077] == []


def test_a_cache_and_a_folder_that_were_named_keep_their_permissions(
    program: Program, home: Path, tmp_path: Path
) -> None:
    config, cache = tmp_path / "shared", tmp_path / "day.db"
    config.mkdir()
    assert program.run("--config", config, "--cache", cache, "refresh").code == 0
    config.chmod(0o755)
    cache.chmod(0o644)
    assert program.run("--config", config, "--cache", cache, "list").code == 0
    assert [path.stat().st_mode & 0o777 for path in (config, cache)] == [0o755, 0o644]


@pytest.fixture
def own_log() -> Iterator[None]:
    """Give the tests' log back afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers, root.level = handlers, level


def test_a_log_that_is_full_makes_room_for_one_that_is_as_private(home: Path, own_log: None) -> None:
    path = home / "state" / "termnews" / "termnews.log"
    log_to(path)
    for _ in range(32):
        logging.error("x" * 100_000)
    assert sorted(one.name for one in path.parent.iterdir()) == ["termnews.log", "termnews.log.1", "termnews.log.2"]
    assert open_to_others(home) == []


def test_programs_that_remember_at_once_lose_nothing_and_leave_nothing_behind(tmp_path: Path) -> None:
    file = tmp_path / "state" / "reader.json"
    programs = [subprocess.Popen([sys.executable, "-c", KEEPER, str(file), name], cwd=tmp_path) for name in "abc"]
    assert [one.wait(60) for one in programs] == [0, 0, 0]
    memory = Memory(file, tmp_path / "cache.db")
    assert [memory.get(f"{name}{number}") for name in "abc" for number in range(25)] == list(range(25)) * 3
    assert [path.name for path in file.parent.iterdir()] == ["reader.json"]
    assert file.stat().st_mode & 0o777 == 0o600
