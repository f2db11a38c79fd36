"""Going from place to place: into a pane and out of it, from article to article."""

from typing import TYPE_CHECKING

from termnews.domain.query import Query, Scope
from termnews.tui.screens.contents import ContentsScreen

if TYPE_CHECKING:
    from termnews.tui.screens.main import MainScreen


class Going:
    """The group `go`."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen

    def open(self) -> None:
        """Open what the cursor is on, or the link that is selected."""
        screen = self._screen
        if screen.at == "tree":
            screen.go_to("list")
        elif screen.at == "list":
            headline = screen.headlines.current
            if headline is not None:
                screen.stories.open(headline.id)
        elif screen.article.selected is not None:
            screen.open_target(screen.article.selected)
        else:
            screen.tell("Tab selects a link; Enter opens it here.")

    def right(self) -> None:
        """Into the pane on the right."""
        self.open()

    def leave(self) -> None:
        """Back; in the tree, quit."""
        if self._screen.at == "tree" and not self._screen.listing.searching:
            self._screen.perform("app.quit")
        else:
            self.back()

    def back(self) -> None:
        """Out of the selected link, the article, the search or the list."""
        screen = self._screen
        if screen.at == "article":
            if screen.article.selected is not None:
                screen.article.clear_selection()
                return
            screen.stories.keep_place()
            screen.find_line.end()
            screen.zen = False
            screen.go_to("list")
        elif screen.listing.searching:
            screen.search_line.leave()
        else:
            screen.go_to("tree")

    def contents(self) -> None:
        """Show the headings of the article."""
        view = self._screen.article
        if not view.page.headings:
            self._screen.tell("This article has no headings.")
            return

        def chosen(index: int | None) -> None:
            # a page laid out anew meanwhile has the same headings on other lines
            if index is not None and index < len(view.page.headings):
                view.scroll_lines(view.page.headings[index].line - view.scroll_offset.y)

        self._screen.app.push_screen(ContentsScreen(view.page.headings, view.scroll_offset.y), chosen)

    def next_article(self) -> None:
        """Read the next article of the list."""
        self._neighbour(1)

    def previous_article(self) -> None:
        """Read the previous article of the list."""
        self._neighbour(-1)

    def _neighbour(self, step: int) -> None:
        screen = self._screen
        row = screen.headlines.cursor + step
        if not 0 <= row < screen.headlines.count:
            screen.tell("This is the last article of the list." if step > 0 else "This is the first article.")
            return
        self._go_to_row(row)

    def _go_to_row(self, row: int) -> None:
        screen = self._screen
        reading = screen.at == "article"
        screen.headlines.move_to(row)
        if reading:
            screen.stories.open(screen.headlines.ids[row])

    def next_unread(self) -> None:
        """To the next unread article of the list."""
        self._unread(1)

    def previous_unread(self) -> None:
        """To the previous unread article of the list."""
        self._unread(-1)

    def _unread(self, step: int) -> None:
        screen = self._screen
        rows = screen.headlines
        unread = set(screen.library.lists.articles.ids(Query(Scope.UNREAD)))
        row = rows.cursor + step
        while 0 <= row < rows.count:
            if rows.ids[row] in unread:
                self._go_to_row(row)
                return
            row += step
        screen.tell("No more unread articles below." if step > 0 else "No unread articles above.")
