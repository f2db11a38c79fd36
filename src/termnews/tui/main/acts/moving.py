"""Moving within a list or an article: rows, lines, pages."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen


class Moving:
    """The group `move`."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen

    def _step(self, rows: int) -> None:
        if self._screen.at == "article":
            self._screen.article.view.scroll_lines(rows)
        else:
            self._screen.rows.move_by(rows)

    def down(self, count: int) -> None:
        """One row or line down."""
        self._step(count)

    def up(self, count: int) -> None:
        """One row or line up."""
        self._step(-count)

    def _page(self, pages: float) -> None:
        if self._screen.at == "article":
            self._screen.article.view.scroll_page(pages)
        else:
            self._screen.rows.move_page(pages)

    def half_down(self, count: int) -> None:
        """Half a page down."""
        self._page(0.5 * count)

    def half_up(self, count: int) -> None:
        """Half a page up."""
        self._page(-0.5 * count)

    def page_down(self, count: int) -> None:
        """A page down."""
        self._page(count)

    def page_up(self, count: int) -> None:
        """A page up."""
        self._page(-count)

    def _row(self, row: int) -> None:
        """To a row or line, counted from 1."""
        if self._screen.at == "article":
            self._screen.article.view.scroll_lines(row - 1 - self._screen.article.view.scroll_offset.y)
        else:
            self._screen.rows.move_to(row - 1)

    def top(self, row: int | None) -> None:
        """To the first row or line, or to the one with that number."""
        self._row(1 if row is None else row)

    def bottom(self, row: int | None) -> None:
        """To the last row or line, or to the one with that number."""
        if row is not None:
            self._row(row)
        elif self._screen.at == "article":
            self._screen.article.view.scroll_bottom()
        else:
            self._screen.rows.move_to(self._screen.rows.count - 1)

    def space(self) -> None:
        """A page on; at the end of an article, the next unread one; in the tree, fold."""
        screen = self._screen
        if screen.at == "tree":
            screen.tree_list.fold()
        elif screen.at == "list":
            self._screen.perform("go.open")
        elif not screen.article.view.scroll_page(1):
            self._screen.perform("go.next_unread")
