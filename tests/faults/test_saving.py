"""Files that `save` is told to write: nothing is overwritten but an older copy."""

import os
import stat
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher

pytestmark = pytest.mark.fault("U04")


@pytest.fixture
def cache(program: Program, publisher: Publisher, home: Path) -> Path:
    """Give a cache with an article."""
    assert program.run("add", publisher.serve("/feed.xml", rss([Story("The Nile")]))).code == 0
    return home / "data" / "termnews" / "cache.db"


def test_no_file_that_is_no_saved_cache_is_overwritten(cache: Path, program: Program, tmp_path: Path) -> None:
    notes, link, nowhere = tmp_path / "notes.txt", tmp_path / "link.db", tmp_path / "nowhere.db"
    notes.write_text("mine")
    link.symlink_to(notes)
    nowhere.symlink_to(tmp_path / "none" / "x.db")
    for target in (notes, link, nowhere, cache, *(Path(f"{cache}{end}") for end in ("-wal", "-shm", "-journal"))):
        ran = program.run("save", target)
        assert ran.code == 1, target
        assert ran.said.startswith("termnews: ") and str(target) in ran.said and ran.said.count("\n") == 1
    assert notes.read_text() == "mine" and link.is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "link.db", "notes.txt", "nowhere.db"]
    assert len(program.rows("list")) == 1
    assert program.run("save", "--force", link).code == 0
    assert link.is_symlink() and len(program.rows("--offline", "--cache", notes, "list")) == 1
    assert program.run("save", notes).code == 0


def test_devices_pipes_folders_and_long_names_are_refused_even_by_force(
    cache: Path, program: Program, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    null = Path("/dev/null")
    before = null.stat()
    for target in (null, pipe, tmp_path, tmp_path / "none" / "x.db", tmp_path / ("x" * 300), f"{cache}-wal"):
        ran = program.run("save", "--force", target)
        assert ran.code == 1, target
        assert ran.said.count("\n") == 1 and "Traceback" not in ran.said
    assert stat.S_ISCHR(null.stat().st_mode) and null.stat().st_ino == before.st_ino
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert program.run("save", tmp_path / ("x" * 250)).code == 0


def test_files_of_the_program_s_own_are_refused_even_by_force(cache: Path, program: Program, home: Path) -> None:
    sources, log = home / "config" / "termnews" / "sources.toml", home / "state" / "termnews" / "termnews.log"
    before = sources.read_bytes()
    for target in (sources, sources.with_name("config.toml"), log, log.with_name("reader.json")):
        ran = program.run("save", "--force", target)
        assert ran.code == 1 and "termnews itself needs" in ran.said
    assert sources.read_bytes() == before
