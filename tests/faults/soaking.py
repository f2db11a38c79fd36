"""A process that refreshes all its sources again and again, as a reader that stays open does, and tells what it holds.

    python -m tests.faults.soaking ROUNDS

Prints an object a round: memory in megabytes, open files, threads, and how many sources went how.
"""

import asyncio
import gc
import json
import sys
import threading
from collections import Counter
from pathlib import Path

from termnews.library.compose import Options, close_library, open_library
from termnews.library.events import RefreshFinished

MEGABYTE = 1 << 20


def held() -> dict[str, float]:
    """Return what this process holds now; what only waits to be collected is not counted."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return {
        "megabytes": pages * 4096 / MEGABYTE,
        "files": len(list(Path("/proc/self/fd").iterdir())),
        "threads": threading.active_count(),
    }


async def soak(rounds: int) -> None:
    library = open_library(Options())
    try:
        for _ in range(rounds):
            async for event in library.online_refresh().run(library.queries.sources()):
                if isinstance(event, RefreshFinished):
                    counts = Counter(result.status.value for result in event.results)
            print(json.dumps({**held(), **counts}), flush=True)
    finally:
        await close_library(library)


if __name__ == "__main__":
    asyncio.run(soak(int(sys.argv[1])))
