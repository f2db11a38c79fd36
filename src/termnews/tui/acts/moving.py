"""Moving within a list or an article: rows, lines, pages."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from termnews.tui.screens.main import MainScreen


class Moving:
    """The group `move`."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen

    def _step(self, rows: int) -> None:
        if self._screen.at == "article":
            self._screen.article.scroll_lines(rows)
        else:
            self._screen.rows.move_by(rows)

    def down(self) -> None:
        """One row or line down."""
        self._step(1)

    def up(self) -> None:
        """One row or line up."""
        self._step(-1)

    def _page(self, pages: float) -> None:
        if self._screen.at == "article":
            self._screen.article.scroll_page(pages)
        else:
            self._screen.rows.move_page(pages)

    def half_down(self) -> None:
        """Half a page down."""
        self._page(0.5)

    def half_up(self) -> None:
        """Half a page up."""
        self._page(-0.5)

    def page_down(self) -> None:
        """A page down."""
        self._page(1)

    def page_up(self) -> None:
        """A page up."""
        self._page(-1)

    def top(self) -> None:
        """To the first row or line."""
        if self._screen.at == "article":
            self._screen.article.scroll_top()
        else:
            self._screen.rows.move_to(0)

    def bottom(self) -> None:
        """To the last row or line."""
        if self._screen.at == "article":
            self._screen.article.scroll_bottom()
        else:
            self._screen.rows.move_to(self._screen.rows.count - 1)

    def space(self) -> None:
        """A page on; at the end of an article, the next unread one; in the tree, fold."""
        screen = self._screen
        if screen.at == "tree":
            screen.tree_list.fold()
        elif screen.at == "list":
            self._screen.perform("go.open")
        elif not screen.article.scroll_page(1):
            self._screen.perform("go.next_unread")
