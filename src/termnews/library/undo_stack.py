"""Undo stack: the last steps of a person, each with the function that takes it back, and those taken back (redo)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from termnews.domain.errors import NotFoundError, TermnewsError

UNDO_STEPS = 50

Inverse: TypeAlias = Callable[[], Awaitable["Inverse"]]
"""Takes a step back and returns what does it again; that returns what takes it back again."""


class Done(Protocol):
    """Something that was done."""

    def sentence(self) -> str:
        """Return what was done, for people: `3 articles marked read`."""

    def undone_sentence(self) -> str:
        """Return what is so again once it is taken back, for people: `3 articles unread again`."""


@dataclass(frozen=True, slots=True)
class _Step:
    done: Done
    inverse: Inverse


class UndoStack:
    """Keeps the last steps; what is older than UNDO_STEPS of them stays done. A new step ends what could be redone."""

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def note(self, done: Done, inverse: Inverse) -> None:
        """Remember a step and what takes it back."""
        self._done = [*self._done[1 - UNDO_STEPS :], _Step(done, inverse)]
        # another list: a step that is being taken back just now cannot be done again after this one
        self._undone = []

    async def undo(self) -> Done | None:
        """Take the last step back and return what it was, or None if there is none.

        Raises the error of a step that cannot be taken back now; it stays the last one, unless what it was about is
        there no more.
        """
        return await _move(self._done, self._undone)

    async def redo(self) -> Done | None:
        """Do the step again that was taken back last and return it, or None if there is none; raises as `undo` does."""
        return await _move(self._undone, self._done)


async def _move(steps: list[_Step], others: list[_Step]) -> Done | None:
    """Invert the last of `steps`, which is one of `others` then."""
    if not steps:
        return None
    # Taken off at once: a second undo while this one is under way means the step before.
    step = steps.pop()
    try:
        inverse = await step.inverse()
    except NotFoundError:
        raise
    except TermnewsError:
        steps.append(step)
        raise
    others.append(_Step(step.done, inverse))
    return step.done
