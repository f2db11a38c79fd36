"""Answers that are not as the standard has them, and that browsers and curl take all the same."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator

import pytest
from tests.publisher import Publisher
from tests.publisher_faults import Handler

from termnews.domain.errors import FetchError
from termnews.fetch.fetcher import Fetcher

BODY = b"<rss><channel><title>Quarry Times</title></channel></rss>"
SIZED = b"Content-Length: %d\r\n\r\n%b" % (len(BODY), BODY)
CHUNKED = b"%x\r\n%b\r\n%X\r\n%b\r\n0\r\n\r\n" % (20, BODY[:20], len(BODY) - 20, BODY[20:])
OK = b"HTTP/1.1 200 OK\r\n"

# each is whole before the server hangs up or, where it must be, when it does
HEADS = {
    "no colon": OK + b"Strict-Transport-Security\r\n" + SIZED,
    "only letters and a dot": OK + b"---\r\n" + SIZED,
    "an empty name": OK + b":nothing\r\n" + SIZED,
    "a blank in a name": OK + b"Made By: hand\r\n" + SIZED,
    "a tab in a name": OK + b"Made\tBy: hand\r\n" + SIZED,
    "letters beyond ASCII in a name": OK + "Größe: 5\r\n".encode() + SIZED,
    "brackets in a name": OK + b"X[y]: 5\r\n" + SIZED,
    "a status line among the lines": OK + b"HTTP/1.1 200 OK\r\n" + SIZED,
    "a blank before the colon": OK + b"Content-Type : text/xml\r\nContent-Length : %d\r\n\r\n%b" % (len(BODY), BODY),
    "a line that goes on": OK + b"X-Policy: a,\r\n\tb,\r\n  c\r\n" + SIZED,
    "a first line that goes on": OK + b"  lost\r\n" + SIZED,
    "control characters": OK + b"X-Made: a\x01b\x1b[31m\x7f\x0b\r\n" + SIZED,
    "a zero byte": OK + b"X-Made: a\x00b\r\n" + SIZED,
    "a carriage return in a value": OK + b"X-Made: a\rb\r\n" + SIZED,
    "two carriage returns": OK + b"X-Made: a\r\r\n" + SIZED,
    "UTF-8 and Latin-1": OK + "X-Made: Šumava\r\n".encode() + b"X-By: \xe9t\xe9\r\n" + SIZED,
    "lines without carriage returns": (OK + b"Content-Type: text/xml\r\n" + SIZED).replace(b"\r\n", b"\n"),
    "some without": OK + b"Content-Type: text/xml\nX: y\r\n" + SIZED,
    "a very long line": OK + b"X-Policy: " + b"p" * 90_000 + b"\r\n" + SIZED,
    "very many lines": OK + b"".join(b"X-Line-%d: %d\r\n" % (n, n) for n in range(6000)) + SIZED,
    "no reason": b"HTTP/1.1 200\r\n" + SIZED,
    "a blank for a reason": b"HTTP/1.1 200 \r\n" + SIZED,
    "a reason in Latin-1": b"HTTP/1.1 200 Tr\xe8s bien\x02\r\n" + SIZED,
    "two blanks": b"HTTP/1.1  200  OK\r\n" + SIZED,
    "small letters": b"http/1.1 200 ok\r\n" + SIZED,
    "HTTP/2 as text": b"HTTP/2 200\r\n" + SIZED,
    "HTTP/2.0 as text": b"HTTP/2.0 200 OK\r\n" + SIZED,
    "HTTP/1.0": b"HTTP/1.0 200 OK\r\n" + SIZED,
    "no version": b"HTTP 200 OK\r\n" + SIZED,
    "a radio's": b"ICY 200 OK\r\nicy-name: Quarry\r\n\r\n" + BODY,
    "blank lines before": b"\r\n\r\n" + OK + SIZED,
    "no headers at all": OK + b"\r\n" + BODY,
    "chunked twice": OK + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKED,
    "chunked twice on a line": OK + b"Transfer-Encoding: chunked, chunked\r\n\r\n" + CHUNKED,
    "chunked after identity": OK + b"Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKED,
    "Chunked": OK + b"Transfer-Encoding: Chunked\r\n\r\n" + CHUNKED,
    "chunked of HTTP/1.0": b"HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKED,
    "identity": OK + b"Transfer-Encoding: identity\r\n" + SIZED,
    "identity without a length": OK + b"Transfer-Encoding: identity\r\n\r\n" + BODY,
    "a coding that is none": OK + b"Transfer-Encoding: 8bit\r\n" + SIZED,
    "an empty coding": OK + b"Transfer-Encoding:\r\n" + SIZED,
    "chunked and a length": OK + b"Content-Length: 7\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKED,
    "the same length twice": OK + b"Content-Length: %d\r\n" % len(BODY) + SIZED,
    "the same length twice on a line": OK + b"Content-Length: %d, %d\r\n\r\n" % (len(BODY), len(BODY)) + BODY,
    "a length and something else": OK + b"Content-Length: unknown\r\n" + SIZED,
    "a length with a unit": OK + b"Content-Length: %d bytes\r\n\r\n" % len(BODY) + BODY,
    "two lengths": OK + b"Content-Length: 3\r\n" + SIZED,
    "an empty length": OK + b"Content-Length:\r\n\r\n" + BODY,
    "a length below nothing": OK + b"Content-Length: -1\r\n\r\n" + BODY,
    "hints before": b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n" + OK + SIZED,
    "odd hints before": b"HTTP/1.1 103\nno colon\n\n" + OK + SIZED,
    "chunks that end with newlines": OK + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNKED.replace(b"\r\n", b"\n"),
    "blanks around the sizes": OK
    + b"Transfer-Encoding: chunked\r\n\r\n"
    + CHUNKED.replace(b"14\r\n", b" 0014  ;a=\"b\"\r\n"),
    "many zeros before the sizes": OK
    + b"Transfer-Encoding: chunked\r\n\r\n"
    + CHUNKED.replace(b"14\r\n", b"00000000000000000014\r\n"),
    "trailers": OK + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNKED[:-2] + b"X-Sum: 1\r\nodd\r\n\r\n",
    "no line after the last chunk": OK + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNKED[:-2],
}  # fmt: skip


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(timeout=5) as fetcher:
        yield fetcher


@pytest.mark.parametrize("oddity", HEADS)
async def test_an_odd_answer_is_read_whole(publisher: Publisher, fetcher: Fetcher, oddity: str) -> None:
    response = await fetcher.get(publisher.raw("/feed", HEADS[oddity]), trusted=True)
    assert (response.status, response.body) == (200, BODY)


@pytest.mark.parametrize("oddity", ["a blank before the colon", "a line that goes on", "control characters"])
async def test_the_good_lines_of_an_odd_answer_count(publisher: Publisher, fetcher: Fetcher, oddity: str) -> None:
    answer = HEADS[oddity].replace(b"\r\n", b'\r\nETag: "q7"\r\nContent-Type : text/xml;\r\n charset=koi8-r\r\n', 1)
    response = await fetcher.get(publisher.raw("/feed", answer), trusted=True)
    assert response.validators.etag == '"q7"'
    assert response.content_type == "text/xml; charset=koi8-r"


@pytest.mark.parametrize("oddity", ["chunked twice", "no colon", "no line after the last chunk"])
async def test_an_odd_answer_is_not_waited_for_longer_than_it_takes(
    publisher: Publisher, fetcher: Fetcher, oddity: str
) -> None:
    url = publisher.raw("/feed", HEADS[oddity], close=False)
    assert (await fetcher.get(url, trusted=True)).body == BODY


async def test_an_answer_may_come_byte_by_byte(publisher: Publisher, fetcher: Fetcher) -> None:
    def drip(handler: Handler) -> None:
        handler.close_connection = True
        for byte in HEADS["chunked twice"]:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()

    assert (await fetcher.get(publisher.handle("/feed", drip), trusted=True)).body == BODY


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (b"220 mail.example ESMTP\r\n\r\n", "not valid HTTP"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "not valid HTTP"),
        (b"<html>an answer of HTTP/0.9</html>", "not valid HTTP"),
        (b"HTTP/1.1\r\n\r\n", "not valid HTTP"),
        (b"HTTP/1.1 2000 OK\r\n\r\n", "not valid HTTP"),
        (b"HTTP/1.1 020 OK\r\n\r\n", "not valid HTTP"),
        (b"x" * 300_000, "not valid HTTP"),
        (b"HTTP/1.1 103 Early Hints\r\n\r\n" * 30, "not valid HTTP"),
        (OK + b"X: " + b"y" * 300_000, "not valid HTTP"),
        (OK + b"Content-Type: te", "cut short"),
        (b"HTTP/1.1 101 Switching Protocols\r\n\r\n", "not valid HTTP"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNKED[:-5], "cut short"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNKED[:30], "cut short"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + BODY, "cut short"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"5;" + b"x" * 300_000, "cut short"),
        (OK + b"no colon\r\nContent-Length: 900\r\n\r\n" + BODY, "cut short"),
    ],
)  # fmt: skip
async def test_what_is_no_answer_or_not_whole_is_a_sentence(
    publisher: Publisher, fetcher: Fetcher, answer: bytes, sentence: str
) -> None:
    with pytest.raises(FetchError, match=sentence):
        await fetcher.get(publisher.raw("/feed", answer), trusted=True)


class Lines:
    """Counts connections, and answers each request on them with the same bytes."""

    def __init__(self, answer: bytes) -> None:
        self.answer = answer
        self.connections = 0
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listening.getsockname()[1]}/"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection: socket.socket) -> None:
        with connection:
            while connection.recv(65536):
                connection.sendall(self.answer)


@pytest.mark.parametrize(
    ("answer", "connections"),
    [
        (OK + SIZED, 1),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNKED, 1),
        (HEADS["no colon"], 3),
        (HEADS["a blank before the colon"], 3),
        (HEADS["chunked and a length"], 3),
        (HEADS["the same length twice"], 3),
        (HEADS["lines without carriage returns"], 3),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNKED + b"HTTP/1.1 200 OK\r\n\r\nforged", 3),
    ],
)  # fmt: skip
async def test_a_connection_is_used_again_only_after_an_answer_without_oddities(
    fetcher: Fetcher, answer: bytes, connections: int
) -> None:
    lines = Lines(answer)
    for _ in range(3):
        assert (await fetcher.get(lines.url, trusted=True)).body == BODY
    await asyncio.to_thread(lines.listening.close)
    assert lines.connections == connections


@pytest.mark.parametrize("status", [200, 201, 202, 203, 207, 226, 299])
async def test_an_answer_of_another_success_with_a_body_counts(
    publisher: Publisher, fetcher: Fetcher, status: int
) -> None:
    assert (await fetcher.get(publisher.serve("/feed", BODY, status=status), trusted=True)).body == BODY


@pytest.mark.parametrize("status", [201, 202, 203, 204, 205])
async def test_a_success_without_a_body_is_told(publisher: Publisher, fetcher: Fetcher, status: int) -> None:
    with pytest.raises(FetchError, match=f"({status})"):
        await fetcher.get(
            publisher.raw("/feed", b"HTTP/1.1 %d Fine\r\nContent-Length: 0\r\n\r\n" % status), trusted=True
        )


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (f"bytes 0-{len(BODY) - 1}/{len(BODY)}", True),
        ("bytes 0-56/900", False),
        ("bytes 5-56/57", False),
        ("", True),
        ("bytes */57", False),
    ],
)
async def test_a_part_counts_where_it_is_all_there_is(
    publisher: Publisher, fetcher: Fetcher, part: str, whole: bool
) -> None:
    url = publisher.serve("/feed", BODY, status=206, headers={"Content-Range": part})
    if whole:
        assert (await fetcher.get(url, trusted=True)).body == BODY
        return
    with pytest.raises(FetchError, match="206"):
        await fetcher.get(url, trusted=True)


async def test_one_of_several_choices_is_followed_where_the_server_prefers_it(
    publisher: Publisher, fetcher: Fetcher
) -> None:
    publisher.serve("/de/feed", BODY)
    assert (await fetcher.get(publisher.redirect("/feed", "/de/feed", 300), trusted=True)).body == BODY
    with pytest.raises(FetchError, match="300"):
        await fetcher.get(publisher.serve("/choice", "choose", status=300), trusted=True)
