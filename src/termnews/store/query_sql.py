"""Translate a Query to SQL: WHERE and ORDER BY over the states table."""

from typing import Any

from termnews.domain.query import Order, Query, Scope
from termnews.store.columns import ID_OF_SORT_KEY, lowest_sort_key

# What was starred or put by stays in sight when its source is no longer subscribed to, and so do pages. A page
# that a link led to is in no list but of what was read. `it` is the row of states.
_SCOPES = {
    Scope.ALL: "{it}.listed = 1",
    Scope.UNREAD: "{it}.listed = 1 AND {it}.read = 0",
    Scope.READ: "{it}.read = 1 AND ({it}.listed = 1 OR {it}.source IS NULL)",
    Scope.STARRED: "{it}.starred = 1",
    Scope.LATER: "{it}.later = 1",
}


def conditions(query: Query) -> tuple[str, dict[str, Any]]:
    """Return what follows `FROM states WHERE`, without order and limit, and the values it names."""
    values: dict[str, Any] = {}
    if query.category is not None:
        values["category"] = query.category
    if query.source is not None:
        values["source"] = query.source
    if query.topic is not None:
        values["topic"] = query.topic.casefold()
    if query.since is not None:
        values["since"] = lowest_sort_key(query.since)
    where = _where(query, "states")
    if query.once:
        # Of twins the earliest that the query names, so that a list does not move when another source follows.
        where += (
            " AND (states.twin IS NULL OR NOT EXISTS (SELECT 1 FROM states AS other WHERE other.twin = states.twin"
            f" AND other.place < states.place AND {_where(query, 'other')}))"
        )
    return where, values


def ordering(query: Query) -> tuple[str, str]:
    """Return what follows `FROM` (a table in which `states` is) and what follows `ORDER BY`, in an order by date."""
    newest = "states.place DESC"
    match query.order:
        case Order.NEWEST if query.scope is Scope.READ:
            return f"states LEFT JOIN history ON history.article = {ID_OF_SORT_KEY}", f"history.n DESC, {newest}"
        case Order.OLDEST:
            return "states", "states.place"
    return "states", newest


def _where(query: Query, it: str) -> str:
    parts = [_SCOPES[query.scope]]
    if query.category is not None:
        parts.append(
            "({it}.category = :category OR ({it}.category IS NULL"
            " AND {it}.source IN (SELECT id FROM sources WHERE sources.category = :category)))"
        )
    if query.source is not None:
        parts.append("{it}.source = :source")
    if query.topic is not None:
        parts.append("{it}.place IN (SELECT topics.place FROM topics WHERE name = :topic)")
    if query.since is not None:
        parts.append("{it}.place >= :since")
    return " AND ".join(parts).replace("{it}", it)
