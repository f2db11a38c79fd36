"""Watching the cache: what other programs do to it is shown within seconds, and nothing one reads is moved."""

from time import monotonic
from typing import TYPE_CHECKING

from termnews.domain.errors import StoreError
from termnews.tui.messages import ChangedElsewhere

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen

EVERY = 1.0
"""Seconds between two looks at whether the cache was changed."""

_SHARE = 10
"""Showing a large list anew takes a while: of so many parts of the time at most one goes into it."""

_BURST = 5.0
"""Seconds without a change after which what others bring is counted anew."""

_TOLD_AGAIN = 60.0
"""Seconds after which it is said again that the cache cannot be read."""


class CacheWatch:
    """Takes in what other programs do to the cache: cron's refresh, a mark set in another window."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._others = screen.library.other_programs
        self._rests_until = 0.0
        self._new, self._changed_at = 0, 0.0
        self._told_at: float | None = None

    async def look(self) -> None:
        """Have the screen show what others did since the last look, if they did anything; a timer calls it."""
        # what a refresh of one's own and another at the same time brought is shown when the own one is over
        if monotonic() < self._rests_until or self._screen.refreshing:
            return
        new = await self._others.look()
        if new is not None:
            self._screen.post_message(ChangedElsewhere(new))

    def take_in(self, new: int) -> None:
        """Show rows, counts and sources as they are now, and how many articles are new."""
        screen, began = self._screen, monotonic()
        screen.reloading.look()
        screen.headlines.forget()
        screen.show_sources()
        screen.visiting.renamed()
        screen.listing.renew()
        screen.preview()
        self._new = new + (self._new if began - self._changed_at < _BURST else 0)
        if new:
            screen.status.show(state=f"{self._new:,} new")
        self._changed_at = monotonic()
        self._rests_until = self._changed_at + _SHARE * (self._changed_at - began)

    def out_of_sight(self, error: StoreError) -> None:
        """Say that the cache cannot be read, and have everything shown anew as soon as it can."""
        self._others.lost_sight()
        now = monotonic()
        if self._told_at is None or now - self._told_at > _TOLD_AGAIN:
            self._told_at = now
            self._screen.call_later(self._screen.tell, str(error), "error")
