"""What the reader remembers from one run to the next and nobody else needs: one small JSON file."""

import json
import logging
from pathlib import Path
from typing import Any

from termnews.config.files import locked, read_file, replace_file
from termnews.domain.errors import ConfigError

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

    def get(self, name: str, *, everywhere: bool = False) -> Any:
        """Return a value that was kept, or None."""
        file = self._everywhere if everywhere else self._file
        kept = _all(file).get("" if everywhere else self._cache)
        return kept.get(name) if isinstance(kept, dict) else None

    def keep(self, name: str, value: Any, *, everywhere: bool = False) -> None:
        """Keep a value; a folder that cannot be written to is no error."""
        if everywhere:
            _keep(self._everywhere, "", name, value)
        else:
            _keep(self._file, self._cache, name, value)


def _keep(file: Path, where: str, name: str, value: Any) -> None:
    try:
        with locked(file):
            everything = _all(file)
            kept = everything.get(where)
            everything[where] = {**(kept if isinstance(kept, dict) else {}), name: value}
            replace_file(file, json.dumps(everything))
    except ConfigError as error:
        log.info("%s is not kept: %s", name, error)


def _all(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(read_file(file) or b"{}")
    except (ConfigError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
