"""Heads put right: whatever comes, a strict parser takes what is made of it."""

import time

import h11
import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.fetch.answer_head import begins_as_answer, end_of_head, read_head
from termnews.fetch.lenient_stream import ChunkedDecoder

PIECES = st.sampled_from(
    [
        b"\r\n", b"\n", b"\r", b" ", b"\t", b":", b",", b";", b"\0", b"\x0b", b"\x7f", b"\xff", b"a", b"Content-Length",
        b"Transfer-Encoding", b"chunked", b"identity", b"12", b"-1", b"Connection", b"close", b"X", b'"', b"9" * 30,
    ]
)  # fmt: skip


def strictly(text: bytes) -> h11.Response | h11.InformationalResponse:
    parser = h11.Connection(h11.CLIENT)
    parser.send(h11.Request(method="GET", target="/", headers=[("Host", "x")]))
    parser.receive_data(text)
    event = parser.next_event()
    assert isinstance(event, h11.Response | h11.InformationalResponse)
    return event


@given(st.lists(PIECES, max_size=40).map(b"".join), st.sampled_from([b"1.1", b"1.0", b"2", b"0.9"]))
def test_any_head_becomes_one_that_a_strict_parser_takes(lines: bytes, version: bytes) -> None:
    raw = b"HTTP/" + version + b" 200 OK\r\n" + lines + b"\r\n\r\n"
    assert begins_as_answer(raw)
    end = end_of_head(raw, 0)
    assert end is not None
    head = read_head(raw[:end])
    assert strictly(head.text).status_code == 200
    assert head.chunked == (b"transfer-encoding: chunked" in head.text.lower())


@given(st.binary(max_size=400))
def test_any_bytes_for_chunks_are_chunks_or_an_error_of_the_protocol(data: bytes) -> None:
    decoder, unread = ChunkedDecoder(), bytearray(data)
    try:
        came = decoder.decode(unread)
    except httpcore.RemoteProtocolError:
        return
    assert len(came) + len(unread) <= len(data)


@given(st.lists(st.binary(min_size=1, max_size=50), max_size=8), st.integers(1, 20))
def test_chunks_come_out_as_they_went_in_whatever_their_pieces_are(chunks: list[bytes], size: int) -> None:
    wire = b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"
    decoder, unread, out = ChunkedDecoder(), bytearray(), b""
    for start in range(0, len(wire), size):
        if not decoder.ended:
            unread += wire[start : start + size]
            out += decoder.decode(unread)
    assert decoder.ended and out == b"".join(chunks)


@pytest.mark.parametrize(
    "fault", [b"zzzz\r\n", b"<html>\n", b"-4\r\nnews", b"5;" + b"x" * 20_000], ids=["letters", "markup", "sign", "long"]
)
@pytest.mark.parametrize("good", [b"4\r\nnews\r\n", b"2\nne\n2\nws\n"], ids=["one", "two"])
def test_chunks_before_a_broken_one_come_out_before_the_error(good: bytes, fault: bytes) -> None:
    decoder, unread = ChunkedDecoder(), bytearray(good + fault)
    assert decoder.decode(unread) == b"news"
    with pytest.raises(httpcore.RemoteProtocolError):
        decoder.decode(unread)


@pytest.mark.parametrize(
    "lines",
    [b"X" * 250_000, b": \n" * 80_000, b"\r" * 250_000, b" a\n" * 80_000, b"Content-Length: 1," + b"1," * 120_000],
    ids=["one line", "no names", "carriage returns", "lines that go on", "lengths"],
)
def test_the_worst_heads_take_no_time(lines: bytes) -> None:
    began = time.process_time()
    raw = b"HTTP/1.1 200 OK\r\n" + lines + b"\r\n\r\n"
    assert end_of_head(raw, 0)
    read_head(raw)
    assert time.process_time() - began < 1


def test_an_ordinary_head_keeps_its_connection() -> None:
    text = b"Content-Type: text/xml\r\nConnection: keep-alive\r\nContent-Length: 5\r\n\r\n"
    assert b"close" not in read_head(b"HTTP/1.1 200 OK\r\n" + text).text
    assert b"Connection: close" in read_head(b"HTTP/1.1 200 OK\r\nodd\r\n" + text).text
