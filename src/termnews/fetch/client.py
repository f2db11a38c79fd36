"""The httpx side of a request: its transport sends, and its exceptions are the ones to expect.

httpx's AsyncClient is passed over: it would follow redirects, keep cookies and take a Location apart even where it
does not follow it, and it costs a tenth of a millisecond a request.
"""

import ssl
from collections.abc import Mapping
from contextlib import suppress

import httpx

from termnews.fetch.connections import ANY_CERTIFICATE, PRIVATE, PROXY, Connections
from termnews.fetch.proxies import Proxy


class Client(httpx.AsyncHTTPTransport):
    """httpx's transport for HTTP/1.1, over our own connections."""

    def __init__(self) -> None:
        super().__init__(verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), trust_env=False)
        # httpx has no parameter for the network, so its pool is replaced before there is anything in it.
        self._pool = Connections()  # type: ignore[assignment]


def make_request(
    url: str,
    headers: Mapping[str, str],
    *,
    timeout: float,
    private: bool = False,
    any_certificate: bool = False,
    proxy: Proxy | None = None,
) -> httpx.Request:
    """Return a request with `headers` and Host, and no others; `timeout` is in seconds, for each step.

    `private` lets it go anywhere, `any_certificate` to a server whose certificate cannot be verified; it goes through
    `proxy` where there is one.
    """
    return httpx.Request(
        "GET",
        url,
        headers=[(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in headers.items()],
        extensions={
            "timeout": dict.fromkeys(("connect", "read", "write", "pool"), timeout),
            PRIVATE: private,
            ANY_CERTIFICATE: any_certificate,
            PROXY: proxy,
        },
    )


async def send(client: Client, request: httpx.Request) -> httpx.Response:
    """Send a request, once more where the connection ends before there is an answer.

    A server may close a kept connection just as it is used again, so a GET is repeated (RFC 9110 section 9.2.2).
    """
    with suppress(httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError):
        return await client.handle_async_request(request)
    return await client.handle_async_request(request)


def fields_of(response: httpx.Response) -> Mapping[str, str]:
    """Return the header fields that came by lower-case name.

    Where one came twice, the first counts; but Cache-Control is a list, whose lines are joined (RFC 9110 section 5.3).
    """
    fields: dict[str, str] = {}
    for raw_name, raw_value in response.headers.raw:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        if name == "cache-control" and name in fields:
            fields[name] += ", " + value
        else:
            fields.setdefault(name, value)
    return fields
