"""Undo: the last step is taken back, a marking or an edit of the sources."""

from dataclasses import dataclass

from textual.dom import DOMNode

from termnews.library.lists.marks import Marked
from termnews.library.undo_stack import UndoStack
from termnews.tui.background import start
from termnews.tui.messages import MarksChanged, Notice, SourcesChanged


@dataclass(frozen=True)
class Undo:
    """Takes steps back in the background and tells the screen `node` what has changed."""

    node: DOMNode
    undo_stack: UndoStack

    def undo(self) -> None:
        """Take the last step back."""
        start(self.node, self._undo, "marks")

    async def _undo(self) -> None:
        step = await self.undo_stack.undo()
        if step is None:
            self.node.post_message(Notice("There is nothing to undo."))
        elif isinstance(step, Marked):
            self.node.post_message(MarksChanged(step, undone=True, tell=True))
        else:
            self.node.post_message(SourcesChanged(said=f"Undone: {step.sentence()}"))
