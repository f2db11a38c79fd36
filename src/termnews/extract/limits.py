"""Resource limits of reading one page: bytes, elements, depth, seconds."""

import time
from collections.abc import Callable

from termnews.domain.errors import ExtractError

# characters of HTML, and elements copied out of it; what comes after is left out and the document says so
MAX_CHARS = 5_000_000
MAX_ELEMENTS = 60_000
SECONDS = 2.0
# looks at the clock are far apart: one costs as much as copying a short text
_STRIDE = 500


class Budget:
    """What reading one page may cost: `seconds` by `clock`, and a number of `elements` in its tree.

    The default clock counts what this thread computes, so that a busy machine does not lose articles. `cut` tells
    whether elements had to be left out.
    """

    def __init__(
        self,
        seconds: float = SECONDS,
        clock: Callable[[], float] = time.thread_time,
        elements: int = MAX_ELEMENTS,
    ) -> None:
        self.elements = elements
        self.cut = False
        self._clock = clock
        self._seconds = seconds
        self._end = clock() + seconds
        self._steps = 0

    def step(self) -> None:
        """Count one step of a long walk; now and then look at the clock. Raises ExtractError when time is up."""
        self._steps += 1
        if self._steps % _STRIDE == 0:
            self.check()

    def check(self) -> None:
        """Raise ExtractError when time is up."""
        if self._clock() > self._end:
            raise ExtractError(
                f"This page is too tangled to read within {self._seconds:g} seconds; open it in the browser."
            )
