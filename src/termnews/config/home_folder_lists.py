"""Find subscription lists of other readers (newsboat, OPML) in the home folder, for the first run."""

import os
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from termnews.config.files import MOST_BYTES

# A home folder can hold a hundred thousand files and a list of feeds no megabytes: the screen must not wait for either.
_MOST_NAMES = 2000
_MOST_FOUND = 20

_FOLDERS = ("", "Downloads", "Documents", "Desktop")
_OF_READERS = (
    ".newsboat/urls",
    ".newsbeuter/urls",
    "{config}/newsboat/urls",
    "{config}/liferea/feedlist.opml",
    ".var/app/net.sourceforge.liferea/config/liferea/feedlist.opml",
    "{data}/akregator/data/feeds.opml",
    ".var/app/org.kde.akregator/data/akregator/data/feeds.opml",
)


def _base(environ: Mapping[str, str], variable: str, home: Path, usual: str) -> Path:
    value = Path(environ.get(variable, ""))
    return value if value.is_absolute() else home / usual


def _own_folders(config: Path, home: Path) -> list[Path]:
    """Return the folders for downloads and documents under the names they have in the person's language."""
    try:
        text = (config / "user-dirs.dirs").read_text("utf-8", errors="replace")[:10_000]
    except OSError:
        return []
    names = re.findall(r'^XDG_(?:DOWNLOAD|DOCUMENTS|DESKTOP)_DIR="(.+)"$', text, re.MULTILINE)
    return [Path(name.replace("$HOME", str(home))) for name in names]


def _opml_files(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as rows:
            names = sorted(row.name for row in islice(rows, _MOST_NAMES) if row.name.lower().endswith(".opml"))
    except OSError:
        return
    yield from (folder / name for name in names)


def _readable(path: Path) -> bool:
    try:
        return path.is_file() and 0 < path.stat().st_size <= MOST_BYTES and os.access(path, os.R_OK)
    except OSError:
        return False


def found_subscriptions(home: Path | None = None, environ: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Return newsboat `urls` files and OPML files in the places where people and readers keep them, at most twenty.

    Looks at known paths and at the names in a handful of folders, never below them; reads no list.
    """
    try:
        home = home or Path.home()
    except RuntimeError:
        return ()
    config = _base(environ, "XDG_CONFIG_HOME", home, ".config")
    data = _base(environ, "XDG_DATA_HOME", home, ".local/share")
    known = (home / place.format(config=config, data=data) for place in _OF_READERS)
    folders = dict.fromkeys([*(home / name for name in _FOLDERS), *_own_folders(config, home)])
    candidates = [*known, *(path for folder in folders for path in _opml_files(folder))]
    return tuple(islice((path for path in dict.fromkeys(candidates) if _readable(path)), _MOST_FOUND))
