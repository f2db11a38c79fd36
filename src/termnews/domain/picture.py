"""A picture as pixels, and how many cells of a terminal it takes: proportions are kept, and it is never blown up."""

from dataclasses import dataclass
from typing import Literal

Size = tuple[int, int]
"""Width and height."""

# Pixels of a picture to a cell, at the least: with fewer there is nothing to be seen but squares.
_LEAST_PIXELS = 4


@dataclass(frozen=True, slots=True)
class Room:
    """The cells a picture may take at the most.

    `ratio` is how many times as high as wide a cell is, `detail` how many pixels are drawn in one (across, down), and
    `form` that in which they are wanted: one by one, or for a terminal that draws pictures itself. `few_colours` tells
    that there are 256, `ground` is the colour below what is transparent, where that cannot be told later.
    """

    columns: int
    rows: int
    ratio: float = 2.0
    detail: Size = (1, 2)
    form: Literal["rgba", "png", "sixel"] = "rgba"
    few_colours: bool = False
    ground: tuple[int, int, int] = (0, 0, 0)

    def cells(self, size: Size) -> Size:
        """Return the columns and rows that a picture of `size` pixels takes, at least one of each."""
        width, height = size
        columns = min(self.columns, self.rows * self.ratio * width / height, max(1, width / _LEAST_PIXELS))
        return max(1, round(columns)), max(1, min(self.rows, round(columns * height / width / self.ratio)))

    def pixels(self, size: Size) -> Size:
        """Return how many pixels of a picture of `size` pixels are drawn."""
        columns, rows = self.cells(size)
        width, height = columns * self.detail[0], rows * self.detail[1]
        # a terminal makes a small picture larger itself
        return size if self.form == "png" and width > size[0] else (width, height)


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels, `width` by `height`, as `rgba` (four bytes each, row by row), as a `png`, or as `strips` of Sixel.

    `size` is the picture's own, `number` is what a terminal that draws the picture itself has been told to call it.
    """

    width: int
    height: int
    rgba: bytes
    size: Size
    png: bytes = b""
    strips: tuple[str, ...] = ()
    number: int = 0
