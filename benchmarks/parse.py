"""Reading feeds, beside feedparser and sfeed on the same bytes in the same run.

    python -m benchmarks.parse [FOLDER] [--feeds 12] [--rounds 5]

Without a folder the feeds are made up: 50 articles each, whole and with a summary, with as many tags in a kilobyte as
the feeds of blogs and newspapers have. Of a folder's only those count that are well-formed, which the fast ways are
for. The figures are milliseconds of processor time, the least of the rounds, and how many times as long the others
take; sfeed is a program, and what starting it costs is in its figure.
"""

import argparse
import io
import re
import resource
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.parsers import expat

from benchmarks.articles import feeds, rss

from termnews.domain.errors import ParseError
from termnews.sources.parse import parse

URL = "https://example.org/feed.xml"
_FIRST_WORDS = re.compile(r"<p>((?:\w+ ){3})")


def made_up(count: int) -> list[bytes]:
    """Return feeds that are the same each time."""
    found = []
    for feed in feeds(50 * count):
        articles = tuple(
            replace(one, body=_FIRST_WORDS.sub(r"<p><strong>\1</strong>", one.body)) for one in feed.articles
        )
        found.append(rss(replace(feed, articles=articles)).encode())
    return found


def is_clean(body: bytes) -> bool:
    """Tell whether bytes are a feed in well-formed XML."""
    try:
        expat.ParserCreate().Parse(body, True)
        return bool(parse(body, url=URL).articles)
    except (expat.ExpatError, ParseError, ValueError):
        return False


def ours(body: bytes) -> None:
    """Read a feed."""
    parse(body, url=URL)


def feedparser(body: bytes) -> None:
    """Read a feed with feedparser, as its documentation shows it."""
    import feedparser

    feedparser.parse(io.BytesIO(body))


def sfeed(body: bytes) -> None:
    """Read a feed with sfeed."""
    subprocess.run(["sfeed", URL], input=body, stdout=subprocess.DEVNULL, check=True)


def seconds() -> float:
    """Return the processor time of this process, and of all that it has started and waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def least(read: Callable[[bytes], None], body: bytes, rounds: int) -> float:
    """Return the milliseconds that reading takes."""
    times = []
    for _ in range(rounds):
        before = seconds()
        read(body)
        times.append(1000 * (seconds() - before))
    return min(times)


def main() -> None:
    """Read the arguments, measure, and print a row for each reader."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--feeds", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if options.folder is None:
        bodies = made_up(options.feeds)
    else:
        files = (file.read_bytes() for file in sorted(options.folder.rglob("*")) if file.is_file())
        bodies = [body for body in files if is_clean(body)]
    # the faster ones more often: what else the machine does is more of their time
    readers = {"termnews": (ours, 5 * options.rounds), "feedparser": (feedparser, options.rounds)}
    if shutil.which("sfeed"):
        readers["sfeed"] = (sfeed, options.rounds)
    times = {name: [least(read, body, rounds) for body in bodies] for name, (read, rounds) in readers.items()}
    size = statistics.median(map(len, bodies)) / 1000
    print(f"{len(bodies)} feeds, {size:.0f} KB (median)\n  {'':12}{'ms':>9}{'/termnews':>11}{'all ms':>10}")
    for name, taken in times.items():
        ratios = [theirs / mine for theirs, mine in zip(taken, times["termnews"], strict=True)]
        print(f"  {name:12}{statistics.median(taken):9.2f}{statistics.median(ratios):11.1f}{sum(taken):10.1f}")


if __name__ == "__main__":
    main()
