"""Logins in addresses: the user information of RFC 3986 section 3.2.1, which no address that is kept or shown has."""

import re
from binascii import b2a_base64
from typing import NamedTuple
from urllib.parse import unquote

# What stands before the last @ of an authority.
_USERINFO = re.compile(r"(https?://)([^/?#\s]*)@", re.IGNORECASE)
_ANY_USERINFO = re.compile(r"\b([a-z][a-z0-9+.-]*://)[^/?#\s]*@", re.IGNORECASE)
# A password with a / ? or # in it that is not percent-encoded: what stands after the colon is no port.
_BROKEN_USERINFO = re.compile(r"\b(https?://)[^/?#\s@:\[]*:(?!\d{0,5}[/?#])[^/?#\s@]*[/?#]\S{0,2000}@", re.IGNORECASE)


class Login(NamedTuple):
    """A user name, which has no colon in it, and a password; neither is ever printed."""

    username: str
    password: str | None = None

    def __repr__(self) -> str:
        return "Login()"

    @property
    def basic(self) -> str:
        """The value of an Authorization header of HTTP Basic authentication (RFC 7617)."""
        pair = f"{self.username}:{self.password or ''}".encode("utf-8", "replace")
        return f"Basic {b2a_base64(pair, newline=False).decode()}"


def split_login(url: str) -> tuple[str, Login | None]:
    """Return a web address without its login, and the login with its percent-encoding undone, None where it has none.

    A name with a colon in it cannot be told from its password (RFC 7617 section 2): the rest counts as password, so
    that what is sent stays the same.
    """
    match = _USERINFO.match(url)
    if match is None:
        return url, None
    name, _, password = match[2].partition(":")
    name, colon, rest = unquote(name).partition(":")
    password = f"{rest}:{unquote(password)}" if colon else unquote(password)
    login = Login(name, password or None) if name or password else None
    return match[1] + url[match.end() :], login


def is_broken_login(url: str) -> bool:
    """Tell whether an address has a login that cannot be taken apart, since a sign in it is not percent-encoded."""
    return _BROKEN_USERINFO.match(url) is not None


def without_logins(text: str) -> str:
    """Return `text`, an address or a sentence, without the user names and passwords of addresses in it."""
    if "@" not in text:
        return text
    return _BROKEN_USERINFO.sub(r"\1", _ANY_USERINFO.sub(r"\1", text))
