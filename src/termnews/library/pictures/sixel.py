"""Sixel encoding: a picture as strips, each of which is one row of cells and a sequence of its own.

So a strip can be written again where a terminal scrolled or a dialog stood over it. Colours are of one palette, of
which a strip defines those that it has. DEC STD 070, chapter 9; the terminals of today take a palette of 256.
"""

import re
from typing import TYPE_CHECKING

from termnews.domain.picture import Size

if TYPE_CHECKING:
    from PIL.Image import Image

COLOURS = (128, 64, 32, 16, 8, 4, 2)
"""Enough for a photograph of this size; fewer where it would be too long, since each is a pass over every band."""

MOST = 300_000
"""Bytes of a picture at the most, but that two colours may take more: each line that one scrolls sends it anew."""

_BAND = 6
_FIRST = 63
_RUN = re.compile(rb"(.)\1{3,}", re.DOTALL)
_TO_SIGNS = bytes((value + _FIRST) & 0xFF for value in range(256))


def strips_of(image: "Image", cell: Size) -> tuple[str, ...]:
    """Return the rows of cells of an image, whose width and height are whole cells, top to bottom."""
    strips: tuple[str, ...] = ()
    for colours in COLOURS:
        strips = _strips_in(colours, image.convert("RGB"), cell)
        if sum(map(len, strips)) <= MOST:
            break
    return strips


def _strips_in(colours: int, image: "Image", cell: Size) -> tuple[str, ...]:
    """Return the strips in so many colours; where they are too long, not all of them, but of two."""
    from PIL.Image import Dither

    few = image.quantize(colours, dither=Dither.NONE)
    levels = few.getpalette() or []
    pixels, width = few.tobytes(), few.width
    stride = width * cell[1]
    strips: list[str] = []
    length = 0
    for at in range(0, len(pixels), stride):
        strips.append(_strip(pixels[at : at + stride], width, levels))
        length += len(strips[-1])
        if length > MOST and colours > COLOURS[-1]:
            break
    return tuple(strips)


def _strip(pixels: bytes, width: int, levels: list[int]) -> str:
    height = len(pixels) // width
    used = sorted(set(pixels))
    palette = "".join(
        f"#{colour};2;{';'.join(str(round(level / 2.55)) for level in levels[3 * colour : 3 * colour + 3])}"
        for colour in used
    )
    bands = [_band(pixels[at : at + _BAND * width], width) for at in range(0, len(pixels), _BAND * width)]
    return f'\x1bP0;1;0q"1;1;{width};{height}{palette}{"-".join(bands)}\x1b\\'


def _band(pixels: bytes, width: int) -> str:
    """Return six rows of pixels: for each colour the columns that have it, as a bit a row in one sign a column."""
    rows = [pixels[at : at + width] for at in range(0, len(pixels), width)]
    passes = []
    for colour in sorted(set(pixels)):
        table = bytes(value == colour for value in range(256))
        bits = 0
        for bit, row in enumerate(rows):
            # no column is larger than 63, so that none carries into the next
            bits |= int.from_bytes(row.translate(table), "big") << bit
        signs = bits.to_bytes(width, "big").translate(_TO_SIGNS)
        passes.append(f"#{colour}{_RUN.sub(_repeated, signs).decode('ascii')}")
    return "$".join(passes)


def _repeated(run: "re.Match[bytes]") -> bytes:
    return b"!%d%s" % (len(run[0]), run[1])
