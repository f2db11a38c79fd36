"""The line above the list where one types a search: opened, closed, and the keys that are not text."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen


class SearchLine:
    """Opens and closes the search; the listing asks and answers."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._opens = False

    def begin(self) -> None:
        """Open the line above the list and give it the keys."""
        screen = self._screen
        screen.listing.begin_search()
        screen.headlines.attended = True
        screen.zen = False
        screen.at = "list"
        screen.lay_panes()
        screen.search.open()
        if screen.search.value:
            screen.listing.ask(screen.search.value)
        else:
            screen.listing.answer("", [])

    def typed(self, text: str) -> None:
        """Search as the text stands."""
        self._opens = False
        self._screen.listing.ask(text)

    def submitted(self) -> None:
        """Open the article under the cursor, as soon as what was typed last is found."""
        self._opens = not self._screen.listing.answered
        if self._opens:
            return
        headline = self._screen.headlines.current
        if headline is not None:
            self._screen.article.open(headline.id)

    def answered(self) -> None:
        """Open the first article, where it was asked for before it was found and nothing was typed since."""
        if self._opens and self._screen.listing.answered:
            self.submitted()

    def leave(self) -> None:
        """Close the search and be where one was."""
        self._opens = False
        self.close()
        self._screen.go_to(self._screen.listing.leave_search())

    def close(self) -> None:
        """Take the line and the marks of its words away."""
        screen = self._screen
        screen.search.close()
        screen.search.fill("")
        screen.headlines.attended = False
        screen.article.view.highlight(())

    def moved(self, step: int) -> None:
        """Move the cursor of the list."""
        self._opens = False
        self._screen.headlines.move_by(step)

    def tabbed(self) -> None:
        """Give the keys to the list; the line stays."""
        self._opens = False
        self._screen.go_to("list")
