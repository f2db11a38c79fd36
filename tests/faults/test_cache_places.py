"""Places where no cache can be: a pipe, a folder, a device, a link in a circle, a folder that is missing or locked."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Termnews
from tests.faults.program import Program
from tests.terminal import OnTerminal

pytestmark = pytest.mark.fault("D05")
RUN = "import sys; sys.argv = ['termnews', '--cache', {!r}]; from termnews.cli.main import main; sys.exit(main())"


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    """Give paths by what stands there."""
    folder = tmp_path / "places"
    folder.mkdir()
    made = {name: folder / name for name in ("pipe", "folder", "circle", "to-folder", "to-pipe", "file")}
    os.mkfifo(made["pipe"])
    made["folder"].mkdir()
    made["circle"].symlink_to(made["circle"])
    made["to-folder"].symlink_to(made["folder"])
    made["to-pipe"].symlink_to(made["pipe"])
    made["file"].write_text("x")
    return {**made, "below-file": made["file"] / "x.db", "device": Path("/dev/zero"), "long": folder / ("x" * 300)}


def test_a_place_where_no_cache_can_be_is_one_sentence(
    program: Program, termnews: Termnews, places: dict[str, Path]
) -> None:
    for name, path in places.items():
        for command in ("list", "refresh", "doctor"):
            ran = termnews("--cache", str(path), command)
            assert ran.code == 1, name
            told = next(line for line in (ran.err + ran.out).splitlines() if path.name in line)
            assert "cannot be opened" in told or "not a termnews cache" in told, told
            assert command == "doctor" or ran.err.count("\n") == 1
    process = program.run("--cache", places["pipe"], "refresh")
    assert (process.code, process.said.count("\n")) == (1, 1)
    with OnTerminal(RUN.format(str(places["to-pipe"]))) as reader:
        # a long path breaks the sentence anywhere
        reader.wait_for(lambda text: "cannot be opened" in text.replace("\n", ""))
        assert reader.wait() == 1


def test_the_usual_place_of_another_kind_is_one_sentence(program: Program, termnews: Termnews, home: Path) -> None:
    usual = home / "data" / "termnews"
    (home / "data").write_text("a file where the folder should be")
    ran = program.run("list")
    assert (ran.code, ran.said.count("\n")) == (1, 1) and "cache.db" in ran.said
    (home / "data").unlink()
    usual.mkdir(parents=True)
    os.mkfifo(usual / "cache.db")
    assert "a pipe" in termnews("list").err
    (usual / "cache.db").unlink()
    # a link to nowhere is where the cache is to be made
    (usual / "cache.db").symlink_to(home / "elsewhere.db")
    assert termnews("list").code == 0 and (home / "elsewhere.db").is_file()


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a disk that is mounted for reading only, which stops root too."""
    folder = tmp_path / "locked"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "ro,size=64k", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only who may mount a disk can make one that is read-only")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_folder_that_may_not_be_written_to_is_one_sentence(program: Program, locked: Path) -> None:
    ran = program.run("list", env={"XDG_DATA_HOME": str(locked), "XDG_STATE_HOME": str(locked)})
    assert (ran.code, ran.said.count("\n")) == (1, 1)
    ran = program.run("--cache", locked / "x.db", "refresh")
    assert (ran.code, ran.said) == (1, f"termnews: No cache can be made in {locked}: it may not be written to.\n")
