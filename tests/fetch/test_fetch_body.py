"""Bodies as they come over the wire, in pieces of any size."""

import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.errors import FetchError
from termnews.fetch.body import read_body

TEXT = b"Bread and bridges. " * 500


def gzipped(data: bytes) -> bytes:
    """Pack as at no time: the bytes name the cases, and each process that runs the tests has to name them alike."""
    return gzip.compress(data, mtime=0)


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


async def pieces(data: bytes, size: int) -> AsyncIterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


async def read(data: bytes, encoding: str = "", *, size: int = 1000, limit: int = 100_000, length: str = "") -> bytes:
    headers = {"content-encoding": encoding, "content-length": length}
    return await read_body(pieces(data, size), headers, limit)


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzipped(TEXT)),
        ("X-GZip ", gzipped(TEXT)),
        ("gzip", gzipped(TEXT[:100]) + gzipped(TEXT[100:])),
        ("gzip", gzipped(TEXT) + b"\0\0\0\0"),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
        ("", gzipped(TEXT)),
        ("gzip", TEXT),
    ],
    ids=["none", "identity", "gzip", "x-gzip", "two-members", "padded", "zlib", "raw", "unannounced", "not-gzip"],
)  # fmt: skip
async def test_a_body_is_unpacked_whatever_its_pieces_are(encoding: str, packed: bytes, size: int) -> None:
    assert await read(packed, encoding, size=size) == TEXT


@given(st.binary(max_size=300).filter(lambda data: data[:2] != b"\x1f\x8b"), st.integers(1, 50))
async def test_any_bytes_come_back_from_gzip(data: bytes, size: int) -> None:
    assert await read(gzipped(data), "gzip", size=size) == data


@pytest.mark.parametrize("encoding", ["", "gzip", "deflate"])
async def test_an_empty_body_is_empty_however_it_is_called(encoding: str) -> None:
    assert await read(b"", encoding) == b""


@pytest.mark.parametrize("cut", [3, 10, 40, -9, -1])
async def test_a_cut_gzip_body_is_an_error_and_not_a_short_page(cut: int) -> None:
    with pytest.raises(FetchError, match="cut short"):
        await read(gzipped(TEXT)[:cut], "gzip")


async def test_a_wrong_checksum_is_an_error() -> None:
    packed = bytearray(gzipped(TEXT))
    packed[-8] ^= 1
    with pytest.raises(FetchError, match="broken"):
        await read(bytes(packed), "gzip")


@pytest.mark.parametrize("encoding", ["UTF-8", "none", "None", "identity", "", "text/xml", "8bit", "utf-8, none", "br"])
async def test_a_coding_that_is_none_is_passed_over(encoding: str) -> None:
    text = b"<?xml version='1.0'?><rss/>" + TEXT
    assert await read(text, encoding) == text
    assert await read(gzipped(text), encoding) == text


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip, gzip", gzipped(gzipped(TEXT))),
        ("gzip", gzipped(gzipped(TEXT))),
        ("", gzipped(gzipped(TEXT))),
        ("gzip, identity", gzipped(TEXT)),
        ("gzip;q=1.0", gzipped(TEXT)),
        ("gzip", gzipped(TEXT) + b"<!-- cached -->"),
        ("gzip", zlib.compress(TEXT)),
        ("deflate", gzipped(TEXT)),
        ("deflate", b"<p>" + TEXT),
        ("deflate, gzip", gzipped(TEXT)),
        ("deflate, gzip", gzipped(zlib.compress(TEXT))),
    ],
)  # fmt: skip
async def test_the_bytes_say_how_a_body_is_packed(encoding: str, packed: bytes) -> None:
    assert (await read(packed, encoding)).removeprefix(b"<p>") == TEXT


async def test_what_is_packed_again_and_again_is_bounded_too() -> None:
    with pytest.raises(FetchError, match="larger than"):
        await read(gzipped(gzipped(bytes(50_000_000))), "gzip")
    with pytest.raises(FetchError, match="cut short"):
        await read(gzipped(gzipped(TEXT)[:-9]), "gzip")


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, br"])
async def test_a_coding_that_was_not_asked_for_is_an_error(encoding: str) -> None:
    with pytest.raises(FetchError, match="not asked for"):
        await read(b"anything", encoding)


async def test_the_limit_is_on_the_unpacked_size() -> None:
    assert len(await read(gzipped(bytes(1000)), "gzip", limit=1000)) == 1000
    for packed, encoding in (
        (bytes(1001), ""),
        (gzipped(bytes(1001)), "gzip"),
        (gzipped(bytes(600)) * 2, "gzip"),
    ):
        with pytest.raises(FetchError, match="larger than"):
            await read(packed, encoding, limit=1000)


async def test_a_bomb_takes_no_more_memory_than_the_limit() -> None:
    bomb = gzipped(bytes(50_000_000))
    tracemalloc.start()
    try:
        with pytest.raises(FetchError, match=r"larger than 0\.1 MB"):
            await read(bomb, "gzip", size=65536)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


async def test_a_length_beyond_the_limit_is_refused_before_anything_is_read() -> None:
    with pytest.raises(FetchError, match="larger than"):
        await read(b"", length="999999999999999999999999")
