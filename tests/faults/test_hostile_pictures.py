"""Pictures that are made to hurt: one sentence each, from a process that is bounded, and the reader goes on."""

import struct
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from tests.feeds import Story, rss
from tests.pictures import encoded, flag, png_of_size
from tests.publisher import Publisher

from termnews.domain.errors import PictureError
from termnews.domain.picture import Room
from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library

ROOM = Room(72, 20)


def frames(count: int) -> bytes:
    """Return an animated GIF of many frames."""
    file = BytesIO()
    images = [Image.new("P", (400, 400), number % 200) for number in range(count)]
    images[0].save(file, "GIF", save_all=True, append_images=images[1:], duration=20)
    return file.getvalue()


HOSTILE = {
    "bomb": png_of_size(60_000, 60_000),
    "just below": png_of_size(8_000, 7_900),
    "huge claim": png_of_size(2**31 - 1, 2**31 - 1, depth=16, colour=6),
    "page": b"<!doctype html><html><body>Please log in</body></html>",
    "drawing": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "drawing that loads": b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
    "cut": encoded(Image.effect_noise((300, 300), 90), "JPEG")[:2000],
    "noise": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400,
    "counter": encoded(Image.new("RGB", (1, 1)), "GIF"),
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(%pipe%id) (r) file\n",
    "tiff": encoded(flag(), "TIFF"),
    "gif of nothing": b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0xF7, 0, 0),
    "empty": b"",
}
FINE = {
    "many frames": frames(300),
    "hair": encoded(Image.new("RGB", (30_000, 4))),
    "thread": encoded(Image.new("RGB", (4, 30_000))),
}


@pytest.fixture
def urls(publisher: Publisher) -> Iterator[dict[str, str]]:
    """Serve each of them, and give its address."""
    yield {
        name: publisher.serve(f"/{number}.png", body, content_type="image/png")
        for number, (name, body) in enumerate({**HOSTILE, **FINE}.items())
    }


@pytest.mark.fault("X13")
async def test_each_is_told_in_a_sentence_and_a_sound_one_is_shown_after_it(
    urls: dict[str, str], publisher: Publisher
) -> None:
    library = open_library(Options())
    try:
        feed = publisher.serve("/feed.xml", rss([Story("News")]))
        await library.subscriptions.add_all([Subscription(feed)])
        for name in HOSTILE:
            with pytest.raises(PictureError) as told:
                await library.pictures.get(urls[name], ROOM)
            assert str(told.value).endswith("."), name
            assert "\n" not in str(told.value), name
            assert not await library.pictures.cached(urls[name]), name
        for name in FINE:
            picture = await library.pictures.get(urls[name], ROOM)
            assert picture.width <= ROOM.columns and picture.height <= 2 * ROOM.rows, name
    finally:
        await close_library(library)
