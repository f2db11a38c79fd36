"""Every key of docs/keys.md in its place: processor and wall time to the first and the last byte of its answer.

    python -m benchmarks.keys [--articles 2600] [--rounds 3] [--size 120x40 80x24] [--only KEY...] [--place PLACE...]
                              [--limit 100] [-- COMMAND...]

The whole program runs on a terminal. A key is pressed when nothing has been written for a while, and its answer is over
when again nothing is. The processor's time is that of all threads of the program: on a machine that has other things to
do it says more than the clock on the wall. Keys whose place was not reached, or that nothing answered, are named.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.articles import fill_cache
from benchmarks.key_places import MARKS, Press, as_typed, presses
from benchmarks.startup import base_environ
from benchmarks.terminal import Program

from termnews.config.sources_file import SourcesFile

# Longer than an article waits for to be shown beside its headline.
QUIET = 0.25
QUIET_BETWEEN = 0.13
IDLE = 0.02
"""Seconds of the processor in that time that a program takes which has nothing to do."""
PATIENCE = 8.0
PATIENCE_FOR_FIRST = 1.5
Size = tuple[int, int]


@dataclass
class Figures:
    """What the presses of one key took: seconds to the first and to the last byte, on the wall and of the processor."""

    first: list[tuple[float, float]] = field(default_factory=list)
    last: list[tuple[float, float]] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)
    why_not: str = ""

    def worst_cpu(self) -> float:
        """The most processor time to the last byte."""
        return max((cpu for _, cpu in self.last), default=0.0)


class Keyboard:
    """A reader that runs, and the keys pressed in it."""

    def __init__(self, command: Sequence[str], home: Path, size: Size) -> None:
        self._environ = {**base_environ(home), "BROWSER": "true", "VISUAL": "true", "SHELL": "/bin/sh"}
        self._command, self._size = command, size
        self.program = self._started()

    def _started(self) -> Program:
        program = Program(self._command, self._environ, self._size)
        until = time.perf_counter() + 30
        places = [MARKS[place] for place in ("tree", "list", "article")]
        while not any(mark.search(program.screen.text()) for mark in places) and time.perf_counter() < until:
            program.read(0.1)
        self.settle(program)
        return program

    def settle(self, program: Program | None = None, quiet: float = QUIET) -> bool:
        """Wait until nothing is written and next to nothing computed for a while; False when the program has ended."""
        program = program or self.program
        begun = program.seconds
        while program.seconds - begun < PATIENCE:
            before, wrote, until = program.cpu(), program.bytes_read, program.seconds + quiet
            while (left := until - program.seconds) > 0:
                if not program.read(left):
                    return False
            if program.bytes_read == wrote and program.cpu() - before < IDLE:
                break
        return True

    def go(self, keys: Sequence[str]) -> None:
        """Press keys, each after what the one before set off."""
        for key in keys:
            self.program.send(as_typed(key))
            self.settle(quiet=QUIET_BETWEEN)

    def at(self, place: str) -> bool:
        """Tell whether the screen is the one of a place."""
        return bool(MARKS[place].search(self.program.screen.text()))

    def home(self, place: str, way: Sequence[str]) -> bool:
        """Go to a place from wherever one is; a program that has ended is started again."""
        for _ in range(2):
            self.go(["escape"] * 3 + ["'", *"all", "enter", *way])
            if self.at(place):
                return True
            if not self.settle():
                self.end()
                self.program = self._started()
        return False

    def press(self, press: Press, figures: Figures) -> bool:
        """Press the key of `press` and keep what it took; False when it ended the program."""
        program = self.program
        wrote, cpu, begun = program.bytes_read, program.cpu(), program.seconds
        program.send(as_typed(press.key))
        first = None
        while first is None and program.seconds - begun < PATIENCE_FOR_FIRST:
            if not program.read(0.05):
                return False
            first = program.wrote_at if program.bytes_read > wrote else None
        alive = first is None or self.settle()
        if first is not None:
            figures.first.append((first[0] - begun, first[1] - cpu))
            figures.last.append((program.wrote_at[0] - begun, program.wrote_at[1] - cpu))
            figures.bytes.append(program.bytes_read - wrote)
        return alive

    def end(self) -> None:
        """End the program."""
        self.program.end()


def measure(keyboard: Keyboard, wanted: Sequence[Press], rounds: int) -> Iterator[tuple[Press, Figures]]:
    """Press each key `rounds` times, and once more at first, which is not counted."""
    for press in wanted:
        figures = first = Figures()
        for number in range(rounds + 1):
            if not keyboard.at(press.place) and not keyboard.home(press.place, press.way):
                figures.why_not = f"its place was not reached: {press.place}"
                break
            keyboard.go(press.before)
            if press.mark and not keyboard.at(press.mark):
                figures.why_not = f"what it is pressed in was not reached: {press.mark}"
                keyboard.home(press.place, press.way)
                break
            alive = keyboard.press(press, figures)
            if number == 0 and rounds and alive:
                first, figures = figures, Figures()
            if not alive:
                # a key that ends the program is pressed once
                break
            keyboard.go(press.after)
        if not figures.last and not figures.why_not:
            # what is said already is not said again
            figures = first
        if not figures.last and not figures.why_not:
            figures.why_not = "nothing answered it"
        yield press, figures


def shown(press: Press, figures: Figures) -> str:
    """Return a row of the table, times in ms: the median, and the worst in brackets."""
    name = f"{press.shown_place:<12.12} {press.key:<10.10} {press.action:<26.26}"
    if figures.why_not:
        return f"{name}  {figures.why_not}"

    def cell(values: Sequence[float]) -> str:
        return f"{1000 * statistics.median(values):6.1f} ({1000 * max(values):6.1f})"

    wall, cpu = ([times[kind] for times in figures.first] for kind in (0, 1))
    wall_last, cpu_last = ([times[kind] for times in figures.last] for kind in (0, 1))
    cells = "  ".join(cell(values) for values in (cpu, cpu_last, wall, wall_last))
    return f"{name} {cells} {statistics.median(figures.bytes):8.0f}"


def report(found: Sequence[tuple[Press, Figures]], limit: float) -> None:
    """Print the keys that take longer than they may, and those that could not be measured."""
    slow = [(press, figures) for press, figures in found if 1000 * figures.worst_cpu() > limit]
    slow.sort(key=lambda row: -row[1].worst_cpu())
    print(f"  over {limit:.0f} ms of CPU to the last byte, at worst: {len(slow) or 'none'}")
    for press, figures in slow:
        print(f"    {press.shown_place} {press.key}: {1000 * figures.worst_cpu():.0f}")
    missed = [(press, figures.why_not) for press, figures in found if figures.why_not]
    for press, why_not in missed:
        print(f"  NOT MEASURED: {press.shown_place} {press.key} ({press.action}): {why_not}")


def sizes(text: str) -> Size:
    """Read a size such as 80x24."""
    columns, _, rows = text.partition("x")
    return int(columns), int(rows)


def main() -> None:
    """Read the arguments, fill a cache and press every key on each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=2600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--size", type=sizes, nargs="+", default=[(120, 40), (80, 24)])
    parser.add_argument("--only", nargs="+", help="keys, as the table names them")
    parser.add_argument("--place", nargs="+", help="where they are pressed, as the table names it")
    parser.add_argument("--limit", type=float, default=100.0, help="milliseconds")
    parser.add_argument("command", nargs="*", default=[sys.executable, "-m", "termnews", "--offline"])
    options = parser.parse_args()
    wanted = [
        press
        for press in presses()
        if (not options.only or press.key in options.only) and (not options.place or press.shown_place in options.place)
    ]
    for size in options.size:
        with tempfile.TemporaryDirectory(prefix="termnews-keys-") as folder:
            home = Path(folder)
            subscriptions = fill_cache(home / "data" / "termnews" / "cache.db", options.articles, headings=True)
            SourcesFile(home / "config" / "termnews" / "sources.toml").add(subscriptions)
            print(f"{size[0]}x{size[1]}, {options.articles:,} articles, {options.rounds} rounds; ms, worst in brackets")
            print(f"{'place':<12} {'key':<10} {'action':<26} {'CPU: first':>15}  {'last':>15}  {'wall: first':>15}  "
                  f"{'last':>15} {'bytes':>8}")  # fmt: skip
            keyboard = Keyboard(options.command, home, size)
            found = []
            try:
                for press, figures in measure(keyboard, wanted, options.rounds):
                    print(shown(press, figures), flush=True)
                    found.append((press, figures))
            finally:
                keyboard.end()
            report(found, options.limit)


if __name__ == "__main__":
    main()
