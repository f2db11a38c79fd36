"""Connections: opened to checked addresses, kept for a moment, and used again for the same way only.

httpcore's own pool looks at every open connection twice a request; this one takes the place of it. How many there are
at once is not its business (Politeness).
"""

import ssl
from collections.abc import AsyncIterable, AsyncIterator, Callable, Mapping
from contextlib import suppress
from functools import cached_property
from typing import Any, NamedTuple

import httpcore

from termnews.fetch.network import Network
from termnews.fetch.proxies import Proxy
from termnews.fetch.tunnels import dial_proxy, dig, proxy_headers, refusal, refuse_private

PRIVATE = "private"
ANY_CERTIFICATE = "any certificate"
PROXY = "proxy"
"""Extensions of a request: it may go into a private network, needs no certificate that can be verified, and goes
through this proxy."""

_KEPT_OPEN = 32
# Shorter than the 5 s after which common servers hang up, so that none does while a request is on its way.
_KEEP_ALIVE = 3.0

# httpcore asks the package sniffio which event loop runs, once for each connection, and where it is not installed
# looks for it all over the disk each time: a sixth of what a request costs. Here there is asyncio only.
with suppress(ImportError):
    from httpcore import _synchronization

    _synchronization.current_async_library = lambda: "asyncio"


class _Way(NamedTuple):
    """What a connection is good for: none that is unverified, or leads into a private network, serves another way."""

    scheme: bytes
    host: bytes
    port: int
    private: bool
    any_certificate: bool
    proxy: Proxy | None

    @property
    def forwarded(self) -> Proxy | None:
        """The proxy that takes the request itself and passes it on (RFC 9112 section 3.2.2), None where none does."""
        plain = self.proxy is not None and self.scheme == b"http" and self.proxy.scheme != "socks5"
        return self.proxy if plain else None


class Connections:
    """Sends requests of httpcore, one at a time over each connection; stands where httpx has httpcore's pool."""

    def __init__(self) -> None:
        self._idle: list[tuple[_Way, httpcore.AsyncHTTP11Connection]] = []  # the one idle for longest comes first
        self._room = _KEPT_OPEN
        self._certificates = _Certificates()

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send `request`; whoever closes the answer's stream gives the connection back."""
        way = _way_of(request)
        connection = await self._take(way) or await self._open(way, request.extensions.get("timeout", {}))
        proxy = way.forwarded
        response = await connection.handle_async_request(_to_proxy(request, proxy) if proxy else request)
        assert isinstance(response.stream, AsyncIterable)
        if proxy is not None and response.status == 407:
            await connection.aclose()
            raise refusal(proxy, response.status, way.host.decode("ascii"))

        async def give_back() -> None:
            if connection.is_idle():
                self._idle.append((way, connection))
                await self._tidy()

        response.stream = _Body(response.stream, give_back)
        return response

    async def aclose(self) -> None:
        """Close all connections that are idle, and keep none that becomes idle from now on."""
        self._room = 0
        await self._tidy()

    async def _take(self, way: _Way) -> httpcore.AsyncHTTP11Connection | None:
        """Return an idle connection that the server has not closed meanwhile, the one last used first."""
        for place in range(len(self._idle) - 1, -1, -1):
            if self._idle[place][0] == way:
                _, connection = self._idle.pop(place)
                if not connection.has_expired():
                    return connection
                await connection.aclose()
                return await self._take(way)
        return None

    async def _tidy(self) -> None:
        while self._idle and (len(self._idle) > self._room or self._idle[0][1].has_expired()):
            _, connection = self._idle.pop(0)
            await connection.aclose()

    async def _open(self, way: _Way, timeouts: Mapping[str, float | None]) -> httpcore.AsyncHTTP11Connection:
        context = None
        if way.scheme == b"https":
            context = self._certificates.any if way.any_certificate else self._certificates.verified
        host, seconds = way.host.decode("ascii"), timeouts.get("connect")
        if way.proxy is None:
            stream = await Network(private=way.private).connect(host, way.port, context, seconds)
        else:
            if not way.private:
                refuse_private(host)
            secured = self._certificates.verified if way.proxy.scheme == "https" else None
            stream = await dial_proxy(way.proxy, secured, seconds)
            if way.forwarded is None:
                stream = await dig(stream, way.proxy, host, way.port, context, seconds)
        origin = _origin_of(way.forwarded) if way.forwarded else httpcore.Origin(way.scheme, way.host, way.port)
        return httpcore.AsyncHTTP11Connection(origin, stream, _KEEP_ALIVE)


class _Body:
    """The stream of an answer, which tells when it is closed."""

    def __init__(self, stream: Any, closed: Callable[[], Any]) -> None:
        self._stream = stream
        self._closed: Callable[[], Any] | None = closed

    def __aiter__(self) -> AsyncIterator[bytes]:
        parts: AsyncIterator[bytes] = self._stream.__aiter__()
        return parts

    async def aclose(self) -> None:
        closed, self._closed = self._closed, None
        if closed is not None:
            await self._stream.aclose()
            await closed()


class _Certificates:
    """The two contexts of TLS, each made when it is first needed: the system's certificates take long to read."""

    @cached_property
    def verified(self) -> ssl.SSLContext:
        """Return a context with the system's certificates, or certifi's on systems that offer Python none."""
        context = _http1(ssl.create_default_context())
        paths = ssl.get_default_verify_paths()
        if paths.cafile is None and paths.capath is None:
            import certifi

            context.load_verify_locations(certifi.where())
        return context

    @cached_property
    def any(self) -> ssl.SSLContext:
        """Return a context that takes whatever certificate comes."""
        context = _http1(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context


def _http1(context: ssl.SSLContext) -> ssl.SSLContext:
    context.set_alpn_protocols(["http/1.1"])  # RFC 7301
    return context


def _way_of(request: httpcore.Request) -> _Way:
    origin, extensions = request.url.origin, request.extensions
    return _Way(
        origin.scheme,
        origin.host,
        origin.port,
        extensions.get(PRIVATE) is True,
        extensions.get(ANY_CERTIFICATE) is True,
        extensions.get(PROXY),
    )


def _origin_of(proxy: Proxy) -> httpcore.Origin:
    return httpcore.Origin(proxy.scheme.encode("ascii"), proxy.host.encode("ascii"), proxy.port)


def _to_proxy(request: httpcore.Request, proxy: Proxy) -> httpcore.Request:
    """Return a request as a proxy takes it: with the whole address as its target, and the login beside it."""
    origin = _origin_of(proxy)
    url = httpcore.URL(scheme=origin.scheme, host=origin.host, port=origin.port, target=bytes(request.url))
    headers = [*proxy_headers(proxy), *request.headers]
    return httpcore.Request(request.method, url, headers=headers, extensions=request.extensions)
