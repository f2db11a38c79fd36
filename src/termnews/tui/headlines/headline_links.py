"""Links of the list: the addresses of its headlines, for the browser and the clipboard."""

from collections.abc import Callable

from termnews.domain.text import count_of
from termnews.tui.headlines.headline_list import HeadlineList
from termnews.tui.headlines.headline_pages import Load
from termnews.tui.pane.address_actions import AddressActions


class HeadlineLinks:
    """What keys do with addresses of headlines; `unselect` ends a selection that was copied."""

    def __init__(
        self,
        rows: HeadlineList,
        *,
        headlines: Load,
        browser: Callable[[], str | None],
        unselect: Callable[[], None],
    ) -> None:
        self._rows = rows
        self._headlines = headlines
        self._addresses = AddressActions(rows, browser)
        self._unselect = unselect

    def browse(self) -> None:
        """Open the article under the cursor in the browser."""
        self._addresses.browse(self._address())

    def copy(self) -> None:
        """Copy the address of the article under the cursor; of several that are selected, one a line."""
        selected = self._rows.selected
        if not selected:
            self._addresses.copy(self._address())
            return
        urls = [headline.url for headline in self._headlines(selected) if headline.url]
        self._rows.app.copy_to_clipboard("\n".join(urls))
        self._unselect()
        self._addresses.tell(f"Copied {count_of(len(urls), 'address', 'addresses')}")

    def _address(self) -> str | None:
        headline = self._rows.current
        return headline.url if headline is not None else None
