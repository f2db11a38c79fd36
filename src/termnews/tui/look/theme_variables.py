"""CSS variables derived from the few colours of a theme, each with enough contrast where it is used."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from rich.style import Style
from textual.color import Color
from textual.theme import Theme
from textual.widget import Widget

from termnews.tui.look.contrast import contrast, nearest_256, readable

_TEXTS = ("primary", "secondary", "accent", "success", "warning", "error")
_GROUNDS = ("background", "surface", "panel")
_HARDLY_SEEN = 2.5  # a contrast below which a colour is not moved but replaced


def with_variables(theme: Theme, colours: int = 2**24) -> Theme:
    """Return `theme` with the variables that the styles of the reader use; those it sets itself stay as they are.

    Textual's own rules derive text colours from the contrast of two others, which is too little on some grounds. Where
    the terminal has no more than 256 `colours`, all grounds are among them: what others become there is nobody's taste.
    """
    if theme.ansi:
        return replace(theme, variables={**_terminal_variables(), **theme.variables})
    fewer = nearest_256 if colours <= 256 else _as_it_is
    system = theme.to_color_system().generate()
    named = {name: Color.parse(system[name]) for name in (*_TEXTS, *_GROUNDS, "foreground")}
    named |= {name: fewer(named[name]) for name in _GROUNDS}
    made = _fixed_variables(named, fewer)
    changed: dict[str, Any] = {name: named[name].hex for name in _GROUNDS}
    return replace(theme, **changed, variables={**made, **theme.variables})


def _as_it_is(colour: Color) -> Color:
    return colour


def _fixed_variables(named: Mapping[str, Color], fewer: Callable[[Color], Color]) -> dict[str, str]:
    background, panel = named["background"], named["panel"]
    idle = fewer(background.blend(named["foreground"], 0.1))
    card = fewer(background.blend(named["accent"], 0.09))
    field = fewer(panel.blend(named["foreground"], 0.1))
    grounds = (background, named["surface"], panel, idle, card, field)
    foreground = readable(named["foreground"], grounds)
    muted = readable(foreground.blend(background, 0.36), grounds)
    row = fewer(background.blend(named["primary"], 0.38))
    return {
        "boost": card.hex,
        "surface-active": field.hex,
        "foreground": foreground.hex,
        "text": foreground.hex,
        "text-muted": muted.hex,
        "text-disabled": muted.hex,
        **{f"text-{name}": readable(named[name], grounds).hex for name in _TEXTS},
        "block-cursor-background": row.hex,
        "block-cursor-foreground": readable(foreground, (row,)).hex,
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": idle.hex,
        "block-cursor-blurred-foreground": foreground.hex,
        "input-selection-background": row.hex,
        "input-selection-foreground": readable(foreground, (row,)).hex,
        "screen-selection-background": row.hex,
        "screen-selection-foreground": readable(foreground, (row,)).hex,
    }


def _terminal_variables() -> dict[str, str]:
    """Return the variables of themes in the terminal's own colours: no ground is certain, so none is painted."""
    unpainted = (
        "text-muted text-disabled ansi-background ansi-foreground surface-active border border-blurred scrollbar "
        "scrollbar-background block-cursor-background block-cursor-foreground block-cursor-blurred-background "
        "block-cursor-blurred-foreground input-cursor-background input-cursor-foreground input-selection-background "
        "input-selection-foreground screen-selection-background screen-selection-foreground"
    )
    return {
        **dict.fromkeys(unpainted.split(), "ansi_default"),
        "block-cursor-text-style": "reverse",
        "block-cursor-blurred-text-style": "underline",
        "input-cursor-text-style": "reverse",
    }


def drawn_style(widget: Widget, *names: str) -> Style:
    """Return the style of component classes of `widget`, a later one over an earlier one.

    Translucent colours are mixed with what is behind them; Textual does that too, but forgets that text is reversed.
    """
    style = widget.get_visual_style(*names).rich_style
    if any(widget.get_component_styles(name).text_style.reverse for name in names):
        style += Style(reverse=True)
    return style


@lru_cache(maxsize=1024)
def on_cursor(style: Style, cursor: Style) -> Style:
    """Return the style of text on the row of the cursor: its own colour, moved until it can be read there.

    On a ground that is the terminal's own, and where its own colour would not be seen, `cursor` says what it is.
    """
    looks = Style(
        bold=cursor.bold or None, reverse=cursor.reverse or None, underline=cursor.underline or None,
        bgcolor=cursor.bgcolor, color=cursor.color,
    )  # fmt: skip
    ground = cursor.bgcolor.triplet if cursor.bgcolor else None
    colour = style.color.triplet if style.color else None
    if ground is None or colour is None:
        return style + looks
    if contrast(Color(*colour), Color(*ground)) < _HARDLY_SEEN:
        return style + looks
    moved = readable(Color(*colour), (Color(*ground),))
    return style + looks + Style(color=moved.rich_color)
