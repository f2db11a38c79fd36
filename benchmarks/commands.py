"""Commands as whole processes, beside an interpreter that does nothing and newsboat's count of unread articles.

    python -m benchmarks.commands [--articles 10000] [--rounds 15]

The same made-up articles are put into both caches; then the commands are run in turns, and medians of wall time and of
processor time told. The first round is not counted: it writes the bytecode. Of a loaded machine only the ratios say
anything, which are taken round by round.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.startup import make_newsboat, make_termnews
from benchmarks.terminal import median_of_ratios

SCRIPT = str(Path(sys.executable).with_name("termnews"))
MODULE = (sys.executable, "-m", "termnews")
# milliseconds of a whole process on a quiet machine
TARGETS = {"--version": 25, "unread": 35, "list": 70, "sources": 70, "search": 70, "mark": 70}
COMMANDS = (
    ("--version",),
    ("unread",),
    ("unread", "--category", "World"),
    ("unread", "--source", "3"),
    ("list", "--limit", "20"),
    ("list", "--limit", "20", "--json"),
    ("sources",),
    ("search", "--limit", "20", "harbour"),
    ("mark", "read", "5"),
)


@dataclass
class Command:
    """A command line to time; `target` is in milliseconds."""

    line: Sequence[str]
    environ: Mapping[str, str]
    name: str
    target: int | None = None
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def measure(self) -> None:
        """Run it once and keep the times."""
        with Path(os.devnull).open("r+b") as null:
            begun = time.perf_counter()
            actions = [(os.POSIX_SPAWN_DUP2, null.fileno(), number) for number in (0, 1, 2)]
            pid = os.posix_spawnp(self.line[0], list(self.line), dict(self.environ), file_actions=actions)
            _, status, used = os.wait4(pid, 0)
        self.wall.append(time.perf_counter() - begun)
        self.cpu.append(used.ru_utime + used.ru_stime)
        if status:
            sys.exit(f"{' '.join(self.line)} ended with {os.waitstatus_to_exitcode(status)}")


def prepare(folder: Path, articles: int) -> list[Command]:
    """Fill the caches; return an interpreter that does nothing, our commands, and newsboat's where it is installed."""
    environ = make_termnews(folder / "ours", articles, ()).environ
    commands = [Command((sys.executable, "-c", "pass"), environ, "python -c pass")]
    commands += [
        Command((SCRIPT, *words), environ, " ".join(("termnews", *words)), TARGETS[words[0]]) for words in COMMANDS
    ]
    modules = (("--version",), ("unread",), ("list", "--limit", "20"))
    commands += [Command((*MODULE, *words), environ, " ".join(("python -m termnews", *words))) for words in modules]
    if shutil.which("newsboat"):
        theirs = make_newsboat(folder / "theirs", articles).environ
        commands.append(Command(("newsboat", "-x", "print-unread"), theirs, "newsboat -x print-unread"))
    return commands


def report(commands: Sequence[Command]) -> None:
    """Print medians in milliseconds, and the ratios to the interpreter and to newsboat."""
    nothing = commands[0]
    newsboat = next((one for one in commands if one.line[0] == "newsboat"), None)
    print(f"{len(nothing.wall)} rounds in turns, medians in ms")
    print(f"{'':46}{'wall':>7}{'CPU':>7}{'to pass':>9}{'to newsboat':>13}")
    for one in commands:
        wall, cpu = (1000 * statistics.median(values) for values in (one.wall, one.cpu))
        beside = f"{median_of_ratios(one.cpu, newsboat.cpu):>13.2f}" if newsboat else ""
        target = f"   at most {one.target} ms: {'met' if wall <= one.target else 'MISSED'}" if one.target else ""
        print(f"{one.name:46}{wall:7.1f}{cpu:7.1f}{median_of_ratios(one.cpu, nothing.cpu):9.2f}{beside}{target}")


def main() -> None:
    """Read the arguments, prepare, measure, report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="termnews-commands-") as folder:
        commands = prepare(Path(folder), options.articles)
        for number in range(options.rounds + 1):
            for command in commands:
                command.measure()
                if number == 0:
                    del command.wall[:], command.cpu[:]
        report(commands)


if __name__ == "__main__":
    main()
