"""Two programs on one cache: refreshes, marks, lists, saves and readers at once, and nothing is lost."""

import random
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.faults.program import Program, Ran
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.publisher_faults import Handler
from tests.terminal import OnTerminal

RUN = "import sys; sys.argv = ['termnews']; from termnews.cli.main import main; sys.exit(main())"
SOURCES, STORIES, A_TIME = 12, 60, 20


def growing(publisher: Publisher, number: int) -> str:
    """Serve a feed that has more articles each time it is asked for, up to STORIES; return its address."""
    asked = threading.Lock(), [0]

    def answer(handler: Handler) -> None:
        with asked[0]:
            asked[1][0] += 1
            count = min(STORIES, A_TIME * asked[1][0])
        stories = [Story(f"Story {number}.{n}", day=n % 28 + 1) for n in range(count)]
        handler.reply(200, rss(stories, title=f"Gazette {number}").encode(), {"Content-Type": "application/rss+xml"})

    return publisher.handle(f"/{number}.xml", answer)


def everything() -> set[str]:
    return {f"Story {number}.{n}" for number in range(SOURCES) for n in range(STORIES)}


def whole(path: Path) -> None:
    """Assert that a cache is whole, down to its search index."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")


def troubles(home: Path) -> list[str]:
    """Return what the log holds but for notes."""
    log = home / "state" / "termnews" / "termnews.log"
    return [line for line in (log.read_text("utf-8").splitlines() if log.exists() else ()) if " INFO " not in line]


@dataclass
class Company:
    """Programs on one cache; `starred` and `read` are the marks that were acknowledged."""

    program: Program
    folder: Path
    starred: set[int] = field(default_factory=set)
    read: set[int] = field(default_factory=set)

    def run(self, *arguments: object) -> Ran:
        ran = self.program.run(*arguments)
        assert ran.code == 0 and "termnews: " not in ran.said, f"{arguments}: {ran.code} {ran.said}"
        assert "Traceback" not in ran.said, ran.said
        return ran

    def refresh(self, times: int) -> None:
        for _ in range(times):
            self.run("refresh")

    def mark(self, times: int, seed: int) -> None:
        choice = random.Random(seed)
        for _ in range(times):
            rows = self.run("list", "--all", "--limit", 300, "--json").rows
            for name, marked in (("starred", self.starred), ("read", self.read)):
                if rows:
                    chosen = choice.choice(rows)["id"]
                    self.run("mark", name, chosen)
                    marked.add(chosen)

    def look(self, times: int) -> None:
        for number in range(times):
            self.run("search", "story")
            copy = self.folder / f"copy-{threading.get_ident()}-{number}.db"
            self.run("save", copy)
            whole(copy)
            self.run("doctor")

    def read_on(self, over: threading.Event, seed: int) -> None:
        """Read in the reader until it is over, and put articles by; it takes no mark away that others set."""
        choice = random.Random(seed)
        with OnTerminal(RUN) as reader:
            reader.wait_for("Gazette")
            while not over.is_set():
                reader.press(choice.choice(["j", "j", "k", "b", "\r", "h", "r", "J", "."]))
                until = time.monotonic() + 0.3
                reader.wait_for(lambda _, until=until: time.monotonic() > until)  # type: ignore[misc]
            reader.press("Q")
            assert reader.wait() == 0, reader.screen.text


@contextmanager
def reading(company: Company, readers: int) -> Iterator[None]:
    over = threading.Event()
    with ThreadPoolExecutor(readers) as pool:
        running = [pool.submit(company.read_on, over, seed) for seed in range(readers)]
        try:
            yield
        finally:
            over.set()
        for one in running:
            one.result()


def hammer(company: Company, publisher: Publisher, times: int) -> int:
    """Have everything at once; return how many articles are missing at the end, refreshed once more."""
    for number in range(SOURCES):
        growing(publisher, number)
    company.run("add", publisher.url("/0.xml"))
    listed = company.folder / "urls"
    listed.write_text("".join(f"{publisher.url(f'/{n}.xml')} Company\n" for n in range(SOURCES)), "utf-8")
    company.run("import", listed)
    with reading(company, 2), ThreadPoolExecutor(4) as pool:
        work: list[Callable[[], None]] = [
            lambda: company.refresh(2 * times),
            lambda: company.refresh(2 * times),
            lambda: company.mark(2 * times, seed=1),
            lambda: company.look(times),
        ]
        for one in [pool.submit(work_of) for work_of in work]:
            one.result()
    company.refresh(STORIES // A_TIME)
    rows = company.run("list", "--all", "--limit", 5000, "--json").rows
    titles = [row["title"] for row in rows]
    assert len(titles) == len(set(titles)) and set(titles) <= everything()
    assert company.starred == {row["id"] for row in rows if row["starred"]}
    assert company.read <= {row["id"] for row in rows if row["read"]}
    return len(everything()) - len(titles)


@pytest.fixture
def company(program: Program, tmp_path: Path) -> Company:
    """Give programs on the cache of the empty home."""
    return Company(program, tmp_path)


@pytest.mark.fault("A1")
@pytest.mark.fault("D02")
def test_everything_at_once_loses_nothing(
    company: Company, publisher: Publisher, home: Path, articles_lost: Callable[[int], None]
) -> None:
    articles_lost(hammer(company, publisher, 1))
    whole(home / "data" / "termnews" / "cache.db")
    assert troubles(home) == []


@pytest.mark.soak
@pytest.mark.fault("A1")
@pytest.mark.fault("D02")
@pytest.mark.parametrize("turn", range(20))
def test_everything_at_once_loses_nothing_again_and_again(
    company: Company, publisher: Publisher, home: Path, articles_lost: Callable[[int], None], turn: int
) -> None:
    articles_lost(hammer(company, publisher, 4))
    whole(home / "data" / "termnews" / "cache.db")
    assert troubles(home) == []


@pytest.mark.fault("A1")
def test_a_reader_goes_on_while_commands_come_and_go(company: Company, publisher: Publisher, home: Path) -> None:
    stories = [Story(f"River {n}", day=28 - n) for n in range(9)]
    company.run("add", publisher.serve("/feed.xml", rss(stories)))
    with OnTerminal(RUN) as one, OnTerminal(RUN) as other:
        one.wait_for("River 3")
        other.wait_for("River 3")
        for key, command in (("s", "list"), ("j", "refresh"), ("s", "search river"), ("j", "sources"), ("s", "doctor")):
            company.run(*command.split())
            one.press(key)
        one.wait_for(lambda text: text.count("★ River") == 3)
        company.run("list")
        one.press("\r")
        one.wait_for("All about River 2")
        other.press("Q")
        assert other.wait() == 0
        company.run("list")
        one.press("J")
        one.wait_for("All about River 3")
        one.press("Q")
        assert one.wait() == 0
    rows = company.run("list", "--all", "--json").rows
    assert {row["title"] for row in rows if row["starred"]} == {"River 0", "River 1", "River 2"}
    assert {row["title"] for row in rows if row["read"]} >= {"River 2", "River 3"}
    whole(home / "data" / "termnews" / "cache.db")
