"""Links: selecting, opening in the browser, back and forward, copying."""

from typing import TYPE_CHECKING

from termnews.domain.shown_address import shown_address
from termnews.domain.text import count_of
from termnews.tui.article.browser import open_in_browser
from termnews.tui.dialogs.links import LinksScreen

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen


class Links:
    """The group `link`."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen

    def next(self) -> None:
        """Select the next link."""
        self._screen.article.select_next()

    def previous(self) -> None:
        """Select the previous link."""
        self._screen.article.select_previous()

    def select(self, number: int) -> None:
        """Select the link with a number."""
        if not self._screen.article.select_number(number):
            self._screen.tell(f"There is no link {number} here.")

    def _address(self) -> str | None:
        """The address of the selected link, else of the article."""
        screen = self._screen
        if screen.at == "article":
            if screen.article.selected is not None and screen.article.selected.url:
                return screen.article.selected.url
            if screen.stories.opened is not None:
                return screen.stories.opened.document.url
        headline = screen.headlines.current
        return headline.url if headline else None

    def browser(self) -> None:
        """Open the address in the browser."""
        url = self._address()
        if url is None:
            self._screen.tell("This article names no address to open.")
            return
        command = self._screen.library.settings.browser
        self._screen.tell(open_in_browser(url, command))

    def enclosure(self) -> None:
        """Open the file that comes with the article (sound, film) outside the reader; of several, show the list."""
        opened = self._screen.stories.opened
        files = [link for link in opened.document.links if link.kind == "enclosure"] if opened else []
        if not files:
            self._screen.tell("No file comes with this article.")
        elif len(files) == 1:
            self._screen.tell(open_in_browser(files[0].url, self._screen.library.settings.browser))
        else:
            self.all()

    def copy(self) -> None:
        """Copy the address to the clipboard (OSC 52); of several headlines that are selected, one a line."""
        rows = self._screen.headlines
        if self._screen.at == "list" and rows.chosen:
            found = self._screen.library.queries.headlines([rows.ids[row] for row in rows.chosen])
            urls = [one.url for one in found if one.url]
            self._screen.app.copy_to_clipboard("\n".join(urls))
            self._screen.perform("mark.unselect")
            self._screen.tell(f"Copied {count_of(len(urls), 'address', 'addresses')}")
            return
        url = self._address()
        if url is None:
            self._screen.tell("This article names no address to copy.")
            return
        self._screen.app.copy_to_clipboard(url)
        self._screen.tell(f"Copied {shown_address(url)}")

    def back(self) -> None:
        """Back through what was read."""
        self._screen.stories.back()

    def forward(self) -> None:
        """Forward again."""
        self._screen.stories.forward()

    def hints(self) -> None:
        """Put a letter on every link in sight."""
        self._screen.link_hints.begin()

    def all(self) -> None:
        """Show all links as a list."""
        opened = self._screen.stories.opened
        if opened is None or not opened.document.links:
            self._screen.tell("There are no links in this article.")
            return

        def chosen(number: int | None) -> None:
            link = opened.document.link(number) if number else None
            if link is not None:
                self._screen.stories.follow(link.url)

        self._screen.app.push_screen(LinksScreen(opened.document, opened.states), chosen)
