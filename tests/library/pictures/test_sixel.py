"""Sixel encoding, looked at as a terminal decodes it."""

import re
from itertools import product
from random import Random

from PIL import Image
from tests.pictures import BLUE, RED, flag

from termnews.library.pictures.sixel import MOST, strips_of

Colour = tuple[int, ...]
CELL = (8, 20)


def drawn(strip: str) -> tuple[int, int, dict[tuple[int, int], Colour]]:
    """Return the width and height that a strip tells of, and the colour of each pixel that it sets, in percent."""
    found = re.fullmatch(r'\x1bP0;1;0q"1;1;(\d+);(\d+)(.*)\x1b\\', strip, re.DOTALL)
    assert found
    palette: dict[str, Colour] = {}
    pixels: dict[tuple[int, int], Colour] = {}
    x, top, colour = 0, 0, ""
    for token in re.finditer(r"#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|!(\d+)(.)|([?-~])|([$-])", found[3]):
        if token[1]:
            palette[token[1]] = tuple(map(int, token.group(2, 3, 4)))
        elif token[5]:
            colour = token[5]
        elif token[9]:
            x, top = 0, top + 6 * (token[9] == "-")
        else:
            bits, count = ord(token[7] or token[8]) - 63, int(token[6] or 1)
            for column, bit in product(range(x, x + count), range(6)):
                if bits >> bit & 1:
                    assert (column, top + bit) not in pixels
                    pixels[column, top + bit] = palette[colour]
            x += count
    return int(found[1]), int(found[2]), pixels


def test_a_strip_is_one_row_of_cells_and_sets_each_of_its_pixels_once() -> None:
    strips = strips_of(flag(80, 40), CELL)
    assert len(strips) == 2
    for strip in strips:
        width, height, pixels = drawn(strip)
        assert (width, height) == (80, 20)
        assert set(pixels) == {(x, y) for x in range(80) for y in range(20)}


def test_the_colours_are_those_of_the_picture() -> None:
    upper, lower = (set(drawn(strip)[2].values()) for strip in strips_of(flag(80, 40), CELL))
    assert upper == {tuple(round(level / 2.55) for level in RED)}
    assert lower == {tuple(round(level / 2.55) for level in BLUE)}


def test_a_photograph_keeps_near_to_its_colours() -> None:
    picture = Image.merge("RGB", [Image.linear_gradient("L").resize((160, 40), box=(0, 0, 256, 256))] * 3)
    for number, strip in enumerate(strips_of(picture, CELL)):
        for (x, y), colour in drawn(strip)[2].items():
            level = picture.getpixel((x, y + 20 * number))
            assert isinstance(level, tuple)
            assert abs(colour[0] - level[0] / 2.55) < 4


def test_a_run_of_one_colour_is_short() -> None:
    (strip,) = strips_of(Image.new("RGB", (800, 20), RED), CELL)
    assert len(strip) < 120


def test_noise_has_fewer_colours_rather_than_being_long() -> None:
    noise = Image.frombytes("RGB", (800, 400), Random(7).randbytes(800 * 400 * 3))
    strips = strips_of(noise, CELL)
    assert len(strips) == 20
    assert sum(map(len, strips)) <= MOST
