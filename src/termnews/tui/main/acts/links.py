"""Browser and clipboard: for what is read, or for the headline under the cursor."""

from typing import TYPE_CHECKING

from termnews.domain.shown_address import shown_address
from termnews.domain.text import count_of
from termnews.tui.article.browser import open_in_browser

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen


class Links:
    """The actions on an address that are done in the list and in the article."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen

    def _address(self) -> str | None:
        """The address of the article under the cursor."""
        headline = self._screen.list_pane.rows.current
        return headline.url if headline else None

    def browser(self) -> None:
        """Open the address in the browser."""
        if self._screen.at == "article":
            self._screen.article.links.browse()
            return
        url = self._address()
        if url is None:
            self._screen.tell("This article names no address to open.")
            return
        self._screen.tell(open_in_browser(url, self._screen.library.settings.browser))

    def copy(self) -> None:
        """Copy the address to the clipboard (OSC 52); of several headlines that are selected, one a line."""
        if self._screen.at == "article":
            self._screen.article.links.copy()
            return
        selected = self._screen.list_pane.rows.selected
        if self._screen.at == "list" and selected:
            urls = [headline.url for headline in self._screen.library.queries.headlines(selected) if headline.url]
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
