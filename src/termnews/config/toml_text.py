"""TOML files as text: reading them with errors a person can act on, and finding the line a key stands on."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from termnews.config.files import read_file
from termnews.domain.errors import ConfigError

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"""^\s*((?:"[^"]*"|'[^']*'|[\w\-. ])+?)\s*=""")


def read_text(path: Path) -> str | None:
    """Return the text of a file, or None where there is none; ConfigError when it cannot be read as UTF-8."""
    data = read_file(path)
    try:
        return None if data is None else data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not UTF-8 text: save it as UTF-8.") from None


def mentions(path: Path, word: str) -> bool:
    """Tell whether a word stands anywhere in a file, be it as broken as it may; one that cannot be read may hold it."""
    try:
        return word.encode() in (read_file(path) or b"")
    except ConfigError:
        return True


def parse_toml(text: str, name: str) -> dict[str, Any]:
    """Return what TOML 1.0 `text` says; ConfigError names `name` and the line of the first mistake."""
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        found = re.search(r" \(at line (\d+), column \d+\)$", message)
        line = int(found[1]) if found else text.count("\n") + 1
        reason = re.sub(r" \(at .*\)$", "", message)
        raise ConfigError(f"{name}, line {line}: this is no valid TOML: {reason}.") from None
    except RecursionError:
        raise ConfigError(f"{name}: this is no valid TOML: it is nested too deeply.") from None


def _plain(key: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.]+", key))


def key_line(text: str, *path: str) -> int | None:
    """Return the line (from 1) on which the key of that path is given a value, or None where that is not plain to see.

    `key_line(text, "network", "deadline")` finds `deadline =` below `[network]` as well as `network.deadline =`.
    """
    wanted = ".".join(path)
    section: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        header = _HEADER.match(line)
        if header:
            section = _plain(header[2])
        key = None if header else _KEY.match(line)
        if (header or key) and ".".join((*section, *(_plain(key[1]) if key else ()))) == wanted:
            return number
    return None


def table_lines(text: str, name: str) -> list[int]:
    """Return the lines (from 1) of the `[[name]]` headers, in order."""
    return [
        number
        for number, line in enumerate(text.split("\n"), start=1)
        if (header := _HEADER.match(line)) and header[1] == "[[" and _plain(header[2]) == (name,)
    ]


def table_end(lines: Sequence[str], header: int, name: str) -> int:
    """Return the index after the table `[[name]]` whose header is at index `header`, its sub-tables included."""
    for index in range(header + 1, len(lines)):
        found = _HEADER.match(lines[index])
        if found and (found[1] == "[[" or _plain(found[2])[0] != name):
            return index
    return len(lines)


def header_after(lines: Sequence[str], header: int) -> int:
    """Return the index of the next header of any kind below the one at index `header`, or the number of lines."""
    return next((index for index in range(header + 1, len(lines)) if _HEADER.match(lines[index])), len(lines))
