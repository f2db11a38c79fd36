"""Where termnews keeps its files: the XDG base directories, or the platform's own folders on macOS."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from termnews.domain.errors import ConfigError

_NAME = "termnews"
_FALLBACKS = {
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
}


class Paths(NamedTuple):
    """The files and folders of one reader. None of them needs to exist.

    `config` and `state` and `pictures` are folders, the others files; everything in `pictures` may be deleted.
    """

    config: Path
    settings: Path
    sources: Path
    cache: Path
    state: Path
    log: Path
    memory: Path
    pictures: Path

    def is_cache(self, path: Path) -> bool:
        """Tell whether `path` is the cache by any name, or one of the files that SQLite keeps, or may keep, beside it.

        Nothing but SQLite may open these, see store/open_database.py.
        """
        for suffix in ("", "-wal", "-shm", "-journal"):
            own = Path(f"{self.cache}{suffix}")
            with suppress(OSError):
                if path.resolve() == own.resolve() or path.samefile(own):
                    return True
        return False

    def is_own(self, path: Path) -> bool:
        """Tell whether `path` is, by any name, one of the files that are edited here or written by the program."""
        with suppress(OSError):
            return path.resolve() in [own.resolve() for own in (self.settings, self.sources, self.log, self.memory)]
        return False


def _platform_folder(variable: str) -> Path:
    # platformdirs takes some milliseconds to import, and on Linux it would only say what XDG says.
    import platformdirs

    finders = {
        "XDG_CONFIG_HOME": platformdirs.user_config_path,
        "XDG_DATA_HOME": platformdirs.user_data_path,
        "XDG_CACHE_HOME": platformdirs.user_cache_path,
        "XDG_STATE_HOME": platformdirs.user_state_path,
    }
    return finders[variable](_NAME, appauthor=False)


def _folder(variable: str, environ: Mapping[str, str]) -> Path:
    """Return our folder below an XDG base directory; the standard says to ignore relative values."""
    value = environ.get(variable, "")
    if Path(value).is_absolute():
        return Path(value) / _NAME
    if sys.platform == "darwin":
        return _platform_folder(variable)
    try:
        return Path.home() / _FALLBACKS[variable] / _NAME
    except RuntimeError:
        raise ConfigError(f"The home folder is not known: set HOME or {variable}.") from None


def _given(path: Path) -> Path:
    """Return a path from the command line with `~` resolved: shells leave it alone in `--cache=~/day.db`."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def find_paths(*, config: Path | None = None, cache: Path | None = None) -> Paths:
    """Return where everything is, without creating anything.

    `config` is another configuration folder, `cache` another cache file. The XDG Base Directory Specification is
    followed wherever its variables are set; raises ConfigError when no home folder can be found.
    """
    environ = os.environ
    folder = _given(config) if config else _folder("XDG_CONFIG_HOME", environ)
    state = _folder("XDG_STATE_HOME", environ)
    return Paths(
        config=folder,
        settings=folder / "config.toml",
        sources=folder / "sources.toml",
        cache=_given(cache) if cache else _folder("XDG_DATA_HOME", environ) / "cache.db",
        state=state,
        log=state / "termnews.log",
        memory=state / "reader.json",
        pictures=_folder("XDG_CACHE_HOME", environ),
    )
