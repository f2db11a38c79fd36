"""Undo and redo: the last step, a marking or an edit of the sources, is taken back or done again."""

from dataclasses import dataclass

from textual.dom import DOMNode

from termnews.library.lists.marks import Marked
from termnews.library.undo_stack import Done, UndoStack
from termnews.tui.background import start
from termnews.tui.messages import MarksChanged, Notice, SourcesChanged


@dataclass(frozen=True)
class Undo:
    """Takes steps back, or does them again, in the background, and tells the screen `node` what has changed."""

    node: DOMNode
    undo_stack: UndoStack

    def undo(self) -> None:
        """Take the last step back."""
        start(self.node, self._undo, "marks")

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        start(self.node, self._redo, "marks")

    async def _undo(self) -> None:
        step = await self.undo_stack.undo()
        if step is None:
            self.node.post_message(Notice("There is nothing to undo."))
        else:
            self._tell(step, step.undone_sentence(), "{mark.redo} does it again", undone=True)

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
