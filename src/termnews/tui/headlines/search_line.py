"""The line above the list where one types a search: opened, closed, and the keys that are not text."""

from typing import TYPE_CHECKING

from textual.widgets import Input

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen

MOVES = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}


class SearchLine:
    """Opens and closes the search; the listing asks and answers."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._opens = False

    @property
    def has_keys(self) -> bool:
        """Whether one types in it."""
        return self._screen.focused is self._screen.search

    def begin(self) -> None:
        """Open the line above the list and give it the keys."""
        screen = self._screen
        screen.listing.begin_search()
        screen.search.display = screen.headlines.attended = True
        screen.zen = False
        screen.at = "list"
        screen.lay_panes()
        screen.set_focus(screen.search)
        if screen.search.value:
            screen.search.action_select_all()
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
            self._screen.stories.open(headline.id)

    def answered(self) -> None:
        """Open the first article, where it was asked for before it was found and nothing was typed since."""
        if self._opens and self._screen.listing.answered:
            self.submitted()

    def leave(self) -> None:
        """Close the search and be where one was."""
        self.close()
        self._screen.go_to(self._screen.listing.leave_search())

    def close(self) -> None:
        """Take the line and the marks of its words away."""
        screen = self._screen
        screen.search.display = screen.headlines.attended = False
        with screen.search.prevent(Input.Changed):
            screen.search.value = ""
        screen.article.highlight(())

    def press(self, key: str) -> bool:
        """Do what a key means while one types; False for the keys that are text."""
        self._opens = False
        if key in MOVES:
            self._screen.headlines.move_by(MOVES[key])
        elif key == "escape":
            self.leave()
        elif key == "tab":
            self._screen.go_to("list")
        elif key == "ctrl+p":
            self._screen.perform("app.palette")
        else:
            return False
        return True
