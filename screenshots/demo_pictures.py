"""Draw the pictures of the demo edition, with Pillow: `python screenshots/demo_pictures.py` writes them anew."""

import itertools
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


def hand_mould() -> Image.Image:
    """Return the two halves of a type founder's mould on a bench, and three letters cast in it."""
    picture = Image.new("RGB", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(picture)
    for y in range(HEIGHT):
        grain = 0.5 + 0.5 * math.sin(y / 7 + 3 * math.sin(y / 41))
        draw.line((0, y, WIDTH, y), fill=blended((116, 74, 42), (140, 94, 56), grain))
    for y in (150, 305, 465):
        draw.line((0, y, WIDTH, y + 6), fill=(78, 48, 28), width=5)
    for left, turned in ((60, False), (310, True)):
        right, top, bottom = left + 210, 130, 480
        draw.rectangle((left + 14, top + 16, right + 16, bottom + 16), fill=(70, 44, 28))
        draw.rectangle((left, top, right, bottom), fill=(84, 52, 36))
        inner = (left + 18, top + 18, right - 18, bottom - 18)
        draw.rectangle(inner, fill=(168, 164, 158))
        channel = left + (60 if turned else 112)
        draw.rectangle((channel, top + 18, channel + 38, bottom - 70), fill=(74, 76, 84))
        draw.polygon(
            [(channel - 30, top + 18), (channel + 68, top + 18), (channel + 38, top + 92), (channel, top + 92)],
            fill=(92, 94, 102),
        )
        draw.rectangle((channel - 22, bottom - 96, channel + 60, bottom - 40), fill=(196, 120, 70))
        for x, y in itertools.product((left + 36, right - 36), (top + 36, bottom - 36)):
            draw.ellipse((x - 9, y - 9, x + 9, y + 9), fill=(110, 106, 102))
    stroke(draw, [(165 + 2.4 * turn, 500 + 46 * math.sin(turn / 32)) for turn in range(101)], 9, (60, 60, 66))
    for x, y, size in ((600, 210, 0), (690, 300, 8), (780, 235, 4)):
        draw.polygon([(x + 12, y + 14), (x + 74, y + 14), (x + 74, y + 204), (x + 12, y + 204)], fill=(74, 46, 28))
        draw.rectangle((x, y, x + 60, y + 190), fill=(176, 180, 188))
        draw.rectangle((x + 44, y, x + 60, y + 190), fill=(128, 132, 142))
        draw.rectangle((x, y + 150, x + 60, y + 160), fill=(120, 124, 132))
        draw.rectangle((x + 4, y - 34, x + 56, y), fill=(206, 210, 216))
        draw.rectangle((x + 12 + size, y - 28, x + 24 + size, y - 6), fill=(60, 62, 70))
        draw.rectangle((x + 12, y - 28, x + 46, y - 21), fill=(60, 62, 70))
    return picture.filter(ImageFilter.GaussianBlur(1.0))


def four_bowls() -> Image.Image:
    """Return four bowls on a kitchen scale, seen from above: flour, water, salt and starter."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), (206, 196, 182))
    draw = ImageDraw.Draw(picture)
    for x in range(0, WIDTH, 75):
        draw.rectangle((x, 0, x + 73, HEIGHT), fill=blended((204, 194, 178), (218, 208, 192), (x // 75 * 5 % 7) / 6))
    draw.rounded_rectangle((62, 62, 862, 572), 40, fill=(150, 140, 128))
    draw.rounded_rectangle((50, 44, 850, 554), 40, fill=(70, 78, 88))
    draw.rounded_rectangle((360, 486, 540, 536), 8, fill=(176, 204, 164))
    for number, length in enumerate((3, 4, 2)):
        for stripe in range(length):
            top = 494 + 34 * stripe // length
            draw.line((396 + 44 * number, top, 422 + 44 * number, top), fill=(40, 52, 44), width=5)
    for x, y, radius, bowl, inside in (
        (226, 262, 158, (232, 226, 214), (250, 244, 228)), (508, 196, 128, (196, 96, 66), (150, 196, 216)),
        (672, 388, 70, (60, 100, 120), (252, 252, 250)), (730, 206, 92, (214, 168, 78), (226, 204, 160)),
    ):  # fmt: skip
        draw.ellipse((x - radius + 14, y - radius + 18, x + radius + 14, y + radius + 18), fill=(46, 52, 60))
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=bowl)
        inner = radius * 0.84
        draw.ellipse((x - inner, y - inner, x + inner, y + inner), fill=blended(inside, (60, 60, 60), 0.28))
        draw.ellipse((x - inner + 6, y - inner + 10, x + inner - 2, y + inner), fill=inside)
        for grain in range(26):
            turn, way = grain * 2.4, inner * 0.78 * math.sqrt((grain + 1) / 26)
            a, b = x + way * math.cos(turn), y + way * math.sin(turn)
            size = radius / (14 + grain % 5)
            draw.ellipse((a - size, b - size, a + size, b + size), fill=blended(inside, bowl, 0.16 + grain % 3 / 12))
    return picture.filter(ImageFilter.GaussianBlur(1.1))


def meeting() -> Image.Image:
    """Return two rivers, one dark and one the colour of clay, side by side in one bed between forests."""
    picture = Image.new("RGB", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(picture)
    for y in range(HEIGHT):
        seam = 450 + 46 * math.sin(y / 52) + 18 * math.sin(y / 17 + 1)
        draw.line((0, y, seam, y), fill=blended((40, 40, 44), (66, 58, 52), 0.5 + 0.5 * math.sin(y / 23)))
        draw.line((seam, y, WIDTH, y), fill=blended((188, 152, 106), (208, 174, 126), 0.5 + 0.5 * math.sin(y / 31)))
    for number in range(240):
        y = number * 53 % HEIGHT
        depth = 96 + 34 * math.sin(y / 80)
        x = number * 37 % 130
        x, size = (x, 24) if number % 2 else (WIDTH - x, 27)
        if min(x, WIDTH - x) < depth:
            shade = blended(WOOD, SHADES[number % 4], number % 5 / 8)
            draw.ellipse((x - size, y - size, x + size, y + size), fill=shade)
    draw.polygon([(520, 318), (640, 300), (668, 312), (640, 326)], fill=(240, 238, 230))
    return picture.filter(ImageFilter.GaussianBlur(1.2))


def seal() -> Image.Image:
    """Return a seal's head and back in a grey river, with a town on the far bank."""
    picture = Image.new("RGB", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(picture)
    for y in range(HEIGHT):
        sky, river = (
            blended((168, 186, 204), (226, 222, 208), y / 210),
            blended((132, 146, 150), (66, 84, 92), y / HEIGHT),
        )
        draw.line((0, y, WIDTH, y), fill=sky if y < 210 else river)
    for number in range(18):
        left, top = number * 52 - 10, 150 - number * 29 % 70
        draw.rectangle((left, top, left + 44, 210), fill=blended((104, 96, 100), (150, 130, 118), number % 4 / 3))
        for window in range(top + 10, 196, 18):
            draw.line((left + 8, window, left + 36, window), fill=(206, 194, 150), width=4)
    for number in range(120):
        x, y = number * 149 % WIDTH, 226 + number * 67 % 370
        length = 20 + (y - 210) / 4
        draw.line((x, y, x + length, y), fill=blended((176, 188, 188), (80, 98, 106), number % 4 / 4), width=3)
    dark = (56, 54, 58)
    draw.chord((470, 352, 800, 500), 180, 360, fill=dark)
    draw.ellipse((250, 250, 450, 440), fill=dark)
    draw.chord((240, 330, 520, 530), 180, 360, fill=dark)
    draw.ellipse((222, 330, 330, 414), fill=(92, 88, 88))
    draw.ellipse((226, 342, 258, 366), fill=(24, 22, 26))
    for x in (292, 372):
        draw.ellipse((x - 15, 296, x + 15, 328), fill=(14, 14, 18))
        draw.ellipse((x - 8, 300, x, 308), fill=(230, 232, 232))
    for turn in range(4):
        draw.line((270, 376 + 6 * turn, 170, 360 + 18 * turn), fill=(190, 190, 186), width=2)
    for left, right, y in ((230, 540, 431), (470, 820, 428), (200, 420, 442), (520, 760, 444)):
        draw.line((left, y, right, y), fill=(150, 164, 166), width=5)
    return picture.filter(ImageFilter.GaussianBlur(1.3))


def main() -> None:
    """Write all pictures into the demo edition."""
    for picture, path in (
        (oxbow(), "riverlog.example/images/oxbow.jpg"),
        (meeting(), "riverlog.example/images/meeting-of-waters.jpg"),
        (seal(), "riverlog.example/images/thames-seal.jpg"),
        (dawn(), "span.example/images/forth-dawn.jpg"),
        (hand_mould(), "typefoundry.example/images/hand-mould.jpg"),
        (four_bowls(), "crumb.example/images/four-bowls.jpg"),
    ):
        (SITE / path).parent.mkdir(exist_ok=True)
        picture.save(SITE / path, "JPEG", quality=82, optimize=True)
        print(f"{path}: {(SITE / path).stat().st_size} bytes")


if __name__ == "__main__":
    main()
