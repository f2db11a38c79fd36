"""What one run of the program cost: processor time and memory, which a busy machine does not change."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.faults.program import PATIENCE, RUN

# A process counts the memory of the one that it was begun from, so a small one of its own begins it.
_MEASURE = (
    "import json, resource, subprocess, sys\n"
    "code = subprocess.call(sys.argv[2:])\n"
    "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
    "open(sys.argv[1], 'w').write(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))\n"
    "sys.exit(code)\n"
)


@dataclass(frozen=True)
class Usage:
    """The end of one run: `code`, what it wrote, processor `seconds` and `megabytes`, its children's included."""

    code: int
    text: str
    said: str
    seconds: float
    megabytes: float


def measured(folder: Path, *arguments: object) -> Usage:
    """Run the program and return what it cost; `folder` is one to write in."""
    told = folder / "usage.json"
    command = [sys.executable, "-c", _MEASURE, str(told), *RUN, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False)
    seconds, megabytes = json.loads(told.read_text())
    text, said = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    return Usage(done.returncode, text, said, seconds, megabytes)
