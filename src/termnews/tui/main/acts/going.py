"""Going from place to place: into a pane and out of it, from article to article."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen


class Going:
    """The group `go`."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen

    def open(self, row: int | None) -> None:
        """Open what the cursor is on, or the link that is selected; with a number, go to that row."""
        screen = self._screen
        if row is not None:
            screen.perform("move.top", row)
        elif screen.at == "tree":
            screen.tree_pane.enter()
        elif screen.at == "list":
            screen.list_pane.open()
        else:
            screen.article.links.open()

    def right(self) -> None:
        """Into the pane on the right."""
        self.open(None)

    def leave(self) -> None:
        """Back; in the tree, quit."""
        if self._screen.at == "tree" and not self._screen.list_pane.search_line.active:
            self._screen.perform("app.quit")
        else:
            self.back()

    def back(self) -> None:
        """Out of the selected link, the article, the search or the list."""
        screen = self._screen
        if screen.at == "article":
            screen.article.leave()
        elif screen.at == "list":
            screen.list_pane.leave()
        elif screen.list_pane.search_line.active:
            screen.list_pane.leave_search()
