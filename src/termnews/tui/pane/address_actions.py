"""Browser and clipboard for the address of what one is at, in whichever pane."""

from collections.abc import Callable

from textual.widget import Widget

from termnews.domain.shown_address import shown_address
from termnews.tui.messages import Notice
from termnews.tui.pane.browser import open_in_browser


class AddressActions:
    """Opens and copies addresses, and posts to a widget what came of it; `browser` gives the reader's own command."""

    def __init__(self, widget: Widget, browser: Callable[[], str | None]) -> None:
        self._widget = widget
        self._browser = browser

    def browse(self, url: str | None) -> None:
        """Open an address in the browser."""
        if url is None:
            self.tell("This article has no address to open.")
        else:
            self.tell(open_in_browser(url, self._browser()))

    def copy(self, url: str | None) -> None:
        """Copy an address to the clipboard (OSC 52)."""
        if url is None:
            self.tell("This article has no address to copy.")
        else:
            self._widget.app.copy_to_clipboard(url)
            self.tell(f"Copied {shown_address(url)}")

    def tell(self, text: str) -> None:
        """Say a sentence to the reader."""
        self._widget.post_message(Notice(text))
