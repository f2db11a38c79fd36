"""The list of headlines at any size: opening it, moving in it, sorting and filtering it, and what goes to the terminal.

    python -m benchmarks.headlines [--articles 200 10000 100000] [--rounds 30] [--caches FOLDER]

Processor time of the whole program, from the key to the lines on the screen, in milliseconds; memory is what Python
holds for the list. On a terminal of 120x40: bytes written for one key, and processor time without any.
`--caches` keeps the made-up caches for the next run.
"""

import argparse
import asyncio
import shutil
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Awaitable, Callable
from pathlib import Path

from benchmarks.articles import fill_cache
from benchmarks.startup import base_environ
from benchmarks.terminal import Program

from termnews.config.sources_file import SourcesFile
from termnews.domain.query import Order, Query, Scope
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.tui.app import TermnewsApp
from termnews.tui.main.main import MainScreen

SIZE = (120, 40)
IDLE_SECONDS = 15.0
Figures = dict[str, list[float]]


class Measuring:
    """One reader over one cache, driven key by key."""

    def __init__(self, library: Library, app: TermnewsApp, pause: Callable[[], Awaitable[None]]) -> None:
        self.library = library
        self._app = app
        self._pause = pause
        screen = app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        self.screen = screen
        self.figures: Figures = {}

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        for _ in range(2):
            await self._app.workers.wait_for_complete()
            await self._pause()

    async def time(self, name: str, work: Callable[[], object], *, rounds: int = 1) -> None:
        """Do `work`, wait until it is drawn, and keep the processor time it took; what it set off is waited for."""
        for _ in range(rounds):
            before = time.process_time()
            work()
            await self._pause()
            self.figures.setdefault(name, []).append(1000 * (time.process_time() - before))
            await self.settle()

    async def all(self, rounds: int) -> None:
        """Measure everything."""
        screen, few = self.screen, max(3, rounds // 6)
        pane = screen.panes.list_pane
        perform = screen.perform
        everything = Query(Scope.ALL, once=True)
        await self.time("open", lambda: pane.contents.show("All", everything), rounds=few)
        tracemalloc.start()
        pane.contents.show("All", everything)
        self.figures["memory MB"] = [tracemalloc.get_traced_memory()[0] / 1e6]
        tracemalloc.stop()
        for _ in range(few):
            await self.time("bottom", lambda: perform("move.bottom"))
            await self.time("top", lambda: perform("move.top"))
        await self.time("row", lambda: perform("move.down"), rounds=rounds)
        await self.time("page", lambda: perform("move.page_down"), rounds=few)
        await self.time("next unread", lambda: perform("go.next_unread"), rounds=rounds)
        await self.time("mark", lambda: perform("mark.star"), rounds=few)
        for order in (*list(Order)[1:], Order.NEWEST) * few:
            await self.time(f"by {order}", lambda order=order: perform(f"find.sort_{order}"))  # type: ignore[misc]
        await self.time("filter begins", lambda: perform("find.filter"))
        for text in ("n", "n0", "n00", "n000", "n0001"):
            await self.time("filter key", lambda text=text: pane.filter_line.narrow(text))  # type: ignore[misc]
        pane.filter_line.drop()
        await self.settle()
        last = pane.rows.articles[-1:]
        await self.library.marks.set([one for one in pane.rows.articles if one not in last], "read", True)
        for _ in range(few):
            perform("move.top")
            await self.time("far unread", lambda: perform("go.next_unread"))


def in_process(file: Path, rounds: int) -> Figures:
    """Return the figures of one cache, which is read and marked in a copy."""
    with tempfile.TemporaryDirectory(prefix="termnews-headlines-") as folder:
        copy = Path(shutil.copy(file, folder))
        return asyncio.run(_drive(copy, rounds))


async def _drive(cache: Path, rounds: int) -> Figures:
    library = open_library(Options(offline=True, cache=cache, config=cache.parent))
    app = TermnewsApp(library)
    try:
        async with app.run_test(size=SIZE) as pilot:
            measuring = Measuring(library, app, pilot.pause)
            await measuring.settle()
            await measuring.all(rounds)
    finally:
        await close_library(library)
    return measuring.figures


def on_a_terminal(file: Path, rounds: int) -> Figures:
    """Return the bytes written for one key, and the share of a processor that no key takes.

    The first are those of one key in a row of many, scrolling included; the second those of a key after which the
    article under the cursor is shown.
    """
    with tempfile.TemporaryDirectory(prefix="termnews-headlines-") as folder:
        command = [sys.executable, "-m", "termnews", "--offline", "--cache", str(file)]
        program = Program(command, base_environ(Path(folder)))
        try:
            _quiet(program, 3.0)
            begun_at = program.bytes_read
            for _ in range(2 * rounds):
                program.send("j")
                _quiet(program, 0.06)
            moving = (program.bytes_read - begun_at) / (2 * rounds)
            resting = []
            for _ in range(5):
                before = program.bytes_read
                program.send("j")
                _quiet(program, 1.0)
                resting.append(float(program.bytes_read - before))
            begun, used = time.perf_counter(), program.cpu()
            _quiet(program, IDLE_SECONDS)
            share = 100 * (program.cpu() - used) / (time.perf_counter() - begun)
        finally:
            program.end()
    return {"bytes a key": [moving], "with an article": resting, "idle CPU %": [share]}


def _quiet(program: Program, seconds: float) -> None:
    until = time.perf_counter() + seconds
    while (left := until - time.perf_counter()) > 0:
        program.read(left)


def report(found: dict[int, Figures]) -> None:
    """Print a row for each figure: its median at each size, the worst, and how much the largest costs more."""
    sizes = list(found)
    print(f"  {'':16}" + "".join(f"{size:>20,}" for size in sizes) + "   last / first")
    for name in found[sizes[0]]:
        middles = [statistics.median(found[size][name]) for size in sizes]
        cells = (
            f"{middle:>11.2f} ({max(found[size][name]):6.1f})" for size, middle in zip(sizes, middles, strict=True)
        )
        ratio = f"{middles[-1] / middles[0]:8.2f}" if middles[0] else ""
        print(f"  {name:16}" + " ".join(cells) + f"   {ratio}")


def main() -> None:
    """Read the arguments and measure each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[200, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--caches", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="termnews-headlines-") as folder:
        caches = options.caches or Path(folder)
        found = {}
        for articles in options.articles:
            file = caches / f"{articles}.db"
            if not file.exists():
                SourcesFile(caches / "sources.toml").add(fill_cache(file, articles))
            found[articles] = in_process(file, options.rounds) | on_a_terminal(file, options.rounds)
        report(found)


if __name__ == "__main__":
    main()
