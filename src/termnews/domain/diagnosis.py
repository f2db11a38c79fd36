"""Diagnosis of an ailing source, in plain sentences."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from termnews.domain.schedule import INTERVAL, next_refresh, told_to_wait
from termnews.domain.source import Source

QUIET_AFTER = timedelta(days=365)
SLOW = 5.0


class Trouble(StrEnum):
    """What is wrong with a source, the worst first."""

    GONE = "gone"
    BROKEN = "broken"
    QUIET = "quiet"
    SLOW = "slow"


class SourceProblem(NamedTuple):
    """One thing that is wrong with a source; `sentence` tells what, since when, and when it is tried again."""

    trouble: Trouble
    sentence: str


def diagnose(source: Source, now: datetime, *, interval: timedelta = INTERVAL) -> tuple[SourceProblem, ...]:
    """Return what is wrong with a source, the worst first; nothing for one that does well.

    A source is quiet when its newest article is a year old, and slow when its server takes 5 seconds or more to answer.
    """
    health = source.health
    findings = []
    if health.gone:
        sentence = f"The server says the feed is gone (410){_since(health.error_since, now)}. It is no longer asked."
        findings.append(SourceProblem(Trouble.GONE, sentence))
    elif health.error is not None:
        sentence = f"{health.error.removesuffix('.')}{_since(health.error_since, now)}."
        findings.append(SourceProblem(Trouble.BROKEN, sentence + _again(source, now, interval)))
    if health.newest is not None and now - health.newest >= QUIET_AFTER:
        findings.append(SourceProblem(Trouble.QUIET, f"No new article since {_day(health.newest, now)}."))
    if health.error is None and health.took is not None and health.took >= SLOW:
        findings.append(SourceProblem(Trouble.SLOW, f"The server takes {health.took:.0f} seconds to answer."))
    return tuple(findings)


def _again(source: Source, now: datetime, interval: timedelta) -> str:
    if source.paused:
        return " It is paused."
    at = next_refresh(source.health, now, url=source.url, interval=interval)
    if at is None:
        return ""
    if at <= now:
        return " It is tried again with the next refresh."
    # After failures in a row the reader itself may wait longer than it was told to.
    told = told_to_wait(source.health, now) and at == source.health.retry_at
    asked = "Its server asks to be left alone until" if told else "It is tried again after"
    return f" {asked} {point_in_time(at, now)}."


def point_in_time(at: datetime, now: datetime) -> str:
    """Return a time near `now` in words: by the hour, on another day with its date before that."""
    at = at.astimezone()
    same_day = at.date() == now.astimezone().date()
    return f"{at:%H:%M}" if same_day else f"{at.day} {at:%B, %H:%M}"


def _since(date: datetime | None, now: datetime) -> str:
    """Return since when: by the hour for what is hours old. A clock that has gone back leaves it unsaid."""
    if date is None or date > now:
        return ""
    local = date.astimezone()
    if local.date() == now.astimezone().date():
        return f", since {local:%H:%M}"
    if now - date < timedelta(days=1):
        return f", since yesterday, {local:%H:%M}"
    return f", since {_day(date, now)}"


def _day(date: datetime, now: datetime) -> str:
    local = date.astimezone()
    year = "" if local.year == now.astimezone().year else f" {local.year}"
    return f"{local.day} {local:%B}{year}"
