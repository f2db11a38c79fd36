"""User themes: from the colours of a file, and those of the theme it builds on, to a theme."""

from collections.abc import Iterable, Mapping
from typing import Any

from textual.color import Color
from textual.theme import Theme

from termnews.config.suggest import nearest
from termnews.config.theme_files import COLOURS, ThemeFile
from termnews.tui.look.contrast import luminance
from termnews.tui.look.themes import INK, PAPER

_LIGHT = 0.18
"""The luminance past which black is the better text on a ground."""


def own_themes(files: Iterable[ThemeFile], built_in: Mapping[str, Theme]) -> tuple[list[Theme], list[str]]:
    """Return the themes of `files` and one sentence for each that could not be made as it was written.

    `built_in` are the themes that come with the program, by name: none of them can be replaced.
    """
    themes: list[Theme] = []
    problems: list[str] = []
    for file in files:
        if file.name in built_in:
            problems.append(f'{_location(file, "name")}: the program has a theme "{file.name}"; choose another name.')
            continue
        base = built_in.get(file.base or "")
        if file.base is not None and (base is None or base.ansi):
            problems.append(f"{_location(file, 'base')}: {_no_base(file.base, built_in)}")
            base = None
        themes.append(_theme(file, base or built_in[_usual_base(file)]))
    return themes, problems


def _location(file: ThemeFile, key: str) -> str:
    return file.places.get(key) or file.places.get("", file.name)


def _no_base(name: str, built_in: Mapping[str, Theme]) -> str:
    if name in built_in:
        return f'"{name}" has the terminal\'s own colours, so no theme can build on it.'
    near = nearest(name, built_in)
    return f'there is no theme "{name}" to build on.' + (f' Did you mean "{near}"?' if near else "")


def _is_light(colour: str) -> bool:
    return luminance(Color.parse(colour)) > _LIGHT


def _usual_base(file: ThemeFile) -> str:
    background = file.colours.get("background")
    if file.dark is not None:
        return INK if file.dark else PAPER
    return PAPER if background and _is_light(background) else INK


def _theme(file: ThemeFile, base: Theme) -> Theme:
    system = base.to_color_system().generate()
    colours = {name: file.colours.get(name, system[name]) for name in COLOURS}
    if "background" in file.colours:
        # the base's own would not match another ground
        ground, text = Color.parse(colours["background"]), Color.parse(colours["foreground"])
        for name, share in (("surface", 0.03), ("panel", 0.07)):
            colours[name] = file.colours.get(name) or ground.blend(text, share).hex
    dark = file.dark if file.dark is not None else not _is_light(colours["background"])
    fields: dict[str, Any] = {"name": file.name, "dark": dark, **colours}
    return Theme(**fields)
