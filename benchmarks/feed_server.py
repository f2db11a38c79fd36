"""A publisher for measuring: made-up feeds over HTTP/1.1, from a process of its own, so that it costs no client time.

Each feed has a loopback address of its own (127.0.1.1, 127.0.1.2, ...), as most feeds have a host of their own: no
reader is held back by how many connections it opens to one host. Answers are made before the first request. They have
an ETag, and a request that names it gets a 304 (RFC 9110 section 13.1.2).
"""

import asyncio
import multiprocessing
import time
from dataclasses import dataclass
from hashlib import blake2b
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from benchmarks.articles import feeds, rss

_HOSTS_OF_A_NET = 250
_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


@dataclass(frozen=True)
class Served:
    """What was answered since the last time one asked; `cpu` is the server's own processor time in seconds."""

    whole: int
    unchanged: int
    cpu: float


@dataclass(frozen=True)
class _Page:
    tag: bytes
    whole: bytes
    unchanged: bytes


class _Site:
    """The answers by path, and how long each is held back."""

    def __init__(self, count: int, per_feed: int) -> None:
        self.pages: dict[bytes, _Page] = {}
        self.delay = 0.0
        self.bytes = 0
        self._whole = self._unchanged = 0
        self._cpu = 0.0
        for place, feed in enumerate(feeds(count * per_feed, per_feed=per_feed)):
            body = rss(feed).encode()
            tag = b'"' + blake2b(body, digest_size=8).hexdigest().encode() + b'"'
            head = b"ETag: " + tag + b"\r\nContent-Type: application/rss+xml; charset=utf-8\r\n"
            length = b"Content-Length: " + str(len(body)).encode() + b"\r\n\r\n"
            self.pages[path_of(place).encode()] = _Page(
                tag, b"HTTP/1.1 200 OK\r\n" + head + length + body, b"HTTP/1.1 304 Not Modified\r\n" + head + b"\r\n"
            )
            self.bytes += len(body)

    def answer(self, request: bytes) -> bytes:
        """Return the answer to a request's head."""
        page = self.pages.get(request.split(b" ", 2)[1])
        if page is None:
            return _NOT_FOUND
        if b"if-none-match: " + page.tag in request.lower():
            self._unchanged += 1
            return page.unchanged
        self._whole += 1
        return page.whole

    def counted(self) -> Served:
        """Return what was answered since the last call."""
        cpu = time.process_time()
        served = Served(self._whole, self._unchanged, cpu - self._cpu)
        self._whole, self._unchanged, self._cpu = 0, 0, cpu
        return served


class _Visit(asyncio.Protocol):
    """One connection; it stays open for as many requests as its client likes."""

    def __init__(self, site: _Site) -> None:
        self._site = site
        self._received = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while b"\r\n\r\n" in self._received:
            request, _, self._received = self._received.partition(b"\r\n\r\n")
            answer = self._site.answer(request)
            if self._site.delay:
                asyncio.get_running_loop().call_later(self._site.delay, self._write, answer)
            else:
                self._write(answer)

    def _write(self, answer: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(answer)


def path_of(place: int) -> str:
    """Return the path of a feed."""
    return f"/{place:04}/feed.xml"


def host_of(place: int) -> str:
    """Return the loopback address of a feed."""
    return f"127.0.{1 + place // _HOSTS_OF_A_NET}.{1 + place % _HOSTS_OF_A_NET}"


async def _serve(commands: Connection, count: int, per_feed: int) -> None:
    site, done, loop = _Site(count, per_feed), asyncio.Event(), asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Visit(site), "0.0.0.0", 0, backlog=1024)
    commands.send((server.sockets[0].getsockname()[1], site.bytes))

    def obey() -> None:
        try:
            command = commands.recv()
        except EOFError:
            command = None
        if command is None:
            done.set()
            return
        if isinstance(command, float):
            site.delay = command
        commands.send(site.counted())

    loop.add_reader(commands.fileno(), obey)
    await done.wait()
    loop.remove_reader(commands.fileno())
    server.close()


def _run(commands: Connection, count: int, per_feed: int) -> None:
    asyncio.run(_serve(commands, count, per_feed))


class FeedServer:
    """Runs the publisher while the context lasts: `urls` are its feeds, `bytes` the length of all of them."""

    def __init__(self, count: int, per_feed: int) -> None:
        # A fork would hand the server's memory, or ours, to the programs that are measured.
        context = multiprocessing.get_context("spawn")
        self._commands, theirs = context.Pipe()
        self._process = context.Process(target=_run, args=(theirs, count, per_feed), daemon=True)
        self._process.start()
        theirs.close()
        port, self.bytes = self._commands.recv()
        self.urls = tuple(f"http://{host_of(place)}:{port}{path_of(place)}" for place in range(count))

    def hold_back(self, seconds: float) -> None:
        """Answer each request after so many seconds from now on; none waits for another."""
        self._commands.send(float(seconds))
        self._commands.recv()

    def served(self) -> Served:
        """Return what was answered since the last time."""
        self._commands.send("served")
        served = self._commands.recv()
        assert isinstance(served, Served)
        return served

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._commands.send(None)
        self._process.join(10)
