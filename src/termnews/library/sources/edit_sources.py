"""Commands that change what is subscribed to, for both faces, each with its way back.

In the reader that is a step of the undo stack. A stack ends with its process, so that the command line has none: it
prints the command that takes a change back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from termnews.config.source_table import EDITABLE
from termnews.domain.errors import TermnewsError
from termnews.domain.source import UNFILED, Source, Subscription
from termnews.domain.text import count_of, one_line
from termnews.library.sources.subscriptions import Subscriptions
from termnews.library.undo_stack import TakeBack, UndoStack


@dataclass(frozen=True, slots=True)
class Changed:
    """What was done to the subscriptions, as a sentence without its stop; `before` is what was changed, as it was."""

    what: str
    before: tuple[Subscription, ...] = ()

    def sentence(self) -> str:
        """Return what was done, for people."""
        return self.what


class SourceEdits:
    """Changes subscriptions and notes each step for undo. Errors are those of Subscriptions."""

    def __init__(self, subscriptions: Subscriptions, undo_stack: UndoStack) -> None:
        self._subscriptions = subscriptions
        self._undo_stack = undo_stack

    async def rename(self, source: Source, title: str) -> Changed:
        """Give a source a title of the reader's own, an empty one for the feed's."""
        title = one_line(title)
        what = f"Renamed {source.title} to {title}" if title else f"{source.title} has its own title again"
        return await self._set([source], lambda one: replace(one, title=title or None), what)

    async def move(self, sources: Sequence[Source], category: str) -> Changed:
        """File sources under another category, an empty one for Unfiled."""
        category = one_line(category) or UNFILED
        what = f"Moved {_named(sources)} to {category}"
        return await self._set(sources, lambda one: replace(one, category=category), what)

    async def rename_category(self, name: str, sources: Sequence[Source], new: str) -> Changed:
        """Give a category, all of whose sources these are, another name; where there is one of it, they are joined."""
        new = one_line(new) or UNFILED
        return await self._set(sources, lambda one: replace(one, category=new), f"Renamed {name} to {new}")

    async def pause(self, sources: Sequence[Source], paused: bool) -> Changed:
        """Leave sources alone from now on, or no longer."""
        what = f"Paused {_named(sources)}" if paused else f"Refreshing {_named(sources)} again"
        return await self._set(sources, lambda one: replace(one, paused=paused), what)

    async def set(self, source: Source, wanted: Mapping[str, Any]) -> Changed:
        """Give a source other values of EDITABLE fields, those that are given.

        ConfigError for an interval that cannot be.
        """
        fields = {name: value for name, value in wanted.items() if name in EDITABLE}
        return await self._set([source], lambda one: replace(one, **fields), f"Changed {source.title}")

    async def remove(self, sources: Sequence[Source]) -> Changed:
        """End subscriptions; undone, they stand where they stood, with their comments and their articles."""
        restore = await self._subscriptions.remove(*(source.url for source in sources))
        return self._note(Changed(f"Removed {_named(sources)}"), restore)

    async def add(self, subscriptions: Sequence[Subscription], *, verb: str = "Added") -> tuple[Subscription, ...]:
        """Subscribe as it is told, without asking the network; return what was not there yet."""
        added = await self._subscriptions.add_all(subscriptions)
        if added:
            self.added([one.url for one in added], f"{verb} {count_of(len(added), 'source')}")
        return added

    def added(self, urls: Sequence[str], what: str) -> Changed:
        """Note that subscriptions were added."""
        return self._note(Changed(what), lambda: self._subscriptions.remove(*urls))

    def _note(self, changed: Changed, take_back: TakeBack) -> Changed:
        self._undo_stack.note(changed, take_back)
        return changed

    async def _set(
        self, sources: Sequence[Source], change: Callable[[Subscription], Subscription], what: str
    ) -> Changed:
        """Change what sources.toml says of sources; what it says already is no step."""
        if not sources:
            raise TermnewsError("There is no source here to change.")
        before = await self._subscriptions.written([source.url for source in sources])
        pairs = [(one, change(one)) for one in before if change(one) != one]
        if not pairs:
            return Changed(what)
        await self._subscriptions.change([after for _, after in pairs])
        return self._note(Changed(what, tuple(one for one, _ in pairs)), lambda: self._undo_set(pairs))

    async def _undo_set(self, pairs: Sequence[tuple[Subscription, Subscription]]) -> None:
        """Give back what was changed, and nothing that was changed otherwise since."""
        now = await self._subscriptions.written([before.url for before, _ in pairs])
        back = []
        for present, (before, after) in zip(now, pairs, strict=True):
            names = [name for name in EDITABLE if getattr(before, name) != getattr(after, name)]
            back.append(replace(present, **{name: getattr(before, name) for name in names}))
        await self._subscriptions.change(back)


def _named(sources: Sequence[Source]) -> str:
    return sources[0].title if len(sources) == 1 else count_of(len(sources), "source")
