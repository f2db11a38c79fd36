"""Cookie jar of one chain of redirects (RFC 6265), forgotten with it.

Some sites send a feed's reader through a gate that sets a cookie and sends back; without it that is a circle. A cookie
goes back to the host that set it, or to hosts below the domain it names, and to nobody else.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import NamedTuple

from termnews.fetch.address import Address

_MOST_COOKIES = 50
_MOST_BYTES = 4096
_PAIR = re.compile(r"[\x21\x23-\x2b\x2d-\x3a\x3c\x3e-\x7e]+=[\x20-\x3a\x3c-\x7e\x80-\xff]*")


class _Cookie(NamedTuple):
    pair: str
    domain: str
    for_subdomains: bool
    path: str
    secure: bool

    def goes_to(self, address: Address) -> bool:
        below = self.for_subdomains and address.host.endswith(f".{self.domain}")
        path = address.target.partition("?")[0]
        inside = path == self.path or path.startswith(self.path.rstrip("/") + "/")
        return (address.host == self.domain or below) and inside and (address.scheme == "https" or not self.secure)


class CookieJar:
    """Keeps what the answers of one chain of redirects set; `sent` tells whether anything of it was needed."""

    def __init__(self) -> None:
        self._cookies: dict[tuple[str, str, str], _Cookie] = {}

    def take(self, lines: str, address: Address) -> None:
        """Take in the Set-Cookie lines, one a line, of the answer of `address`."""
        for line in lines.split("\n")[:_MOST_COOKIES] if lines else ():
            self._set(line, address)

    def for_address(self, address: Address) -> str:
        """Return the Cookie header of a request, empty for none; longer paths come first (RFC 6265 section 5.4)."""
        going = [cookie for cookie in self._cookies.values() if cookie.goes_to(address)]
        return "; ".join(cookie.pair for cookie in sorted(going, key=lambda cookie: -len(cookie.path)))

    def _set(self, line: str, address: Address) -> None:
        pair, *rest = (part.strip() for part in line[: 2 * _MOST_BYTES].split(";"))
        attributes = dict(_attributes(rest))
        domain = attributes.get("domain", "").lower().removeprefix(".")
        if not _PAIR.fullmatch(pair) or len(pair) > _MOST_BYTES or not _may_set(domain, address.host):
            return
        secure = "secure" in attributes
        if secure and address.scheme != "https":
            return
        path = attributes.get("path", "")
        cookie = _Cookie(
            pair, domain or address.host, bool(domain), path if path[:1] == "/" else _folder(address), secure
        )
        key = (pair.partition("=")[0], cookie.domain, cookie.path)
        if _has_ended(attributes):
            self._cookies.pop(key, None)
        elif key in self._cookies or len(self._cookies) < _MOST_COOKIES:
            self._cookies[key] = cookie


def _attributes(parts: list[str]) -> Iterator[tuple[str, str]]:
    for part in parts:
        name, _, value = part.partition("=")
        yield name.strip().lower(), value.strip()


def _may_set(domain: str, host: str) -> bool:
    """Tell whether a host may set cookies for a domain: its own, or one above it that is no top-level domain."""
    if not domain or domain == host:
        return True
    return "." in domain and host.endswith(f".{domain}") and not _is_ip(host)


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _folder(address: Address) -> str:
    """Return the default path of a cookie (RFC 6265 section 5.1.4)."""
    return address.target.partition("?")[0].rpartition("/")[0] or "/"


def _has_ended(attributes: dict[str, str]) -> bool:
    most = attributes.get("max-age", "")
    if re.fullmatch(r"-?[0-9]{1,18}", most):
        return int(most) <= 0
    try:
        expires = parsedate_to_datetime(attributes.get("expires", "").replace("-", " "))
    except (ValueError, TypeError, IndexError, OverflowError):
        return False
    return (expires if expires.tzinfo else expires.replace(tzinfo=UTC)) <= datetime.now(UTC)
