"""Health checks of the program, its configuration, its log and the network."""

import os
import platform
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from termnews import __version__
from termnews.config.paths import Paths
from termnews.config.settings import Settings
from termnews.config.sources_file import SourcesFile
from termnews.domain.errors import FetchError, ProxyError, TermnewsError
from termnews.domain.logins import without_logins
from termnews.domain.source import Subscription
from termnews.domain.text import count_of
from termnews.fetch.address import parse_address
from termnews.fetch.proxies import Proxies
from termnews.store.integrity import has_full_text_search, sqlite_version

_LOGGED_ERROR = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d+ (?:ERROR|CRITICAL) ")


class Status(StrEnum):
    """How a check came out. A warning is worth a look, a problem keeps something from working."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: `name` groups the checks, `message` says how it is, `advice` what to do about it."""

    name: str
    status: Status
    message: str
    advice: str = ""


def program_checks() -> Iterator[Check]:
    """Yield what runs here."""
    message = f"termnews {__version__}, Python {platform.python_version()}, SQLite {sqlite_version()}."
    yield Check("program", Status.OK, message)
    if not has_full_text_search():
        advice = "Use a Python whose SQLite has it, such as the one from python.org."
        yield Check("program", Status.PROBLEM, "This SQLite has no full-text search (FTS5).", advice)


def configuration_checks(paths: Paths, settings_problems: Iterable[str]) -> Iterator[Check]:
    """Yield what is wrong in config.toml (`settings_problems`) and in sources.toml, or that nothing is."""
    found = [*(_wrong("config.toml", problem) for problem in settings_problems), *_sources_file(paths.sources)]
    yield from found or [Check("configuration", Status.OK, f"Nothing wrong in {paths.config}.")]


def _wrong(name: str, problem: str) -> Check:
    return Check(name, Status.PROBLEM, without_logins(problem), "Correct it there; see docs/config.md.")


def _sources_file(path: Path) -> Iterator[Check]:
    file = SourcesFile(path)
    try:
        subscriptions, passed_over = file.read(), file.passed_over()
    except TermnewsError as error:
        yield _wrong("sources.toml", str(error))
        return
    for problem in passed_over:
        yield _wrong("sources.toml", problem)
    secret = any(one.access.is_secret for one in subscriptions)
    if secret and os.name == "posix" and path.stat().st_mode & 0o077:
        message = f"{path} holds what gives access to servers, and other users may read it."
        yield Check("sources.toml", Status.WARNING, message, f"Run: chmod 600 {path}")


def log_checks(path: Path, now: datetime) -> Iterator[Check]:
    """Yield whether the log holds errors of the last day."""
    since = f"{(now - timedelta(days=1)).astimezone():%Y-%m-%d %H:%M:%S}"
    errors = 0
    for part in (path, path.with_name(path.name + ".1")):
        with suppress(OSError), part.open(encoding="utf-8", errors="replace") as lines:
            errors += sum((found := _LOGGED_ERROR.match(line)) is not None and found[1] >= since for line in lines)
    if errors:
        message = f"{count_of(errors, 'error')} in the last day in {path}."
        yield Check("log", Status.WARNING, message, "Look at the lines that say ERROR, and report what they show.")
    else:
        yield Check("log", Status.OK, f"No errors in the last day in {path}.")


def network_checks(settings: Settings, sources: Path, *, offline: bool, demo: bool) -> Iterator[Check]:
    """Yield whether the network would be used, and through which proxies; this asks no server."""
    if demo:
        yield Check("network", Status.OK, "The demo edition: no server is ever asked.")
    elif offline:
        yield Check("network", Status.OK, "Offline, as --offline says: no server is asked.")
    else:
        yield Check("network", Status.OK, "On. This check-up asks no server; `termnews refresh` does.")
        yield from _proxies(Proxies(settings.proxy, os.environ), sources)


def _proxies(proxies: Proxies, sources: Path) -> Iterator[Check]:
    try:
        for sentence in proxies.described():
            yield Check("network", Status.OK, sentence)
    except ProxyError as error:
        yield Check("network", Status.PROBLEM, f"{error}.", "Nothing is fetched until it is corrected.")
    with suppress(TermnewsError):
        for one in SourcesFile(sources).read():
            if one.access.proxy is not None:
                yield _own_proxy(proxies, one)


def _own_proxy(proxies: Proxies, one: Subscription) -> Check:
    url = without_logins(one.url)
    try:
        proxy = proxies.choose(parse_address(one.url), one.access.proxy)
    except FetchError as error:
        return Check("network", Status.PROBLEM, f"{url}: {error}.", "It is not asked until that is corrected.")
    way = f"goes through {proxy.shown}" if proxy else "is asked directly"
    return Check("network", Status.OK, f"{url} {way}, as sources.toml says.")


def exit_code(checks: Iterable[Check]) -> int:
    """Return 1 if anything but a source has a problem, 3 if only sources have, else 0."""
    problems = {check.name for check in checks if check.status is Status.PROBLEM}
    return 1 if problems - {"sources"} else 3 if problems else 0
