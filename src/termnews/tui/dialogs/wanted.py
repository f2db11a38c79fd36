"""Wanted pages, asked for while offline: they come with the next refresh, or at once."""

from textual import events
from textual.message import Message

from termnews.domain.dates import age
from termnews.domain.document import WantedPage
from termnews.domain.shown_address import shown_host
from termnews.library.library import Library
from termnews.tui.background import start
from termnews.tui.dialogs.dialog import DialogRows
from termnews.tui.dialogs.list_dialog import ListDialog
from termnews.tui.look.safe_text import cut_address, cut_host, fit, one_line
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.rows.row_list import Cells

_MOST_ROWS = 14
_AGE = 8


class WantedRows(DialogRows[WantedPage]):
    """Wanted pages, each with the title of the article whose link it was."""

    empty_text = "No pages are waiting to be fetched."

    def __init__(self, library: Library, *, id: str) -> None:
        super().__init__(id=id)
        self._library = library
        self._titles: dict[int, str] = {}

    def fill(self) -> None:
        """Take the list from the cache."""
        queries = self._library.queries
        self.items = queries.wanted()
        ids = list(dict.fromkeys(page.article for page in self.items if page.article is not None))
        self._titles = {headline.id: headline.title for headline in queries.headlines(ids)}
        self.styles.height = 2 * max(1, min(len(self.items), _MOST_ROWS // 2))
        self.row_height = 2
        self.rows_changed()

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a page on two lines: its address and how long it is wanted, and where its link stands."""
        page = self.items[row]
        asked = age(page.asked, self._library.now()) if page.asked else ""
        inside = self._titles.get(page.article or 0, "")
        room = max(1, width - 4)
        where = cut_host(shown_host(page.url), room)
        below = f"{where}, in {inside}" if inside else where
        address_room = max(1, width - _AGE - 2)
        first: Cells = [
            (" " + fit(cut_address(page.url, address_room), address_room), self.style_of("row")),
            (fit(asked, _AGE, "right") + " ", self.style_of("muted")),
        ]
        return [first, [("   " + one_line(below, room), self.style_of("muted"))]]


class WantedScreen(ListDialog[str]):
    """Gives the address of a page to open; None where none was chosen."""

    DEFAULT_CSS = rules_for("WantedScreen", __file__)
    rows: WantedRows

    class Forgotten(Message):
        """A page is wanted no longer."""

    def __init__(self, library: Library) -> None:
        enter = "There is no network now" if library.offline else "Enter open"
        rows = WantedRows(library, id="rows")
        super().__init__("Wanted pages", rows, f"{enter} · d forget it · Esc close")
        self._library = library

    def on_mount(self) -> None:
        """Show what is wanted."""
        self.rows.fill()

    def pressed(self, event: events.Key) -> bool:
        """Take a page off the list."""
        if event.key not in ("d", "delete") or not self.rows.items:
            return False
        url = self.result(self.rows.cursor)

        async def forget() -> None:
            await self._library.reading.unwant(url)
            self.post_message(self.Forgotten())

        start(self, forget, "wanted")
        return True

    def on_wanted_screen_forgotten(self) -> None:
        """Show what is left."""
        self.rows.fill()

    def result(self, row: int) -> str:
        """Return the address of the page."""
        return self.rows.items[row].url
