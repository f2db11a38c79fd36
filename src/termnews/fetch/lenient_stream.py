"""Tolerant reader in front of httpcore: answers are put right, head and chunks, before its strict parser sees them."""

import re
import ssl
from collections.abc import Iterable

import httpcore

from termnews.fetch.answer_head import MOST_BYTES, begins_as_answer, end_of_head, read_head

_MOST_HINTS = 20
_LONGEST_LINE = 16 * 1024
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,40})[ \t]*(?:;.*)?\r*", re.DOTALL)


class LenientBackend(httpcore.AsyncNetworkBackend):
    """A network backend whose connections read leniently; `backend` makes them."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend) -> None:
        self._backend = backend

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's name
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> "LenientStream":
        """Return a connection to `host`."""
        return LenientStream(await self._backend.connect_tcp(host, port, timeout, local_address, socket_options))


class LenientStream(httpcore.AsyncNetworkStream):
    """A connection to a server that answers one request at a time, each of which is written in one piece."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self._unread = bytearray()
        self._in_head = True
        self._chunks: ChunkedDecoder | None = None

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's name
        """Return the whole head first, then the body as it comes, then b"".

        Raises httpcore's RemoteProtocolError for what is no answer, and what the connection raises.
        """
        if self._in_head:
            return await self._read_head(max_bytes, timeout)
        if self._chunks is not None:
            return await self._read_chunks(self._chunks, max_bytes, timeout)
        if self._unread:
            data = bytes(self._unread[:max_bytes])
            del self._unread[:max_bytes]
            return data
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's name
        """Send `buffer`; what is read after it is another answer."""
        if buffer:
            self._in_head, self._chunks = True, None
        await self._stream.write(buffer, timeout)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's name
    ) -> "LenientStream":
        """Speak TLS from here on."""
        self._stream = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        return self

    async def aclose(self) -> None:
        """Drop the connection."""
        await self._stream.aclose()

    def get_extra_info(self, info: str) -> object:
        """Tell httpcore whether something came that nobody asked for."""
        return bool(self._unread) or self._stream.get_extra_info(info) if info == "is_readable" else None

    async def _read_head(self, max_bytes: int, timeout: float | None) -> bytes:  # noqa: ASYNC109 - httpcore's name
        """Return the head of the answer; those that only announce it (103 Early Hints) are passed over."""
        for _ in range(_MOST_HINTS):
            raw = await self._raw_head(max_bytes, timeout)
            if not raw:
                return b""
            head = read_head(raw)
            if head.status == 101 or head.status >= 200:  # 101 was not asked for, and is refused as that
                self._in_head = False
                self._chunks = ChunkedDecoder() if head.chunked else None
                return head.text
        raise httpcore.RemoteProtocolError("nothing but announcements of an answer came")

    async def _raw_head(self, max_bytes: int, timeout: float | None) -> bytes:  # noqa: ASYNC109 - httpcore's name
        """Return a head as it came, with its blank line; b"" where the connection ended without one."""
        unread, searched = self._unread, 0
        while True:
            if not searched:
                del unread[: len(unread) - len(unread.lstrip(b"\r\n\t "))]
            end = end_of_head(unread, searched)
            begun = len(unread) > _LONGEST_LINE or b"\n" in unread[:_LONGEST_LINE]
            if begun and not begins_as_answer(unread):
                raise httpcore.RemoteProtocolError("illegal status line")
            if end is not None and end <= MOST_BYTES:
                raw = bytes(unread[:end])
                del unread[:end]
                return raw
            if len(unread) > MOST_BYTES:
                raise httpcore.RemoteProtocolError("the head is too long")
            searched = len(unread)
            data = await self._stream.read(max_bytes, timeout)
            if not data:
                if unread and begins_as_answer(unread):
                    raise httpcore.RemoteProtocolError("incomplete head")
                if unread:
                    raise httpcore.RemoteProtocolError("illegal status line")
                return b""
            unread += data

    async def _read_chunks(
        self,
        chunks: "ChunkedDecoder",
        max_bytes: int,
        timeout: float | None,  # noqa: ASYNC109 - httpcore's name
    ) -> bytes:
        while not chunks.ended:
            data = chunks.decode(self._unread)
            if data:
                return b"%x\r\n%b\r\n" % (len(data), data)
            if not chunks.ended:
                came = await self._stream.read(max_bytes, timeout)
                if not came:
                    return b""
                self._unread += came
        self._chunks = None
        # The blank line after the last chunk is missing at some servers, and nothing is to be waited for.
        for blank in (b"\r\n", b"\n"):
            if self._unread.startswith(blank):
                del self._unread[: len(blank)]
        return b"0\r\n\r\n"


class ChunkedDecoder:
    """The chunked transfer coding (RFC 9112 section 7.1), whatever its lines end with; trailers are not read."""

    def __init__(self) -> None:
        self._left = 0  # of the chunk under way
        self.ended = False

    def decode(self, unread: bytearray) -> bytes:
        """Take whole lines and what there is of chunks out of `unread`, and return what the chunks held.

        Raises httpcore's RemoteProtocolError for what is no chunk, after what came before it was returned.
        """
        pieces, at, fault = [], 0, False
        while True:
            if self._left:
                piece = unread[at : at + self._left]
                pieces.append(piece)
                at += len(piece)
                self._left -= len(piece)
            end = -1 if self._left else unread.find(b"\n", at)
            if end < 0:
                break
            fault = not self._begins(bytes(unread[at:end]))
            if fault:
                break
            at = end + 1
            if self.ended:
                break
        del unread[:at]
        fault = fault or (not self._left and not self.ended and len(unread) > _LONGEST_LINE)
        if fault and not pieces:
            raise httpcore.RemoteProtocolError("illegal chunk header")
        return b"".join(pieces)

    def _begins(self, line: bytes) -> bool:
        """Take in a line, the size of a chunk or the end of the one before, and tell whether it is one of the two."""
        if not line.strip():
            return True
        size = _CHUNK_SIZE.fullmatch(line)
        if size is None:
            return False
        self._left = int(size[1], 16)
        self.ended = self._left == 0
        return True
