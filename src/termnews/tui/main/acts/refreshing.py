"""Refreshing sources and storing pages for reading without a network."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from termnews.domain.source import Source
from termnews.library.events import PrefetchFinished, RefreshFinished
from termnews.library.reading.full_text import bring_full_text, bring_wanted, wanted_sentence, wanting_full_text
from termnews.library.reading.prefetch import prefetch
from termnews.tui.background import start
from termnews.tui.main.network_retry import NetworkRetry
from termnews.tui.messages import Notice, PrefetchDone, PrefetchProgress, RefreshDone, RefreshProgress, SourcesChanged

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen


class Refreshing:
    """The actions of the group `source` that use the network; one of them at a time."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._busy = False
        self._asking = False
        self._waiting = NetworkRetry(screen)

    @property
    def asking(self) -> bool:
        """Whether sources are being asked for articles."""
        return self._asking

    def refresh(self) -> None:
        """Refresh the source or category that is shown; a paused source only where it is shown itself."""
        place = self._screen.tree_list.current
        queries = self._screen.library.queries
        if place is not None and place.source is not None:
            self._start([source for source in queries.sources() if source.id == place.source.id])
        else:
            self._start_many(queries.sources(place.category if place is not None else None))

    def refresh_all(self) -> None:
        """Refresh all sources but paused ones."""
        self._start_many(self._screen.library.queries.sources())

    def refresh_due(self) -> None:
        """Refresh the sources whose time has come, as the reader does by itself; nothing is said where none is."""
        library = self._screen.library
        if self._busy or self._waiting.going_on or library.refresh is None:
            return
        sources = library.refresh.due(library.queries.sources())
        if sources:
            self._begin(sources, asked=False)

    def done(self, finished: RefreshFinished) -> None:
        """Wait for the network where a refresh found none."""
        self._waiting.refreshed(finished)

    def network_back(self, sources: Sequence[Source]) -> None:
        """Refresh the sources that were not reached, now that there is a network."""
        there = {source.id: source for source in self._screen.library.queries.sources()}
        missed = [there[source.id] for source in sources if source.id in there]
        if missed and self._waiting.going_on and not self._busy:
            self._begin(missed, network=True)

    def _start_many(self, sources: Sequence[Source]) -> None:
        going = [source for source in sources if not source.paused]
        if sources and not going:
            self._screen.tell("All of these are paused: r on a source refreshes it.")
        else:
            self._start(going)

    def _start(self, sources: Sequence[Source]) -> None:
        if self._busy:
            self._screen.tell("A refresh is under way.")
        elif not sources:
            self._screen.tell("No sources yet: a adds one, F1 offers some.")
        else:
            self._begin(sources)

    def _begin(self, sources: Sequence[Source], *, asked: bool = True, network: bool | None = None) -> None:
        screen = self._screen
        self._waiting.pause()
        self._busy, self._asking = True, not screen.library.offline
        if not screen.headlines.count:
            # an empty list says something else while articles are on their way
            screen.listing.renew()
        start(screen, partial(self._run, sources, asked=asked, network=network), "refresh")

    async def _run(self, sources: Sequence[Source], *, asked: bool, network: bool | None) -> None:
        library, screen = self._screen.library, self._screen
        try:
            async for event in library.online_refresh().run(sources, asked=asked, network=network):
                if not isinstance(event, RefreshFinished):
                    screen.post_message(RefreshProgress(event))
                    continue
                self._asking = False
                screen.post_message(RefreshDone(event))
                stored = await bring_full_text(library, wanting_full_text(event))
                wanted = 0 if event.offline else await bring_wanted(library)
                if wanted:
                    screen.post_message(Notice(wanted_sentence(wanted)))
                if stored or wanted:
                    screen.post_message(SourcesChanged())
        finally:
            self._busy = self._asking = False

    def prefetch(self) -> None:
        """Store full texts and Also Read targets for reading without a network."""
        if self._busy:
            self._screen.tell("A refresh is under way.")
            return
        self._busy = True
        start(self._screen, self._prefetch, "refresh")

    async def _prefetch(self) -> None:
        library, screen = self._screen.library, self._screen
        try:
            async for event in prefetch(library):
                if isinstance(event, PrefetchFinished):
                    screen.post_message(PrefetchDone(event))
                else:
                    screen.post_message(PrefetchProgress(event))
        finally:
            self._busy = False
