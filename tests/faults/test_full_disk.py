"""A full disk: what is in the cache is read, what cannot be stored is one sentence, and all goes on once there is room.

The disk is a small one of its own where who runs the tests may mount one, else a bound on the size of files.
"""

import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.cli.conftest import Termnews
from tests.faults.program import Program, Ran
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.terminal import OnTerminal

pytestmark = pytest.mark.fault("D04")
RUN = "import sys; sys.argv = ['termnews']; from termnews.cli.main import main; sys.exit(main())"
MEGABYTE = 1_000_000


class Disk:
    """A disk of a few megabytes on which the home of the reader is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ballast = path / "ballast"
        self.env = {f"XDG_{name}_HOME": str(path / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}

    def fill(self, room: int = 0) -> None:
        with self._ballast.open("ab", buffering=0) as file:
            step = MEGABYTE
            while step:
                try:
                    file.write(bytes(step))
                except OSError:
                    step //= 2
        if room:
            with self._ballast.open("r+b") as file:
                file.truncate(self._ballast.stat().st_size - room)

    def empty(self) -> None:
        self._ballast.unlink()


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """Give the disk, with everything of the reader on it."""
    path = tmp_path / "disk"
    path.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", path], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("only who may mount a disk can fill one of its own")
    disk = Disk(path)
    for name, value in disk.env.items():
        monkeypatch.setenv(name, value)
    yield disk
    subprocess.run(["umount", "-l", path], check=True)


def one_sentence(ran: Ran) -> None:
    assert ran.said.count("\n") == 1 and ran.said.startswith("termnews: ") and "full" in ran.said, ran.said


def big(count: int) -> str:
    return rss([Story(f"River {number}", body=f"water {number} " * 500) for number in range(count)])


def test_at_the_first_start_it_is_told_and_leaves_no_empty_cache(
    program: Program, publisher: Publisher, disk: Disk
) -> None:
    url = publisher.serve("/feed.xml", rss([Story("The Nile")]))
    disk.fill()
    for command in (["list"], ["add", url]):
        ran = program.run(*command)
        assert ran.code == 1
        one_sentence(ran)
    disk.empty()
    assert program.run("add", url).said == ""
    assert [row["title"] for row in program.rows("list")] == ["The Nile"]


def test_what_is_in_the_cache_is_read_and_marks_are_kept_again_with_room(
    program: Program, termnews: Termnews, publisher: Publisher, disk: Disk
) -> None:
    assert termnews("add", publisher.serve("/feed.xml", rss([Story("The Nile"), Story("The Ob")]))).code == 0
    disk.fill()
    ran = program.run("list", "--json")
    assert ran.code == 0 and len(ran.rows) == 2
    one_sentence(ran)
    for command in (["search", "nile"], ["read", "1"], ["sources"], ["export"], ["list", "--all"]):
        found = termnews(*command)
        assert found.code == 0 and found.out and found.err.count("\n") == 1, found
    for command in (["mark", "read", "1"], ["refresh"], ["save", str(disk.path / "day.db")], ["rename", "1", "X"]):
        refused = termnews(*command)
        assert refused.code in (1, 3) and "Traceback" not in refused.err and "full" in refused.err
    assert any("0 MB free" in row["message"] for row in program.run("doctor", "--json").rows)
    disk.empty()
    marked = program.run("mark", "read", "1")
    assert (marked.code, marked.said) == (0, "")
    assert not (disk.path / "day.db").exists()


def test_a_refresh_that_fills_it_loses_nothing_and_goes_on_with_room(
    program: Program, publisher: Publisher, disk: Disk, articles_lost: Callable[[int], None]
) -> None:
    small, large = publisher.serve("/small.xml", rss([Story("The Nile")])), publisher.url("/large.xml")
    assert program.run("add", small).code == 0
    publisher.serve("/large.xml", rss([Story("River 0")]))
    assert program.run("add", large).code == 0
    publisher.serve("/large.xml", big(120))
    disk.fill(room=MEGABYTE // 2)
    ran = program.run("refresh")
    assert ran.code in (1, 3) and "full" in ran.said and "Traceback" not in ran.said
    assert {row["title"] for row in program.run("list", "--json").rows} >= {"The Nile", "River 0"}
    disk.empty()
    assert program.run("refresh").code == 0
    articles_lost(121 - len(program.rows("list")))


def test_the_reader_goes_on_reading_and_keeps_marks_once_there_is_room(
    termnews: Termnews, publisher: Publisher, disk: Disk
) -> None:
    url = publisher.serve("/feed.xml", rss(Story(name) for name in ("Nile", "Ob", "Rhine")))
    assert termnews("add", url).code == 0
    with OnTerminal(RUN, disk.env) as reader:
        reader.wait_for("Rhine")
        disk.fill()
        for _ in range(100):
            reader.press("s")
        reader.wait_for("is full; make room")
        disk.empty()
        reader.press("jb")
        while not termnews("list", "--later", "--json").rows:
            reader.wait_for("Rhine")
        reader.press("Q")
        assert reader.wait() == 0
    assert termnews("list", "--all").code == 0
    disk.fill()
    with OnTerminal(RUN, disk.env) as reader:
        reader.wait_for("can be read")
        reader.wait_for("Rhine")
        reader.press("Q")
        assert reader.wait() == 0


@pytest.mark.parametrize("command", [["list", "--json"], ["export"]])
def test_an_output_that_is_full_is_one_sentence(
    program: Program, termnews: Termnews, publisher: Publisher, command: list[str]
) -> None:
    assert termnews("add", publisher.serve("/feed.xml", rss([Story("The Nile")]))).code == 0
    with Path("/dev/full").open("wb") as full:
        ran = program.run(*command, stdout=full, stderr=subprocess.PIPE)
    assert ran.code == 1 and ran.said.count("\n") == 1 and "No space left" in ran.said


def test_files_that_may_not_grow_are_told_as_a_full_disk_is(
    program: Program, publisher: Publisher, home: Path, articles_lost: Callable[[int], None]
) -> None:
    url = publisher.serve("/feed.xml", rss([Story("River 0")]))
    assert program.run("add", url).code == 0
    publisher.serve("/feed.xml", big(100))
    bound = 300_000

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (bound, bound))

    ran = program.run("refresh", preexec_fn=bounded)
    assert ran.code in (1, 3) and "full" in ran.said and "Traceback" not in ran.said
    assert "River 0" in program.run("list", preexec_fn=bounded).text
    with suppress(FileNotFoundError):
        (home / "day.db").unlink()
    assert program.run("save", home / "day.db", preexec_fn=bounded).code in (0, 1)
    assert program.run("refresh").code == 0
    articles_lost(100 - len(program.rows("list")))
