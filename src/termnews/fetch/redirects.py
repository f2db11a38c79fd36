"""Redirects, followed by hand: to which address, with which headers, and whether a source has moved for good.

The statuses are those of RFC 9110 section 15.4. Only 301 (15.4.2) and 308 (15.4.9) say that later requests should go to
the new address; 302, 303 and 307 are for this once.
"""

from collections.abc import Mapping
from urllib.parse import urljoin

from termnews.domain.errors import FetchError
from termnews.fetch.address import Address, parse_address
from termnews.fetch.cookies import CookieJar
from termnews.fetch.own_headers import NO_HEADERS, merged

_ALWAYS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
# As many as browsers follow.
_MOST = 20


def redirects(status: int, headers: Mapping[str, str]) -> bool:
    """Tell whether an answer leads on: a 300 does where it prefers one of several (RFC 9110 section 15.4.1)."""
    return status in _ALWAYS or (status == 300 and "location" in headers)


class RedirectChain:
    """The redirect chain of one get: the address `requested`, and the `current` one.

    `headers` are the source's own. `bound` says that what the source is allowed or told is for its publisher only.
    Cookies live as long as the chain: a gate that sets one and leads back is no circle.
    """

    def __init__(self, requested: Address, headers: Mapping[str, str] = NO_HEADERS, *, bound: bool = False) -> None:
        self.requested = requested
        self.current = requested
        self._cookies = CookieJar()
        self._seen = {(requested.url, "")}
        self._addresses = {requested.url}
        self._permanent = True
        login = {} if requested.login is None else {"Authorization": requested.login}
        self._headers = merged(login, headers)
        self._has_login = "authorization" in map(str.lower, self._headers)
        self._bound = bound or bool(self._headers)
        self._left = False

    def follow(self, status: int, location: str | None, set_cookie: str = "") -> None:
        """Go on to `location` (RFC 9110 section 10.2.2), with the cookies of the lines of `set_cookie`.

        Raises FetchError where that leads nowhere.
        """
        self._cookies.take(set_cookie, self.current)
        location = _text(location or "").strip()
        if not location:
            raise FetchError(f"{self.current.host} redirects, but does not say where to ({status})", status=status)
        try:
            to = parse_address(urljoin(self.current.url, location))
        except (FetchError, ValueError):
            raise FetchError(
                f"{self.current.host} redirects to something that is no web address", status=status
            ) from None
        again = (to.url, self._cookies.for_address(to))
        if again in self._seen:
            raise FetchError(f"{self.requested.host} redirects in a circle", status=status)
        if len(self._seen) > _MOST:
            raise FetchError(f"{self.requested.host} redirects more than {_MOST} times", status=status)
        # RFC 9110 section 15.4 advises to drop Authorization and its like here. Once dropped, they stay dropped: a
        # foreign host must not be able to send us back with them.
        self._left = self._left or not _same_publisher(self.current, to)
        # What only leads back with a cookie says nothing of later requests.
        self._permanent = self._permanent and status in _PERMANENT and to.url not in self._addresses
        self._seen.add(again)
        self._addresses.add(to.url)
        self.current = to

    @property
    def headers(self) -> Mapping[str, str]:
        """Return what may be sent to the current address: the source's own headers, secrets among them, and cookies."""
        own = NO_HEADERS if self._left else self._headers
        cookies = self._cookies.for_address(self.current)
        if not cookies:
            return own
        given = next((value for name, value in own.items() if name.lower() == "cookie"), "")
        return merged(own, {"Cookie": f"{given}; {cookies}" if given else cookies})

    @property
    def moved_to(self) -> str | None:
        """Return the new address if the old one has moved there for good (RFC 9110 sections 15.4.2 and 15.4.9).

        An address with a login has not: the new one would lack it, or be sent it. Nor has one that falls from https to
        http, nor that of a source with settings for its publisher only, which would reach another publisher with it.
        """
        if len(self._seen) == 1 or not self._permanent or self._has_login or (self._bound and self._left):
            return None
        if (self.requested.scheme, self.current.scheme) == ("https", "http"):
            return None
        return self.current.url


def _text(location: str) -> str:
    """Return a header value, decoded as Latin-1, as the UTF-8 that many servers put into a Location."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def _same_publisher(old: Address, new: Address) -> bool:
    """Tell whether credentials for `old` are for `new` too: one origin, or its usual step from http to https."""
    upgrade = (old.scheme, old.port, new.scheme, new.port) == ("http", 80, "https", 443)
    return old.host == new.host and (old.origin == new.origin or upgrade)
