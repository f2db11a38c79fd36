"""Link list of an article."""

from collections.abc import Mapping, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from termnews.domain.document import Document, Link, LinkKind, LinkState
from termnews.domain.shown_address import shown_address, shown_host
from termnews.domain.text import count_of
from termnews.tui.article.page.inline import state_sign, state_words
from termnews.tui.dialogs.dialog import OPEN, Dialog, DialogRows
from termnews.tui.look.cell_width import cells
from termnews.tui.look.glyphs import glyphs, words
from termnews.tui.look.safe_text import cut_host, fit, one_line
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.rows.row_list import Cells, RowList

WIDE = 76
_KINDS: dict[LinkKind, str] = {"body": "", "also_read": "Also Read", "related": "Related", "enclosure": "File"}
_KIND_WIDTH, _STATE_WIDTH = 9, 14


class LinkRows(DialogRows):
    """Links, on one line each where there is room, else on two."""

    def __init__(self, links: Sequence[Link], states: Mapping[str, LinkState], *, id: str) -> None:
        super().__init__(id=id)
        self._links = links
        self._states = states
        self._longest = max((cells(shown_host(link.url)) for link in links), default=0)

    @property
    def count(self) -> int:
        """How many links there are."""
        return len(self._links)

    @property
    def current(self) -> Link | None:
        """The link under the cursor."""
        return self._links[self.cursor] if self._links else None

    def empty_text(self) -> str:
        """Say that there is nothing to choose."""
        return "This article has no links."

    def rows_changed(self) -> None:
        """Choose one or two lines a row by the room there is, then draw anew."""
        self.row_height = 1 if self.scrollable_content_region.width >= WIDE else 2
        super().rows_changed()

    def select(self, number: int) -> bool:
        """Put the cursor on the link with this number; tell whether there is one."""
        row = next((row for row, link in enumerate(self._links) if link.n == number), None)
        if row is not None:
            self.move_to(row)
        return row is not None

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a link: number, text, kind, host and whether it can be read offline."""
        link = self._links[row]
        digits = len(str(self._links[-1].n))
        known = self._states.get(link.url, LinkState())
        state = state_words(known)
        muted, accent, plain = self.style_of("muted"), self.style_of("accent"), self.style_of("row")
        number = (f" {link.n:>{digits}}  ", accent)
        kind, where = _KINDS[link.kind], shown_host(link.url)
        text = link.text.strip() or shown_address(link.url)
        used = digits + 3
        if width < WIDE:
            second: Cells = [(" " * used, muted)]
            if kind:
                second.append((f"{kind} ", accent))
            room = width - used - (cells(kind) + 1 if kind else 0) - 1
            between = f" {glyphs.dot} " if where else ""
            if cells(state + between + where) > room:
                state = state_sign(known)
            second.append((f"{state}{between}{cut_host(where, room - cells(state + between))}", muted))
            return [[number, (one_line(text, width - used - 1), plain)], second]
        host_width = min(max(16, width // 4, self._longest), width // 2)
        room = width - used - _KIND_WIDTH - host_width - _STATE_WIDTH - 7
        return [[
            number, (fit(text, room), plain), ("  ", muted), (fit(kind, _KIND_WIDTH), accent), ("  ", muted),
            (fit(cut_host(where, host_width), host_width), muted), ("  ", muted),
            (fit(state, _STATE_WIDTH), plain if known.cached else muted),
        ]]  # fmt: skip


class LinksScreen(Dialog[int | None]):
    """Gives the number of the link that was chosen, None where none was."""

    DEFAULT_CSS = rules_for("LinksScreen", __file__)

    def __init__(self, document: Document, states: Mapping[str, LinkState]) -> None:
        super().__init__()
        self._document = document
        self._rows = LinkRows(document.links, states, id="links")
        self._digits = ""

    def compose(self) -> ComposeResult:
        """Make the list."""
        count = len(self._document.links)
        with Vertical(id="box"):
            yield Static(count_of(count, "link"), id="title", markup=False)
            yield self._rows
            yield Static(words("Enter open · 1-9 number · q close"), id="hint", markup=False)

    def on_mount(self) -> None:
        """Let the list have the keys."""
        self._rows.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Be as high as the links need, and no higher than the terminal."""
        lines = max(1, len(self._document.links)) * (1 if min(event.size.width, 110) - 2 >= WIDE else 2)
        self._rows.styles.height = max(1, min(lines, event.size.height - 6))

    def pressed(self, event: events.Key) -> bool:
        """Go to the link of a number; a second digit makes a longer number of it."""
        if not (event.character and event.character in "0123456789"):
            self._digits = ""
            return False
        for digits in (self._digits + event.character, event.character):
            if self._rows.select(int(digits)):
                self._digits = digits
                break
        return True

    def perform(self, action_id: str) -> bool:
        """Open the link under the cursor, or move."""
        if action_id == OPEN:
            self._open()
            return True
        return super().perform(action_id)

    @on(RowList.Chosen)
    def _open(self) -> None:
        link = self._rows.current
        if link is not None:
            self.dismiss(link.n)
