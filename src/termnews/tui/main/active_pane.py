"""Dispatcher of the keys that each pane answers in its own way: moving, opening, leaving, the address."""

from collections.abc import Callable

from termnews.tui.main.panes import Panes

_END = 10**9
"""A row or line below any other."""


class ActivePane:
    """Hands a key to the pane that has the keys."""

    def __init__(self, panes: Panes, leave_program: Callable[[], None]) -> None:
        self._panes = panes
        self._tree_pane, self._list_pane, self._article = panes.tree_pane, panes.list_pane, panes.article_pane
        self._leave_program = leave_program

    def open(self, row: int | None = None) -> None:
        """Open what the cursor is on, or the link that is selected; with a number, go to that row."""
        if row is not None:
            self.top(row)
        elif self._panes.at == "tree":
            self._tree_pane.enter()
        elif self._panes.at == "list":
            self._list_pane.open()
        else:
            self._article.links.open()

    def back(self) -> None:
        """Go out of the selected link, the article, the search or the list."""
        if self._panes.at == "article":
            self._article.leave()
        elif self._panes.at == "list":
            self._list_pane.leave()
        elif self._list_pane.search_line.active:
            self._list_pane.leave_search()

    def leave(self) -> None:
        """Go back; in the tree, leave the program."""
        if self._panes.at == "tree" and not self._list_pane.search_line.active:
            self._leave_program()
        else:
            self.back()

    def top(self, row: int | None) -> None:
        """Move to the first row or line, or to the one with that number."""
        self._panes.view.move_to(0 if row is None else row - 1)

    def bottom(self, row: int | None) -> None:
        """Move to the last row or line, or to the one with that number."""
        self._panes.view.move_to(_END if row is None else row - 1)

    def space(self) -> None:
        """Go a page on; at the end of an article, to the next unread one; in the tree, fold."""
        if self._panes.at == "tree":
            self._tree_pane.source_tree.fold()
        elif self._panes.at == "list":
            self._list_pane.open()
        elif not self._article.view.move_page(1):
            self._list_pane.walk.to_unread(1)

    def browse(self) -> None:
        """Open the address of the selected link, or of the article, in the browser."""
        (self._article if self._panes.at == "article" else self._list_pane).links.browse()

    def copy(self) -> None:
        """Copy the address of the selected link, or of the article."""
        (self._article if self._panes.at == "article" else self._list_pane).links.copy()
