"""The network watch: when and how to find out that a missing network is back. Nobody is asked but a source."""

from collections.abc import Callable, Sequence

from termnews.domain.source import Source
from termnews.fetch.route import has_route
from termnews.library.events import RefreshFinished
from termnews.library.refresh import Refresh

LOOK = 5.0
"""Seconds between two looks at this machine, which ask nobody."""
FIRST, LONGEST = 15.0, 300.0
"""Seconds before a source is asked for the first time, and the most between two such attempts."""


class NetworkWatch:
    """Watches for the network on behalf of the `sources` that a refresh did not reach, with an exponential back-off."""

    def __init__(
        self, refresh: Refresh, sources: Sequence[Source], *, has_route: Callable[[], bool] = has_route
    ) -> None:
        self.sources = tuple(sources)
        self._refresh = refresh
        self._has_route = has_route
        self._route = has_route()
        self._wait = self._left = FIRST
        self._asked = 0

    def look(self, seconds: float) -> bool:
        """Tell, `seconds` after the last look, whether to ask a source: a way came up, or enough time has passed."""
        before, self._route = self._route, self._has_route()
        self._left -= seconds
        return self._route and (self._left <= 0 or not before)

    async def back(self) -> bool:
        """Ask one source, another each time, and tell whether the network is there."""
        source = self.sources[self._asked % len(self.sources)]
        self._asked += 1
        self._wait = self._left = min(2 * self._wait, LONGEST)
        async for event in self._refresh.run([source], lately_out=True):
            if isinstance(event, RefreshFinished):
                return not event.offline
        return False
