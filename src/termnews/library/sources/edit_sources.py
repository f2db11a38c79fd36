"""Commands that change what is subscribed to, for both faces, each with its way back.

In the reader that is a step of the undo stack. A stack ends with its process, so that the command line has none: it
prints the command that takes a change back.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from termnews.config.source_table import EDITABLE
from termnews.domain.errors import TermnewsError
from termnews.domain.source import UNFILED, Source, Subscription
from termnews.domain.text import count_of, one_line
from termnews.library.sources.subscriptions import Subscriptions
from termnews.library.undo_stack import Inverse, UndoStack


@dataclass(frozen=True, slots=True)
class Changed:
    """What was done to the subscriptions, as a sentence without its stop; `before` is what was changed, as it was.

    `undone` is the sentence once it is taken back, `redoing` what redo does then.
    """

    what: str
    undone: str
    before: tuple[Subscription, ...] = ()
    redoing: str = "does it again"

    def sentence(self) -> str:
        """Return what was done, for people."""
        return self.what

    def undone_sentence(self) -> str:
        """Return what is so again once it is taken back, for people."""
        return self.undone


class SourceEdits:
    """Changes subscriptions and notes each step for undo. Errors are those of Subscriptions."""

    def __init__(self, subscriptions: Subscriptions, undo_stack: UndoStack) -> None:
        self._subscriptions = subscriptions
        self._undo_stack = undo_stack

    async def rename(self, source: Source, title: str) -> Changed:
        """Give a source a title of the reader's own, an empty one for the feed's."""
        title = one_line(title)
        what = f"Renamed {source.title} to {title}" if title else f"{source.title} has its own title again"
        undone = f"{source.title} has its name again"
        return await self._set([source], lambda one: replace(one, title=title or None), what, undone)

    async def move(self, sources: Sequence[Source], category: str) -> Changed:
        """File sources under another category, an empty one for Unfiled."""
        category = one_line(category) or UNFILED
        what = f"Moved {_named(sources)} to {category}"
        undone = f"{_named(sources)} moved back"
        return await self._set(sources, lambda one: replace(one, category=category), what, undone)

    async def rename_category(self, name: str, sources: Sequence[Source], new: str) -> Changed:
        """Give a category, all of whose sources these are, another name; where there is one of it, they are joined."""
        new = one_line(new) or UNFILED
        undone = f"{name} has its name again"
        return await self._set(sources, lambda one: replace(one, category=new), f"Renamed {name} to {new}", undone)

    async def pause(self, sources: Sequence[Source], paused: bool) -> Changed:
        """Leave sources alone from now on, or no longer."""
        named, verb = _named(sources), "is" if len(sources) == 1 else "are"
        now, before = f"Paused {named}", f"{named} {verb} no longer paused"
        what, undone = (now, before) if paused else (before, f"{named} {verb} paused again")
        return await self._set(sources, lambda one: replace(one, paused=paused), what, undone)

    async def set(self, source: Source, wanted: Mapping[str, Any]) -> Changed:
        """Give a source other values of EDITABLE fields, those that are given.

        ConfigError for an interval that cannot be.
        """
        fields = {name: value for name, value in wanted.items() if name in EDITABLE}
        what, undone = f"Changed {source.title}", f"{source.title} is as it was"
        return await self._set([source], lambda one: replace(one, **fields), what, undone)

    async def remove(self, sources: Sequence[Source]) -> Changed:
        """End subscriptions; undone, they stand where they stood, with their comments and their articles."""
        urls = [source.url for source in sources]
        back = "is" if len(sources) == 1 else "are"
        changed = Changed(f"Removed {_named(sources)}", f"{_named(sources)} {back} back")
        return self._note(changed, await self._removing(urls)())

    async def add(self, subscriptions: Sequence[Subscription], *, verb: str = "Added") -> tuple[Subscription, ...]:
        """Subscribe as it is told, without asking the network; return what was not there yet."""
        added = await self._subscriptions.add_all(subscriptions)
        if added:
            self.added([one.url for one in added], count_of(len(added), "source"), verb=verb)
        return added

    def added(self, urls: Sequence[str], named: str, *, verb: str = "Added") -> Changed:
        """Note that subscriptions were added."""
        redoing = "brings it back" if len(urls) == 1 else "brings them back"
        return self._note(Changed(f"{verb} {named}", f"Took out {named}", redoing=redoing), self._removing(urls))

    def _note(self, changed: Changed, inverse: Inverse) -> Changed:
        self._undo_stack.note(changed, inverse)
        return changed

    def _removing(self, urls: Sequence[str]) -> Inverse:
        async def remove() -> Inverse:
            return self._restoring(await self._subscriptions.remove(*urls), urls)

        return remove

    def _restoring(self, restore: Callable[[], Awaitable[bool]], urls: Sequence[str]) -> Inverse:
        async def put_back() -> Inverse:
            await restore()
            return self._removing(urls)

        return put_back

    async def _set(
        self, sources: Sequence[Source], change: Callable[[Subscription], Subscription], what: str, undone: str
    ) -> Changed:
        """Change what sources.toml says of sources; what it says already is no step."""
        if not sources:
            raise TermnewsError("There is no source here to change.")
        before = await self._subscriptions.written([source.url for source in sources])
        pairs = [(one, change(one)) for one in before if change(one) != one]
        if not pairs:
            return Changed(what, undone)
        await self._subscriptions.change([after for _, after in pairs])
        return self._note(Changed(what, undone, tuple(one for one, _ in pairs)), self._giving_back(pairs))

    def _giving_back(self, pairs: Sequence[tuple[Subscription, Subscription]]) -> Inverse:
        async def give_back() -> Inverse:
            await self._give_back(pairs)
            return self._giving_back([(after, before) for before, after in pairs])

        return give_back

    async def _give_back(self, pairs: Sequence[tuple[Subscription, Subscription]]) -> None:
        """Give back what was changed, from before to after, and nothing that was changed otherwise since."""
        now = await self._subscriptions.written([before.url for before, _ in pairs])
        back = []
        for present, (before, after) in zip(now, pairs, strict=True):
            names = [name for name in EDITABLE if getattr(before, name) != getattr(after, name)]
            back.append(replace(present, **{name: getattr(before, name) for name in names}))
        await self._subscriptions.change(back)


def _named(sources: Sequence[Source]) -> str:
    return sources[0].title if len(sources) == 1 else count_of(len(sources), "source")
