"""The bytes of one connection, over a real pair of sockets."""

import asyncio
import socket
from collections.abc import AsyncIterator

import httpcore
import pytest

from termnews.fetch.stream import Stream


@pytest.fixture
async def ends() -> AsyncIterator[tuple[Stream, socket.socket]]:
    """Give a stream, and the socket at its other end."""
    ours, theirs = socket.socketpair()
    theirs.settimeout(5)
    _, stream = await asyncio.get_running_loop().create_connection(Stream, sock=ours)
    yield stream, theirs
    await stream.aclose()
    theirs.close()


Ends = tuple[Stream, socket.socket]


async def test_what_comes_is_read_in_pieces_and_then_the_end(ends: Ends) -> None:
    stream, theirs = ends
    theirs.sendall(b"abcdef")
    theirs.shutdown(socket.SHUT_WR)
    assert [await stream.read(4, 5), await stream.read(4, 5), await stream.read(4, 5)] == [b"abcd", b"ef", b""]


async def test_more_than_anybody_reads_waits_at_the_sender(ends: Ends) -> None:
    stream, theirs = ends
    theirs.setblocking(False)
    sent, refused = 0, 0
    while refused < 50 and sent < 50_000_000:
        try:
            sent += theirs.send(bytes(100_000))
            refused = 0
        except BlockingIOError:
            refused += 1
        await asyncio.sleep(0)
    assert sent < 10_000_000
    read = 0
    while read < sent:
        read += len(await stream.read(1_000_000, 5))
    assert read == sent


async def test_silence_ends_a_read_and_nothing_is_lost(ends: Ends) -> None:
    stream, theirs = ends
    with pytest.raises(httpcore.ReadTimeout):
        await stream.read(10, 0.01)
    theirs.sendall(b"late")
    assert await stream.read(10, 5) == b"late"


async def test_what_is_written_arrives(ends: Ends) -> None:
    stream, theirs = ends
    await stream.write(b"GET", 5)
    await stream.write(b"", 5)
    assert await asyncio.to_thread(theirs.recv, 10) == b"GET"


async def test_after_the_end_nothing_can_be_written(ends: Ends) -> None:
    stream, theirs = ends
    theirs.close()
    assert await stream.read(10, 5) == b""
    with pytest.raises(httpcore.WriteError):
        await stream.write(b"GET", 5)


async def test_a_connection_that_breaks_gives_what_came_and_then_the_error(ends: Ends) -> None:
    stream, _ = ends
    stream.data_received(b"half")
    stream.connection_lost(ConnectionResetError())
    assert await stream.read(10, 5) == b"half"
    with pytest.raises(httpcore.ReadError):
        await stream.read(10, 5)


async def test_bytes_that_nobody_asked_for_show_before_the_next_request(ends: Ends) -> None:
    stream, _ = ends
    assert stream.get_extra_info("is_readable") is False
    stream.data_received(b"HTTP/1.1 200 forged")
    assert stream.get_extra_info("is_readable") is True


async def test_an_end_in_silence_shows_before_the_next_request(ends: Ends) -> None:
    stream, _ = ends
    stream.eof_received()
    assert stream.get_extra_info("is_readable") is True
