"""Parse a web address into what a request needs: host, port, target, and the login that must never be shown."""

import re
import socket
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, unquote, urlsplit

from termnews.domain.errors import FetchError
from termnews.domain.logins import Login
from termnews.domain.text import clean_url, excerpt

_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"(?=.{1,253}\.?$)([a-z0-9_~-]{1,63}\.)*[a-z0-9_~-]{1,63}\.?")
# RFC 3986 section 3.3, and what publishers send beside it and servers take as it is.
_SAFE = "%/:?@!$&'()*+,;=~-._[]{}|^#"


@dataclass(frozen=True, slots=True)
class Address:
    """A web address ready for the wire: everything is ASCII; `login` is the value of an Authorization header."""

    scheme: str
    host: str
    port: int
    target: str
    login: str | None = field(default=None, repr=False)

    @property
    def authority(self) -> str:
        """Return host and port as the Host header holds them (RFC 9110 section 7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """Return the address without user name and password."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def origin(self) -> tuple[str, str, int]:
        """Return what tells servers apart (RFC 9110 section 4.3.1)."""
        return (self.scheme, self.host, self.port)


def parse_address(url: str) -> Address:
    """Return `url` taken apart; raises FetchError where it is no address that a request can be sent to."""
    try:
        parts = urlsplit(clean_url(url))
        name, port = parts.hostname or "", parts.port
    except ValueError:
        raise FetchError("This is not a valid web address; check its spelling") from None
    if parts.scheme not in _PORTS:
        raise FetchError("This is not a web address; one begins with http:// or https://")
    if not name:
        raise FetchError("This web address names no host; check its spelling")
    if port == 0:
        raise FetchError("This web address names port 0, which does not exist")
    return Address(parts.scheme, _ascii_host(name), port or _PORTS[parts.scheme], _target(parts), _login(parts))


def without_login(url: str) -> str:
    """Return `url` without user name and password, for messages and logs; what cannot be taken apart is left out."""
    try:
        return parse_address(url).url
    except FetchError:
        return "" if "@" in url else url


def _target(parts: SplitResult) -> str:
    """Return path and query; what is not ASCII is percent-encoded, existing escapes stay (RFC 3986 section 2.1)."""
    target = quote(parts.path or "/", safe=_SAFE)
    return f"{target}?{quote(parts.query, safe=_SAFE)}" if parts.query else target


def _login(parts: SplitResult) -> str | None:
    """Return the user name and password of an address as Basic credentials (RFC 7617)."""
    return Login(unquote(parts.username), unquote(parts.password or "")).basic if parts.username else None


def _ascii_host(name: str) -> str:
    """Return a host name as DNS takes it; international names are encoded (RFC 5891)."""
    wrong = FetchError(f"The host name {excerpt(name, 80)!r} is not valid; check its spelling")
    if ":" in name:
        try:
            return IPv6Address(name.partition("%")[0]).compressed
        except ValueError:
            raise wrong from None
    if not name.isascii():
        import idna

        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            raise wrong from None
    if not _HOST.fullmatch(name):
        raise wrong
    # 127.1 and 0x7f000001 are addresses too, to systems and to browsers; here they get their one spelling.
    with suppress(OSError):
        return socket.inet_ntoa(socket.inet_aton(name))
    return name
