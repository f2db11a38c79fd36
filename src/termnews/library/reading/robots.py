"""Robots exclusion (RFC 9309): pages that nobody asked for are fetched only where the server does not mind.

What a person opens is fetched as a browser would; feeds are there for programs. Rules are kept for the session, a day
at most.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from termnews.domain.errors import FetchError, OfflineError, ProxyError, RobotsError, UntrustedError
from termnews.fetch.address import parse_address
from termnews.fetch.response import CutShortError, HTTPClient, Response
from termnews.fetch.robots_rules import Rules, read_rules

PROGRAM = "termnews"
"""Our product token: what a robots.txt calls this program."""

_MOST_SERVERS = 1000
_KEPT = timedelta(days=1)
_AGAIN = timedelta(minutes=30)
_ACCEPT = "text/plain, */*;q=0.5"
_ANYTHING = Rules()


class _Server:
    """What one server said; `refusal` where it could not be asked, which forbids all for a while (section 2.3.1.4)."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.until: datetime | None = None
        self.rules = _ANYTHING
        self.refusal: FetchError | None = None


class Robots:
    """Asks servers which pages they want no program to fetch, each once."""

    def __init__(self, client: HTTPClient, now: Callable[[], datetime]) -> None:
        self._client = client
        self._now = now
        self._servers: dict[tuple[str, str, int], _Server] = {}

    async def check(self, url: str, *, trusted: bool = False, proxy: str | None = None) -> None:
        """Raise RobotsError where the page at `url` is to be left alone; the way to its server is that of the page."""
        address = parse_address(url)
        server = self._servers.pop(address.origin, None) or _Server()
        self._servers[address.origin] = server
        if len(self._servers) > _MOST_SERVERS:
            del self._servers[next(iter(self._servers))]
        async with server.lock:
            if server.until is None or self._now() >= server.until:
                robots = f"{address.scheme}://{address.authority}/robots.txt"
                await self._ask(server, robots, address.host, trusted, proxy)
        if server.refusal is not None:
            raise server.refusal
        if not server.rules.allow(address.url):
            raise RobotsError(
                f"{address.host} asks programs not to fetch this page by themselves (robots.txt); it can be opened",
                url=url,
            )

    async def _ask(self, server: _Server, url: str, host: str, trusted: bool, proxy: str | None) -> None:
        server.rules, server.refusal, kept = _ANYTHING, None, _KEPT
        try:
            response = await self._client.get(url, accept=_ACCEPT, trusted=trusted, proxy=proxy)
            server.rules = await _rules(response)
        except CutShortError as cut:
            server.rules = await _rules(cut.response)
        except (OfflineError, ProxyError):
            raise
        except FetchError as error:
            # The page is asked for with what its source is forgiven, and that may be its certificate.
            if isinstance(error, UntrustedError):
                return
            # Without one (404, 403, a circle of redirects) there are no rules; a server in trouble has some that nobody
            # knows; and one that cannot be reached cannot be asked for the page either.
            if error.status is None:
                server.refusal, kept = error, _AGAIN
            elif error.status >= 500 or error.limited:
                why = (
                    f"{host} did not say whether programs may fetch this (robots.txt: {error.status}); try again later"
                )
                server.refusal = RobotsError(why)
                kept = max(_AGAIN, timedelta(seconds=error.retry_after or 0))
        server.until = self._now() + kept


async def _rules(response: Response) -> Rules:
    return await asyncio.to_thread(read_rules, response.body, PROGRAM)
