"""Reading articles out of pages, beside trafilatura and readability-lxml on the same pages in the same run.

    python -m benchmarks.extraction [FOLDER] [--rounds 3]
    python -m benchmarks.extraction FOLDER --mutants [--seed 1]

FOLDER holds HTML files, at any depth; without one the demo edition's pages are read. A peer that is not installed
is left out, and that is said. Times are of the processor, for each page the best of all rounds; the readers take
turns page by page, so that a busy machine slows all of them alike.

With `--mutants` nothing is timed: the pages' articles are known (`benchmarks/page_scores.py` says in which shapes), and
they are read as they are and as other sites would have written them. What a mutant loses, a page never seen loses too.
"""

import argparse
import importlib
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.page_scores import report as report_mutants

import termnews.demo
from termnews.domain.errors import ExtractError
from termnews.extract.page import read_page

Reader = Callable[[bytes], object]
_IMPORT = "import time; t = time.process_time(); import {0}; print(1000 * (time.process_time() - t))"
_DEMO = Path(termnews.demo.__file__).parent / "site"


def ours(body: bytes) -> object:
    """Read a page with termnews."""
    try:
        return read_page(body)
    except ExtractError:
        return None


def trafilatura(body: bytes) -> object:
    """Read a page with trafilatura, as exactly as it can: the setting it scores best with on news."""
    peer = importlib.import_module("trafilatura")
    return peer.extract(body, favor_precision=True, include_links=True, include_images=True, with_metadata=True)


def readability(body: bytes) -> object:
    """Read a page with readability-lxml."""
    return importlib.import_module("readability").Document(body.decode("utf-8", "replace")).summary()


_READERS: dict[str, tuple[str, Reader]] = {
    "termnews": ("termnews.extract.page", ours),
    "trafilatura": ("trafilatura", trafilatura),
    "readability-lxml": ("readability", readability),
}


def installed(readers: dict[str, tuple[str, Reader]]) -> dict[str, tuple[str, Reader]]:
    """Return the readers that can be imported; say which cannot."""
    found = {}
    for name, (module, read) in readers.items():
        try:
            importlib.import_module(module)
        except ImportError:
            print(f"{name} is not installed here and is left out")
        else:
            found[name] = (module, read)
    return found


def import_milliseconds(module: str) -> float:
    """Return the processor time of importing `module` in a new interpreter, the best of three."""
    command = [sys.executable, "-c", _IMPORT.format(module)]
    return min(float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(3))


def page_milliseconds(readers: dict[str, Reader], pages: list[bytes], rounds: int) -> dict[str, list[float]]:
    """Return each reader's best time for each page."""
    best = {name: [float("inf")] * len(pages) for name in readers}
    for _ in range(rounds):
        for place, body in enumerate(pages):
            for name, read in readers.items():
                before = time.process_time()
                try:
                    read(body)
                except Exception as error:  # a peer's fault is a result, not an end
                    if name == "termnews":
                        raise
                    print(f"{name}: {type(error).__name__} on page {place}")
                best[name][place] = min(best[name][place], 1000 * (time.process_time() - before))
    return best


def report(times: dict[str, list[float]], modules: dict[str, str]) -> None:
    """Print a row for each reader, and how many times as long as ours the others take."""
    print(f"{'':18}{'pages/s':>9}{'median ms':>11}{'p95 ms':>9}{'import ms':>11}{'of ours':>9}")
    own = sum(times["termnews"])
    for name, values in times.items():
        late = sorted(values)[int(0.95 * (len(values) - 1))]
        print(
            f"{name:18}{1000 * len(values) / sum(values):9.1f}{statistics.median(values):11.2f}{late:9.1f}"
            f"{import_milliseconds(modules[name]):11.0f}{sum(values) / own:9.1f}"
        )


def main() -> None:
    """Read the arguments, the pages, and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=_DEMO)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--mutants", action="store_true", help="score the pages, and what mutations leave of it")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.mutants:
        report_mutants(options.folder, options.seed)
        return
    pages = [path.read_bytes() for path in sorted(options.folder.rglob("*.htm*")) if path.is_file()]
    if not pages:
        parser.error(f"{options.folder} holds no HTML files")
    readers = installed(_READERS)
    print(f"{len(pages)} pages, {sum(map(len, pages)) / 1e6:.1f} MB, best of {options.rounds} rounds")
    times = page_milliseconds({name: read for name, (_, read) in readers.items()}, pages, options.rounds)
    report(times, {name: module for name, (module, _) in readers.items()})


if __name__ == "__main__":
    main()
