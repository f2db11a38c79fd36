"""Decoding pictures: each kind that pages carry, upright and small; what would do harm is told in a sentence."""

import struct

import pytest
from PIL import Image
from tests.pictures import BLUE, GREEN, RED, WHITE, encoded, flag, png_of_size

from termnews.domain.errors import PictureError
from termnews.domain.picture import Picture, Room
from termnews.library.pictures import decode
from termnews.library.pictures.decode import BROKEN, COUNTER, TOO_LARGE, decoded

ROOM = Room(40, 10)


@pytest.fixture(autouse=True)
def without_a_bound_on_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the memory of the tests' own process alone: in the reader it is a worker's."""
    monkeypatch.setattr(decode, "_bound_memory", lambda: None)


def pixel(picture: Picture, x: int, y: int) -> tuple[int, ...]:
    """Return the red, green, blue and alpha of a pixel; negative places count from the end."""
    at = 4 * ((y % picture.height) * picture.width + x % picture.width)
    return tuple(picture.rgba[at : at + 4])


def is_near(seen: tuple[int, ...], colour: tuple[int, ...]) -> bool:
    """Tell whether a pixel has a colour, as far as a lossy kind keeps it."""
    return all(abs(a - b) < 12 for a, b in zip(seen, colour, strict=False))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP"])
def test_a_picture_of_each_kind_is_reduced_to_the_room_there_is(kind: str) -> None:
    picture = decoded(encoded(flag(), kind), ROOM)
    assert (picture.width, picture.height) == (40, 20)
    assert picture.size == (160, 80)
    assert is_near(pixel(picture, 0, 0), RED)
    assert is_near(pixel(picture, -1, -1), BLUE)


def test_a_high_picture_is_as_high_as_the_room_and_no_wider_than_it_should_be() -> None:
    picture = decoded(encoded(flag(200, 400)), ROOM)
    assert (picture.width, picture.height) == (10, 20)


def test_a_small_picture_is_not_blown_up() -> None:
    picture = decoded(encoded(flag(32, 16)), ROOM)
    assert (picture.width, picture.height) == (8, 4)


@pytest.mark.parametrize(("width", "height"), [(4000, 3), (3, 4000)])
def test_extreme_proportions_leave_at_least_a_cell(width: int, height: int) -> None:
    picture = decoded(encoded(flag(width, height)), ROOM)
    assert picture.width <= 40
    assert 1 <= picture.height <= 20
    assert len(picture.rgba) == 4 * picture.width * picture.height


def test_the_print_colours_of_a_jpeg_become_those_of_a_screen() -> None:
    picture = decoded(encoded(flag(mode="CMYK", top=(0, 255, 255, 0), bottom=(255, 255, 0, 0)), "JPEG"), ROOM)
    assert is_near(pixel(picture, 0, 0), RED)
    assert is_near(pixel(picture, 0, -1), BLUE)


def test_sixteen_bits_keep_their_greys() -> None:
    grey = Image.new("I;16", (40, 20), 32768)
    assert is_near(pixel(decoded(encoded(grey), ROOM), 0, 0), (128, 128, 128, 255))


def test_transparent_pixels_of_a_palette_stay_transparent() -> None:
    palette = flag(80, 40).quantize(4)
    transparent = palette.getpixel((0, 0))
    picture = decoded(encoded(palette, "PNG", transparency=transparent), ROOM)
    assert pixel(picture, 0, 0)[3] == 0
    assert is_near(pixel(picture, 0, -1), (*BLUE, 255))


def test_grey_with_transparency_keeps_both() -> None:
    picture = decoded(encoded(Image.new("LA", (40, 20), (200, 0))), ROOM)
    assert pixel(picture, 3, 3)[3] == 0


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_an_animation_the_first_frame_is_shown(kind: str) -> None:
    frames = [Image.new("RGB", (40, 20), colour) for colour in (GREEN, WHITE)]
    body = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    assert is_near(pixel(decoded(body, ROOM), 0, 0), GREEN)


@pytest.mark.parametrize(("orientation", "upper_left"), [(1, RED), (3, BLUE), (6, BLUE), (8, RED)])
def test_a_photograph_is_turned_upright(orientation: int, upper_left: tuple[int, int, int]) -> None:
    # a picture that is stored lying: its left half, or right half, is what was above
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = decoded(encoded(flag(), "JPEG", exif=exif), ROOM)
    assert is_near(pixel(picture, 0, 0), upper_left)
    assert picture.size == ((80, 160) if orientation in (6, 8) else (160, 80))
    assert (picture.width < picture.height) == (orientation in (6, 8))


def test_broken_exif_hinders_nothing() -> None:
    body = encoded(flag(), "JPEG", exif=b"Exif\0\0MM\0*\0\0\xff\xff\0\0")
    assert decoded(body, ROOM).size == (160, 80)


@pytest.mark.parametrize(("width", "height"), [(20_000, 20_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_decompression_bomb_is_not_decoded(width: int, height: int) -> None:
    with pytest.raises(PictureError) as told:
        decoded(png_of_size(width, height), ROOM)
    assert str(told.value) in (TOO_LARGE, BROKEN)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP"])
def test_a_picture_that_was_cut_short_is_told(kind: str) -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    body = encoded(noise, kind)
    with pytest.raises(PictureError, match="broken or was cut short"):
        decoded(body[: len(body) // 2], ROOM)


@pytest.mark.parametrize(("width", "height"), [(1, 1), (2, 2), (1, 600)])
def test_a_counting_pixel_is_no_picture(width: int, height: int) -> None:
    with pytest.raises(PictureError) as told:
        decoded(encoded(Image.new("RGB", (width, height))), ROOM)
    assert str(told.value) == COUNTER


@pytest.mark.parametrize(
    "body",
    [
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0" + b"\0" * 400,
        b"GIF89a" + struct.pack("<HHBBB", 500, 500, 0xF7, 0, 0) + b"\xff" * 40,
        b"BM" + b"\xff" * 200,
        b"RIFF\xff\xff\xff\xffWEBPVP8 " + b"\x00" * 60,
    ],
)
def test_bytes_that_only_begin_as_a_picture_are_told(body: bytes) -> None:
    with pytest.raises(PictureError, match=r"broken|too many pixels"):
        decoded(body, ROOM)


def test_a_kind_that_no_page_carries_is_not_opened_by_its_decoder() -> None:
    # a file that calls itself JPEG by its first bytes has no way to another decoder
    with pytest.raises(PictureError):
        decoded(encoded(flag(), "TIFF"), ROOM)


def test_for_256_colours_only_those_of_a_terminal_are_used() -> None:
    gradient = Image.linear_gradient("L").convert("RGB")
    picture = decoded(encoded(gradient), Room(64, 32, few_colours=True))
    levels = {pixel(picture, x, y)[0] for x in range(picture.width) for y in range(picture.height)}
    assert levels <= {0, 95, 135, 175, 215, 255, *range(8, 248, 10)}
    assert len(levels) > 20


def test_what_is_transparent_stays_so_in_256_colours() -> None:
    picture = decoded(encoded(Image.new("RGBA", (40, 20), (9, 9, 9, 0))), Room(40, 10, few_colours=True))
    assert pixel(picture, 5, 5)[3] == 0
