"""Read TOML with line numbers: parse errors a person can act on, and the line of a key."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from termnews.config.files import MOST_BYTES, read_file
from termnews.domain.errors import ConfigError
from termnews.domain.text import excerpt

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]")
# A key of a hundred parts; no setting has more than three.
_DEEP_KEY = re.compile(r"""^[\s\[]*(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')\s*\.\s*){100}""", re.MULTILINE)
_NESTED = 100
_LONG_NUMBER = re.compile(r"[\d_]{4300}")
_KEY = re.compile(r"""^\s*((?:"[^"]*"|'[^']*'|[\w\-. ])+?)\s*=""")


def read_text(path: Path, most: int = MOST_BYTES) -> str | None:
    """Return the text of a file, or None where there is none; ConfigError when it cannot be read as UTF-8."""
    data = read_file(path, most)
    try:
        return None if data is None else data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}, line {line}: this is not UTF-8 text: save it as UTF-8.") from None


def mentions(path: Path, word: str) -> bool:
    """Tell whether a word stands anywhere in a file, be it as broken as it may; one that cannot be read may hold it."""
    try:
        # UTF-16, as some editors write it, has a zero between two letters
        return word.encode() in (read_file(path) or b"").replace(b"\0", b"")
    except ConfigError:
        return True


def parse_toml(text: str, name: str) -> dict[str, Any]:
    """Return what TOML 1.0 `text` says; ConfigError names `name` and the line of the first mistake."""
    import tomllib

    if deep := _DEEP_KEY.search(text):
        # The parser takes seconds for one, and what walks through the tables afterwards would not come back.
        line = text.count("\n", 0, deep.start()) + 1
        raise ConfigError(f"{name}, line {line}: this is no valid TOML: it is nested too deeply.")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        match = re.search(r" \(at line (\d+), column \d+\)$", message)
        line = int(match[1]) if match else text.count("\n") + 1
        reason = excerpt(re.sub(r" \(at .*\)$", "", message), 120)
        raise ConfigError(f"{name}, line {line}: this is no valid TOML: {reason}.") from None
    except ValueError:
        # Python reads no whole number of more digits than this.
        match = _LONG_NUMBER.search(text)
        line = text.count("\n", 0, match.start() if match else None) + 1
        raise ConfigError(f"{name}, line {line}: this is no valid TOML: a number has too many digits.") from None
    except RecursionError:
        rows = enumerate(text.split("\n"), start=1)
        place = next((f", line {number}" for number, row in rows if row.count("[") + row.count("{") > _NESTED), "")
        raise ConfigError(f"{name}{place}: this is no valid TOML: it is nested too deeply.") from None


def _plain(key: str) -> tuple[str, ...]:
    return tuple(map(_unquoted, re.findall(r"\"[^\"]*\"|'[^']*'|[^.]+", key)))


def _unquoted(part: str) -> str:
    """Return one part of a key as TOML means it."""
    import tomllib

    part = part.strip()
    if part.startswith('"') and "\\" in part:
        try:
            return str(tomllib.loads(f"key = {part}")["key"])
        except ValueError:
            return part
    return part.strip("\"'")


def key_lines(text: str) -> dict[str, int]:
    """Return the line (from 1) on which each key is given a value, by its dotted path, where that is plain to see.

    `network.deadline` is `deadline =` below `[network]` as well as `network.deadline =`.
    """
    lines: dict[str, int] = {}
    section: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        header = _HEADER.match(line)
        if header:
            section = _plain(header[2])
        key = None if header else _KEY.match(line)
        if header or key:
            lines.setdefault(".".join((*section, *(_plain(key[1]) if key else ()))), number)
    return lines


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
        match = _HEADER.match(lines[index])
        if match and (match[1] == "[[" or _plain(match[2])[0] != name):
            return index
    return len(lines)


def header_after(lines: Sequence[str], header: int) -> int:
    """Return the index of the next header of any kind below the one at index `header`, or the number of lines."""
    return next((index for index in range(header + 1, len(lines)) if _HEADER.match(lines[index])), len(lines))
