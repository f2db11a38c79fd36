"""Precision and recall of Also Read links on made-up blocks in many languages, and how many look-alikes are taken.

    python -m benchmarks.also_read [--seed 1] [--cases 400] [--which all] [--feed] [-v]

Half of the cases are links to further stories, half are look-alikes, each in the middle of an article; the same seed
gives the same cases. `--which` chooses the templates: those that the rules were written beside (`seen`), those that
were written afterwards (`held-out`), or all. `--feed` reads the articles as a feed's HTML, `-v` prints what went wrong.
"""

import argparse
from collections import Counter

from benchmarks.also_read_cases import score


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=400)
    parser.add_argument("--which", choices=("all", "seen", "held-out"), default="all")
    parser.add_argument("--feed", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    result = score(options.seed, options.cases, which=options.which.replace("-", " "), feed=options.feed)
    if options.verbose:
        print("\n".join(result.faults))
        print(Counter(fault.split(" (")[0] for fault in result.faults))
    print(
        f"precision {result.precision:.3f} recall {result.recall:.3f} look-alikes taken {result.taken} of "
        f"{result.lookalikes} headlines worded otherwise {result.worded} sentences lost {result.lost}"
    )


if __name__ == "__main__":
    main()
