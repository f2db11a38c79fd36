"""Bytes that go to the terminal for a key: what a line of a train or a modem has to carry.

    python -m benchmarks.bytes [--articles 2600] [--cache FILE] [--size 120x40] [-- COMMAND...]

The whole program runs on a terminal. A key is pressed when nothing has been written for a while; what is written until
nothing is again, is its answer. The figures are medians, each beside the most that it may be. `--cache` measures a copy
of a cache of one's own instead of a made-up one.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.articles import fill_cache
from benchmarks.startup import base_environ
from benchmarks.terminal import Program

from termnews.config.sources_file import SourcesFile

# Longer than an article waits for to be shown beside its headline.
QUIET = 0.6
IDLE = 5.0
PAGE_DOWN = "\x06"
# name, keys that lead there, the key, how often, and the most bytes
MEASURED = (
    ("j, the article beside it", "", "j", 12, 3000),
    ("page down", "", PAGE_DOWN, 6, 6000),
    ("Enter", "gg", "\r", 1, 4000),
    ("Tab", "", "\t", 6, 600),
    ("Enter again", "hj", "\r", 1, 4000),
    ("Esc", "", "\x1b", 1, 4000),
)
# pressed again before the article is shown
MOVING = "j, held down", 600
HELD = 0.06


def answer(program: Program, keys: str) -> int:
    """Type keys and return the bytes written until nothing is."""
    before = at = program.bytes_read
    if keys:
        program.send(keys)
    quiet_since = time.perf_counter()
    while time.perf_counter() - quiet_since < QUIET:
        program.read(0.05)
        if program.bytes_read != at:
            at, quiet_since = program.bytes_read, time.perf_counter()
    return at - before


def held(program: Program, key: str, times: int) -> list[int]:
    """Hold a key down and return the bytes of each answer; the article that is shown at the end is not counted."""
    answers = []
    for _ in range(times):
        before = program.bytes_read
        program.send(key)
        until = time.perf_counter() + HELD
        while (left := until - time.perf_counter()) > 0:
            program.read(left)
        answers.append(program.bytes_read - before)
    return answers


def measure(command: Sequence[str], home: Path, size: tuple[int, int]) -> dict[str, tuple[float, float]]:
    """Return the median and the worst of each figure."""
    found: dict[str, list[int]] = {}
    program = Program(command, base_environ(home), size)
    try:
        while not program.bytes_read:
            program.read(0.1)
        answer(program, "")
        found["start"] = [program.bytes_read]
        for name, way, key, times, _ in MEASURED:
            for step in way:
                answer(program, step)
            found[name] = [answer(program, key) for _ in range(times)]
        answer(program, "gg")
        found[MOVING[0]] = held(program, "j", 30)
        answer(program, "")
        answer(program, "")
        before, until = program.bytes_read, time.perf_counter() + IDLE
        while (left := until - time.perf_counter()) > 0:
            program.read(left)
        found["idle"] = [program.bytes_read - before]
    finally:
        program.end()
    return {name: (statistics.median(values), max(values)) for name, values in found.items()}


def prepare(home: Path, articles: int, cache: Path | None) -> None:
    """Have a cache, made up or a copy."""
    file = home / "data" / "termnews" / "cache.db"
    if cache is None:
        SourcesFile(home / "config" / "termnews" / "sources.toml").add(fill_cache(file, articles))
        return
    file.parent.mkdir(parents=True)
    shutil.copy(cache, file)
    sources = cache.parents[2] / "config" / "termnews" / "sources.toml"
    if sources.is_file():
        (home / "config" / "termnews").mkdir(parents=True)
        shutil.copy(sources, home / "config" / "termnews")


def main() -> None:
    """Read the arguments, prepare, measure, report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=2600)
    parser.add_argument("--cache", type=Path, help="of another program than a reader that is open")
    parser.add_argument("--size", default="120x40")
    parser.add_argument("command", nargs="*", default=[sys.executable, "-m", "termnews", "--offline"])
    options = parser.parse_args()
    columns, rows = map(int, options.size.split("x"))
    most = {"start": 30_000, "idle": 0, MOVING[0]: MOVING[1]} | {name: limit for name, _, _, _, limit in MEASURED}
    with tempfile.TemporaryDirectory(prefix="termnews-bytes-") as folder:
        prepare(Path(folder), options.articles, options.cache)
        for name, (median, worst) in measure(options.command, Path(folder), (columns, rows)).items():
            told = f"at most {most[name]:,}: {'met' if median <= most[name] else 'MISSED'}"
            print(f"  {name:26}{median:10,.0f} B   worst {worst:8,.0f}   {told}")


if __name__ == "__main__":
    main()
