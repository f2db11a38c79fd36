"""Read marks, stars and read-later marks, each of which can be undone."""

from collections.abc import Sequence
from datetime import datetime

from termnews.library.cache_thread import CacheThread
from termnews.library.lists.marked import Marked as Marked
from termnews.library.lists.marked import MarkName as MarkName
from termnews.library.lists.marked import write_marks
from termnews.library.undo_stack import Inverse, UndoStack
from termnews.store.cache import Cache


class Marks:
    """Sets marks, on the cache's own thread, and notes each step for undo."""

    def __init__(self, writer: CacheThread, undo_stack: UndoStack) -> None:
        self._writer = writer
        self._undo_stack = undo_stack

    async def set(self, ids: Sequence[int], name: MarkName, value: bool) -> Marked:
        """Give every article of `ids` the mark; the result names only those that did not have it already."""
        return self._remember(Marked(name, value, await self._write(ids, name, value)))

    async def toggle(self, ids: Sequence[int], name: MarkName) -> Marked:
        """Give every article of `ids` the mark; where all have it, take it away."""
        step = await self.set(ids, name, True)
        return step if step.ids else await self.set(ids, name, False)

    async def opened(self, article_id: int, now: datetime) -> Marked:
        """Note that an article was opened: it is history, and read from now on."""

        def write(cache: Cache) -> tuple[int, ...]:
            cache.states.opened(article_id, now)
            return cache.states.mark((article_id,), read=True)

        return Marked("read", True, await self._writer.run(write))

    async def keep_position(self, article_id: int, position: float) -> None:
        """Remember how far an article was read, as a fraction of it."""
        await self._writer.run(lambda cache: cache.states.set_position(article_id, position))

    async def _write(self, ids: Sequence[int], name: MarkName, value: bool) -> tuple[int, ...]:
        return await self._writer.run(lambda cache: write_marks(cache, ids, name, value))

    def _remember(self, step: Marked) -> Marked:
        if step.ids:
            self._undo_stack.note(step, self._giving(step, not step.value))
        return step

    def _giving(self, step: Marked, value: bool) -> Inverse:
        async def give() -> Inverse:
            await self._write(step.ids, step.name, value)
            return self._giving(step, not value)

        return give
