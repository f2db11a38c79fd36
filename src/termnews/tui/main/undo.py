"""Undo and redo: the last step, a marking or an edit of the sources, is taken back or done again."""

from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from textual.dom import DOMNode
from textual.worker import WorkerCancelled, WorkerFailed

from termnews.library.lists.marks import Marked
from termnews.library.sources.edit_sources import Changed
from termnews.library.undo_stack import Done, UndoStack
from termnews.tui.background import start
from termnews.tui.messages import MarksChanged, Notice, SourcesChanged

_UNDOABLE = ("marks", "sources")
"""The groups of work that leaves a step to undo."""


@dataclass(frozen=True)
class Undo:
    """Takes steps back, or does them again, in the background, and tells the screen `node` what has changed."""

    node: DOMNode
    undo_stack: UndoStack

    def undo(self) -> None:
        """Take the last step back."""
        self._start(self._undo)

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self._start(self._redo)

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Do it once all is done that was begun before: of `AU` typed at once, U takes back what A did."""
        begun = [each for each in self.node.workers if each.group in _UNDOABLE and not each.is_finished]

        async def after() -> None:
            for worker in begun:
                with suppress(WorkerFailed, WorkerCancelled):
                    await worker.wait()
            await work()

        start(self.node, after, "marks")

    async def _undo(self) -> None:
        step = await self.undo_stack.undo()
        if step is None:
            self.node.post_message(Notice("There is nothing to undo."))
        else:
            redoing = step.redoing if isinstance(step, Changed) else "does it again"
            self._tell(step, step.undone_sentence(), f"{{mark.redo}} {redoing}", undone=True)

    async def _redo(self) -> None:
        step = await self.undo_stack.redo()
        if step is None:
            self.node.post_message(Notice("There is nothing to do again."))
        else:
            self._tell(step, step.sentence(), "{mark.undo} undoes")

    def _tell(self, step: Done, said: str, hint: str, *, undone: bool = False) -> None:
        if isinstance(step, Marked):
            self.node.post_message(MarksChanged(step, undone=undone))
        else:
            self.node.post_message(SourcesChanged())
        self.node.post_message(Notice(f"{said}: ", hint=hint))
