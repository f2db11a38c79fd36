"""Health report of a source: what is wrong, when it was and will be asked, how much it has, where it is."""

from datetime import datetime, timedelta

from textual.content import Content

from termnews.domain.dates import age
from termnews.domain.diagnosis import diagnose
from termnews.domain.logins import without_logins
from termnews.domain.schedule import next_refresh
from termnews.domain.shown_address import shown_address
from termnews.domain.source import Source
from termnews.domain.text import count_of
from termnews.tui.look.safe_text import content, safe_line


def source_facts(source: Source, now: datetime, interval: timedelta) -> Content:
    """Return the lines, what is wrong first."""
    problems = [problem.sentence for problem in diagnose(source, now, interval=interval)]
    lines = [content(safe_line(without_logins(sentence)), "$text-error") for sentence in problems]
    lines += [content(safe_line(fact), "$text-muted") for fact in _facts(source, now, interval)]
    return Content("\n").join(lines)


def _facts(source: Source, now: datetime, interval: timedelta) -> list[str]:
    health = source.health
    fetched = f"Last fetched {_when(health.success, now)}." if health.success else "Not fetched yet."
    facts = [f"{fetched} {_next(source, now, interval)}".rstrip()]
    newest = f", the newest {_when(health.newest, now)}" if health.newest else ""
    facts.append(f"{count_of(source.articles, 'article')}, {source.unread} unread{newest}.")
    facts.append(shown_address(source.url))
    if source.site and source.site != source.url:
        facts.append(shown_address(source.site))
    return facts


def _when(then: datetime, now: datetime) -> str:
    text = age(then, now)
    if text.endswith((" m", " h")):
        return f"{text} ago"
    return "just now" if text == "now" else f"in {text}" if text.isdigit() else f"on {text}"


def _next(source: Source, now: datetime, interval: timedelta) -> str:
    """Return when it is asked next, where no problem says it."""
    if source.paused:
        return "Paused: r refreshes it."
    if source.health.gone or source.health.error is not None:
        return ""
    at = next_refresh(source.health, now, url=source.url, interval=interval)
    if at is None or at <= now:
        return "It is asked with the next refresh."
    local = at.astimezone()
    same_day = local.date() == now.astimezone().date()
    return f"Asked again at {local:%H:%M}." if same_day else f"Asked again {local.day} {local:%B, %H:%M}."
