"""Parse user themes (themes/*.toml), passing over single mistakes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from termnews.config.suggest import nearest
from termnews.config.toml_text import key_lines, parse_toml, read_text
from termnews.domain.errors import ConfigError
from termnews.domain.text import excerpt, one_line

COLOURS = (
    "primary", "secondary", "accent", "foreground", "background", "surface", "panel", "success", "warning", "error",
)  # fmt: skip
_KEYS = ("name", "base", "dark", *COLOURS)
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_MOST_FILES = 200
_MOST_BYTES = 100_000
_MOST_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """One file: `colours` as "#rrggbb" by name, the rest as `base` has them; `dark` is None where it is not said.

    `places` names the file and the line of each key that is there, and of "" the file, for messages.
    """

    name: str
    base: str | None = None
    dark: bool | None = None
    colours: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)


def load_themes(folder: Path) -> tuple[tuple[ThemeFile, ...], tuple[str, ...]]:
    """Return the themes of the TOML files in `folder`, by file name, and one sentence for each thing not taken.

    A folder that is not there holds none; a file that is no valid TOML is left out as a whole.
    """
    themes: dict[str, ThemeFile] = {}
    problems: list[str] = []
    try:
        paths = sorted(folder.glob("*.toml"))[:_MOST_FILES]
    except OSError as error:
        return (), (f"{folder} could not be read: {error.strerror}.",)
    for path in paths:
        theme, wrong = _read(path)
        problems += wrong
        if theme is None:
            continue
        if theme.name in themes:
            place = theme.places.get("name", theme.places[""])
            problems.append(f'{place}: there is another theme called "{theme.name}"; this one is not used.')
        else:
            themes[theme.name] = theme
    return tuple(themes.values()), tuple(problems)


def _read(path: Path) -> tuple[ThemeFile | None, list[str]]:
    try:
        text = read_text(path, _MOST_BYTES) or ""
        data = parse_toml(text, str(path))
    except ConfigError as error:
        return None, [f"{error} This theme is not used."]
    lines = key_lines(text)
    places = {key: f"{path}, line {lines[key]}" if key in lines else str(path) for key in data}
    problems: list[str] = []
    taken: dict[str, str | bool] = {}
    for key, value in data.items():
        wrong = _complaint(key, value)
        if wrong:
            problems.append(f"{places[key]}: {wrong}")
        else:
            taken[key] = one_line(value) if isinstance(value, str) else value
        if len(problems) >= _MOST_PROBLEMS:
            problems.append(f"{path}: further mistakes are not told here.")
            break
    colours = {key: str(taken[key]) for key in COLOURS if key in taken}
    dark = taken.get("dark")
    return ThemeFile(
        name=str(taken.get("name", one_line(path.stem))),
        base=str(taken["base"]) if "base" in taken else None,
        dark=dark if isinstance(dark, bool) else None,
        colours=colours,
        places={**places, "": str(path)},
    ), problems


def _complaint(key: str, value: object) -> str | None:
    """Return what is wrong with a key and its value, or None."""
    if key in COLOURS:
        is_colour = isinstance(value, str) and _COLOUR.fullmatch(value)
        return None if is_colour else f'"{key}" must be a colour such as "#7aa2c8"; the base\'s is used.'
    if key in ("name", "base"):
        is_text = isinstance(value, str) and one_line(value)
        return None if is_text else f'"{key}" must be text; it is passed over.'
    if key == "dark":
        return None if isinstance(value, bool) else '"dark" must be true or false; it is passed over.'
    near = nearest(key, _KEYS)
    hint = f' Did you mean "{near}"?' if near else " docs/themes.md lists all there are."
    return f'a theme has no key "{excerpt(key, 60)}".{hint}'
