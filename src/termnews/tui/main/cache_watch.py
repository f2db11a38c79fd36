"""Polling the cache: what other programs do to it is shown within seconds, and nothing one reads is moved."""

from collections.abc import Callable
from time import monotonic

from textual.message_pump import MessagePump

from termnews.domain.errors import StoreError
from termnews.library.other_programs import OtherPrograms
from termnews.tui.messages import ChangedElsewhere, Notice

EVERY = 1.0
"""Seconds between two looks at whether the cache was changed."""

_SHARE = 10
"""Showing a large list anew takes a while: of so many parts of the time at most one goes into it."""

_BURST = 5.0
"""Seconds without a change after which what others bring is counted anew."""

_TOLD_AGAIN = 60.0
"""Seconds after which it is said again that the cache cannot be read."""


class CacheWatch:
    """Polls for what other programs do to the cache: cron's refresh, a mark set in another window.

    `node` is told of it, but not while `refreshing`: what both brought is shown when one's own refresh is over.
    """

    def __init__(self, node: MessagePump, others: OtherPrograms, refreshing: Callable[[], bool]) -> None:
        self._node = node
        self._others = others
        self._refreshing = refreshing
        self._rests_until = 0.0
        self._new, self._changed_at = 0, 0.0
        self._told_at: float | None = None

    async def look(self) -> None:
        """Post what others did since the last look, if they did anything; a timer calls it."""
        if monotonic() < self._rests_until or self._refreshing():
            return
        new = await self._others.look()
        if new is not None:
            self._node.post_message(ChangedElsewhere(new))

    def take_in(self, new: int, show: Callable[[], None]) -> int:
        """Have a change shown; return how many articles are new in the burst of changes that it belongs to."""
        began = monotonic()
        show()
        self._new = new + (self._new if began - self._changed_at < _BURST else 0)
        self._changed_at = monotonic()
        self._rests_until = self._changed_at + _SHARE * (self._changed_at - began)
        return self._new

    def out_of_sight(self, error: StoreError) -> None:
        """Say that the cache cannot be read, and have everything shown anew as soon as it can."""
        self._others.lost_sight()
        now = monotonic()
        if self._told_at is None or now - self._told_at > _TOLD_AGAIN:
            self._told_at = now
            self._node.post_message(Notice(str(error), "error"))
