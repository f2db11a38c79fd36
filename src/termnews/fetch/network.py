"""Connecting: names are resolved and every address is checked before the first packet goes out.

The check stands between the look-up and the connection, so that a name cannot change its address in between (DNS
rebinding). TLS verifies the name all the same.
"""

import asyncio
import errno
import socket
import ssl

import httpcore

from termnews.domain.errors import FetchError, OfflineError
from termnews.fetch.failures import causes, private_host, timed_out
from termnews.fetch.hosts import is_public, resolve
from termnews.fetch.stream import Stream

_PATIENCE = 2.0
_MOST_ADDRESSES = 6
_NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}


class Network:
    """Makes connections: to the public internet only, or, where `private`, to anywhere."""

    def __init__(self, *, private: bool) -> None:
        self._private = private

    async def connect(self, host: str, port: int, context: ssl.SSLContext | None, seconds: float | None) -> Stream:
        """Return a connection to `host`, within `seconds` in all; with TLS where there is a `context`.

        Raises FetchError, which httpcore and httpx let through, or httpcore.ConnectError where the handshake failed.
        """
        try:
            async with asyncio.timeout(seconds):
                return await _shake_hands(await self._dial(host, port), host, context)
        except TimeoutError:
            raise timed_out(host, seconds) from None

    async def _dial(self, host: str, port: int) -> socket.socket:
        """Return a socket to the first address of `host` that answers.

        They are tried one after another: each has 2 s, the last one all that is left.
        """
        errors: list[Exception] = []
        addresses = await self._addresses(host, port)
        for address in addresses:
            try:
                async with asyncio.timeout(None if address == addresses[-1] else _PATIENCE):
                    return await _dial(address, port)
            except OSError as error:
                errors.append(error)
        raise _no_connection(host, addresses, errors)

    async def _addresses(self, host: str, port: int) -> list[str]:
        try:
            addresses = await resolve(host, port)
        except socket.gaierror as error:
            if error.errno == socket.EAI_AGAIN:
                raise OfflineError(f"The network cannot be reached: nobody answers where {host} is") from None
            raise FetchError(f"The address {host} was not found; check the spelling or the network") from None
        # One private address among public ones is enough: which of them is used is left to chance.
        if not self._private and not all(map(is_public, addresses)):
            raise private_host(host)
        return addresses[:_MOST_ADDRESSES]


async def _dial(address: str, port: int) -> socket.socket:
    sock = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.setblocking(False)
        await asyncio.get_running_loop().sock_connect(sock, (address, port))
    except BaseException:
        sock.close()
        raise
    return sock


async def _shake_hands(sock: socket.socket, host: str, context: ssl.SSLContext | None) -> Stream:
    """Return the stream over an open socket; what fails here is TLS."""
    loop = asyncio.get_running_loop()
    try:
        _, stream = await loop.create_connection(
            Stream, sock=sock, ssl=context, server_hostname=host if context else None
        )
    except TimeoutError:
        raise
    except (OSError, ValueError) as error:
        raise httpcore.ConnectError from error
    return stream


def _no_connection(host: str, addresses: list[str], errors: list[Exception]) -> FetchError:
    numbers = set(map(_number, errors))
    # A machine without IPv6 is not offline where a host has nothing else.
    if numbers <= _NO_NETWORK and not all(":" in address for address in addresses):
        return OfflineError("The network cannot be reached; check the connection")
    if errno.ECONNREFUSED in numbers:
        return FetchError(f"{host} refuses the connection; its server may be down")
    return FetchError(f"{host} cannot be reached; try again later")


def _number(error: Exception) -> int | None:
    """Return the system's number for what went wrong, None for an address that did not answer in time."""
    return next((cause.errno for cause in causes(error) if isinstance(cause, OSError) and cause.errno), None)
