"""Network probe with exponential back-off: finds out that a missing network is back; only sources are asked."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from termnews.domain.addresses import host
from termnews.domain.source import Source
from termnews.fetch.hosts import is_nearby
from termnews.fetch.route import has_route
from termnews.library.events import RefreshFinished
from termnews.library.refresh.refresh import Refresh

LOOK = 5.0
"""Seconds between two looks at this machine, which ask nobody."""
FIRST, LONGEST = 15.0, 300.0
"""Seconds before a source is asked for the first time, and the most between two such attempts."""

OTHERS = 3
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class NetworkWatch:
    """Watches for the network on behalf of the sources that a refresh `missed`, with an exponential back-off.

    `others` are asked first where they did well so far: of one that was missed, it is not known whose fault that is.
    """

    def __init__(
        self,
        refresh: Refresh,
        missed: Sequence[Source],
        others: Sequence[Source] = (),
        *,
        wait: float | None = None,
        has_route: Callable[[], bool] = has_route,
    ) -> None:
        self.missed = tuple(missed)
        self.wait = FIRST if wait is None else wait
        self._left = self.wait
        self._candidates = [*_doing_well(others), *missed]
        self._refresh = refresh
        self._has_route = has_route
        self._route = has_route()
        self._asked = 0

    def look(self, seconds: float) -> bool:
        """Tell, `seconds` after the last look, whether to ask a source: a way came up, or enough time has passed."""
        before, self._route = self._route, self._has_route()
        self._left -= seconds
        return self._route and (self._left <= 0 or not before)

    async def back(self) -> bool:
        """Ask one source, another each time, and tell whether the network is there."""
        source = self._candidates[self._asked % len(self._candidates)]
        self._asked += 1
        self.wait = self._left = min(2 * self.wait, LONGEST)
        async for event in self._refresh.run([source], network=False):
            if isinstance(event, RefreshFinished):
                return not event.offline
        return False


def _doing_well(others: Sequence[Source]) -> list[Source]:
    """Return a few sources that answered last time, those not asked for longest first; none that needs no network."""
    good = [one for one in others if one.health.success and not one.health.error and not is_nearby(host(one.url))]
    return sorted(good, key=lambda one: one.health.checked or _LONG_AGO)[:OTHERS]
