"""Related articles of an article, beside one search in the same cache in the same run.

python -m benchmarks.related [--articles 20000] [--rounds 101]
"""

import argparse
import random
import statistics
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.articles import fill_cache
from benchmarks.search import milliseconds
from benchmarks.terminal import median_of_ratios

from termnews.store.cache import Cache

_SEARCH = "lantern"
_NOW = datetime(2026, 2, 1, tzinfo=UTC)


def measure(path: Path, articles: int, rounds: int) -> None:
    """Fill a cache, find what is related to articles chosen by chance, and print the processor time."""
    fill_cache(path, articles)
    chance = random.Random(11)
    ours: list[float] = []
    searches: list[float] = []
    found: list[int] = []
    with Cache.open(path) as cache:
        for _ in range(rounds):
            number = chance.randint(1, articles)
            ours.append(milliseconds(lambda number=number: found.append(len(cache.related.find(number, now=_NOW)))))  # type: ignore[misc]
            searches.append(milliseconds(lambda: cache.search.find(_SEARCH)))
    slow = statistics.quantiles(ours, n=20)[-1]
    print(f"{articles:,} articles: {statistics.median(ours):.1f} ms, 95% below {slow:.1f} ms, {min(ours):.1f} at least")
    print(f"  found: {statistics.mean(found):.1f}; one search: {statistics.median(searches):.1f} ms")
    print(f"  related / one search: {median_of_ratios(ours, searches):.2f}")


def main() -> None:
    """Read the arguments and measure each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[20_000])
    parser.add_argument("--rounds", type=int, default=101)
    options = parser.parse_args()
    for articles in options.articles:
        with tempfile.TemporaryDirectory(prefix="termnews-related-") as folder:
            measure(Path(folder, "cache.db"), articles, options.rounds)


if __name__ == "__main__":
    main()
