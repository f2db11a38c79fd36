"""Retry without a network: a refresh that found none is done again by itself when there is one."""

from collections.abc import Callable, Sequence

from textual.dom import DOMNode
from textual.timer import Timer

from termnews.domain.source import Source
from termnews.library.events import RefreshFinished
from termnews.library.library import Library
from termnews.library.refresh import network_watch
from termnews.library.refresh.network_watch import NetworkWatch
from termnews.tui.background import start


class NetworkRetry:
    """Looks now and then whether the network is back; it asks at most one source at a time, and says nothing.

    `back` gets the sources that were missed, when there is a network again.
    """

    def __init__(self, node: DOMNode, library: Library, back: Callable[[Sequence[Source]], None]) -> None:
        self._node = node
        self._back = back
        self._library = library
        self._missed: dict[int, Source] = {}
        self._timer: Timer | None = None
        self._asking = False
        self._wait = network_watch.FIRST

    @property
    def going_on(self) -> bool:
        """Whether the network is waited for."""
        return self._timer is not None

    def refreshed(self, finished: RefreshFinished) -> None:
        """Wait for the network on behalf of the sources that this refresh did not reach, and earlier ones not since."""
        self.pause()
        for result in finished.results:
            self._missed.pop(result.source.id, None)
            if finished.offline and result.symptom is not None:
                self._missed[result.source.id] = result.source
        if not finished.offline:
            self._wait = network_watch.FIRST
        if self._missed:
            others = [source for source in self._library.queries.sources() if source.id not in self._missed]
            refresh = self._library.online_refresh()
            watch = NetworkWatch(refresh, tuple(self._missed.values()), others, wait=self._wait)
            self._timer = self._node.set_interval(network_watch.LOOK, lambda: self._look(watch))

    def pause(self) -> None:
        """Look no more until the next refresh is done."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _look(self, watch: NetworkWatch) -> None:
        async def ask() -> None:
            try:
                if await watch.back():
                    self._back(watch.missed)
            finally:
                self._asking = False
                self._wait = watch.wait

        if watch.look(network_watch.LOOK) and not self._asking:
            self._asking = True
            start(self._node, ask, "network")
