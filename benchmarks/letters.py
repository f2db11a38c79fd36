"""Dates and charsets: the processor time of reading a date in each form, and of guessing a charset, by size.

python -m benchmarks.letters [--rounds 2000]

The standard library's reader of RFC 5322 is measured beside it in the same run.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime

from termnews.domain.charset_guess import guess
from termnews.domain.dates import parse_date

_DATES = {
    "RFC 3339": "2026-11-17T14:16:00Z",
    "RFC 5322": "Tue, 17 Nov 2026 14:16:00 +0100",
    "a zone by name": "Tue, 17 Nov 2026 14:16:00 EST",
    "Drupal": "Tuesday, November 17, 2026 - 2:16pm",
    "ASP.NET": "11/17/2026 2:16:00 PM",
    "French": "mardi 17 novembre 2026 à 14h16",
    "Chinese": "2026年11月17日 下午2:16",
    "none": "as soon as the river falls",
    "hostile": "17 Nov 午後1時 1:1 " * 8,
}
_TEXT = "Над старой гаванью весь день кружили чайки, и рыбаки чинили сети. "
_SIZES = (300, 5_000, 50_000, 2_000_000)
_IMPORT = """
import time, termnews.domain.dates
begin = time.process_time()
import termnews.domain.written_dates
print((time.process_time() - begin) * 1000)
"""


def microseconds(work: Callable[[], object], rounds: int) -> float:
    """Return the processor time of one call, of the fastest of five series."""
    series = []
    for _ in range(5):
        begin = time.process_time()
        for _ in range(rounds):
            work()
        series.append((time.process_time() - begin) / rounds * 1e6)
    return min(series)


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=2000)
    rounds = parser.parse_args().rounds
    for name, text in _DATES.items():
        print(f"{name:>16}: {microseconds(lambda text=text: parse_date(text), rounds):7.1f} us")  # type: ignore[misc]
    theirs = microseconds(lambda: parsedate_to_datetime(_DATES["RFC 5322"]), rounds)
    print(f"{'email.utils':>16}: {theirs:7.1f} us for RFC 5322")
    imports = [float(subprocess.check_output([sys.executable, "-c", _IMPORT])) for _ in range(5)]
    print(f"{'first odd date':>16}: {min(imports):7.1f} ms to import what reads it")
    for size in _SIZES:
        body = (_TEXT * (size // len(_TEXT) + 1)).encode("koi8-r")[:size]
        print(f"{size:>10,} bytes: {microseconds(lambda body=body: guess(body), 5) / 1000:7.2f} ms to guess")  # type: ignore[misc]


if __name__ == "__main__":
    main()
