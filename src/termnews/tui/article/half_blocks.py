"""Half-block rendering: a row of cells of a picture, each with two pixels, one above the other, as colours of ▀."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from termnews.domain.picture import Picture
from termnews.tui.article.page.model import PixelRow
from termnews.tui.look.glyphs import glyphs

Colour = tuple[int, int, int]

# Colours are cut to six bits a channel: nobody sees it, and runs of one colour are longer.
_STEP = 4


def half_blocks(pixels: PixelRow, columns: int, ground: Colour) -> Iterator[Segment]:
    """Yield one row of a picture in `columns` cells; what is transparent in it shows `ground`.

    The nearest pixels are taken where it was decoded for another number of cells.
    """
    picture = pixels.picture
    upper, lower = (_pixels(picture, 2 * pixels.row + half, 2 * pixels.rows, columns, ground) for half in (0, 1))
    for pair, run in groupby(zip(upper, lower, strict=True)):
        count = sum(1 for _ in run)
        yield Segment((" " if pair[0] == pair[1] else glyphs.upper_half) * count, _style(*pair))


def _pixels(picture: Picture, row: int, rows: int, columns: int, ground: Colour) -> list[Colour]:
    line = (row * picture.height // rows) * picture.width
    rgba = picture.rgba
    colours = []
    for column in range(columns):
        at = 4 * (line + column * picture.width // columns)
        red, green, blue, alpha = rgba[at : at + 4]
        if alpha < 255:
            red, green, blue = (
                (over * alpha + under * (255 - alpha)) // 255
                for over, under in zip((red, green, blue), ground, strict=True)
            )
        colours.append((red - red % _STEP, green - green % _STEP, blue - blue % _STEP))
    return colours


@lru_cache(maxsize=4096)
def _style(upper: Colour, lower: Colour) -> Style:
    return Style(color=Color.from_rgb(*upper), bgcolor=Color.from_rgb(*lower))
