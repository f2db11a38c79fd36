"""Pictures as publishers send them, made with Pillow: sound ones of each kind, and those that would do harm."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

RED, BLUE, GREEN, WHITE = (255, 0, 0), (0, 0, 255), (0, 128, 0), (255, 255, 255)


def encoded(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """Return an image as the bytes of a file."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def flag(width: int = 160, height: int = 80, *, top: Any = RED, bottom: Any = BLUE, mode: str = "RGB") -> Image.Image:
    """Return an image whose upper half has one colour and whose lower half another."""
    image = Image.new(mode, (width, height), top)
    image.paste(bottom, (0, height // 2, width, height))
    return image


def png_of_size(width: int, height: int, depth: int = 8, colour: int = 2) -> bytes:
    """Return the beginning of a PNG that claims a size, with a few bytes for all its pixels: a decompression bomb."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
