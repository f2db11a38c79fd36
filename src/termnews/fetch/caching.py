"""HTTP caching: validators for conditional requests, and freshness."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import blake2b

from termnews.domain.source import Validators

LONGEST_WAIT = 86400.0
"""The most seconds that a time to wait, or one of freshness, is believed."""

# Visible ASCII, blanks and Latin-1: what a header may carry back (RFC 9110 section 5.5).
_SENDABLE = re.compile(r"[\x20-\x7e\xa0-\xff]{1,2000}")
# RFC 9111 section 5.2: a name, some with an argument, which may be quoted and then may hold commas.
_DIRECTIVE = re.compile(r'([\w-]+)(?:\s*=\s*(?:"([^"]*)"|([^\s,]*)))?')


def conditions(validators: Validators) -> dict[str, str]:
    """Return the headers that ask for a body only if it changed (RFC 9110 sections 13.1.2 and 13.1.3)."""
    pairs = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in pairs.items() if value and _SENDABLE.fullmatch(value)}


def validators_of(headers: Mapping[str, str], body: bytes) -> Validators:
    """Return the validators of a 200; the hash knows an unchanged body where the server gives none."""
    return Validators(
        _kept(headers.get("etag")), _kept(headers.get("last-modified")), blake2b(body, digest_size=16).hexdigest()
    )


def renewed(sent: Validators, headers: Mapping[str, str]) -> Validators:
    """Return the validators after a 304: its new ones replace those sent (RFC 9111 section 4.3.4)."""
    return Validators(
        _kept(headers.get("etag")) or sent.etag,
        _kept(headers.get("last-modified")) or sent.last_modified,
        sent.body_hash,
    )


def fresh_for(headers: Mapping[str, str], now: datetime) -> int | None:
    """Return the seconds that an answer of `now` stays fresh, 0 to LONGEST_WAIT, None where its headers do not say.

    That is its lifetime (RFC 9111 section 4.2.1: max-age, else Expires minus Date) less its Age (section 4.2.3).
    s-maxage is for shared caches and does not count, and there is no guess from Last-Modified. `no-cache` and
    `no-store` are 0, whatever stands beside them.
    """
    directives = _directives(headers.get("cache-control", ""))
    if not directives.keys().isdisjoint({"no-cache", "no-store"}):
        return 0
    most = _seconds(directives.get("max-age", ""))
    lifetime = _until_expires(headers, now) if most is None else most
    if lifetime is None:
        return None
    age = _seconds(headers.get("age", "")) or 0
    return int(min(max(lifetime - max(age, 0), 0), LONGEST_WAIT))


def _directives(cache_control: str) -> dict[str, str]:
    """Return the directives by name; of several of one name the first counts (RFC 9111 section 4.2.1)."""
    directives: dict[str, str] = {}
    for name, quoted, plain in _DIRECTIVE.findall(cache_control[:2000]):
        directives.setdefault(name.lower(), quoted or plain)
    return directives


def _until_expires(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return Expires minus Date; an Expires that is no date, such as 0, is past (RFC 9111 section 5.3)."""
    text = headers.get("expires", "").strip()
    if not text:
        return None
    expires = date_of_http(text)
    return 0.0 if expires is None else (expires - (date_of_http(headers.get("date", "")) or now)).total_seconds()


def _seconds(text: str) -> int | None:
    """Return a number of seconds, None for anything else; one too large to count is as good as a very large one."""
    text = text.strip()
    return int(text[:12]) if re.fullmatch(r"-?[0-9]+", text) else None


def date_of_http(text: str) -> datetime | None:
    """Return a date of HTTP (RFC 9110 section 5.6.7), or one of the wrong forms it is sent in; None for garbage."""
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _kept(value: str | None) -> str | None:
    """Return a validator that can be sent back, else None."""
    return value if value and _SENDABLE.fullmatch(value) else None
