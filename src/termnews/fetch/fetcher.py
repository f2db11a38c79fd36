"""The fetcher: one get is a polite turn at a host, a request, an answer, and so on along the redirects.

    address -> turn (politeness) -> request (transport, network) -> status -> redirects, or body -> Response

httpx and TLS are imported with the first get.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from termnews import __version__
from termnews.domain.errors import FetchError
from termnews.domain.source import Validators
from termnews.domain.text import one_line
from termnews.fetch.address import Address, parse_address, without_login
from termnews.fetch.body import ACCEPTED, CutBodyError, brings_body, read_body
from termnews.fetch.caching import conditions, fresh_for, renewed, validators_of
from termnews.fetch.failures import network_failure, status_failure, too_slow
from termnews.fetch.own_headers import NO_HEADERS, merged, sendable
from termnews.fetch.politeness import Politeness
from termnews.fetch.proxies import Proxies
from termnews.fetch.rate_limits import is_limited, seconds_to_wait
from termnews.fetch.redirects import RedirectChain, redirects
from termnews.fetch.response import FEED_ACCEPT, NO_VALIDATORS, CutShortError, HTTPClient, Response

if TYPE_CHECKING:
    from termnews.fetch.transport import Transport

_LONGEST_HEADER = 32 * 1024
_USER_AGENT = f"termnews/{__version__} (+https://pypi.org/project/termnews/)"


@dataclass(frozen=True, slots=True)
class _Answer:
    """The answer to one request: header names in lower case, `complete` false where the end of `body` is missing."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    complete: bool = True


@dataclass(frozen=True, slots=True)
class _Permissions:
    """The permissions of a source for the host that a person typed, and for no other that its server redirects to.

    All of them are reached through the source's own `proxy`, where it has one.
    """

    private: bool = False
    any_certificate: bool = False
    proxy: str | None = field(default=None, repr=False)


NO_PROXIES = Proxies()


class Fetcher(HTTPClient):
    """The HTTP client of the program, for one event loop: polite, bounded, and without a memory for cookies.

    `deadline` is the most seconds that a whole get may take, redirects included and waiting for its turn not;
    `timeout` the most that a server may say nothing. `max_bytes` bounds an unpacked body. At most `total` requests run
    at once, `per_host` of them at one host, where `per_second` start. `proxies` say which way each request goes.
    """

    def __init__(
        self,
        *,
        deadline: float = 30.0,
        timeout: float = 15.0,
        max_bytes: int = 15_000_000,
        per_host: int = 2,
        per_second: float = 5.0,
        total: int = 32,
        proxies: Proxies = NO_PROXIES,
    ) -> None:
        self._deadline = deadline
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._proxies = proxies
        self._politeness = Politeness(per_host=per_host, per_second=per_second, total=total)
        self._transport: Transport | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def get(
        self,
        url: str,
        *,
        validators: Validators = NO_VALIDATORS,
        accept: str = FEED_ACCEPT,
        trusted: bool = False,
        headers: Mapping[str, str] = NO_HEADERS,
        any_certificate: bool = False,
        proxy: str | None = None,
        before_redirect: Callable[[str], Awaitable[None]] | None = None,
    ) -> Response:
        """Return what is at `url`; see HTTPClient.get. The errors show no user name, password or header of a source."""
        try:
            chain = RedirectChain(parse_address(url), sendable(headers), bound=any_certificate)
            conditional = conditions(validators)
            permissions = _Permissions(trusted, any_certificate, proxy)
            answer, seconds = await self._follow(chain, {"Accept": accept, **conditional}, permissions, before_redirect)
            response = _response(url, chain, answer, validators if conditional else NO_VALIDATORS, seconds)
            if not answer.complete:
                raise CutShortError(response)
            return response
        except FetchError as error:
            error.url = without_login(url)
            raise

    async def close(self) -> None:
        """Let go of all connections; a later get opens new ones."""
        client, self._transport = self._transport, None
        if client is not None:
            await client.aclose()

    async def _follow(
        self,
        chain: RedirectChain,
        headers: Mapping[str, str],
        permissions: _Permissions,
        before_redirect: Callable[[str], Awaitable[None]] | None,
    ) -> tuple[_Answer, float]:
        """Ask at each station of the trail until one does not redirect; return its answer, and the seconds all took."""
        clock = asyncio.get_running_loop().time
        took = 0.0
        while True:
            async with self._politeness.turn(chain.current.host):
                began = clock()
                allowed = (
                    permissions if chain.current.host == chain.requested.host else _Permissions(proxy=permissions.proxy)
                )
                answer = await self._ask(chain, merged(headers, chain.headers), allowed, self._deadline - took)
                took += clock() - began
            if not redirects(answer.status, answer.headers):
                return answer, took
            chain.follow(answer.status, answer.headers.get("location"), answer.headers.get("set-cookie", ""))
            if before_redirect is not None:
                await before_redirect(chain.current.url)

    async def _ask(
        self, chain: RedirectChain, headers: Mapping[str, str], permissions: _Permissions, seconds: float
    ) -> _Answer:
        """Send one request and return its answer, or raise the failure in one sentence."""
        host = chain.current.host
        try:
            async with asyncio.timeout(seconds):
                return await self._exchange(chain.current, headers, permissions)
        except FetchError as error:
            error.led_to = "" if host == chain.requested.host else host
            raise
        except TimeoutError:
            raise too_slow(host, self._deadline) from None
        except Exception as error:
            failure = network_failure(error, host, self._timeout, asked=host == chain.requested.host)
            if failure is None:
                raise
            raise failure from error

    async def _exchange(self, address: Address, headers: Mapping[str, str], permissions: _Permissions) -> _Answer:
        from termnews.fetch.transport import Route, Transport, fields_of, make_request, send

        if self._transport is None:
            self._transport = Transport()
        sent = merged({"User-Agent": _USER_AGENT, "Accept-Encoding": ACCEPTED}, headers)
        route = Route(
            permissions.private, permissions.any_certificate, self._proxies.choose(address, permissions.proxy)
        )
        request = make_request(address.url, sent, route, timeout=self._timeout)
        response = await send(self._transport, request)
        try:
            received = fields_of(response)
            body = b""
            # The end of a 304 is read too: only then can its connection be used again.
            if response.status_code == 304 or brings_body(response.status_code, received):
                body = await read_body(response.aiter_raw(), received, self._max_bytes)
            return _Answer(response.status_code, received, body)
        except CutBodyError as cut:
            return _Answer(response.status_code, received, cut.body, complete=False)
        finally:
            await response.aclose()


def _response(url: str, chain: RedirectChain, answer: _Answer, sent: Validators, seconds: float) -> Response:
    """Judge the last answer of a chain by its status: one with a body, or 304 to a conditional request, or an error."""
    now = datetime.now(UTC)
    if brings_body(answer.status, answer.headers) and (answer.body or answer.status == 200):
        validators = validators_of(answer.headers, answer.body)
    elif answer.status == 304 and sent != NO_VALIDATORS:
        validators = renewed(sent, answer.headers)
    else:
        failure = status_failure(answer.status, chain.current.host)
        failure.retry_after = seconds_to_wait(answer.status, answer.headers, now)
        failure.limited = chain.current.host if is_limited(answer.status, answer.headers) else ""
        raise failure
    return Response(
        url=url,
        final_url=chain.current.url,
        status=answer.status,
        content_type=one_line(answer.headers.get("content-type", "")),
        body=answer.body,
        validators=validators,
        moved_to=chain.moved_to,
        fresh_for=fresh_for(answer.headers, now),
        seconds=seconds,
        link=answer.headers.get("link", "")[:_LONGEST_HEADER],
        refresh=answer.headers.get("refresh", "")[:_LONGEST_HEADER],
    )
