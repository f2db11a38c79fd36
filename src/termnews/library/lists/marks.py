"""Read marks, stars and read-later marks, each of which can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from termnews.domain.text import count_of
from termnews.library.cache_thread import CacheThread
from termnews.library.undo_stack import Inverse, UndoStack
from termnews.store.cache import Cache

MarkName = Literal["read", "starred", "later"]


@dataclass(frozen=True, slots=True)
class Marked:
    """One step of marking: which articles really changed, and to what."""

    name: MarkName
    value: bool
    ids: tuple[int, ...]

    def sentence(self) -> str:
        """Return what was done, for people: `3 articles marked read`."""
        words = {
            ("read", True): "marked read", ("read", False): "marked unread",
            ("starred", True): "starred", ("starred", False): "no longer starred",
            ("later", True): "kept for later", ("later", False): "no longer kept for later",
        }  # fmt: skip
        return f"{count_of(len(self.ids), 'article')} {words[self.name, self.value]}"

    def undone_sentence(self) -> str:
        """Return what the articles are again once the step is taken back: `3 articles unread again`."""
        words = {
            ("read", True): "unread again", ("read", False): "read again",
            ("starred", True): "no longer starred", ("starred", False): "starred again",
            ("later", True): "no longer kept for later", ("later", False): "kept for later again",
        }  # fmt: skip
        return f"{count_of(len(self.ids), 'article')} {words[self.name, self.value]}"


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
        return await self._writer.run(
            lambda cache: cache.states.mark(
                ids,
                read=value if name == "read" else None,
                starred=value if name == "starred" else None,
                later=value if name == "later" else None,
            )
        )

    def _remember(self, step: Marked) -> Marked:
        if step.ids:
            self._undo_stack.note(step, self._giving(step, not step.value))
        return step

    def _giving(self, step: Marked, value: bool) -> Inverse:
        async def give() -> Inverse:
            await self._write(step.ids, step.name, value)
            return self._giving(step, not value)

        return give
