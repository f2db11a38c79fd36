"""Refresh runs of the reader, one at a time: asked for by a key, due by the schedule, or missed without a network."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from textual.dom import DOMNode

from termnews.domain.source import Source
from termnews.library.events import PrefetchFinished, RefreshFinished
from termnews.library.library import Library
from termnews.library.reading.fetch_page import left_out_sentence
from termnews.library.reading.full_text import bring_full_text, bring_wanted, wanted_sentence, wanting_full_text
from termnews.library.reading.prefetch import prefetch
from termnews.library.sources.noted_sources import noted_sources, subscribe_to_noted
from termnews.tui.background import start
from termnews.tui.main.network_retry import NetworkRetry
from termnews.tui.messages import (
    Notice,
    PrefetchDone,
    PrefetchProgress,
    RefreshBegun,
    RefreshDone,
    RefreshProgress,
    SourcesChanged,
)
from termnews.tui.pane.tree_row import TreeRow


class Refreshes:
    """The actions that use the network for many sources. `node` is told of what they bring."""

    def __init__(self, node: DOMNode, library: Library) -> None:
        self._node = node
        self._library = library
        self._retry = NetworkRetry(node, library, self._network_back)
        #: whether the network is in use for a refresh or a prefetch
        self.busy = False
        #: whether sources are being asked for articles
        self.asking = False
        #: what was wrong with the network when sources were asked last, in a sentence
        self.outage = ""

    def refresh(self, row: TreeRow | None) -> None:
        """Refresh the source or category of a row, else all; a paused source only where the row is its own."""
        queries = self._library.queries
        if row is not None and row.source is not None:
            self._start([source for source in queries.sources() if source.id == row.source.id])
        else:
            self._start_many(queries.sources(row.category if row is not None and row.category else None))

    def refresh_all(self) -> None:
        """Refresh all sources but paused ones."""
        self._start_many(self._library.queries.sources())

    def refresh_due(self) -> None:
        """Refresh the sources whose time has come, as the reader does by itself; nothing is said where none is."""
        if self.busy or self._retry.going_on or self._library.refresh is None:
            return
        sources = self._library.refresh.due(self._library.queries.sources())
        if sources:
            self._begin(sources, asked=False)

    def _network_back(self, sources: Sequence[Source]) -> None:
        """Refresh the sources that were not reached, now that there is a network."""
        by_id = {source.id: source for source in self._library.queries.sources()}
        missed = [by_id[source.id] for source in sources if source.id in by_id]
        if missed and self._retry.going_on and not self.busy:
            self._begin(missed, network=True)

    def prefetch(self) -> None:
        """Store full texts and Also Read targets for reading without a network."""
        if self.busy:
            self._node.post_message(Notice("A refresh is under way."))
            return
        self.busy = True
        start(self._node, self._prefetch, "refresh")

    def _start_many(self, sources: Sequence[Source]) -> None:
        going = [source for source in sources if not source.paused]
        if sources and not going:
            self._node.post_message(
                Notice("All of these are paused: ", hint="{source.refresh} on a source refreshes it.")
            )
        else:
            self._start(going)

    def _start(self, sources: Sequence[Source]) -> None:
        if self.busy:
            self._node.post_message(Notice("A refresh is under way."))
        elif not sources and not noted_sources(self._library):
            self._node.post_message(
                Notice("No sources yet: ", hint="{source.add} adds one, {source.start} offers some.")
            )
        else:
            self._begin(sources)

    def _begin(self, sources: Sequence[Source], *, asked: bool = True, network: bool | None = None) -> None:
        self._retry.pause()
        self.busy, self.asking = True, not self._library.offline
        self._node.post_message(RefreshBegun())
        start(self._node, partial(self._run, sources, asked=asked, network=network), "refresh")

    async def _run(self, sources: Sequence[Source], *, asked: bool, network: bool | None) -> None:
        node, library = self._node, self._library
        try:
            async for event in library.online_refresh().run(sources, asked=asked, network=network):
                if not isinstance(event, RefreshFinished):
                    node.post_message(RefreshProgress(event))
                    continue
                self.asking = False
                self.outage = event.outage_sentence
                self._retry.refreshed(event)
                node.post_message(RefreshDone(event))
                left_before = Counter(library.reading.pages.left_out)
                stored = await bring_full_text(library, wanting_full_text(event))
                left_out = left_out_sentence(library.reading.pages.left_out - left_before)
                if left_out:
                    node.post_message(Notice(left_out))
                wanted = 0 if event.offline else await bring_wanted(library)
                if wanted:
                    node.post_message(Notice(wanted_sentence(wanted)))
                added = [] if event.offline else await subscribe_to_noted(library)
                for sentence in added:
                    node.post_message(Notice(sentence))
                if stored or wanted or added:
                    node.post_message(SourcesChanged())
        finally:
            self.busy = self.asking = False

    async def _prefetch(self) -> None:
        try:
            async for event in prefetch(self._library):
                if isinstance(event, PrefetchFinished):
                    self._node.post_message(PrefetchDone(event))
                    self._node.post_message(SourcesChanged())
                else:
                    self._node.post_message(PrefetchProgress(event))
        finally:
            self.busy = False
