"""What goes wrong at publishers, as answers of a loopback server: FAULTS names them all."""

import gzip
import socket
import struct
import threading
import zlib
from base64 import b64decode
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler

_BODY = b"<rss version='2.0'><channel><title>Faulty</title></channel></rss>" * 40
_MEGABYTE = bytes(1_000_000)


class Handler(BaseHTTPRequestHandler):
    """One connection of the publisher; `reply` sends a whole, correct answer."""

    protocol_version = "HTTP/1.1"
    timeout = 20
    disable_nagle_algorithm = True

    def reply(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        """Send status, headers and body with the right Content-Length; a HEAD and a 304 get no body."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and status != 304:
            self.wfile.write(body)

    def begin(self, headers: Mapping[str, str]) -> None:
        """Send a 200 with exactly `headers`; the connection ends after the answer."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: the publisher keeps its requests as a list."""


def _cut(handler: Handler, _: threading.Event) -> None:
    handler.begin({"Content-Length": str(len(_BODY) * 2)})
    handler.wfile.write(_BODY)


def _cut_gzip(handler: Handler, _: threading.Event) -> None:
    handler.begin({"Content-Encoding": "gzip"})
    handler.wfile.write(gzip.compress(_BODY)[:-20])


def _cut_chunked(handler: Handler, _: threading.Event) -> None:
    handler.begin({"Transfer-Encoding": "chunked"})
    handler.wfile.write(f"{len(_BODY):x}\r\n".encode() + _BODY + b"\r\n")


def _broken_gzip(handler: Handler, _: threading.Event) -> None:
    packed = bytearray(gzip.compress(_BODY))
    packed[12:30] = b"\xff" * 18
    handler.begin({"Content-Encoding": "gzip", "Content-Length": str(len(packed))})
    handler.wfile.write(packed)


def _brotli(handler: Handler, _: threading.Event) -> None:
    handler.reply(200, b"\x8b\x00\x80\x03", {"Content-Encoding": "br", "Content-Type": "application/rss+xml"})


def _brotli_bomb(handler: Handler, _: threading.Event) -> None:
    """Send 80 bytes that are 100 MB of zeros when unpacked (RFC 7932)."""
    packed = (
        "z///f/gnAOKxQCD3/p/////wTwDEYQGA7v0/////4Z8AiMMiAN37f/7//8M/ARCHBQC69//8//+HfwIgDgsAdO//8x+8Hv8EQBwWAOhi1wM="
    )
    handler.reply(200, b64decode(packed), {"Content-Encoding": "br", "Content-Type": "application/rss+xml"})


def _bomb(handler: Handler, stopping: threading.Event) -> None:
    """Send a gzip body of about 1 MB a thousand times its size when unpacked."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    handler.begin({"Content-Encoding": "gzip"})
    for _ in range(1000):
        if stopping.is_set():
            return
        handler.wfile.write(packer.compress(_MEGABYTE))
    handler.wfile.write(packer.flush())


def _endless(handler: Handler, stopping: threading.Event) -> None:
    handler.begin({})
    while not stopping.is_set():
        handler.wfile.write(_MEGABYTE)


def _drip(handler: Handler, stopping: threading.Event) -> None:
    """Send a byte every few milliseconds, for ever: no single read takes long."""
    handler.begin({"Content-Length": "1000000"})
    while not stopping.wait(0.005):
        handler.wfile.write(b" ")


def _silent(handler: Handler, stopping: threading.Event) -> None:
    handler.close_connection = True
    stopping.wait(20)


def _stall(handler: Handler, stopping: threading.Event) -> None:
    """Send headers and the first bytes, then nothing more."""
    handler.begin({"Content-Length": "1000"})
    handler.wfile.write(b"<rss>")
    stopping.wait(20)


def _reset(handler: Handler, _: threading.Event) -> None:
    handler.close_connection = True
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def _hang_up(handler: Handler, _: threading.Event) -> None:
    handler.close_connection = True


def _noise(handler: Handler, _: threading.Event) -> None:
    handler.close_connection = True
    handler.wfile.write(b"\x16\x03\x01 this is no HTTP at all\r\n\r\n")


def _loop(handler: Handler, _: threading.Event) -> None:
    handler.reply(302, b"", {"Location": handler.path})


def _maze(handler: Handler, _stopping: threading.Event) -> None:
    """Redirect to a new address each time, for ever."""
    path, _, step = handler.path.partition("?")
    handler.reply(302, b"", {"Location": f"{path}?{int(step or 0) + 1}"})


def _slow_maze(handler: Handler, stopping: threading.Event) -> None:
    """Redirect to a new address each time, and take a while for it: no single request takes long."""
    stopping.wait(0.1)
    _maze(handler, stopping)


FAULTS: dict[str, Callable[[Handler, threading.Event], None]] = {
    "cut": _cut,
    "cut-gzip": _cut_gzip,
    "cut-chunked": _cut_chunked,
    "broken-gzip": _broken_gzip,
    "brotli": _brotli,
    "brotli-bomb": _brotli_bomb,
    "bomb": _bomb,
    "endless": _endless,
    "drip": _drip,
    "silent": _silent,
    "stall": _stall,
    "reset": _reset,
    "hang-up": _hang_up,
    "noise": _noise,
    "loop": _loop,
    "maze": _maze,
    "slow-maze": _slow_maze,
}
"""Each kind of fault by name; the event is set when the publisher stops."""
