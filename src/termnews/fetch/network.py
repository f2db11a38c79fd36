"""Connecting: names are resolved and every address is checked before the first packet goes out.

The check stands between the look-up and the connection, so that a name cannot change its address in between (DNS
rebinding). httpx has no place for it; httpcore, which makes the connections of httpx, has one.
"""

import asyncio
import errno
import socket
from collections.abc import Iterable

import httpcore

from termnews.domain.errors import FetchError, OfflineError
from termnews.fetch.failures import causes, timed_out
from termnews.fetch.hosts import is_public, resolve

_PATIENCE = 2.0
_MOST_ADDRESSES = 6
_NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}


class Network(httpcore.AnyIOBackend):
    """httpcore's own network, to checked addresses; raises FetchError, which httpcore and httpx let through."""

    def __init__(self, *, private: bool) -> None:
        self._private = private

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's name
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Return a connection to the first address of `host` that answers; TLS still verifies the name.

        They are tried one after another: each has 2 s, the last one all that is left of `timeout`.
        """
        errors: list[Exception] = []
        try:
            async with asyncio.timeout(timeout):
                addresses = await self._addresses(host, port)
                for address in addresses:
                    patience = None if address == addresses[-1] else _PATIENCE
                    try:
                        return await super().connect_tcp(address, port, patience, local_address, socket_options)
                    except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                        errors.append(error)
        except TimeoutError:
            raise timed_out(host, timeout) from None
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
            raise FetchError(
                f"{host} is in a private network, where only sources that you added yourself may be fetched from"
            )
        return addresses[:_MOST_ADDRESSES]


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
