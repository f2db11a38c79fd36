"""Start-up beside newsboat's: time from exec to the first screen, and to the first answer to a key.

    python -m benchmarks.startup [--articles 10000 100000] [--rounds 7] [--only termnews|newsboat] [-- COMMAND...]

The same made-up articles are put into both caches; then the programs are started in turns on a terminal of 120x40.
"First" is when the first title is on the screen, "answer" when the next row is the selected one after a Down key that
was sent as soon as the rows were there. newsboat is measured with the first number of articles: with 100,000 each of
its starts takes half a minute. Of both, the first start is not counted.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.articles import fill_cache, write_feeds
from benchmarks.terminal import Program, median_of_ratios

from termnews.config.sources_file import SourcesFile

# What a terminal sends after a program has asked for application keys; Textual takes it always.
DOWN = "\x1bOB"
PATIENCE = 60.0


@dataclass
class Contender:
    """A program to time: how to start it, and how a row of its first list looks."""

    name: str
    articles: int
    command: Sequence[str]
    environ: dict[str, str]
    row: re.Pattern[str]
    first: list[float] = field(default_factory=list)
    answer: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def measure(self) -> None:
        """Start it once and keep the times."""
        program = Program(self.command, self.environ)
        try:
            self._wait(program, lambda: bool(self.row.search(program.screen.text())), "showed no title")
            self.first.append(program.seconds)
            self._wait(program, lambda: program.screen.selected(self.row) is not None, "marked no row")
            before = program.screen.selected(self.row)
            program.send(DOWN)
            self._wait(program, lambda: self._moved(program, before), "did not answer the Down key")
            self.answer.append(program.seconds)
            self.cpu.append(program.cpu())
        finally:
            program.end()

    def _moved(self, program: Program, before: int | None) -> bool:
        now = program.screen.selected(self.row)
        return before is not None and now == before + 1

    def _wait(self, program: Program, done: Callable[[], bool], what: str) -> None:
        while not done():
            alive = program.read(1.0)
            if not alive or program.seconds > PATIENCE:
                how = "before it ended" if not alive else f"within {PATIENCE:.0f} s"
                sys.exit(f"{self.name} {what} {how}:\n{program.screen.text().rstrip()}")


def base_environ(home: Path) -> dict[str, str]:
    """Return an environment in which nothing of the person who measures is read or written."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "LC_ALL")}
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    return {"LANG": "C.UTF-8", **kept, **folders, "HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def make_termnews(home: Path, articles: int, command: Sequence[str]) -> Contender:
    """Fill a termnews cache in `home`."""
    environ = base_environ(home)
    subscriptions = fill_cache(home / "data" / "termnews" / "cache.db", articles)
    SourcesFile(home / "config" / "termnews" / "sources.toml").add(subscriptions)
    return Contender("termnews", articles, command, environ, re.compile(r"\bN\d{6} "))


def make_newsboat(home: Path, articles: int) -> Contender:
    """Fill newsboat's cache in `home` with the same articles, by its own reload."""
    environ = base_environ(home)
    folder = home / ".newsboat"
    folder.mkdir(parents=True)
    feeds = write_feeds(home / "feeds", articles)
    (folder / "urls").write_text("".join(f"file://{path}\n" for path in feeds), "utf-8")
    (folder / "config").write_text("auto-reload no\nrefresh-on-startup no\nshow-read-feeds yes\n", "utf-8")
    # With XDG folders named, newsboat would look there instead.
    environ = {name: value for name, value in environ.items() if not name.startswith("XDG_")}
    subprocess.run(["newsboat", "-x", "reload"], env=environ, check=True, stdout=subprocess.DEVNULL)
    return Contender("newsboat", articles, ["newsboat"], environ, re.compile(r"\bSource \d{4}"))


def report(contenders: Sequence[Contender]) -> None:
    """Print medians, and the ratios that have a target, taken round by round."""
    print(f"{len(contenders[0].first)} rounds in turns, medians in ms (lowest - highest)")
    for one in contenders:
        cells = []
        for name, values in (("first", one.first), ("answer", one.answer), ("CPU at answer", one.cpu)):
            low, middle, high = (1000 * pick(values) for pick in (min, statistics.median, max))
            cells.append(f"{name} {middle:6.0f} ({low:.0f} - {high:.0f})")
        print(f"  {one.name} {one.articles:9,}", "   ".join(cells))
    ours = [one for one in contenders if one.name == "termnews"]
    theirs = [one for one in contenders if one.name == "newsboat"]
    if ours and theirs:
        name = f"termnews / newsboat with {theirs[0].articles:,}"
        _tell(f"{name}, first headlines", median_of_ratios(ours[0].first, theirs[0].first), 0.1)
        _tell(f"{name}, answer to a key", median_of_ratios(ours[0].answer, theirs[0].answer), 0.25)
        _tell(f"{name}, processor time", median_of_ratios(ours[0].cpu, theirs[0].cpu), None)
    for other in ours[1:]:
        name = f"termnews with {other.articles:,} / with {ours[0].articles:,}"
        _tell(f"{name}, first headlines", median_of_ratios(other.first, ours[0].first), 1.15)
        _tell(f"{name}, answer to a key", median_of_ratios(other.answer, ours[0].answer), 1.10)


def _tell(what: str, ratio: float, target: float | None) -> None:
    wanted = "" if target is None else f"   at most {target}: {'met' if ratio <= target else 'MISSED'}"
    print(f"  {what}: {ratio:.2f}{wanted}")


def prepare(folder: Path, options: argparse.Namespace) -> list[Contender]:
    """Fill the caches that are wanted."""
    contenders = []
    for articles in options.articles:
        if options.only != "newsboat":
            contenders.append(make_termnews(folder / f"ours-{articles}", articles, options.command))
        if options.only != "termnews" and articles == options.articles[0]:
            contenders.append(make_newsboat(folder / "theirs", articles))
    return contenders


def main() -> None:
    """Read the arguments, prepare, measure, report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", choices=("termnews", "newsboat"))
    parser.add_argument("command", nargs="*", default=[sys.executable, "-m", "termnews", "--offline"])
    options = parser.parse_args()
    if options.only != "termnews" and shutil.which("newsboat") is None:
        sys.exit("newsboat is not installed: measure with --only termnews.")
    with tempfile.TemporaryDirectory(prefix="termnews-startup-") as folder:
        contenders = prepare(Path(folder), options)
        for number in range(options.rounds + 1):
            for contender in contenders:
                contender.measure()
                if number == 0:  # the first round warms the disk's cache, and leaves the screen that is painted first
                    del contender.first[:], contender.answer[:], contender.cpu[:]
        report(contenders)


if __name__ == "__main__":
    main()
