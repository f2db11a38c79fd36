"""The network stream of one connection: an asyncio protocol behind httpcore's interface."""

import asyncio
import socket
import ssl
from typing import Any

import httpcore

_MOST_UNREAD = 1 << 18


class Stream(asyncio.Protocol, httpcore.AsyncNetworkStream):
    """An open connection, plain or TLS; made by the event loop, used by httpcore, for one request at a time.

    httpcore has one of its own over anyio, whose cancel scopes make a whole request cost 40 % more.
    """

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.began = self._loop.time()  # when connecting began: the handshake has what is left of its timeout
        self._transport: asyncio.Transport | None = None
        self._unread = bytearray()
        self._ended = False
        self._error: Exception | None = None
        self._reader: asyncio.Future[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the transport; with TLS this is after the handshake."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Keep what came, and ask for no more where nobody reads it."""
        self._unread += data
        if len(self._unread) > _MOST_UNREAD and self._transport is not None:
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        """Note that the other side has said all; the transport closes by itself then."""
        self._ended = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note the end, and why, where it is not the ordinary one."""
        self._ended = True
        self._error = self._error or exc
        self._wake()

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's name
        """Return what has come, b"" at the end; raises httpcore's ReadTimeout and ReadError."""
        if not self._unread and not self._ended:
            self._reader = self._loop.create_future()
            try:
                async with asyncio.timeout(timeout):
                    await self._reader
            except TimeoutError:
                raise httpcore.ReadTimeout from None
            finally:
                self._reader = None
        if not self._unread and self._error is not None:
            raise httpcore.ReadError from self._error
        data = bytes(self._unread[:max_bytes])
        del self._unread[:max_bytes]
        if self._transport is not None and not self._ended:
            self._transport.resume_reading()
        return data

    async def read_exactly(self, size: int) -> bytes:
        """Return the next `size` bytes; raises httpcore's ReadError where the other side ends before."""
        data = b""
        while len(data) < size:
            part = await self.read(size - len(data))
            if not part:
                raise httpcore.ReadError("the other side ended")
            data += part
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's name
        """Send `buffer`, which is a request, so that there is always room for it; raises httpcore's WriteError."""
        if self._ended or self._transport is None:
            raise httpcore.WriteError from self._error
        if buffer:
            self._transport.write(buffer)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's name
    ) -> "Stream":
        """Speak TLS from here on, within `timeout` since `began`; raises httpcore's ConnectError and ConnectTimeout."""
        if self._ended or self._transport is None:
            raise httpcore.ConnectError from self._error
        try:
            async with asyncio.timeout_at(None if timeout is None else self.began + timeout):
                self._transport = await self._loop.start_tls(
                    self._transport, self, ssl_context, server_hostname=server_hostname
                )
        except TimeoutError:
            raise httpcore.ConnectTimeout from None
        except (OSError, ValueError) as error:
            raise httpcore.ConnectError from error
        return self

    async def aclose(self) -> None:
        """Drop the connection; what was not sent by now never will be."""
        if self._transport is not None:
            self._transport.abort()
            await asyncio.sleep(0)  # the socket is closed in the next turn of the loop, which may be its last

    def get_extra_info(self, info: str) -> Any:
        """Tell httpcore whether something came that nobody asked for: an end, or bytes; it has no other questions."""
        return bool(self._unread or self._ended) if info == "is_readable" else None

    def _wake(self) -> None:
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(None)


async def open_stream(sock: socket.socket) -> Stream:
    """Return the stream over a connected socket."""
    _, stream = await asyncio.get_running_loop().create_connection(Stream, sock=sock)
    return stream
