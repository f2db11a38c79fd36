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
    `everywhere` is the same for all of them.
    """

    def __init__(self, file: Path, cache: Path) -> None:
        self._file = file
        self._cache = str(cache.absolute())
        self._lock = Lock()

    def get(self, name: str, *, everywhere: bool = False) -> Any:
        """Return a value that was kept, or None."""
        return self._all().get("" if everywhere else self._cache, {}).get(name)

    def keep(self, name: str, value: Any, *, everywhere: bool = False) -> None:
        """Keep a value; a folder that cannot be written to is no error."""
        with self._lock:
            self._keep(name, value, "" if everywhere else self._cache)

    def _keep(self, name: str, value: Any, where: str) -> None:
        everything = self._all()
        everything.setdefault(where, {})[name] = value
        new = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            new.write_text(json.dumps(everything), encoding="utf-8")
            new.replace(self._file)
        except OSError as error:
            log.info("%s is not kept: %s", name, error)

    def _all(self) -> dict[str, Any]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}
