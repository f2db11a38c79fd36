"""Image decoding within bounds of pixels and memory, by Pillow; runs in a worker process, which may be killed.

    bytes -> open (six formats) -> size looked at -> first frame -> eight bits, RGBA -> reduced -> turned upright

What a publisher sends may be made to use up memory or time, or to break the decoder: that process then ends, and the
reader goes on.
"""

import warnings
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

from termnews.domain.errors import PictureError
from termnews.domain.picture import Picture, Room, Size
from termnews.library.pictures.picture_type import FORMATS

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 64_000_000
"""More than any camera that reporters carry; decoding them takes 200 to 600 MB for a second or two."""

_MEMORY = 1_500_000_000
_ORIENTATION = 0x0112
# What EXIF calls the place of the first pixel (CIPA DC-008, 4.6.5), as a turn that sets it right.
_TURNS = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270",
          7: "TRANSVERSE", 8: "ROTATE_90"}  # fmt: skip
_SIXTEEN_BITS = 256
# of each channel, in the cube of xterm's colours
_LEVELS = (0, 95, 135, 175, 215, 255)

TOO_LARGE = "This picture has too many pixels to be decoded here."
BROKEN = "This picture is broken or was cut short."
COUNTER = "This is no picture but a counter of a pixel or two."


def decoded(body: bytes, room: Room) -> Picture:
    """Return the first frame of a picture, upright and as small as `room` takes; PictureError says why not."""
    _bound_memory()
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(body), formats=FORMATS) as image:
                return _reduced(image, room)
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise PictureError(TOO_LARGE) from error
    except Exception as error:
        # decoders raise whatever they stumble over: OSError, SyntaxError, struct.error, KeyError
        raise PictureError(BROKEN) from error


def _bound_memory() -> None:
    """Let this process have no more memory than a large picture takes, where the system can hold it to that."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, hard))


def _reduced(image: "Image", room: Room) -> Picture:
    from PIL.Image import Resampling, Transpose

    width, height = image.size
    if width < 3 or height < 3:
        raise PictureError(COUNTER)
    turn = _TURNS.get(_orientation(image))
    lies = turn in ("TRANSPOSE", "ROTATE_270", "TRANSVERSE", "ROTATE_90")
    size: Size = (height, width) if lies else (width, height)
    upright = room.pixels(size)
    wanted = upright[::-1] if lies else upright
    # a JPEG is decoded at an eighth to a half of its size where that is enough
    image.draft(None, (wanted[0] * 2, wanted[1] * 2))
    small = _eight_bits(_coarse(image, wanted)).convert("RGBA").resize(wanted, Resampling.LANCZOS, reducing_gap=3.0)
    if turn is not None:
        small = small.transpose(Transpose[turn])
    return _formed(small, size, room)


def _formed(image: "Image", size: Size, room: Room) -> Picture:
    """Return an image of its final size in the form that is wanted."""
    if room.form == "sixel":
        from PIL import Image

        from termnews.library.pictures.sixel import strips_of

        below = Image.new("RGBA", image.size, (*room.ground, 255))
        strips = strips_of(Image.alpha_composite(below, image), room.detail)
        return Picture(image.width, image.height, b"", size, strips=strips)
    if room.form == "png":
        file = BytesIO()
        image.save(file, "PNG", compress_level=3)
        return Picture(image.width, image.height, b"", size, png=file.getvalue())
    if room.few_colours:
        image = _in_few_colours(image)
    return Picture(image.width, image.height, image.tobytes(), size)


def _in_few_colours(image: "Image") -> "Image":
    """Return an image in the nearest of xterm's 256 colours; a pattern of them would be all there is of few pixels."""
    from PIL import Image

    cube = [level for red in _LEVELS for green in _LEVELS for blue in _LEVELS for level in (red, green, blue)]
    greys = [grey for grey in range(8, 248, 10) for _ in range(3)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*cube, *greys])
    few = image.convert("RGB").quantize(palette=palette, dither=Image.Dither.NONE).convert("RGBA")
    few.putalpha(image.getchannel("A"))
    return few


def _orientation(image: "Image") -> Any:
    # what is wrong in EXIF is no reason to show nothing
    with suppress(Exception):
        return image.getexif().get(_ORIENTATION)
    return None


def _coarse(image: "Image", wanted: Size) -> "Image":
    """Return an image of at least three times the size that is wanted, so that no large copies are made of it."""
    factor = min(image.width // (3 * wanted[0]), image.height // (3 * wanted[1]))
    # the colours of a palette cannot be mixed
    return image.reduce(factor) if factor > 1 and image.mode in ("L", "LA", "RGB", "RGBA", "CMYK") else image


def _eight_bits(image: "Image") -> "Image":
    """Return an image with eight bits a channel: Pillow would cut those of sixteen off at white."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / _SIXTEEN_BITS)).convert("L")
    return image.convert("RGB") if image.mode in ("CMYK", "F", "LAB", "YCbCr") else image
