"""The HTTP transport: httpx's interface over connection pools of httpcore, one for each host and route.

One for all hosts would go over all their connections several times a request, and would keep none of a host's feeds
open while many other hosts are asked.

httpx's AsyncClient is passed over: it would keep cookies, take a Location apart even where it does not follow it, and
costs a tenth of a millisecond a request.
"""

import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import suppress
from functools import cached_property
from itertools import islice
from typing import NamedTuple

import httpcore
import httpx

from termnews.domain.errors import FetchError, UnreachedError
from termnews.fetch.failures import timed_out
from termnews.fetch.lenient_stream import LenientBackend
from termnews.fetch.network import DirectBackend
from termnews.fetch.proxies import Proxy
from termnews.fetch.tunnels import ProxyBackend, proxy_headers, refusal, refuse_private

_MOST_POOLS = 32
_LISTS = frozenset(("cache-control", "content-encoding", "link"))
# Shorter than the 5 s after which common servers hang up, so that none does while a request is on its way.
_KEEP_ALIVE = 3.0
_HTTPCORE_ERRORS = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
    httpcore.ConnectionNotAvailable,
)


class Route(NamedTuple):
    """How a request gets to its host: through `proxy` where there is one.

    `private` lets it go anywhere, `any_certificate` to a server whose certificate cannot be verified.
    """

    private: bool = False
    any_certificate: bool = False
    proxy: Proxy | None = None

    def forwarded(self, scheme: str) -> bool:
        """Tell whether the proxy takes such a request itself and passes it on (RFC 9112 section 3.2.2)."""
        return self.proxy is not None and scheme == "http" and self.proxy.scheme != "socks5"


class Transport(httpx.AsyncBaseTransport):
    """HTTP/1.1 for requests of `make_request`; no connection of one route is used again for another.

    How many connections there are at once is not its business (Politeness).
    """

    def __init__(self) -> None:
        self._pools: dict[tuple[str, str, int | None, Route], httpcore.AsyncConnectionPool] = {}  # the last used last
        self._most_pools = _MOST_POOLS
        self._contexts = _TLSContexts()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send `request`; raises httpx's errors, and FetchError where its host cannot or may not be connected to."""
        route: Route = request.extensions["route"]
        if route.proxy is not None and not route.private:
            refuse_private(request.url.host)
        try:
            response = await self._pool(request.url, route).handle_async_request(_sent(request, route))
        except httpcore.ConnectTimeout as error:
            # The backends raise errors of their own, so that this is the handshake with the host. Where a proxy made a
            # tunnel to it there is a network, and the silence is the host's own.
            kind = UnreachedError if route.proxy is None else FetchError
            host = request.url.raw_host.decode("ascii")
            raise timed_out(host, request.extensions["timeout"]["connect"], kind) from error
        except _HTTPCORE_ERRORS as error:
            raise _as_httpx(error) from error
        body = _Body(response, self._tidy)
        if response.status == 407 and route.proxy is not None and route.forwarded(request.url.scheme):
            await body.aclose()
            raise refusal(route.proxy, response.status, request.url.host)
        return httpx.Response(response.status, headers=response.headers, stream=body)

    async def aclose(self) -> None:
        """Close all connections: those in use when their responses are closed."""
        self._most_pools = 0
        await self._tidy()

    def _pool(self, url: httpx.URL, route: Route) -> httpcore.AsyncConnectionPool:
        key = (url.scheme, url.host, url.port, route)
        pool = self._pools.pop(key, None) or self._new_pool(url.scheme, route)
        self._pools[key] = pool
        return pool

    def _new_pool(self, scheme: str, route: Route) -> httpcore.AsyncConnectionPool:
        context, backend = None, httpcore.AsyncNetworkBackend()
        if scheme == "https":
            context = self._contexts.any_certificate if route.any_certificate else self._contexts.verified
        if route.proxy is None:
            backend = DirectBackend(private=route.private)
        else:
            tunnels = not route.forwarded(scheme)
            backend = ProxyBackend(route.proxy, lambda: self._contexts.verified, tunnels=tunnels)
        return httpcore.AsyncConnectionPool(
            context, max_connections=None, keepalive_expiry=_KEEP_ALIVE, network_backend=LenientBackend(backend)
        )

    async def _tidy(self) -> None:
        """Drop the pools that were used longest ago, where there are too many, but none in use."""
        surplus = max(len(self._pools) - self._most_pools, 0)
        idle = (
            key for key, pool in self._pools.items() if all(connection.is_idle() for connection in pool.connections)
        )
        for pool in [self._pools.pop(key) for key in list(islice(idle, surplus))]:
            await pool.aclose()


def _sent(request: httpx.Request, route: Route) -> httpcore.Request:
    """Return `request` as httpcore takes it; a proxy that passes it on is told the whole address, and its login."""
    url = httpcore.URL(
        scheme=request.url.raw_scheme,
        host=request.url.raw_host,
        port=request.url.port,
        target=request.url.raw_path,
    )
    headers = request.headers.raw
    if route.proxy is not None and route.forwarded(request.url.scheme):
        url.target = bytes(url)
        headers = [*proxy_headers(route.proxy), *headers]
    return httpcore.Request(request.method, url, headers=headers, extensions=request.extensions)


def _as_httpx(error: Exception) -> httpx.TransportError:
    """Return httpx's error for one of httpcore's; they have the same names, but for one that leaves no pool."""
    kind: type[httpx.TransportError] = getattr(httpx, type(error).__name__, httpx.TransportError)
    return kind(str(error))


class _Body(httpx.AsyncByteStream):
    """The body of a response; when it is closed, its connection is idle again, and `idle` is called."""

    def __init__(self, response: httpcore.Response, idle: Callable[[], Awaitable[None]]) -> None:
        self._response = response
        self._idle = idle

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._response.aiter_stream():
                yield chunk
        except _HTTPCORE_ERRORS as error:
            raise _as_httpx(error) from error

    async def aclose(self) -> None:
        await self._response.aclose()
        await self._idle()


class _TLSContexts:
    """The two contexts of TLS, each made when it is first needed: the system's certificates take long to read."""

    @cached_property
    def verified(self) -> ssl.SSLContext:
        """Return a context with the system's certificates, or certifi's on systems that offer Python none."""
        context = ssl.create_default_context()
        paths = ssl.get_default_verify_paths()
        if paths.cafile is None and paths.capath is None:
            import certifi

            context.load_verify_locations(certifi.where())
        return context

    @cached_property
    def any_certificate(self) -> ssl.SSLContext:
        """Return a context that takes whatever certificate comes."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context


def make_request(url: str, headers: Mapping[str, str], route: Route, *, timeout: float) -> httpx.Request:
    """Return a GET with `headers` and Host, and no others; `timeout` is in seconds, for each step."""
    return httpx.Request(
        "GET",
        url,
        headers=[(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in headers.items()],
        extensions={"timeout": dict.fromkeys(("connect", "read", "write", "pool"), timeout), "route": route},
    )


async def send(transport: Transport, request: httpx.Request) -> httpx.Response:
    """Send a request, once more where the connection ends before there is an answer.

    A server may close a kept connection just as it is used again, so a GET is repeated (RFC 9110 section 9.2.2).
    """
    with suppress(httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError):
        return await transport.handle_async_request(request)
    return await transport.handle_async_request(request)


def fields_of(response: httpx.Response) -> Mapping[str, str]:
    """Return the header fields of a response by lower-case name.

    Where one came twice, the first counts; but the lines of lists are joined (RFC 9110 section 5.3), and those of
    Set-Cookie, which cannot be, stand one a line.
    """
    fields: dict[str, str] = {}
    for raw_name, raw_value in response.headers.raw:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        if name in fields and name in _LISTS:
            fields[name] += ", " + value
        elif name in fields and name == "set-cookie":
            fields[name] += "\n" + value
        else:
            fields.setdefault(name, value)
    return fields
