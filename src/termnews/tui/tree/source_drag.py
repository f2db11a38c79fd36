"""Drag and drop of a source to another category."""

from termnews.domain.source import Source
from termnews.tui.pane.tree_row import TreeRow


class SourceDrag:
    """The row that is dragged, and the category `over` which it is; `dropped` tells that the last one ended in one."""

    def __init__(self) -> None:
        self._row: TreeRow | None = None
        self.over: str | None = None
        self.dropped = False

    def __bool__(self) -> bool:
        return self._row is not None

    def begin(self, row: TreeRow | None) -> None:
        """Drag a row, if it is a source."""
        self._row = row if row is not None and row.source is not None else None

    def move(self, row: TreeRow | None) -> bool:
        """Be over a row; tell whether that is another category, where the source's own counts as none."""
        before, own = self.over, self._row.category if self._row is not None else None
        self.over = row.category if row is not None and row.category != own else None
        return self.over != before

    def end(self) -> tuple[Source, str] | None:
        """Drop what is dragged; return the source and its new category, if there is one."""
        row, over = self._row, self.over
        self._row = self.over = None
        self.dropped = over is not None
        return (row.source, over) if row is not None and row.source is not None and over is not None else None
