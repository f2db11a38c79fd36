"""Format URLs for display, safe from spoofed hosts (homographs, user information)."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from termnews.domain.idn import display_name
from termnews.domain.text import clean, clean_url

_WWW = re.compile(r"^www\.(?=[^.:]+\.[^.:])")
_USUAL = {"http": 80, "https": 443}


@lru_cache(maxsize=2048)
def shown_host(url: str) -> str:
    """Return the host of a web address, with its port where that is not the usual one; "" where it has none.

    A `www.` before a name of its own says nothing and is left out.
    """
    parts = _parts(url)
    host = _host(parts) if parts is not None else ""
    return _WWW.sub("", host)


def shown_address(url: str) -> str:
    """Return a web address without user name and password, its host as `shown_host` gives it."""
    parts = _parts(url)
    if parts is None:
        before, at, after = clean(url).rpartition("@")
        return f"{before.partition('://')[0]}://{after}" if at and "://" in before else before + at + after
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{parts.scheme}://{_host(parts)}{parts.path}{query}{fragment}"


def has_login(url: str) -> bool:
    """Tell whether a web address holds a user name or password: `https://bank.example@evil.example/` does."""
    try:
        return "@" in urlsplit(clean_url(url)).netloc
    except ValueError:
        return "@" in url


def _parts(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(clean_url(url))
        # asking for the port finds out whether it is one
        return parts if parts.hostname and (parts.port is None or parts.port >= 0) else None
    except ValueError:
        return None


def _host(parts: SplitResult) -> str:
    name = parts.hostname or ""
    host = f"[{name}]" if ":" in name else display_name(name)
    return host if parts.port in (None, _USUAL.get(parts.scheme)) else f"{host}:{parts.port}"
