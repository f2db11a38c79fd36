"""Bulkhead: an exception in one handler is one line for the reader; neither its widget nor the program ends with it.

Textual ends the loop of a widget in which a handler raises, and then the program. The cache may fail at any time and in
any handler (a full disk, a medium that is gone, another program that holds it): the next key tries again.
"""

import logging
from collections import deque
from time import monotonic

from termnews.domain.errors import FetchError, TermnewsError
from termnews.tui.messages import Told
from termnews.tui.textual_internals import DispatchHook

log = logging.getLogger(__name__)

MOST_DEFECTS, PERIOD = 20, 10.0
"""More defects than that within so many seconds, and the program ends: it would do nothing else any more."""


def as_told(error: Exception) -> tuple[str, Told]:
    """Return what to say of an exception, and how loud; a defect of ours is written to the log."""
    if isinstance(error, TermnewsError):
        return str(error), "warning" if isinstance(error, FetchError) else "error"
    log.error("a defect", exc_info=error)
    return "Something went wrong here; the log has the details.", "error"


class Intensity:
    """Restart intensity: defects that come faster than they can be got over are not got over."""

    def __init__(self) -> None:
        self._times: deque[float] = deque(maxlen=MOST_DEFECTS)

    def exceeded(self) -> bool:
        """Note a defect; tell whether there were too many."""
        now, full = monotonic(), len(self._times) == MOST_DEFECTS
        first = self._times[0] if full else now
        self._times.append(now)
        return full and now - first < PERIOD


class Bulkhead(DispatchHook):
    """A screen or a widget whose loop goes on after an exception in one of its handlers."""

    def outlasts(self, error: Exception) -> bool:
        """Leave it to the application."""
        return isinstance(self.app, DispatchHook) and self.app.outlasts(error)
