"""Rate limiting as servers tell it: Retry-After, and the fields of their limits.

Retry-After is of RFC 9110 section 10.2.3. The limits have no standard yet: `RateLimit-Reset` counts seconds in one
draft of the IETF, `RateLimit` names them `reset` or `t` in others; the `X-RateLimit-Reset` of GitHub is a Unix time,
that of Reddit is not.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from termnews.fetch.caching import LONGEST_WAIT, date_of_http

_WAITS = frozenset({403, 408, 413, 425, 429})
_RESETS = ("x-ratelimit-reset-after", "ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset")
_REMAINING = ("ratelimit-remaining", "x-ratelimit-remaining", "x-rate-limit-remaining")
_NUMBER = re.compile(r"([0-9]{1,100}(?:\.[0-9]{1,6})?)\s*(?:s|secs?|seconds?)?", re.IGNORECASE)
_IN_LIST = re.compile(r"(?:^|[;,\s])(?:reset|t)\s*=\s*\"?([0-9]{1,15})", re.IGNORECASE)
_NOTHING_LEFT = re.compile(r"0+(?:\.0+)?")
_SPENT_IN_LIST = re.compile(r"(?:^|[;,\s])(?:remaining|r)\s*=\s*\"?0+(?![0-9.])", re.IGNORECASE)
# A number this large counts from 1970, not from now; a larger one in milliseconds.
_UNIX_TIME, _UNIX_MILLISECONDS = 1e9, 1e12


def is_limited(status: int, headers: Mapping[str, str]) -> bool:
    """Tell whether a server says that it was asked too often, which holds for all that is there."""
    if status == 429:
        return True
    spent = any(_NOTHING_LEFT.fullmatch(headers.get(name, "").strip()) for name in _REMAINING)
    return status in (403, 503) and (spent or _SPENT_IN_LIST.search(headers.get("ratelimit", "")[:500]) is not None)


def seconds_to_wait(status: int, headers: Mapping[str, str], now: datetime) -> float | None:
    """Return how long a refusal asks to wait, 0 to LONGEST_WAIT; None where it does not say, or nothing to be believed.

    What may be asked again at once (401, with a password) or never (404) is no reason to wait.
    """
    if status not in _WAITS and status < 500:
        return None
    wait = _wait(headers.get("retry-after", ""), now)
    if wait or not is_limited(status, headers):
        return wait
    for name in _RESETS:
        wait = _wait(headers.get(name, ""), now) or wait
        if wait:
            return wait
    in_list = _IN_LIST.search(headers.get("ratelimit", "")[:500])
    return _wait(in_list[1], now) if in_list else wait


def _wait(text: str, now: datetime) -> float | None:
    """Return the seconds from `now` that a number or a date names."""
    text = text.strip()[:100]
    number = _NUMBER.fullmatch(text)
    if number is None:
        date = date_of_http(text) or _iso_date(text)
        seconds = None if date is None else (date - now).total_seconds()
    else:
        seconds = float(number[1])
        if seconds >= _UNIX_TIME:
            seconds = seconds / (1000 if seconds >= _UNIX_MILLISECONDS else 1) - now.timestamp()
    return None if seconds is None else min(max(seconds, 0.0), LONGEST_WAIT)


def _iso_date(text: str) -> datetime | None:
    try:
        date = datetime.fromisoformat(text) if "T" in text else None
    except ValueError:
        return None
    return date if date is None or date.tzinfo else date.replace(tzinfo=UTC)
