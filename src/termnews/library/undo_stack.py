"""Undo stack: the last steps of a person, each with the function that takes it back."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from termnews.domain.errors import NotFoundError, TermnewsError

UNDO_STEPS = 50

TakeBack = Callable[[], Awaitable[object]]


class Done(Protocol):
    """Something that was done."""

    def sentence(self) -> str:
        """Return what was done, for people: `3 articles marked read`."""


@dataclass(frozen=True, slots=True)
class _Step:
    done: Done
    take_back: TakeBack


class UndoStack:
    """Keeps the last steps; what is older than UNDO_STEPS of them stays done."""

    def __init__(self) -> None:
        self._steps: list[_Step] = []

    def note(self, done: Done, take_back: TakeBack) -> None:
        """Remember a step and what takes it back."""
        self._steps = [*self._steps[1 - UNDO_STEPS :], _Step(done, take_back)]

    async def undo(self) -> Done | None:
        """Take the last step back and return what it was, or None if there is none.

        Raises the error of a step that cannot be taken back now; it stays the last one, unless what it was about is
        there no more.
        """
        if not self._steps:
            return None
        # Taken off at once: a second undo while this one is under way means the step before.
        step = self._steps.pop()
        try:
            await step.take_back()
        except NotFoundError:
            raise
        except TermnewsError:
            self._steps.append(step)
            raise
        return step.done
