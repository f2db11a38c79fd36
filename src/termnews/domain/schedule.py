"""Refresh schedule: whether a source is due, and when next."""

from datetime import datetime, timedelta
from zlib import crc32

from termnews.domain.source import Health

INTERVAL = timedelta(minutes=30)
LONGEST_WAIT = timedelta(days=1)
# What a publisher asks for lengthens the interval to no more than this: caches are often told a day by default.
LONGEST_ASKED = timedelta(hours=4)
_DOUBLINGS = 10
# By so little clocks are set right all the time.
_SET_RIGHT = timedelta(minutes=1)


def wait(health: Health, *, url: str = "", interval: timedelta = INTERVAL) -> timedelta:
    """Return how long the reader's own refreshes leave a source alone after it was last asked.

    The publisher's `ttl` (RSS 2.0) and the freshness of its answer (RFC 9111 section 4.2) lengthen the interval, up to
    four hours. Each failure in a row doubles it, up to a day. Up to a tenth is taken off such a wait, by a hash of
    `url`, so that sources which failed together (the network was away) are not asked together for ever.
    """
    if health.failures == 0:
        asked = max(60 * (health.ttl or 0), health.fresh_for or 0)
        return max(interval, timedelta(seconds=min(asked, LONGEST_ASKED.total_seconds())))
    longest = max(interval, LONGEST_WAIT)
    backoff = min(interval * (1 << min(health.failures, _DOUBLINGS)), longest)
    return backoff * (1 - crc32(url.encode("utf-8", "replace")) % 1000 / 10_000)


def next_refresh(health: Health, now: datetime, *, url: str = "", interval: timedelta = INTERVAL) -> datetime | None:
    """Return the earliest time of the next refresh of the reader's own, None if it has none: gone, or never asked.

    A time that the server named (Retry-After, RFC 9110 section 10.2.3) is waited for in any case. Times kept by a clock
    that has gone back since say nothing: the source is asked now.
    """
    if health.gone:
        return None
    if health.checked is None:
        return health.retry_at
    if _from_the_future(health, now):
        return now
    usual = health.checked + wait(health, url=url, interval=interval)
    return max(usual, health.retry_at) if health.retry_at else usual


def due(health: Health, now: datetime, *, asked: bool, url: str = "", interval: timedelta = INTERVAL) -> bool:
    """Tell whether a source is to be asked at `now`.

    A refresh that a person `asked` for asks every server but one that is gone (410) or said when to come back.
    """
    if health.gone or told_to_wait(health, now):
        return False
    if asked:
        return True
    at = next_refresh(health, now, url=url, interval=interval)
    return at is None or at <= now


def told_to_wait(health: Health, now: datetime) -> bool:
    """Tell whether the server said to come back later than `now`."""
    return health.retry_at is not None and health.retry_at > now and not _from_the_future(health, now)


def _from_the_future(health: Health, now: datetime) -> bool:
    """Tell whether a source was asked later than `now`: the clock was ahead then, or is behind now."""
    return health.checked is not None and health.checked > now + _SET_RIGHT
