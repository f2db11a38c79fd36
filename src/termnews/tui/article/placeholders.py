"""Kitty graphics by Unicode placeholders: a picture is sent once, and letters of a kind of their own show its cells.

So it scrolls, is covered and is erased as text is. The letters are U+10EEEE with two marks above, which say of which
row and column of cells; their colour is the number of the picture.
https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders
"""

from base64 import standard_b64encode
from collections.abc import Iterator
from unicodedata import combining, decomposition

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from termnews.tui.article.half_blocks import Colour
from termnews.tui.article.page.model import PixelRow

PLACEHOLDER = "\U0010eeee"
# Marks above a letter, but those that join with some letter to another (Unicode, NFC); the order is the protocol's.
_JOINING = (
    "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030f\u0311\u0313\u0314\u0342\u0653\u0654"
)
_ABOVE = 230
MARKS = tuple(
    char
    for char in map(chr, range(0x300, 0x830))
    if combining(char) == _ABOVE and not decomposition(char) and char not in _JOINING
)
"""The marks for rows and columns 0, 1, 2 and so on; a picture has no more of either than these."""

_CHUNK = 4096
_END = "\x1b\\"


def sent(number: int, png: bytes, columns: int, rows: int) -> str:
    """Return what gives a terminal a picture under a number, in place of the one it had, to be shown in so many cells.

    It is to answer nothing (q=2): what comes back would come among the keys.
    """
    data = standard_b64encode(png).decode("ascii")
    chunks = [data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK)] or [""]
    parts = []
    for place, chunk in enumerate(chunks):
        first = f"a=T,f=100,U=1,i={number},c={columns},r={rows}," if place == 0 else ""
        more = int(place < len(chunks) - 1)
        parts.append(f"\x1b_G{first}q=2,m={more};{chunk}{_END}")
    return "".join(parts)


def forgotten(number: int) -> str:
    """Return what has a terminal let go of a picture."""
    return f"\x1b_Ga=d,d=I,i={number},q=2{_END}"


def placeholders(pixels: PixelRow, columns: int, ground: Colour) -> Iterator[Segment]:
    """Yield one row of a picture in `columns` cells, as letters that the terminal draws it in place of."""
    number = pixels.picture.number
    colour = Color.from_rgb(number >> 16 & 255, number >> 8 & 255, number & 255)
    text = "".join(f"{PLACEHOLDER}{MARKS[pixels.row]}{mark}" for mark in MARKS[:columns])
    yield Segment(text, Style(color=colour, bgcolor=Color.from_rgb(*ground)))
