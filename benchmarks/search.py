"""Searching as one types, beside a LIKE scan of the same rows in the same run (what newsboat does).

    python -m benchmarks.search [--articles 10000 100000] [--rounds 9]

The scan finds every match, as newsboat's does; ours finds the newest hundred, with the text around the words, at each
letter, and all of them (without it) when one stops typing.
"""

import argparse
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.articles import WORDS, fill_cache
from benchmarks.terminal import median_of_ratios

from termnews.store.cache import Cache

# what is typed -> how to call it in the table
_QUERIES = {
    **{word: f"in {share:.1%} of articles" for word, share in WORDS.items()},
    "harbour lantern": "two words",
    "har": "three letters",
    "n00001": "beginning of one word",
    "xyzzy": "in none",
}


def milliseconds(work: Callable[[], object]) -> float:
    """Return the processor time of `work`."""
    before = time.process_time()
    work()
    return 1000 * (time.process_time() - before)


def scan(connection: sqlite3.Connection, text: str) -> int:
    """Return how many articles a LIKE scan finds."""
    words = [f"%{word}%" for word in text.split()]
    clause = " AND ".join("(title LIKE ? OR body LIKE ?)" for _ in words)
    rows = connection.execute(
        f"SELECT place FROM texts WHERE {clause} ORDER BY place DESC", [word for word in words for _ in (0, 1)]
    )
    return len(rows.fetchall())


def measure(path: Path, articles: int, rounds: int) -> None:
    """Fill a cache, time every query both ways in turns, and print a row for each."""
    begun = time.process_time()
    fill_cache(path, articles)
    size = path.stat().st_size / 1e6
    print(f"{articles:,} articles: filled in {time.process_time() - begun:.1f} s of CPU, {size:.0f} MB")
    print(f"  {'query':18}{'':28}{'found':>6}{'ours ms':>9}{'all ms':>9}{'LIKE ms':>9}{'ours/LIKE':>11}")
    with Cache.open(path) as cache:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        for text, name in _QUERIES.items():
            ours, everything, theirs = [], [], []
            for _ in range(rounds):
                ours.append(milliseconds(lambda text=text: cache.search.first(text, limit=100)))  # type: ignore[misc]
                everything.append(milliseconds(lambda text=text: cache.search.all(text)))  # type: ignore[misc]
                theirs.append(milliseconds(lambda text=text: scan(connection, text)))  # type: ignore[misc]
            found, ratio = scan(connection, text), median_of_ratios(ours, theirs)
            middle, scanned = statistics.median(ours), statistics.median(theirs)
            whole = statistics.median(everything)
            print(f"  {text:18}{name:28}{found:6}{middle:9.2f}{whole:9.2f}{scanned:9.1f}{ratio:11.4f}")
        connection.close()


def main() -> None:
    """Read the arguments and measure each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    for articles in options.articles:
        with tempfile.TemporaryDirectory(prefix="termnews-search-") as folder:
            measure(Path(folder, "cache.db"), articles, options.rounds)


if __name__ == "__main__":
    main()
