"""One `[[source]]` of sources.toml: the keys it may have, what each may hold, and the subscription they make.

No message shows what `headers`, `username`, `password`, `password_command` or `proxy` hold, or a login in an address:
messages end up in logs and on screens.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from termnews.domain.addresses import is_web
from termnews.domain.errors import ConfigError
from termnews.domain.logins import Login, is_broken_login, split_login, without_logins
from termnews.domain.picture_modes import PICTURES
from termnews.domain.source import UNFILED, Access, Subscription
from termnews.domain.text import clean, clean_url, one_line

_OF_ACCESS = ("username", "password", "password_command", "any_certificate", "proxy", "headers")
SOURCE_KEYS = (
    "url", "category", "title", "full_text", "interval", "keep_days", "keep_articles", "paused", "pictures",
    "map", *_OF_ACCESS,
)  # fmt: skip

EDITABLE = ("title", "category", "full_text", "interval", "paused")
"""The fields of a subscription that the program itself edits."""

# A whole number of what, the least and the greatest.
_NUMBERS = {
    "interval": ("minutes", 1, 10_080),
    "keep_days": ("days", 0, 36_500),
    "keep_articles": ("articles", 0, 1_000_000),
}
_OPEN = Access()
# RFC 9110 section 5.6.2: what the name of a header is made of.
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
# What nearly every address looks like: a web address, and nothing in it to clean.
_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?:[/?#][!#-;=?-_a-z{-~]*)?")


def web_address(text: str) -> tuple[str, Login | None]:
    """Return `text` as an http or https address, and the login that stood in it; ConfigError where it is none."""
    if _PLAIN_ADDRESS.fullmatch(text):
        return text, None
    url = clean_url(one_line(text))
    if is_broken_login(url):
        raise ConfigError("the password in this address has a / ? or # in it: write it as username and password.")
    if not is_web(url):
        raise ConfigError(f'"{without_logins(url)}" is no web address: it must begin with https:// or http://.')
    return split_login(url)


def whole_number(key: str, value: Any) -> int | None:
    """Return the value of `interval`, `keep_days` or `keep_articles`; ConfigError where it may not be that."""
    unit, least, greatest = _NUMBERS[key]
    if value is None or (type(value) is int and least <= value <= greatest):
        return value
    raise ConfigError(f"{key} must be a whole number of {unit} from {least} to {greatest}.")


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise ConfigError(f"{key} must be text in quotes.")
    return one_line(value)


def _flag(table: Mapping[str, Any], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise ConfigError(f"{key} must be true or false.")
    return value


def _pictures(table: Mapping[str, Any]) -> str | None:
    value = table.get("pictures")
    if value is not None and value not in PICTURES:
        raise ConfigError('pictures must be "ask", "auto" or "never".')
    return value


def _texts(table: Mapping[str, Any], key: str, what: str) -> Mapping[str, str]:
    value = table.get(key)
    if value is None:
        return {}
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise ConfigError(f"{key} must be a table [source.{key}] of {what} in quotes.")
    return {str(name): str(text) for name, text in value.items()}


def _verbatim(table: Mapping[str, Any], key: str) -> str | None:
    """Return a text of which no space may be lost."""
    value = table.get(key, "")
    if not isinstance(value, str):
        raise ConfigError(f"{key} must be text in quotes.")
    if "\n" in value or clean(value) != value:
        raise ConfigError(f"{key} must be one line without control characters.")
    return value or None


def _username(table: Mapping[str, Any]) -> str | None:
    name = _verbatim(table, "username")
    if name is None and "username" in table and "password" in table:
        # Some servers want a key for a password and no name at all.
        return ""
    # RFC 7617 section 2: the first colon ends the name, so that the password would begin inside it.
    if name and ":" in name:
        raise ConfigError("username must not have a colon in it.")
    return name


def _password_command(table: Mapping[str, Any]) -> str | None:
    command = _verbatim(table, "password_command")
    if command is None:
        return None
    # Few sources have a password, and reading the others need not wait for the import.
    import shlex

    try:
        words = shlex.split(command)
    except ValueError:
        raise ConfigError("password_command has a quote that is not closed.") from None
    if not words or not words[0]:
        raise ConfigError("password_command must name a program.")
    return command


def _headers(table: Mapping[str, Any]) -> Mapping[str, str]:
    headers = _texts(table, "headers", "texts")
    for name, value in headers.items():
        if not _TOKEN.fullmatch(name):
            raise ConfigError(f'"{one_line(name)}" in headers is no name that a header can have.')
        # RFC 9110 section 5.5: a line break would end the header and begin another.
        if "\n" in value or clean(value) != value:
            raise ConfigError(f"{name} in headers must be one line without control characters.")
    return {name: value.strip() for name, value in headers.items()}


def _access(table: Mapping[str, Any]) -> Access:
    return Access(
        headers=_headers(table),
        username=_username(table),
        password=_verbatim(table, "password"),
        password_command=_password_command(table),
        any_certificate=_flag(table, "any_certificate"),
        proxy=(_verbatim(table, "proxy") or "") if "proxy" in table else None,
    )


def _checked(access: Access) -> Access:
    if access.password_command and not access.username:
        raise ConfigError("password_command needs a username beside it.")
    if access.password and access.username is None:
        raise ConfigError("password needs a username beside it.")
    if access.password and access.password_command:
        raise ConfigError("a source has a password or a password_command, not both.")
    return access


def subscription_of(table: Any) -> Subscription:
    """Return the subscription of a `[[source]]`, a login in its address taken apart; unknown keys are passed over.

    Raises ConfigError for the first key that may not hold what it does.
    """
    if not isinstance(table, dict) or not table.get("url"):
        raise ConfigError("this source has no url.")
    url, login = web_address(_text(table, "url"))
    access = _OPEN if table.keys().isdisjoint(_OF_ACCESS) else _access(table)
    return Subscription(
        url=url,
        category=_text(table, "category") or UNFILED,
        # Some readers give a feed without a title its address for one.
        title=without_logins(_text(table, "title")) or None,
        full_text=_flag(table, "full_text"),
        map=_texts(table, "map", "JMESPath expressions"),
        interval=whole_number("interval", table.get("interval")),
        keep_days=whole_number("keep_days", table.get("keep_days")),
        keep_articles=whole_number("keep_articles", table.get("keep_articles")),
        paused=_flag(table, "paused"),
        pictures=_pictures(table),
        access=access if access is _OPEN and login is None else _checked(access.with_login(login)),
    )


def edited(subscription: Subscription, wanted: Subscription) -> Subscription:
    """Return a subscription with the EDITABLE fields of `wanted`, as they may be written.

    An empty title is the feed's own, an empty category Unfiled. Raises ConfigError for an interval that cannot be.
    """
    return replace(
        subscription,
        title=without_logins(one_line(wanted.title or "")) or None,
        category=one_line(wanted.category) or UNFILED,
        full_text=wanted.full_text,
        interval=whole_number("interval", wanted.interval),
        paused=wanted.paused,
    )


def table_of(subscription: Subscription) -> dict[str, Any]:
    """Return the keys worth writing: those that say something else than the default. Tables come last, as in TOML."""
    access = subscription.access
    table = {
        "url": subscription.url,
        "category": subscription.category,
        "title": subscription.title or None,
        "full_text": subscription.full_text or None,
        "interval": subscription.interval,
        "keep_days": subscription.keep_days,
        "keep_articles": subscription.keep_articles,
        "paused": subscription.paused or None,
        "pictures": subscription.pictures,
        "username": access.username,
        "password": access.password,
        "password_command": access.password_command,
        "any_certificate": access.any_certificate or None,
        "proxy": access.proxy,
        "map": dict(subscription.map) or None,
        "headers": dict(access.headers) or None,
    }
    return {key: value for key, value in table.items() if value is not None}
