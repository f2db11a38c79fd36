"""A refresh of many feeds beside newsboat's and sfeed's: until headlines are stored, until all is done, and again.

    python -m benchmarks.refresh [--feeds 200] [--articles 50] [--rounds 5] [--delay 0 0.1] [--only NAME...]

The same feeds at the same addresses, from a server on loopback in a process of its own; the programs run in turns, 32
feeds at once each, else as they come. Linux only.

"Stored" is when all headlines are in the file that others may read: for termnews when another connection counts them
all, for newsboat and sfeed when they last wrote to a file of theirs. "Done" is when the program has ended: termnews can
then be searched, and the others have nothing more to make, as they search by reading all. "CPU" is the program's and
that of the processes it started and waited for, "memory" the peak of the largest of them. "Unchanged" is a run in which
every answer is a 304. newsboat gets one more run before it: it sends no validators in its second. sfeed_update sends
none at all, so it takes everything anew.
"""

import argparse
import math
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from benchmarks.feed_server import FeedServer
from benchmarks.startup import base_environ
from benchmarks.terminal import median_of_ratios

from termnews.config.sources_file import SourcesFile
from termnews.domain.source import Subscription
from termnews.store.cache import Cache

AT_ONCE = 32
_LOOK_EVERY = 0.005
# what is measured -> the most it may be of newsboat's, at once and with 100 ms a response
_TARGETS = {
    "stored": (0.5, 0.5),
    "done": (0.9, None),
    "CPU": (1.0, None),
    "unchanged": (0.8, 0.6),
    "memory": (1.2, 1.2),
}
_COLUMNS = ("stored", "done", "CPU", "memory", "unchanged", "unchanged CPU")


@dataclass(frozen=True)
class Run:
    """One run: seconds from its start until its headlines were stored and it ended; `memory` is its peak in MB."""

    stored: float
    done: float
    cpu: float
    memory: float


@dataclass
class Contender(ABC):
    """A program to time; it keeps everything in `home`."""

    name: str
    home: Path
    command: Sequence[str]
    environ: dict[str, str]
    figures: dict[str, list[float]] = field(default_factory=dict)
    conditional = True
    before_unchanged = 0

    @property
    @abstractmethod
    def kept(self) -> Path:
        """The file or folder with what it stores."""

    @abstractmethod
    def count(self) -> int:
        """Return how many articles it has stored."""

    def forget(self) -> None:
        """Make it a program that has never run."""
        for path in self.kept.parent.glob(f"{self.kept.name}*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def stored_at(self, articles: int, ended: threading.Event) -> float:
        """Return when (`time.time()`) the last of `articles` was stored; called as it starts, may wait till it ends."""
        ended.wait()
        files = list(self.kept.iterdir()) if self.kept.is_dir() else [self.kept]
        return max(path.stat().st_mtime for path in files)

    def check(self, articles: int) -> None:
        """End the measuring if it did not do the work."""
        if (found := self.count()) != articles:
            sys.exit(f"{self.name} stored {found} of {articles} articles: there is nothing to compare.")


class Termnews(Contender):
    """termnews, in folders of its own."""

    @property
    def kept(self) -> Path:
        return self.home / "data" / "termnews" / "cache.db"

    def count(self) -> int:
        return _count(self.kept, "articles")

    def stored_at(self, articles: int, ended: threading.Event) -> float:
        while not ended.is_set():
            try:
                # A connection kept open would save the program the tidying of its last one.
                if self.count() >= articles:
                    return time.time()
            except sqlite3.OperationalError:  # not made yet
                pass
            time.sleep(_LOOK_EVERY)
        return time.time()

    def check(self, articles: int) -> None:
        super().check(articles)
        with Cache.open(self.kept, read_only=True) as cache:
            (last,) = cache.articles.headlines([articles])
            word = last.title.partition(" ")[0]
            if [row.id for row in cache.search.find(word)] != [last.id]:
                sys.exit(f"{self.name} does not find the article that it stored last.")


class Newsboat(Contender):
    """newsboat, with its defaults but for the number of threads."""

    before_unchanged = 1

    @property
    def kept(self) -> Path:
        return self.home / ".newsboat" / "cache.db"

    def count(self) -> int:
        return _count(self.kept, "rss_item")


class Sfeed(Contender):
    """sfeed_update: a shell script around curl and sfeed, with its defaults but for the number of jobs."""

    conditional = False

    @property
    def kept(self) -> Path:
        return self.home / ".sfeed" / "feeds"

    def count(self) -> int:
        return sum(path.read_bytes().count(b"\n") for path in self.kept.iterdir())


def _count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        count: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return count


def make_termnews(home: Path, urls: Sequence[str], command: Sequence[str]) -> Contender:
    """Subscribe termnews to the feeds."""
    subscriptions = [Subscription(url, "World", f"Source {place:04}") for place, url in enumerate(urls)]
    SourcesFile(home / "config" / "termnews" / "sources.toml").add(subscriptions)
    return Termnews("termnews", home, [*command, "refresh"], base_environ(home))


def make_newsboat(home: Path, urls: Sequence[str]) -> Contender:
    """Subscribe newsboat to the feeds."""
    (home / ".newsboat").mkdir(parents=True)
    (home / ".newsboat" / "urls").write_text("".join(f"{url}\n" for url in urls), "utf-8")
    (home / ".newsboat" / "config").write_text(f"reload-threads {AT_ONCE}\n", "utf-8")
    return Newsboat("newsboat", home, ["newsboat", "-x", "reload"], _without_folders(home))


def make_sfeed(home: Path, urls: Sequence[str]) -> Contender:
    """Subscribe sfeed_update to the feeds."""
    (home / ".sfeed").mkdir(parents=True)
    lines = "".join(f'\tfeed "source{place:04}" "{url}"\n' for place, url in enumerate(urls))
    (home / ".sfeed" / "sfeedrc").write_text(f"maxjobs={AT_ONCE}\nfeeds() {{\n{lines}}}\n", "utf-8")
    return Sfeed("sfeed", home, ["sfeed_update"], _without_folders(home))


def _without_folders(home: Path) -> dict[str, str]:
    """Return an environment that names no XDG folders: with these, newsboat would not look in its own."""
    return {name: value for name, value in base_environ(home).items() if not name.startswith("XDG_")}


def run(contender: Contender, articles: int) -> Run:
    """Run a program once, to its end."""
    stored: list[float] = []
    ended = threading.Event()
    watch = threading.Thread(target=lambda: stored.append(contender.stored_at(articles, ended)))
    began, clock = time.time(), time.perf_counter()
    process = subprocess.Popen(
        contender.command, env=contender.environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    watch.start()
    _, status, used = os.wait4(process.pid, 0)
    done = time.perf_counter() - clock
    ended.set()
    watch.join()
    assert process.stderr is not None
    process.returncode = os.waitstatus_to_exitcode(status)
    with process.stderr:
        if process.returncode:
            sys.exit(f"{contender.name} ended with {process.returncode}: {process.stderr.read().decode()[-400:]}")
    return Run(stored[0] - began, done, used.ru_utime + used.ru_stime, _peak(used.ru_maxrss))


def _peak(kilobytes: int) -> float:
    """Return a program's peak memory in MB, that of its largest process; NaN if it cannot be told.

    A program that we start begins with our own peak (Linux counts what was there before exec), and hides below it.
    """
    return kilobytes / 1024 if kilobytes > getrusage(RUSAGE_SELF).ru_maxrss else float("nan")


def measure(contender: Contender, server: FeedServer, articles: int) -> None:
    """Run a program on nothing, and again when nothing is new; keep the figures."""
    feeds = len(server.urls)
    contender.forget()
    server.served()
    cold = run(contender, articles)
    _expect(contender, (feeds, 0), server)
    contender.check(articles)
    for _ in range(contender.before_unchanged):
        run(contender, articles)
        server.served()
    again = run(contender, articles)
    _expect(contender, (0, feeds) if contender.conditional else (feeds, 0), server)
    contender.check(articles)
    values = (cold.stored, cold.done, cold.cpu, cold.memory, again.done, again.cpu)
    for name, value in zip(_COLUMNS, values, strict=True):
        contender.figures.setdefault(name, []).append(value)


def _expect(contender: Contender, answers: tuple[int, int], server: FeedServer) -> None:
    served = server.served()
    if (served.whole, served.unchanged) != answers:
        got = f"{served.whole} whole feeds and {served.unchanged} times 304"
        sys.exit(f"{contender.name} got {got}; it should have been {answers[0]} and {answers[1]}.")


def report(contenders: Sequence[Contender], *, delayed: bool) -> None:
    """Print medians, and ratios to newsboat round by round."""
    print(" " * 11 + "".join(f"{name:>25}" for name in _COLUMNS))
    for one in contenders:
        print(f"  {one.name:9}" + "".join(f"{_cell(one.figures[name]):>25}" for name in _COLUMNS))
    by_name = {one.name: one.figures for one in contenders}
    if not {"termnews", "newsboat"} <= by_name.keys():
        return
    for name in _COLUMNS:
        ratio = median_of_ratios(by_name["termnews"][name], by_name["newsboat"][name])
        most = _TARGETS.get(name, (None, None))[delayed]
        verdict = (
            "" if most is None or math.isnan(ratio) else f"   at most {most}: {'met' if ratio <= most else 'MISSED'}"
        )
        print(f"  termnews / newsboat, {name:14} {ratio:.2f}{verdict}")


def _cell(values: Sequence[float]) -> str:
    if any(map(math.isnan, values)):
        return "-"
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"{middle:.3g} ({low:.3g} - {high:.3g})"


def main() -> None:
    """Read the arguments, prepare, measure, report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--articles", type=int, default=50, help="in each feed")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--delay", type=float, nargs="+", default=[0.0, 0.1], help="seconds before each answer")
    parser.add_argument("--only", choices=("termnews", "newsboat", "sfeed"), nargs="+")
    parser.add_argument("command", nargs="*", default=[sys.executable, "-m", "termnews"])
    options = parser.parse_args()
    makers: dict[str, Callable[[Path, Sequence[str]], Contender]] = {
        "termnews": lambda home, urls: make_termnews(home, urls, options.command),
        "newsboat": make_newsboat,
        "sfeed": make_sfeed,
    }
    chosen = options.only or list(makers)
    for name, program in (("newsboat", "newsboat"), ("sfeed", "sfeed_update")):
        if name in chosen and shutil.which(program) is None:
            sys.exit(f"{program} is not installed: measure without it (--only).")
    articles = options.feeds * options.articles
    with (
        tempfile.TemporaryDirectory(prefix="termnews-refresh-") as folder,
        FeedServer(options.feeds, options.articles) as server,
    ):
        contenders = [makers[name](Path(folder, name), server.urls) for name in chosen]
        for contender in contenders:  # warms the disk's cache
            measure(contender, server, articles)
        for delay in options.delay:
            server.hold_back(delay)
            for contender in contenders:
                contender.figures.clear()
            for _ in range(options.rounds):
                for contender in contenders:
                    measure(contender, server, articles)
            print(
                f"{options.feeds} feeds of {options.articles} articles, {server.bytes / 1e6:.1f} MB, answered after"
                f" {1000 * delay:.0f} ms; {options.rounds} rounds in turns, medians in s and MB (lowest - highest)"
            )
            report(contenders, delayed=delay > 0)


if __name__ == "__main__":
    main()
