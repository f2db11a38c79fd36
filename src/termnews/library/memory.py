"""What the reader remembers from one run to the next and nobody else needs: one small JSON file."""

import json
import logging
from pathlib import Path
from threading import Lock
from typing import Any

log = logging.getLogger(__name__)


class Memory:
    """Named values of JSON's kinds, kept in a file in the state folder; losing it loses no article and no mark.

    `cache` keeps the memories of several caches apart, since the ids in them mean different articles; what is kept
    `everywhere` is the same for all of them, in a file of its own where one is given.
    """

    def __init__(self, file: Path, cache: Path, *, everywhere: Path | None = None) -> None:
        self._file = file
        self._everywhere = everywhere or file
        self._cache = str(cache.absolute())
        self._lock = Lock()

    def get(self, name: str, *, everywhere: bool = False) -> Any:
        """Return a value that was kept, or None."""
        file = self._everywhere if everywhere else self._file
        return _all(file).get("" if everywhere else self._cache, {}).get(name)

    def keep(self, name: str, value: Any, *, everywhere: bool = False) -> None:
        """Keep a value; a folder that cannot be written to is no error."""
        with self._lock:
            if everywhere:
                _keep(self._everywhere, "", name, value)
            else:
                _keep(self._file, self._cache, name, value)


def _keep(file: Path, where: str, name: str, value: Any) -> None:
    everything = _all(file)
    everything.setdefault(where, {})[name] = value
    new = file.with_suffix(".new")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new.write_text(json.dumps(everything), encoding="utf-8")
        new.replace(file)
    except OSError as error:
        log.info("%s is not kept: %s", name, error)


def _all(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
