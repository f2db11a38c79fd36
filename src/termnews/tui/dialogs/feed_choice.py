"""Feed picker of the dialog that subscribes: the feed at an address, others of its page, and the category."""

from collections.abc import Sequence
from datetime import datetime

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from termnews.domain.source import UNFILED
from termnews.library.sources.add_source import Discovery
from termnews.tui.dialogs.category_input import CategoryInput
from termnews.tui.dialogs.dialog import DialogRows
from termnews.tui.dialogs.feed_preview import feed_preview
from termnews.tui.look.glyphs import glyphs
from termnews.tui.look.safe_text import content, cut_address, fit
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.rows.row_list import Cells

_MOST_ROWS = 5


class FeedRows(DialogRows[tuple[str, str]]):
    """The feeds that a page names, by address and title; the `chosen` one is looked at, `ticked` are to be added."""

    chosen = ""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.ticked: set[str] = set()

    def on_key(self, event: events.Key) -> None:
        """Tick the feed under the cursor with Space, or no longer, and go on to the next."""
        if event.key == "space" and self.items:
            event.stop()
            self.ticked ^= {self.items[self.cursor][0]}
            self.refresh()
            self.move_by(1)

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a feed: a mark at the one that is looked at, whether it is ticked, its title, its address."""
        url, title = self.items[row]
        mark = glyphs.disc if url == self.chosen else " "
        tick = "[x]" if url in self.ticked else "[ ]"
        room = max(1, (width - 9) // 2)
        return [[
            (f" {mark} ", self.style_of("accent")),
            (f"{tick} ", self.style_of("accent" if url in self.ticked else "muted")),
            (fit(title or url, room), self.style_of("row")),
            ("  ", self.style_of("muted")), (cut_address(url, room), self.style_of("muted")),
        ]]  # fmt: skip


class FeedChoice(Vertical):
    """Hidden until an address has led to a feed: `discovery` is what it found, None where there is nothing."""

    DEFAULT_CSS = rules_for("FeedChoice", __file__)

    def __init__(self, categories: Sequence[str], *, id: str) -> None:
        super().__init__(id=id)
        self.discovery: Discovery | None = None
        self.feeds = FeedRows(id="feeds")
        self.category_field = CategoryInput(categories, id="category")
        self._feeds_label = Static("Feeds of this page", classes="label", markup=False)

    def compose(self) -> ComposeResult:
        """Make the parts, top to bottom in the order of Tab."""
        yield Static(id="feed", markup=False)
        yield self._feeds_label
        yield self.feeds
        yield Static("Category", classes="label", markup=False)
        yield self.category_field
        yield Static(id="categories", markup=False)

    def on_mount(self) -> None:
        """Offer all categories."""
        self._offer()

    @property
    def category(self) -> str:
        """The category that was typed or chosen."""
        return self.category_field.value.strip() or UNFILED

    @property
    def ticked(self) -> list[str]:
        """The addresses of the feeds that are ticked, in their order."""
        return [url for url, _ in self.feeds.items if url in self.feeds.ticked]

    def names(self, address: str) -> bool:
        """Tell whether the feed at `address` is one of those to choose from."""
        return any(address == url for url, _ in self.feeds.items)

    def show(self, address: str, discovery: Discovery, now: datetime, *, subscribed_in: str | None) -> None:
        """Show what `address` led to; the list of feeds stays where it is one of them."""
        if not self.names(address):
            first = (discovery.first.url, discovery.first.title)
            self.feeds.items = (first, *discovery.others) if discovery.others else ()
            self.feeds.chosen, self.feeds.ticked = discovery.first.url, set()
        else:
            self.feeds.chosen = address
        self.discovery = discovery
        self.query_one("#feed", Static).update(feed_preview(discovery.first, now, subscribed_in=subscribed_in))
        self._arrange()

    def clear(self) -> None:
        """Hide everything."""
        self.discovery, self.feeds.items = None, ()
        self._arrange()

    def _arrange(self) -> None:
        count = len(self.feeds.items)
        self.feeds.display = self._feeds_label.display = count > 1
        self.feeds.styles.height = min(count, _MOST_ROWS)
        self.feeds.rows_changed()
        self.set_class(self.discovery is not None, "-shown")

    @on(Input.Changed, "#category")
    def _offer(self) -> None:
        names = f" {glyphs.dot} ".join(self.category_field.matching())
        self.query_one("#categories", Static).update(content(names))
