"""What the tree shows: sources and counts out of the cache, as few of them anew as a change asks for."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from termnews.domain.query import Query, Scope
from termnews.domain.source import Source
from termnews.library.lists.smart_lists import midnight, smart_query
from termnews.tui.background import start
from termnews.tui.messages import SmartCounted
from termnews.tui.tree.tree_rows import Kind, TreeData, TreeRow

if TYPE_CHECKING:
    from termnews.tui.main.reports import Reports

# Counting by words may take a tenth of a second: it waits until nobody presses keys.
_PAUSE = 0.3


class TreeCounts:
    """Keeps the sources with their counts; the tree is shown anew after each change."""

    def __init__(self, screen: "Reports") -> None:
        self._screen = screen
        self._library = screen.library
        self._sources: list[Source] = []
        self._counted: Mapping[str, int] = {}
        self._smart: list[TreeRow] = []
        self._today = midnight(self._library.now())

    @property
    def sources(self) -> list[Source]:
        """The sources as the tree shows them."""
        return self._sources

    def renew(self) -> None:
        """Take everything from the cache: sources, their health, all counts."""
        self._sources = self._library.queries.sources()
        self._today = midnight(self._library.now())
        self._find_smart()
        self._screen.tree_list.show(self._outline())

    def marked(self, ids: Iterable[int]) -> None:
        """Count anew where these articles are, whose marks were changed."""
        fresh = self._library.queries.unread_of_sources(ids)
        for place, source in enumerate(self._sources):
            unread = fresh.get(source.id, source.unread)
            if unread != source.unread:
                self._sources[place] = replace(source, unread=unread)
        self._screen.tree_list.show(self._outline(), healthy=True)
        self._count_smart()

    def day_over(self) -> bool:
        """Tell whether another day has begun since the tree was made."""
        return midnight(self._library.now()) != self._today

    def smart_counted(self, counts: Mapping[str, int]) -> None:
        """Show how many articles the smart lists have."""
        if counts != self._counted:
            self._counted = counts
            self._screen.tree_list.show(self._outline(), healthy=True)

    def _outline(self) -> TreeData:
        queries = self._library.queries
        unread = queries.unread_counts(self._sources)
        numbers = {
            Kind.ALL: unread.total,
            Kind.TODAY: queries.count(Query(Scope.UNREAD, since=self._today, once=True)),
            Kind.STARRED: queries.count(Query(Scope.STARRED, once=True)),
            Kind.LATER: queries.count(Query(Scope.LATER, once=True)),
            Kind.WANTED: len(queries.wanted()),
        }
        smart = [replace(place, unread=self._counted.get(place.label, 0)) for place in self._smart]
        return TreeData(self._today, tuple(self._sources), unread.categories, numbers, smart)

    def _find_smart(self) -> None:
        now = self._library.now()
        self._smart = [
            TreeRow(one.name, Kind.SMART, smart_query(one, self._sources, now), words=one.words)
            for one in self._library.settings.smart
        ]
        self._count_smart()

    def _count_smart(self) -> None:
        wanted = [(place.label, place.words, place.query) for place in self._smart]

        async def count() -> None:
            await asyncio.sleep(_PAUSE)
            self._screen.post_message(SmartCounted(await self._library.smart_lists.counts(wanted)))

        if wanted:
            start(self._screen, count, "smart", exclusive=True)
