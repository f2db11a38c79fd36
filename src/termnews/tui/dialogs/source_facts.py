"""Health report of a source: what is wrong, when it was and will be asked, how much it has, where it is."""

from datetime import datetime, timedelta

from textual.content import Content

from termnews.config.keymaps import Keymap
from termnews.domain.dates import age
from termnews.domain.diagnosis import diagnose, point_in_time
from termnews.domain.logins import without_logins
from termnews.domain.schedule import next_refresh
from termnews.domain.shown_address import shown_address
from termnews.domain.source import Source
from termnews.domain.text import count_of, grouped
from termnews.tui.keys.key_sentences import with_keys
from termnews.tui.look.safe_text import content, safe_line


def source_facts(source: Source, now: datetime, interval: timedelta, keymap: Keymap) -> Content:
    """Return the lines, what is wrong first."""
    problems = [problem.sentence for problem in diagnose(source, now, interval=interval)]
    lines = [content(safe_line(without_logins(sentence)), "$text-error") for sentence in problems]
    lines += [content(safe_line(fact), "$text-muted") for fact in _facts(source, now, interval, keymap)]
    return Content("\n").join(lines)


def _facts(source: Source, now: datetime, interval: timedelta, keymap: Keymap) -> list[str]:
    health = source.health
    fetched = f"Last fetched {_when(health.success, now)}." if health.success else "Not fetched yet."
    facts = [f"{fetched} {with_keys(_next(source, now, interval), keymap)}".rstrip()]
    newest = f", the newest {_when(health.newest, now)}" if health.newest else ""
    facts.append(f"{count_of(source.articles, 'article')}, {grouped(source.unread)} unread{newest}.")
    facts.append(shown_address(source.url))
    if source.site and source.site != source.url:
        facts.append(shown_address(source.site))
    return facts


def _when(then: datetime, now: datetime) -> str:
    text = age(then, now)
    if text.endswith((" min", " h")):
        return f"{text} ago"
    return "just now" if text == "now" else f"in {text}" if text.isdigit() else f"on {text}"


def _next(source: Source, now: datetime, interval: timedelta) -> str:
    """Return when it is asked next, where no problem says it."""
    if source.paused:
        return "It is paused: {source.refresh} refreshes it."
    if source.health.gone or source.health.error is not None:
        return ""
    at = next_refresh(source.health, now, url=source.url, interval=interval)
    if at is None or at <= now:
        return "It will be asked with the next refresh."
    return f"It will be asked again after {point_in_time(at, now)}."
