"""Going from place to place: into a pane and out of it, from article to article."""

from typing import TYPE_CHECKING

from termnews.tui.main.acts.walking import to_neighbour, to_random_unread, to_unread

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
            headline = screen.headlines.current
            if headline is not None:
                screen.article.open(headline.id)
        else:
            screen.article.links.open()

    def right(self) -> None:
        """Into the pane on the right."""
        self.open(None)

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
            screen.article.leave()
        elif screen.at == "list" and screen.headlines.selection:
            screen.perform("mark.unselect")
        elif screen.listing.searching:
            screen.search_line.leave()
        elif screen.at == "list" and screen.filter_line.text:
            screen.filter_line.drop()
        else:
            screen.go_to("tree")

    def next_article(self, count: int) -> None:
        """Read the next article of the list."""
        to_neighbour(self._screen, 1, count)

    def previous_article(self, count: int) -> None:
        """Read the previous article of the list."""
        to_neighbour(self._screen, -1, count)

    def next_unread(self, count: int) -> None:
        """To the next unread article of the list."""
        to_unread(self._screen, 1, count)

    def previous_unread(self, count: int) -> None:
        """To the previous unread article of the list."""
        to_unread(self._screen, -1, count)

    def random_unread(self) -> None:
        """To an unread article of the list at random."""
        to_random_unread(self._screen)
