"""Start-up beside newsboat's: time from exec to the first screen, and to the first answer to a key.

    python -m benchmarks.startup [--articles 10000] [--rounds 7] [--only termnews|newsboat] [-- COMMAND...]

The same made-up articles are put into both caches; then the programs are started in turns on a terminal of 120x40.
"First" is when the first title is on the screen, "answer" when the next row is the selected one after a Down key that
was sent at "first".
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
            program.send(DOWN)
            self._wait(program, lambda: program.screen.selected(self.row) == 1, "did not answer the Down key")
            self.answer.append(program.seconds)
            self.cpu.append(program.cpu())
        finally:
            program.end()

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
    return Contender("termnews", command, environ, re.compile(r"\bN\d{6} "))


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
    return Contender("newsboat", ["newsboat"], environ, re.compile(r"\bSource \d{4}"))


def report(contenders: Sequence[Contender], articles: int) -> None:
    """Print medians, and ratios round by round where there are two."""
    print(f"{articles:,} articles, {len(contenders[0].first)} rounds in turns, medians in ms (lowest - highest)")
    for one in contenders:
        cells = []
        for name, values in (("first", one.first), ("answer", one.answer), ("CPU at answer", one.cpu)):
            low, middle, high = (1000 * pick(values) for pick in (min, statistics.median, max))
            cells.append(f"{name} {middle:6.0f} ({low:.0f} - {high:.0f})")
        print(f"  {one.name:10}", "   ".join(cells))
    if len(contenders) == 2:
        ours, theirs = contenders
        for name in ("first", "answer", "cpu"):
            ratio = median_of_ratios(getattr(ours, name), getattr(theirs, name))
            print(f"  {ours.name} / {theirs.name} {name}: {ratio:.2f}")


def main() -> None:
    """Read the arguments, prepare, measure, report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", choices=("termnews", "newsboat"))
    parser.add_argument("command", nargs="*", default=[sys.executable, "-m", "termnews", "--offline"])
    options = parser.parse_args()
    if options.only != "termnews" and shutil.which("newsboat") is None:
        sys.exit("newsboat is not installed: measure with --only termnews.")
    with tempfile.TemporaryDirectory(prefix="termnews-startup-") as folder:
        contenders = []
        if options.only != "newsboat":
            contenders.append(make_termnews(Path(folder, "ours"), options.articles, options.command))
        if options.only != "termnews":
            contenders.append(make_newsboat(Path(folder, "theirs"), options.articles))
        for number in range(options.rounds + 1):
            for contender in contenders:
                contender.measure()
                if number == 0:  # the first round warms the disk's cache
                    del contender.first[:], contender.answer[:], contender.cpu[:]
        report(contenders, options.articles)


if __name__ == "__main__":
    main()
