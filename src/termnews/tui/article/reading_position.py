"""Persistence of the reading history, and of how far each article was read."""

import asyncio

from termnews.library.lists.marks import Marks
from termnews.library.memory import Memory
from termnews.tui.article.history import ReadingHistory, Stop
from termnews.tui.background import Work

NAME = "trail"
"""The name under which the history is remembered."""


class ReadingPosition:
    """Writes down how far an article was read, for the way back and for another day.

    `of_today` tells whether anything was read since the program began: until then the history is of another day, and
    the first step back leads to where it ended.
    """

    def __init__(self, *, memory: Memory, marks: Marks, read_only: bool) -> None:
        self._memory = memory
        self._marks = marks
        self._read_only = read_only
        self.history = ReadingHistory.from_json(memory.get(NAME))
        self.of_today = self.history.current is None

    def back(self) -> Stop | None:
        """Step back in the history, or to where it ended on another day."""
        return self.history.back() if self.of_today else self.history.current

    def writer(self, article: int, position: float) -> Work:
        """Note how far an article was read, and return what writes that down."""
        if self.history.current is not None and self.history.current.article == article:
            self.history.leave(position)
        history = self.history.to_json()

        async def write() -> None:
            await asyncio.to_thread(self._memory.keep, NAME, history)
            if not self._read_only:
                await self._marks.keep_position(article, position)

        return write
