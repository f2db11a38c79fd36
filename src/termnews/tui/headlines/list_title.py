"""Title of the list: what it is called, and how many articles it has, which is what the tree says."""

from dataclasses import replace

from termnews.domain.query import Scope
from termnews.domain.text import grouped
from termnews.tui.headlines.headline_list import HeadlineList
from termnews.tui.headlines.list_contents import ListContents
from termnews.tui.pane.pane_title import PaneTitle
from termnews.tui.pane.tree_row import Kind, TreeRow


class ListTitle:
    """The line above the list. `row` is the row of the tree whose list was asked for last."""

    def __init__(self, title: PaneTitle, rows: HeadlineList, contents: ListContents) -> None:
        self._title = title
        self._rows = rows
        self._contents = contents
        self.row: TreeRow | None = None

    def show(self) -> None:
        """Say what the list is called and how many articles it has, or how many of them are selected."""
        rows = self._rows
        selected = rows.selection.count(rows.cursor) if rows.selection else 0
        self._title.show(self._contents.name, f"{grouped(selected)} selected" if selected else self._count())

    def recounted(self, row: TreeRow | None) -> None:
        """Count as the tree does, which has counted anew; `row` is the one under its cursor."""
        if row is not None and self.row is not None and row.key == self.row.key:
            self.row = replace(self.row, unread=row.unread)
            self.show()

    def _count(self) -> str:
        """Return how many articles the list has: of a row of the tree, as many as stand beside that row.

        A list of unread articles goes on to show those that were read since, which count no more.
        """
        row, rows, contents = self.row, self._rows, self._contents
        if row is None or contents.title != row.label or contents.narrowed or row.kind is Kind.HISTORY:
            return f"{grouped(rows.count)}{'+' if rows.growing else ''}" if rows.count else ""
        if contents.read_too and row.query.scope is Scope.UNREAD and rows.count:
            return f"{grouped(row.unread)} of {grouped(rows.count)}"
        return grouped(row.unread) if row.unread else ""
