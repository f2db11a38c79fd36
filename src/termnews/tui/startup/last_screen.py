"""The last screen: the rows that were shown when the reader was left, kept for the moment in which it opens again.

Importing Textual takes ten times as long as writing these rows, so nothing here imports it. They are plain text with
styles and replaced as soon as the reader has painted the same screen from the cache.
"""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from termnews import __version__
from termnews.config.files import private_folder, replace_file, stamp
from termnews.config.paths import Paths, find_paths
from termnews.domain.errors import ConfigError, TermnewsError
from termnews.domain.text import clean
from termnews.tui.driver.first_paint import FirstPaint

if sys.platform != "win32":
    import termios

NAME = "last-screen"
# Of all that a terminal obeys, rows may hold colours and weights only (ECMA-48, SGR).
_STYLE = re.compile(r"\x1b\[[\d;:]*m")
_LINK = re.compile(r"\x1b\].*?(?:\x07|\x1b\\)")
_TERMINAL = ("TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG", "TEXTUAL_COLOR_SYSTEM")
_MOST = 1_000_000

Size = tuple[int, int]
"""Columns and rows."""


def terminal_size(descriptor: int) -> Size | None:
    """Return the size of a terminal as Textual will find it, None where it is not known."""
    try:
        found = os.get_terminal_size(descriptor)
        columns, rows = (int(os.environ.get(name) or 0) for name in ("COLUMNS", "LINES"))
    except (OSError, ValueError):
        return None
    columns, rows = columns if columns > 0 else found.columns, rows if rows > 0 else found.lines
    return (columns, rows) if columns > 0 and rows > 0 else None


def circumstances(paths: Paths, size: Size, *, offline: bool) -> str:
    """Return, on one line, all that the look of the first screen depends on beside the articles in the cache.

    Articles that came since are no reason to show nothing: the article under the cursor and its row are found again.
    """
    told = [f"{name}={os.environ[name]}" for name in _TERMINAL if name in os.environ]
    cache = paths.cache.absolute()
    same_cache = (str(cache), (stamp(cache) or ())[:2])
    settings = (str(paths.config.absolute()), stamp(paths.settings))
    parts = [__version__, f"{size[0]}x{size[1]}", "offline" if offline else "online", *same_cache, *settings, *told]
    return repr(parts)


def plain_rows(rows: Sequence[str]) -> list[str] | None:
    """Return rows without links and everything else that is no text and no style; None where one breaks its line."""
    made = []
    for row in rows:
        unlinked = _LINK.sub("", row)
        styles = iter(_STYLE.findall(unlinked))
        texts = [clean(text).replace("\t", " ") for text in _STYLE.split(unlinked)]
        if any("\n" in text for text in texts):
            return None
        made.append("".join(text + next(styles, "") for text in texts))
    return made


def keep(paths: Paths, size: Size, rows: Sequence[str], *, offline: bool) -> None:
    """Keep the rows of a screen for the next start; where they cannot be kept, the next start shows none."""
    made = plain_rows(rows)
    if made is None or len(made) != size[1]:
        forget(paths)
        return
    text = "\n".join([circumstances(paths, size, offline=offline), *made])
    try:
        private_folder(paths.state)
        replace_file(paths.state / NAME, text)
    except (OSError, ConfigError):
        forget(paths)


def forget(paths: Paths) -> None:
    """Keep no screen."""
    try:
        (paths.state / NAME).unlink(missing_ok=True)
    except OSError:
        return


def find(paths: Paths, size: Size, *, offline: bool) -> list[str] | None:
    """Return the rows to show at once, or None where none were kept or anything they depend on is another now."""
    kept = paths.state / NAME
    if not kept.is_file():
        return None
    try:
        with kept.open(encoding="utf-8", newline="") as file:
            begin, *rows = file.read(_MOST).split("\n")
    except (OSError, UnicodeError):
        return None
    if begin != circumstances(paths, size, offline=offline) or len(rows) != size[1]:
        return None
    return plain_rows(rows)


def first_paint(*, config: Path | None, cache: Path | None, offline: bool) -> FirstPaint | None:
    """Return a context that shows the last screen, None where there is none to show; the descriptors are terminals."""
    if sys.platform == "win32":
        return None
    size = terminal_size(1)
    if size is None:
        return None
    try:
        rows = find(find_paths(config=config, cache=cache), size, offline=offline)
        return None if rows is None else FirstPaint(rows)
    except (TermnewsError, OSError, termios.error):
        return None
