"""Asking again: conditional requests, and what an answer says about the next one."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import blake2b

from termnews.domain.source import Validators

LONGEST_WAIT = 86400.0
"""The most seconds that a Retry-After is believed."""

# Visible ASCII, blanks and Latin-1: what a header may carry back (RFC 9110 section 5.5).
_SENDABLE = re.compile(r"[\x20-\x7e\xa0-\xff]{1,2000}")


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


def retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks to wait, 0 to LONGEST_WAIT (RFC 9110 section 10.2.3).

    It may be a number of seconds or a date; None stands for a missing one and for anything else.
    """
    text = (value or "").strip()
    if re.fullmatch(r"[0-9]+", text):
        return min(float(text[:12]), LONGEST_WAIT)
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return min(max((date - now).total_seconds(), 0.0), LONGEST_WAIT)


def _kept(value: str | None) -> str | None:
    """Return a validator that can be sent back, else None."""
    return value if value and _SENDABLE.fullmatch(value) else None
