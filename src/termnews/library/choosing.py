"""Choosing by name: which category a person means."""

from collections.abc import Sequence

from termnews.domain.errors import NotFoundError


def category_named(categories: Sequence[str], name: str) -> str:
    """Return the category of that name in its own letters; NotFoundError names those that there are."""
    category = next((known for known in categories if known.casefold() == name.casefold()), None)
    if category is None:
        names = ", ".join(categories) or "none yet"
        raise NotFoundError(f"There is no category {name!r}; the categories are: {names}.")
    return category
