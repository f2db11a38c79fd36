"""Draw the pictures of the demo edition, with Pillow: `python screenshots/demo_pictures.py` writes them anew."""

import math
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

SITE = Path(__file__).resolve().parent.parent / "src" / "termnews" / "demo" / "site"
WIDTH, HEIGHT = 900, 600
Colour = tuple[int, int, int]
Point = tuple[float, float]

SHADES: tuple[Colour, ...] = ((98, 138, 66), (126, 160, 80), (150, 172, 92), (112, 148, 74))
SAND, WATER, LAKE, WOOD = (222, 203, 150), (58, 116, 158), (72, 130, 160), (58, 98, 52)
STEEL = (52, 26, 34)


def blended(first: Colour, second: Colour, share: float) -> Colour:
    """Return the colour that is `share` of the way from one to the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def stroke(draw: ImageDraw.ImageDraw, points: Sequence[Point], width: int, colour: Colour) -> None:
    """Draw a line with round ends and joints."""
    for x, y in points:
        draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=colour)


def oxbow() -> Image.Image:
    """Return a river in its plain, seen from above, with a crescent lake that was once a bend."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), SHADES[0])
    draw = ImageDraw.Draw(picture)
    for row in range(5):
        for column in range(6):
            shade = SHADES[(row * 7 + column * 5) % len(SHADES)]
            left, top = column * 160 - 20 * (row % 2), row * 125
            draw.polygon(
                [(left, top), (left + 152, top + 8), (left + 148, top + 118), (left - 6, top + 112)], fill=shade
            )
    river = [(x, 300 + 150 * math.sin(x / 118) * math.sin(x / 560 + 0.55)) for x in range(-40, 941)]
    lake = [(560 + 92 * math.cos(turn / 60), 118 + 70 * math.sin(turn / 60)) for turn in range(150, 366)]
    for points, width in ((river, 92), (lake, 60)):
        stroke(draw, points, width, SAND)
    stroke(draw, lake, 36, LAKE)
    stroke(draw, river, 58, WATER)
    stroke(draw, [(x, y - 9) for x, y in river], 12, blended(WATER, (255, 255, 255), 0.25))
    for number in range(70):
        x, y = (number * 137) % WIDTH, (number * 89 + 31 * (number % 5)) % HEIGHT
        if all(abs(x - a) > 62 or abs(y - b) > 62 for a, b in (*river[::6], *lake[::6])):
            draw.ellipse((x - 15, y - 13, x + 15, y + 13), fill=blended(WOOD, SHADES[2], number % 4 / 8))
    return picture.filter(ImageFilter.GaussianBlur(1.2))


def dawn() -> Image.Image:
    """Return a bridge of three great steel diamonds against a morning sky."""
    picture = Image.new("RGB", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(picture)
    horizon = 430
    for y in range(HEIGHT):
        if y < horizon:
            colour = blended((64, 78, 138), (255, 186, 110), (y / horizon) ** 1.4)
        else:
            colour = blended((226, 156, 108), (44, 54, 92), ((y - horizon) / (HEIGHT - horizon)) ** 0.6)
        draw.line((0, y, WIDTH, y), fill=colour)
    draw.ellipse((395, 360, 505, 470), fill=(255, 232, 170))
    draw.rectangle((0, horizon, WIDTH, 472), fill=(222, 150, 106))
    draw.line((0, 366, WIDTH, 366), fill=STEEL, width=11)
    for middle in (150, 450, 750):
        top, deck, foot = 196, 366, 440
        for side in (-1, 1):
            for (x1, y1), (x2, y2) in (
                ((8, top), (146, deck - 6)), ((14, foot), (146, deck + 4)), ((8, top), (14, foot)),
                ((8, top), (78, deck)), ((78, deck - 78), (40, deck)), ((78, deck), (78, deck - 84)),
                ((14, foot), (62, deck)), ((40, deck), (40, top + 40)),
            ):  # fmt: skip
                draw.line((middle + side * x1, y1, middle + side * x2, y2), fill=STEEL, width=9)
        draw.rectangle((middle - 30, foot, middle + 30, foot + 22), fill=(60, 50, 62))
    return picture.filter(ImageFilter.GaussianBlur(1.0))


def main() -> None:
    """Write both pictures into the demo edition."""
    for picture, path in (
        (oxbow(), "riverlog.example/images/oxbow.jpg"),
        (dawn(), "span.example/images/forth-dawn.jpg"),
    ):
        (SITE / path).parent.mkdir(exist_ok=True)
        picture.save(SITE / path, "JPEG", quality=82, optimize=True)
        print(f"{path}: {(SITE / path).stat().st_size} bytes")


if __name__ == "__main__":
    main()
