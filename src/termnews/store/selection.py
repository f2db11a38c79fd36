"""Which articles a query names, as SQL over the states."""

from typing import Any

from termnews.domain.query import Query, Scope
from termnews.store.rows import first_place

# What was starred or put by stays in sight when its source is no longer subscribed to, and so do pages. A page
# that a link led to is in no list but of what was read.
_SCOPES = {
    Scope.ALL: "listed = 1",
    Scope.UNREAD: "listed = 1 AND read = 0",
    Scope.READ: "read = 1 AND (listed = 1 OR states.source IS NULL)",
    Scope.STARRED: "starred = 1",
    Scope.LATER: "later = 1",
}


def conditions(query: Query) -> tuple[str, dict[str, Any]]:
    """Return what follows `FROM states WHERE`, without order and limit, and the values it names."""
    parts = [_SCOPES[query.scope]]
    values: dict[str, Any] = {}
    if query.category is not None:
        parts.append(
            "(states.category = :category OR (states.category IS NULL"
            " AND states.source IN (SELECT id FROM sources WHERE sources.category = :category)))"
        )
        values["category"] = query.category
    if query.source is not None:
        parts.append("states.source = :source")
        values["source"] = query.source
    if query.topic is not None:
        parts.append("states.place IN (SELECT topics.place FROM topics WHERE name = :topic)")
        values["topic"] = query.topic.casefold()
    if query.since is not None:
        parts.append("states.place >= :since")
        values["since"] = first_place(query.since)
    return " AND ".join(parts), values
