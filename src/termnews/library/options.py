"""Options of the command line that say which cache is opened, and how."""

from pathlib import Path
from typing import NamedTuple


class Options(NamedTuple):
    """What the command line says about where to read from."""

    offline: bool = False
    cache: Path | None = None
    config: Path | None = None
    demo: bool = False
