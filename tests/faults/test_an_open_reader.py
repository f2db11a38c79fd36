"""A reader that is left open: it shows what other programs do, costs nothing, and outlasts what goes wrong in it."""

import select
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.terminal import OnTerminal

from termnews.library.lists.marks import Marks
from termnews.library.other_programs import OtherPrograms
from termnews.library.refresh.refresh_source import RefreshSource
from termnews.store.articles import Articles
from termnews.tui.headlines.headline_marks import HeadlineMarks

RUN = "import sys; sys.argv = ['termnews']; from termnews.cli.main import main; sys.exit(main())"
# Let one function of the program raise the first time it is called, as the program itself goes on.
FAULTY = """
import importlib, inspect, sys
from termnews.domain.errors import StoreError

module, name, error = sys.argv[1:]
owner = importlib.import_module(module)
*path, last = name.split(".")
for part in path:
    owner = getattr(owner, part)
real, left = getattr(owner, last), [1]

def raise_once():
    if left:
        left.pop()
        raise eval(error)

def faulty(*arguments, **named):
    raise_once()
    return real(*arguments, **named)

async def faulty_later(*arguments, **named):
    raise_once()
    return await real(*arguments, **named)

setattr(owner, last, faulty_later if inspect.iscoroutinefunction(real) else faulty)
sys.argv = ['termnews']
from termnews.cli.main import main
sys.exit(main())
"""


def feed(count: int) -> str:
    return rss([Story(f"River {n}", body=f"<p>Its source {n}.</p>", day=28 - n) for n in range(count)])


@pytest.fixture
def gazette(home: Path, publisher: Publisher, program: Program) -> Iterator[Publisher]:
    """Give a publisher to whose feed of nine articles the reader is subscribed; it asks for it only when told."""
    settings = home / "config" / "termnews" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("refresh_every = 0\nrefresh_on_start = false\n", "utf-8")
    ran = program.run("add", publisher.serve("/feed.xml", feed(9)))
    assert ran.code == 0, ran.said
    yield publisher


def shows(reader: OnTerminal, what: str, *, seconds: float) -> None:
    """Assert that something is on the screen soon enough."""
    began = time.monotonic()
    reader.wait_for(what)
    assert time.monotonic() - began < seconds


@pytest.mark.fault("A1")
def test_what_other_programs_do_is_shown_within_seconds(gazette: Publisher, program: Program) -> None:
    with OnTerminal(RUN) as reader:
        reader.wait_for("Its source 0")
        reader.press("jj\r")
        reader.wait_for("Its source 2")
        gazette.serve("/feed.xml", feed(14))
        assert program.run("refresh").code == 0
        # three seconds, and as many again for a machine that has more to do
        shows(reader, "5 new", seconds=6)
        shows(reader, "River 9", seconds=6)
        assert "Its source 2" in reader.screen.text
        starred = next(row["id"] for row in program.rows("list", "--all") if row["title"] == "River 4")
        assert program.run("mark", "starred", starred).code == 0
        shows(reader, "★ River 4", seconds=6)
        assert "Its source 2" in reader.screen.text
        reader.press("hs")
        reader.wait_for("★ River 2")
        reader.press("Q")
        assert reader.wait() == 0
    assert {row["title"] for row in program.rows("list", "--all") if row["starred"]} == {"River 2", "River 4"}


@pytest.mark.fault("A1")
def test_a_reader_that_nothing_happens_to_writes_nothing(gazette: Publisher) -> None:
    with OnTerminal(RUN) as reader:
        reader.wait_for("Its source 0")
        quiet, until = False, time.monotonic() + 30
        while not quiet and time.monotonic() < until:
            quiet = not select.select([reader.terminal], [], [], 3)[0]
            if not quiet:
                reader.wait_for("Its source 0")
                reader._read()
        assert quiet, reader.screen.text
        reader.press("Q")
        assert reader.wait() == 0


WRONG = "Something went wrong"
BROKEN = "The cache cannot be read"


@pytest.mark.fault("R02")
@pytest.mark.parametrize(
    ("function", "error", "keys", "said"),
    [
        (Marks.set, "RuntimeError('x')", "s", WRONG),
        (HeadlineMarks.toggle, "RuntimeError('x')", "s", WRONG),
        (HeadlineMarks.toggle, f"StoreError('{BROKEN}.')", "s", BROKEN),
        (OtherPrograms.look, "RuntimeError('x')", "", WRONG),
        (Articles.headlines, f"StoreError('{BROKEN}.')", "", BROKEN),
        (RefreshSource._get, "KeyError('x')", "r", "1 failed"),
    ],
)
def test_an_exception_anywhere_is_one_line_and_the_reader_goes_on(
    gazette: Publisher, program: Program, home: Path, function: Callable[..., object], error: str, keys: str, said: str
) -> None:
    arguments = repr(["", function.__module__, function.__qualname__, error])
    with OnTerminal(f"import sys; sys.argv = {arguments}\n{FAULTY}") as reader:
        before = reader.before
        if said is not BROKEN or keys:
            reader.wait_for("River 8")
        reader.press(keys)
        reader.wait_for(said)
        reader.wait_for("River 8")
        reader.press("s")
        reader.wait_for("★ River 0")
        reader.press("\r")
        reader.wait_for("Its source 0")
        reader.press("Q")
        assert reader.wait() == 0
        assert reader.attributes == before and not reader.screen.alternate and not reader.screen.cursor_hidden
        assert "Traceback" not in reader.screen.text
    log = home / "state" / "termnews" / "termnews.log"
    assert ("Traceback" in (log.read_text("utf-8") if log.exists() else "")) == (said != BROKEN)
    assert len(program.rows("list", "--all")) == 9


@pytest.mark.fault("D03")
@pytest.mark.parametrize("what", ["deleted", "replaced"])
def test_a_mark_is_refused_where_the_cache_was_taken_away(
    gazette: Publisher, home: Path, program: Program, what: str
) -> None:
    cache, day = home / "data" / "termnews" / "cache.db", home / "day.db"
    assert program.run("save", day).code == 0
    with OnTerminal(RUN) as reader:
        reader.wait_for("Its source 0")
        reader.press("s")
        reader.wait_for("★ River 0")
        for path in cache.parent.iterdir():
            path.unlink()
        if what == "replaced":
            day.rename(cache)
        reader.press("js")
        reader.wait_for("replaced")
        reader.press("Q")
        assert reader.wait() == 0
    assert len(program.rows("list", "--starred")) == 0
    assert len(program.rows("list", "--all")) == (9 if what == "replaced" else 0)
