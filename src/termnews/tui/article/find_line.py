"""The line below the article where one types what to find in it, and the find that goes on when it is closed."""

from typing import TYPE_CHECKING

from termnews.tui.article.page.model import Page
from termnews.tui.look.glyphs import words

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen


class FindLine:
    """Opens and closes the line; the matches are kept by the article's view (`found`)."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._view = screen.article
        self._field = screen.find_field
        # the page, line and position one was at when the find began
        self._before: tuple[Page, int, float] = (Page(), 0, 0.0)

    @property
    def active(self) -> bool:
        """Whether something is looked for, or is about to be."""
        return bool(self._field.display or self._view.found.wanted)

    def begin(self) -> None:
        """Open the line below the article and give it the keys; what was looked for before stands there."""
        if self._screen.stories.opened is None:
            self._screen.tell("Open an article to find text in it.")
            return
        self._before = (self._view.page, self._view.scroll_offset.y, self._view.position)
        self._screen.go_to("article")
        self._field.open()
        self._screen.status.show(hints=[("Enter", "keep"), (words("↓ ↑"), "next, previous"), ("Esc", "back")])
        if self._field.value:
            self.typed(self._field.value)

    def typed(self, text: str) -> None:
        """Find the text as it stands, from the place one was at on."""
        self._return()
        self._view.found.look_for(text, line=self._view.scroll_offset.y)
        self._screen.show_titles()

    def submitted(self) -> None:
        """Close the line and keep the find; without a match there is none to keep."""
        if self._view.found.at is None:
            if self._field.value.strip():
                self._screen.tell("This article does not hold that text.")
            self.leave()
            return
        self._field.close()
        self._screen.go_to("article")

    def leave(self) -> None:
        """End the find and be where one was before it."""
        self._return()
        self.end()
        self._screen.go_to("article")

    def end(self) -> None:
        """Close the line, take the marks away and stay where one is."""
        if not self.active:
            return
        self._field.close()
        self._view.found.end()
        self._screen.show_titles()
        self._screen.at_changed()

    def step(self, step: int) -> None:
        """Go to the next match (1) or the one before (-1)."""
        found = self._view.found
        if not found.wanted:
            self._screen.tell("Nothing is looked for: / finds text in an article.")
        elif found.matches:
            found.step(step)
            self._screen.show_titles()

    def moved(self, step: int) -> None:
        """Go to the next match (1) or the one before (-1)."""
        self.step(step)

    def tabbed(self) -> None:
        """Close the line and keep the find."""
        self.submitted()

    def _return(self) -> None:
        page, line, position = self._before
        if page is not self._view.page:
            line = self._view.page.line_at_position(position)
        self._view.scroll_lines(line - self._view.scroll_offset.y)
