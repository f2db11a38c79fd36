"""Network backends through a proxy: to itself, and tunnels by CONNECT (RFC 9110 section 9.3.6) or SOCKS5 (RFC 1928).

The proxy finds the host by its name: nothing is looked up here, which would tell others where requests go. So where a
name leads cannot be checked either, and only hosts that say themselves that they are private are refused.
"""

import asyncio
import importlib.util
import ssl
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import httpcore

from termnews.domain.errors import FetchError
from termnews.domain.logins import Login
from termnews.fetch.failures import private_host, timed_out
from termnews.fetch.hosts import is_nearby
from termnews.fetch.network import DirectBackend
from termnews.fetch.proxies import Proxy
from termnews.fetch.stream import Stream

if TYPE_CHECKING:
    from socksio.socks5 import SOCKS5Connection

# RFC 1928 section 6.
_SOCKS_REPLIES = {2: "its rules forbid it", 3: "no network", 4: "no such host", 5: "refused", 6: "it took too long"}
_LOGIN = "it wants a login: write USER:PASSWORD@ before its host"
_NO_SOCKS = "it does not answer as a SOCKS5 proxy does"
_WRONG_LOGIN = "it does not take this user name and password"


def proxy_headers(proxy: Proxy) -> list[tuple[bytes, bytes]]:
    """Return the headers that only the proxy gets: who asks, where it wants to know (RFC 9110 section 11.7.2)."""
    return [(b"Proxy-Authorization", Login(*proxy.login).basic.encode())] if proxy.login else []


def refuse_private(host: str) -> None:
    """Raise FetchError for a host that is not of the public internet, by its name alone."""
    if is_nearby(host):
        raise private_host(host)


class ProxyBackend(httpcore.AsyncNetworkBackend):
    """Connects by way of a proxy, wherever it stands: to itself, or (`tunnels`) to hosts through a tunnel it makes."""

    def __init__(self, proxy: Proxy, context: Callable[[], ssl.SSLContext], *, tunnels: bool) -> None:
        self._proxy = proxy
        self._context = context
        self._tunnels = tunnels

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's name
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> Stream:
        """Return a connection to `host`; raises ProxyError, or FetchError where the proxy does not lead there."""
        proxy, stream = self._proxy, await self._to_proxy(timeout)
        if not self._tunnels:
            return stream
        try:
            greeted = await _greet(stream, proxy, timeout) if proxy.scheme == "socks5" else None
            stream.began = asyncio.get_running_loop().time()
            async with asyncio.timeout(timeout):
                await (_socks(stream, greeted, proxy, host, port) if greeted else _connect(stream, proxy, host, port))
        except TimeoutError:
            await stream.aclose()
            raise timed_out(host, timeout) from None
        except BaseException:
            await stream.aclose()
            raise
        return stream

    async def _to_proxy(self, timeout: float | None) -> Stream:  # noqa: ASYNC109 - httpcore's name
        """Return a connection to the proxy; raises ProxyError."""
        proxy = self._proxy
        if proxy.scheme == "socks5" and importlib.util.find_spec("socksio") is None:
            raise proxy.failure("SOCKS needs one package more; install it with: pip install 'termnews[socks]'")
        try:
            stream = await DirectBackend(private=True).connect_tcp(proxy.host, proxy.port, timeout)
            if proxy.scheme == "https":
                await stream.start_tls(self._context(), proxy.host, timeout)
        except FetchError as error:
            raise proxy.failure(str(error)) from error
        except httpcore.ConnectTimeout as error:
            raise proxy.failure(str(timed_out(proxy.host, timeout))) from error
        except httpcore.ConnectError as error:
            raise proxy.failure(f"no secure connection to {proxy.host} could be made") from error
        return stream


async def _connect(stream: Stream, proxy: Proxy, host: str, port: int) -> None:
    authority = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    origin = httpcore.Origin(proxy.scheme.encode(), proxy.host.encode(), proxy.port)
    url = httpcore.URL(scheme=origin.scheme, host=origin.host, port=origin.port, target=authority.encode())
    headers = [(b"Host", authority.encode()), *proxy_headers(proxy)]
    try:
        answer = await httpcore.AsyncHTTP11Connection(origin, stream).handle_async_request(
            httpcore.Request(b"CONNECT", url, headers=headers)
        )
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise proxy.failure("its answer is not valid HTTP, or it broke off") from error
    if not 200 <= answer.status < 300:
        raise refusal(proxy, answer.status, host)


def refusal(proxy: Proxy, status: int, host: str) -> FetchError:
    """Return the error for a proxy that answers with `status` instead of leading to `host`."""
    if status == 407:
        return proxy.failure(f"{_WRONG_LOGIN if proxy.login else _LOGIN} (407)")
    return FetchError(f"The proxy {proxy.shown} does not lead to {host} ({status}); try again later", status=status)


async def _greet(stream: Stream, proxy: Proxy, seconds: float | None) -> "SOCKS5Connection":
    """Agree with a SOCKS5 proxy on a login: no other host has a part in it, so that its silence is the proxy's own."""
    from socksio import ProtocolError, socks5

    talk = socks5.SOCKS5Connection()
    login, method = proxy.login, socks5.SOCKS5AuthMethod
    try:
        async with asyncio.timeout(seconds):
            offered = [method.NO_AUTH_REQUIRED, *([method.USERNAME_PASSWORD] if login else [])]
            talk.send(socks5.SOCKS5AuthMethodsRequest(offered))
            chosen = talk.receive_data(await _exchange(stream, talk, 2))
            if not isinstance(chosen, socks5.SOCKS5AuthReply) or chosen.method not in offered:
                raise proxy.failure(_WRONG_LOGIN if login else _LOGIN)
            if login and chosen.method == method.USERNAME_PASSWORD:
                name, password = (part.encode("utf-8", "replace")[:255] for part in login)
                talk.send(socks5.SOCKS5UsernamePasswordRequest(name, password))
                taken = talk.receive_data(await _exchange(stream, talk, 2))
                if not isinstance(taken, socks5.SOCKS5UsernamePasswordReply) or not taken.success:
                    raise proxy.failure(_WRONG_LOGIN)
    except TimeoutError:
        raise proxy.failure(f"it does not answer (timed out after {seconds or 0:g} s)") from None
    except (ProtocolError, httpcore.NetworkError) as error:
        raise proxy.failure(_NO_SOCKS) from error
    return talk


async def _socks(stream: Stream, talk: "SOCKS5Connection", proxy: Proxy, host: str, port: int) -> None:
    from socksio import ProtocolError, socks5

    try:
        talk.send(socks5.SOCKS5CommandRequest.from_address(socks5.SOCKS5Command.CONNECT, (host, port)))
        head = await _exchange(stream, talk, 5)
        # the address that the proxy uses, and a port: RFC 1928 section 6
        await stream.read_exactly({1: 4, 3: head[4] + 1, 4: 16}.get(head[3], 1) + 1)
    except (ProtocolError, httpcore.NetworkError) as error:
        raise proxy.failure(_NO_SOCKS) from error
    if head[1]:
        why = _SOCKS_REPLIES.get(head[1], "it failed")
        raise FetchError(f"The proxy {proxy.shown} does not lead to {host} ({why}); try again later")


async def _exchange(stream: Stream, talk: "SOCKS5Connection", size: int) -> bytes:
    await stream.write(talk.data_to_send())
    return await stream.read_exactly(size)
