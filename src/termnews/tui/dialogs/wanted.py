"""Wanted pages, asked for while offline: they come with the next refresh, or at once."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from termnews.domain.dates import age
from termnews.domain.document import WantedPage
from termnews.domain.shown_address import shown_host
from termnews.library.library import Library
from termnews.tui.background import start
from termnews.tui.dialogs.dialog import OPEN, Dialog, DialogRows
from termnews.tui.look.glyphs import words
from termnews.tui.look.safe_text import cut_address, cut_host, fit, one_line
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.rows.row_list import Cells, RowList

_MOST_ROWS = 14
_AGE = 8


class WantedRows(DialogRows):
    """Wanted pages, each with the title of the article whose link it was."""

    def __init__(self, library: Library, *, id: str) -> None:
        super().__init__(id=id)
        self._library = library
        self._titles: dict[int, str] = {}
        self.pages: Sequence[WantedPage] = ()

    def fill(self) -> None:
        """Take the list from the cache."""
        queries = self._library.queries
        self.pages = queries.wanted()
        ids = list(dict.fromkeys(page.article for page in self.pages if page.article is not None))
        self._titles = {headline.id: headline.title for headline in queries.headlines(ids)}
        self.styles.height = 2 * max(1, min(len(self.pages), _MOST_ROWS // 2))
        self.row_height = 2
        self.rows_changed()

    @property
    def count(self) -> int:
        """How many pages are wanted."""
        return len(self.pages)

    def empty_text(self) -> str:
        """Return why there is none."""
        return "No page is wanted."

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a page on two lines: its address and how long it is wanted, and where its link stands."""
        page = self.pages[row]
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


class WantedScreen(Dialog[str | None]):
    """Gives the address of a page to open; None where none was chosen."""

    DEFAULT_CSS = rules_for("WantedScreen", __file__)

    class Forgotten(Message):
        """A page is wanted no longer."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._rows = WantedRows(library, id="rows")

    def compose(self) -> ComposeResult:
        """Make the list."""
        with Vertical(id="box"):
            yield Static("Wanted pages", id="title", markup=False)
            yield self._rows
            hint = "Enter open · d no longer wanted · Esc close"
            if self._library.offline:
                hint = "There is no network now · d no longer wanted · Esc close"
            yield Static(words(hint), id="hint", markup=False)

    def on_mount(self) -> None:
        """Let the list have the keys."""
        self._rows.fill()
        self._rows.focus()

    def pressed(self, event: events.Key) -> bool:
        """Take a page off the list."""
        if event.key not in ("d", "delete") or not self._rows.pages:
            return False
        url = self._rows.pages[self._rows.cursor].url

        async def forget() -> None:
            await self._library.reading.unwant(url)
            self.post_message(self.Forgotten())

        start(self, forget, "wanted")
        return True

    def on_wanted_screen_forgotten(self) -> None:
        """Show what is left."""
        self._rows.fill()

    def perform(self, action_id: str) -> bool:
        """Open the page under the cursor, or move."""
        if action_id == OPEN:
            self._open()
            return True
        return super().perform(action_id)

    @on(RowList.Chosen)
    def _open(self) -> None:
        if self._rows.pages:
            self.dismiss(self._rows.pages[self._rows.cursor].url)
