"""Smart lists (saved searches): the `[[smart]]` tables of config.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from termnews.config.suggest import nearest
from termnews.domain.errors import ConfigError
from termnews.domain.logins import without_logins
from termnews.domain.query import Scope
from termnews.domain.text import excerpt, one_line

SMART_KEYS = ("name", "query", "category", "source", "scope", "since")
_MOST_DAYS = 36_500


@dataclass(frozen=True, slots=True)
class Smart:
    """A list with a name. Articles of it hold all of `words` and are of the category, the source and the scope given.

    `source` is a title or an address. `since` is a date, or how many days before today the list begins (0 is today).
    """

    name: str
    words: str = ""
    category: str | None = None
    source: str | None = None
    scope: Scope = Scope.UNREAD
    since: date | int | None = None


def smart_of(table: Any) -> Smart:
    """Return the list that a `[[smart]]` describes; ConfigError for the first key that may not hold what it does."""
    if not isinstance(table, Mapping) or not _text(table, "name"):
        raise ConfigError("a smart list needs a name.")
    unknown = next((key for key in table if key not in SMART_KEYS), None)
    if unknown is not None:
        near = nearest(unknown, SMART_KEYS)
        hint = f' Did you mean "{near}"?' if near else ""
        raise ConfigError(f'a smart list has no "{excerpt(unknown, 60)}".{hint}')
    smart = Smart(
        name=_text(table, "name"),
        words=_text(table, "query"),
        category=_text(table, "category") or None,
        source=without_logins(_text(table, "source")) or None,
        scope=_scope(table),
        since=_since(table),
    )
    if smart == Smart(smart.name):
        raise ConfigError(f'"{smart.name}" needs a query, category, source, scope or since: it would hold everything.')
    return smart


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise ConfigError(f"{key} of a smart list must be text in quotes.")
    return one_line(value)


def _scope(table: Mapping[str, Any]) -> Scope:
    try:
        return Scope(table.get("scope", Scope.UNREAD))
    except ValueError:
        names = ", ".join(f'"{scope}"' for scope in Scope)
        raise ConfigError(f"scope of a smart list must be one of {names}.") from None


def _since(table: Mapping[str, Any]) -> date | int | None:
    value = table.get("since")
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            value = -1
    # TOML has dates of its own, with a time and without; where a day begins cannot be told of the first and last years.
    if isinstance(value, date) and 1970 <= value.year < 9999:
        return date(value.year, value.month, value.day)
    if value is None or (type(value) is int and 0 <= value <= _MOST_DAYS):
        return value
    raise ConfigError("since of a smart list must be a number of days from 0, or a date such as 2026-01-31.")
