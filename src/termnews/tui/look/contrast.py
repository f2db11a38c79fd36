"""Contrast of text on a colour (WCAG), and colours moved until it is enough. Pure."""

from collections.abc import Iterable
from functools import lru_cache

from rich.color import ColorSystem
from textual.color import Color

LEAST = 4.5
"""The least ratio for text (WCAG 2.1, success criterion 1.4.3)."""
_BLACK, _WHITE = Color(0, 0, 0), Color(255, 255, 255)
_STEPS = 40


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


@lru_cache(maxsize=4096)
def luminance(colour: Color) -> float:
    """Return the relative luminance of an opaque colour, 0.0 (black) to 1.0 (white), as WCAG 2.1 defines it."""
    return 0.2126 * _channel(colour.r) + 0.7152 * _channel(colour.g) + 0.0722 * _channel(colour.b)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two opaque colours, 1.0 (the same) to 21.0 (black and white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


_LEVELS = (0, 95, 135, 175, 215, 255)
_ABOUT = 8  # of 255, in any channel


@lru_cache(maxsize=4096)
def _drawn_in_256(colour: Color) -> Color:
    """Return what Rich draws in the place of `colour` on a terminal of 256 colours."""
    return Color(*colour.rich_color.downgrade(ColorSystem.EIGHT_BIT).get_truecolor())


@lru_cache(maxsize=1)
def _of_256() -> tuple[Color, ...]:
    """Return a cube of colours that Rich draws as they are, and greys that it draws as the nearest of its ramp."""
    cube = (Color(r, g, b) for r in _LEVELS for g in _LEVELS for b in _LEVELS)
    greys = (Color(grey, grey, grey) for grey in (round(step * 255 / 25) for step in range(26)))
    return tuple(colour for colour in (*cube, *greys) if _as_drawn(colour))


def _as_drawn(colour: Color) -> bool:
    """Tell whether a terminal of 256 colours shows about this colour."""
    drawn = _drawn_in_256(colour)
    return max(abs(drawn.r - colour.r), abs(drawn.g - colour.g), abs(drawn.b - colour.b)) <= _ABOUT


@lru_cache(maxsize=1024)
def nearest_256(colour: Color) -> Color:
    """Return the colour that a terminal of 256 shows as the nearest to an opaque one that it has."""

    def distance(one: Color) -> int:
        drawn = _drawn_in_256(one)
        return (drawn.r - colour.r) ** 2 + (drawn.g - colour.g) ** 2 + (drawn.b - colour.b) ** 2

    return min(_of_256(), key=distance)


def weakest(colour: Color, grounds: Iterable[Color]) -> float:
    """Return the lowest contrast of a colour with any of `grounds`.

    On a ground of the 256 colours, the colour that is drawn where there are no more than these counts too.
    """
    least = 21.0
    for ground in dict.fromkeys(grounds):
        least = min(least, contrast(colour, ground))
        if _as_drawn(ground):
            least = min(least, contrast(_drawn_in_256(colour), _drawn_in_256(ground)))
    return least


@lru_cache(maxsize=4096)
def readable(colour: Color, grounds: tuple[Color, ...], least: float = LEAST) -> Color:
    """Return `colour`, moved no further towards black or white than it must be to have `least` on all `grounds`."""
    if weakest(colour, grounds) >= least:
        return colour
    end = max((_WHITE, _BLACK), key=lambda end: weakest(end, grounds))
    steps = (colour.blend(end, step / _STEPS) for step in range(1, _STEPS))
    return next((moved for moved in steps if weakest(moved, grounds) >= least), end)
