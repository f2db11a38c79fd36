"""What a person names an article by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termnews.domain.errors import NotFoundError
from termnews.domain.text import as_id

if TYPE_CHECKING:
    from termnews.library.queries import Queries


def article_id(queries: Queries, ref: str) -> int:
    """Return the id that an id or an address names; NotFoundError where the cache holds no such article."""
    number = as_id(ref)
    if number is not None:
        if not queries.headlines([number]):
            raise NotFoundError(f"There is no article {number} in the cache.")
        return number
    known = queries.article_by_address(ref)
    if known is None:
        raise NotFoundError(f"The cache holds no article {ref!r}; `termnews list --all` shows the ids.")
    return known
