"""The httpx client: which way a request goes out, and what httpx gets to see of the answer."""

import ssl
from collections.abc import Mapping
from contextlib import suppress

import httpcore
import httpx

from termnews.fetch.address import Address
from termnews.fetch.network import Network

_PRIVATE = "private"
_FIELDS = "fields"
_KEPT_OPEN = 8
# Shorter than the 5 s after which common servers hang up, so that none does while a request is on its way.
_KEEP_ALIVE = 3.0


def make_client(timeout: float) -> httpx.AsyncClient:
    """Return a client for HTTP/1.1 without proxies, redirects and cookies; `timeout` is in seconds, for each step."""
    return httpx.AsyncClient(transport=_Transports(), timeout=timeout, trust_env=False, follow_redirects=False)


def make_request(to: Address, headers: Mapping[str, str], *, private: bool) -> httpx.Request:
    """Return a request with `headers` and Host, and no others; `private` lets it go anywhere."""
    return httpx.Request(
        "GET",
        to.url,
        headers=[(name.encode(), value.encode("latin-1", "replace")) for name, value in headers.items()],
        extensions={_PRIVATE: private},
    )


async def send(client: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
    """Send a request, once more where the connection ends before there is an answer.

    A server may close a kept connection just as it is used again, so a GET is repeated (RFC 9110 section 9.2.2).
    """
    with suppress(httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError):
        return await client.send(request, stream=True)
    return await client.send(request, stream=True)


def fields_of(response: httpx.Response) -> Mapping[str, str]:
    """Return the header fields that came by lower-case name; where one came twice, the first counts."""
    fields: Mapping[str, str] = response.extensions[_FIELDS]
    return fields


class _Transports(httpx.AsyncBaseTransport):
    """Two ways out: to the public internet only, and to anywhere.

    Each keeps its own connections, so that none that may lead into a private network is used again for a request
    that must not go there.
    """

    def __init__(self) -> None:
        certificates = _certificates()
        self._public = _Transport(certificates, private=False)
        self._anywhere = _Transport(certificates, private=True)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send `request` on its way, and put aside what httpx must not use of the answer.

        It takes a Location apart even where it does not follow it, and fails on odd ones; cookies it would keep.
        """
        way = self._anywhere if request.extensions.get(_PRIVATE) is True else self._public
        response = await way.handle_async_request(request)
        rows = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers.raw]
        response.extensions[_FIELDS] = dict(reversed(rows))
        for name in ("location", "set-cookie"):
            response.headers.pop(name, None)
        return response

    async def aclose(self) -> None:
        """Close all connections."""
        await self._public.aclose()
        await self._anywhere.aclose()


class _Transport(httpx.AsyncHTTPTransport):
    """httpx's own transport, over a pool whose connections are made by Network."""

    def __init__(self, certificates: ssl.SSLContext, *, private: bool) -> None:
        super().__init__(verify=certificates)
        # httpx has no parameter for the network, so its pool is replaced before there is anything in it.
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=certificates,
            max_connections=None,
            max_keepalive_connections=_KEPT_OPEN,
            keepalive_expiry=_KEEP_ALIVE,
            network_backend=Network(private=private),
        )


def _certificates() -> ssl.SSLContext:
    """Return a context with the system's certificates, or certifi's on systems that offer Python none."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if paths.cafile is None and paths.capath is None:
        import certifi

        context.load_verify_locations(certifi.where())
    return context
