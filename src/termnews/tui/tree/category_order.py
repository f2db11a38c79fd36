"""Stable order of the categories: one keeps its place when a source is moved to it, until the sources change theirs."""

from collections.abc import Collection, Sequence
from typing import Any

from termnews.domain.source import Source
from termnews.library.memory import Memory

_NAME = "categories"
"""The name under which the order is remembered where it is another one than that of the sources."""


class CategoryOrder:
    """Puts categories in the order they were shown in before, new ones before those they precede in sources.toml.

    Who changes the order of the sources, in sources.toml, has the order of their categories follow.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        remembered = memory.get(_NAME)
        self._kept = remembered if isinstance(remembered, dict) else None
        self._shown: list[str] = (self._kept or {}).get("order", [])
        self._sources: list[int] = (self._kept or {}).get("sources", [])
        self._is_moved = self._kept is not None

    def take(self, sources: Sequence[Source]) -> None:
        """Go by these sources from now on."""
        ids = [source.id for source in sources]
        if _common(ids, self._sources) != _common(self._sources, ids):
            self._shown = []
        self._sources = ids

    def arranged(self, categories: Collection[str]) -> list[str]:
        """Return `categories`, which are in the order of their first sources, in the order to show them in."""
        self._shown = _merged(self._shown, list(categories))
        self._is_moved = self._shown != list(categories)
        return self._shown

    @property
    def is_news(self) -> bool:
        """Whether `keep` has something to do."""
        return self._value() != self._kept

    def keep(self) -> None:
        """Remember the order for the next start, where it is not that of the sources; it waits for the disk."""
        self._kept = self._value()
        self._memory.keep(_NAME, self._kept)

    def _value(self) -> dict[str, Any] | None:
        return {"order": self._shown, "sources": self._sources} if self._is_moved else None


def _common(ids: Sequence[int], others: Sequence[int]) -> list[int]:
    known = set(others)
    return [one for one in ids if one in known]


def _merged(shown: Sequence[str], categories: Sequence[str]) -> list[str]:
    order = [name for name in shown if name in categories]
    following: str | None = None
    for name in reversed(categories):
        if name not in order:
            order.insert(len(order) if following is None else order.index(following), name)
        following = name
    return order
