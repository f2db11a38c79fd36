"""Backdrop of a dialog: the screen below it, tinted, drawn once and kept until that screen changes."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip

from termnews.tui.textual_internals import PaintHook, strips_below

Below = Screen[object]


class Backdrop:
    """Lines of what is below a dialog; Textual's own tints all of them again for each letter typed in one."""

    def __init__(self) -> None:
        self._lines: list[Strip] = []
        self._drawn_for: tuple[Below, int, Size, Color] | None = None

    def lines(self, below: Below, size: Size, tint: Color, crop: Region) -> list[Strip]:
        """Return the part of the lines that `crop` covers."""
        wanted = (below, below.changes, size, tint) if isinstance(below, PaintHook) else None
        if wanted is None or self._drawn_for != wanted:
            self._lines = [
                Strip(_tinted(strip, tint), strip.cell_length).adjust_cell_length(size.width)
                for strip in strips_below(below)
            ]
            self._lines += [Strip.blank(size.width)] * (size.height - len(self._lines))
            self._drawn_for = wanted
        lines = self._lines[crop.y : crop.bottom]
        if crop.x == 0 and crop.width == size.width:
            return lines
        return [line.crop(crop.x, crop.right) for line in lines]


def _tinted(strip: Strip, tint: Color) -> list[Segment]:
    return [Segment(text, _tinted_style(style or _NULL, tint), control) for text, style, control in strip]


_NULL = Style.null()


@lru_cache(maxsize=2048)
def _tinted_style(style: Style, tint: Color) -> Style:
    """Return a style behind a translucent colour, without links and without what is done on a click."""
    style = style.clear_meta_and_links()
    if tint.a == 0:
        return style
    colours = (
        None if colour is None else (Color.from_rich_color(colour) + tint).rich_color
        for colour in (style.color, style.bgcolor)
    )
    return style + Style.from_color(*colours)
