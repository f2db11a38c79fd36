"""The direct network backend: resolves names, and checks every address before the first packet goes out (SSRF).

The check stands between the look-up and the connection, so that a name cannot change its address in between (DNS
rebinding). TLS verifies the name all the same.
"""

import asyncio
import errno
import socket
from collections import deque
from collections.abc import Iterable

import httpcore

from termnews.domain.errors import FetchError, OfflineError, UnnamedError, UnreachedError
from termnews.fetch.failures import causes, private_host, timed_out
from termnews.fetch.hosts import is_public, resolve
from termnews.fetch.route import has_route
from termnews.fetch.stream import Stream, open_stream

_HEAD_START = 0.25
_MOST_ADDRESSES = 6
_NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}


class DirectBackend(httpcore.AsyncNetworkBackend):
    """Connects to hosts themselves: of the public internet only, or, where `private`, to any."""

    def __init__(self, *, private: bool) -> None:
        self._private = private

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's name
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> Stream:
        """Return a connection to `host`, within `timeout` seconds in all; raises FetchError, which httpcore lets by."""
        began = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(timeout):
                stream = await open_stream(await _first_to_answer(host, await self._addresses(host, port), port))
        except TimeoutError:
            raise timed_out(host, timeout, UnreachedError) from None
        stream.began = began
        return stream

    async def _addresses(self, host: str, port: int) -> list[str]:
        try:
            addresses = await resolve(host, port)
        except socket.gaierror as error:
            if not has_route():
                raise OfflineError("The network cannot be reached; check the connection") from None
            if error.errno == socket.EAI_AGAIN:
                raise UnnamedError(f"The network cannot be reached: nobody answers where {host} is") from None
            raise UnreachedError(f"The address {host} was not found; check the spelling or the network") from None
        # One private address among public ones is enough: which of them is used is left to chance.
        if not self._private and not all(map(is_public, addresses)):
            raise private_host(host)
        return addresses[:_MOST_ADDRESSES]


async def _first_to_answer(host: str, addresses: list[str], port: int) -> socket.socket:
    """Return a socket to the address of `host` that answers first.

    Each is tried 250 ms after the one before it, or as soon as that one failed (RFC 8305 section 5): a family of
    addresses that leads nowhere costs no more.
    """
    waiting, errors = deque(addresses), list[BaseException]()
    trying: set[asyncio.Task[socket.socket]] = set()
    try:
        while waiting or trying:
            if waiting:
                trying.add(asyncio.create_task(_dial(waiting.popleft(), port)))
            done, _ = await asyncio.wait(
                trying, timeout=_HEAD_START if waiting else None, return_when=asyncio.FIRST_COMPLETED
            )
            for task in done:
                trying.discard(task)
                error = task.exception()
                if error is None:
                    return task.result()
                errors.append(error)
    finally:
        for task in trying:
            task.add_done_callback(_hang_up)
            task.cancel()
    raise _no_connection(host, errors)


def _hang_up(late: "asyncio.Task[socket.socket]") -> None:
    if not late.cancelled() and late.exception() is None:
        late.result().close()


async def _dial(address: str, port: int) -> socket.socket:
    sock = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.setblocking(False)
        await asyncio.get_running_loop().sock_connect(sock, (address, port))
    except BaseException:
        sock.close()
        raise
    return sock


def _no_connection(host: str, errors: list[BaseException]) -> FetchError:
    numbers = set(map(_number, errors))
    # A machine without IPv6 is not offline where a host has nothing else.
    if numbers <= _NO_NETWORK and not has_route():
        return OfflineError("The network cannot be reached; check the connection")
    if errno.ECONNREFUSED in numbers:
        return FetchError(f"{host} refuses the connection; its server may be down")
    return UnreachedError(f"{host} cannot be reached; try again later")


def _number(error: BaseException) -> int | None:
    """Return the system's number for what went wrong, None for an address that did not answer in time."""
    return next((cause.errno for cause in causes(error) if isinstance(cause, OSError) and cause.errno), None)
