"""Proxy selection: by source, settings and environment, in this order. A proxy that fails is not gone around.

What the environment says is read as curl reads it: `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`, in lower or
upper case. Passwords stay out of every sentence.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from termnews.domain.errors import ProxyError
from termnews.fetch.address import Address

DIRECT = ("", "none")
"""The settings that stand for the direct way."""

_PORTS = {"http": 80, "https": 443, "socks5": 1080}
_SOCKS = {"socks": "socks5", "socks5h": "socks5"}
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Proxy:
    """One proxy. `named` is where it was set; `own` tells that it was set for one source only."""

    scheme: str
    host: str
    port: int
    named: str
    own: bool = False
    username: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    @property
    def shown(self) -> str:
        """The address, without what it takes to log in."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    @property
    def login(self) -> tuple[str, str] | None:
        """The user name and password, None where there are none."""
        return (self.username, self.password) if self.username or self.password else None

    def failure(self, why: str) -> ProxyError:
        """Return the error for a proxy that cannot be used, and so for all that would go through it."""
        return ProxyError(f"The proxy {self.shown} of {self.named} cannot be used: {why}", own=self.own)


class Proxies:
    """Chooses proxies: `everywhere` is config.toml's, and counts before the `environment`, which no_proxy is in."""

    def __init__(self, everywhere: str | None = None, environment: Mapping[str, str] = _NOTHING) -> None:
        self._everywhere = everywhere
        self._environment = environment

    def choose(self, address: Address, own: str | None = None) -> Proxy | None:
        """Return the proxy for a request to `address`, None for the direct way; `own` is that of the source.

        Raises ProxyError where one is named that cannot be used.
        """
        for text, named in ((own, "this source"), (self._everywhere, "config.toml")):
            if text is not None:
                return _parse(text, named, own=named == "this source")
        name, text = self._named(f"{address.scheme}_proxy", "all_proxy")
        if not text or _excepted(address.host, address.port, self._named("no_proxy")[1]):
            return None
        return _parse(text, name)

    def described(self) -> Iterator[str]:
        """Yield a sentence for each proxy in use, for people; raises ProxyError for one that cannot be used."""
        if self._everywhere is not None:
            proxy = _parse(self._everywhere, "config.toml")
            yield f"All requests go through {proxy.shown}, as config.toml says." if proxy else "No proxy is used."
            return
        for scheme in _WEB:
            name, text = self._named(f"{scheme}_proxy", "all_proxy")
            proxy = _parse(text, name) if text else None
            if proxy is not None:
                yield f"Requests to {scheme}:// go through {proxy.shown}, as {name} says."

    def _named(self, *names: str) -> tuple[str, str]:
        """Return the first of these variables that says anything, and what it says."""
        spellings = (spelling for name in names for spelling in (name, name.upper()))
        values = ((name, self._environment.get(name, "").strip()) for name in spellings)
        return next(((name, text) for name, text in values if text), ("", ""))


_WEB = ("http", "https")


def _parse(text: str, named: str, *, own: bool = False) -> Proxy | None:
    text = text.strip()
    if text.lower() in DIRECT:
        return None
    where = f"The proxy that {named} names"
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise ProxyError(f"{where} has no valid address; it is written as http://HOST:PORT", own=own) from None
    scheme = _SOCKS.get(parts.scheme, parts.scheme)
    if scheme not in _PORTS:
        known = "http, https or socks5"
        shown = scheme if re.fullmatch(r"[a-z0-9+.-]{1,20}", scheme) else "another kind"
        raise ProxyError(f"{where} cannot be used: it is {shown}, and must be {known}", own=own)
    if not re.fullmatch(r"[A-Za-z0-9_.-]{1,253}|[0-9A-Fa-f:.]{2,45}", host) or port == 0:
        raise ProxyError(f"{where} has no valid address; it is written as {scheme}://HOST:PORT", own=own)
    username, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Proxy(scheme, host, port or _PORTS[scheme], named, own, username, password)


def _excepted(host: str, port: int, exceptions: str) -> bool:
    """Tell whether no_proxy takes `host` out: its name or the end of it, its IP address or network, `*` for all."""
    return any(_matches(entry.lower(), host, port) for entry in re.split(r"[\s,]+", exceptions) if entry)


def _matches(entry: str, host: str, port: int) -> bool:
    if entry == "*":
        return True
    ported = re.fullmatch(r"(?:\[(.+)\]|([^:]+)):(\d+)", entry)
    if ported is not None:
        if int(ported[3]) != port:
            return False
        entry = ported[1] or ported[2]
    entry = entry.strip("[]").removeprefix("*").strip(".")
    try:
        address = ip_address(host)
    except ValueError:
        host = host.strip(".")
        return bool(entry) and (host == entry or host.endswith(f".{entry}"))
    try:
        return address in ip_network(entry, strict=False)
    except ValueError:
        return False
