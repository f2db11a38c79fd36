"""Write-through cache of what the reader remembers from one run to the next: one small JSON file."""

import json
from pathlib import Path
from typing import Any

from termnews.config.files import Stamp, locked, read_file, replace_file, stamp
from termnews.domain.errors import ConfigError


class Memory:
    """Named values of JSON's kinds, kept in a file in the state folder; losing it loses no article and no mark.

    `cache` keeps the memories of several caches apart, since the ids in them mean different articles; what is kept
    `everywhere` is the same for all of them, in a file of its own where one is given.
    """

    def __init__(self, file: Path, cache: Path, *, everywhere: Path | None = None) -> None:
        self._file = _MemoryFile(file)
        self._everywhere = self._file if everywhere is None or everywhere == file else _MemoryFile(everywhere)
        self._cache = str(cache.absolute())

    def get(self, name: str, *, everywhere: bool = False) -> Any:
        """Return a value that was kept, or None. It is for reading only: others are given the same one."""
        values = self._everywhere.read().get("") if everywhere else self._file.read().get(self._cache)
        return values.get(name) if isinstance(values, dict) else None

    def keep(self, name: str, value: Any, *, everywhere: bool = False) -> None:
        """Keep a value; a folder that cannot be written to is no error. It waits for the disk."""
        try:
            if everywhere:
                self._everywhere.write("", name, value)
            else:
                self._file.write(self._cache, name, value)
        except ConfigError as error:
            import logging

            logging.getLogger(__name__).info("%s is not kept: %s", name, error)


class _MemoryFile:
    """The file as it was read last; two programs share it, so that it is read anew as soon as it is another file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # one assignment for both: work beside the keys keeps values, too
        self._latest: tuple[Stamp | None, dict[str, Any]] = (None, {})

    def read(self) -> dict[str, Any]:
        """Return all values, for reading only."""
        # taken before the file is read: one that is replaced meanwhile is another one the next time
        now = stamp(self._path)
        if now != self._latest[0]:
            self._latest = (now, {} if now is None else self._parsed())
        return self._latest[1]

    def write(self, where: str, name: str, value: Any) -> None:
        """Set one value among those that the file has now; raises ConfigError."""
        with locked(self._path):
            everything = self._parsed()
            values = everything.get(where)
            everything[where] = {**(values if isinstance(values, dict) else {}), name: value}
            replace_file(self._path, json.dumps(everything))

    def _parsed(self) -> dict[str, Any]:
        try:
            values = json.loads(read_file(self._path) or b"{}")
        except (ConfigError, ValueError, RecursionError):
            return {}
        return values if isinstance(values, dict) else {}
