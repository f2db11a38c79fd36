"""Link list of an article."""

from collections.abc import Mapping, Sequence

from textual import events

from termnews.domain.document import Link, LinkKind, LinkState
from termnews.domain.shown_address import shown_address, shown_host
from termnews.domain.text import count_of
from termnews.tui.article.page.inline import state_sign, state_words
from termnews.tui.dialogs.dialog import DialogRows
from termnews.tui.dialogs.list_dialog import ListDialog
from termnews.tui.look.cell_width import cells
from termnews.tui.look.glyphs import glyphs
from termnews.tui.look.safe_text import cut_host, fit, one_line
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.rows.row_list import Cells

WIDE = 76
_KINDS: dict[LinkKind, str] = {
    "body": "", "also_read": "Also Read", "related": "Related", "enclosure": "File", "comments": "Comments",
    "embed": "Embedded", "picture": "Picture",
}  # fmt: skip
_KIND_WIDTH, _STATE_WIDTH = 9, 14


class LinkRows(DialogRows[Link]):
    """Links, on one line each where there is room, else on two; pictures, whose numbers are below 0, show none."""

    empty_text = "This article has no links."

    def __init__(self, links: Sequence[Link], states: Mapping[str, LinkState], *, offline: bool, id: str) -> None:
        super().__init__(links, id=id)
        self._states = states
        self._offline = offline
        self._longest = max((cells(shown_host(link.url)) for link in links), default=0)

    def rows_changed(self) -> None:
        """Choose one or two lines a row by the room there is, then draw anew."""
        self.row_height = 1 if self.scrollable_content_region.width >= WIDE else 2
        super().rows_changed()

    def select(self, number: int) -> bool:
        """Put the cursor on the link with this number; tell whether there is one."""
        row = next((row for row, link in enumerate(self.items) if link.n == number), None)
        if row is not None:
            self.move_to(row)
        return row is not None

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a link: number, text, kind, host and whether it can be read offline."""
        link = self.items[row]
        digits = len(str(max(link.n for link in self.items)))
        known = self._states.get(link.url, LinkState())
        state = "" if link.kind == "picture" else state_words(known, offline=self._offline)
        muted, accent, plain = self.style_of("muted"), self.style_of("accent"), self.style_of("row")
        number = (f" {link.n if link.n > 0 else '':>{digits}}  ", accent)
        kind, where = _KINDS[link.kind], shown_host(link.url)
        text = link.text.strip() or shown_address(link.url)
        used = digits + 3
        if width < WIDE:
            second: Cells = [(" " * used, muted)]
            if kind:
                second.append((f"{kind} ", accent))
            room = width - used - (cells(kind) + 1 if kind else 0) - 1
            between = f" {glyphs.dot} " if where and state else ""
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


class LinksScreen(ListDialog[int]):
    """Gives the number of the link or picture that was chosen, None where none was."""

    DEFAULT_CSS = rules_for("LinksScreen", __file__)
    rows: LinkRows

    def __init__(self, links: Sequence[Link], states: Mapping[str, LinkState], *, offline: bool) -> None:
        rows = LinkRows(links, states, offline=offline, id="links")
        pictures = sum(link.kind == "picture" for link in links)
        counts = [count_of(len(links) - pictures, "link"), *([count_of(pictures, "picture")] if pictures else [])]
        super().__init__(", ".join(counts), rows, "Enter open · 1-9 number · Esc close")
        self._digits = ""

    def on_resize(self, event: events.Resize) -> None:
        """Be as high as the links need, and no higher than the terminal."""
        lines = max(1, self.rows.count) * (1 if min(event.size.width, 110) - 2 >= WIDE else 2)
        self.rows.styles.height = max(1, min(lines, event.size.height - 6))

    def pressed(self, event: events.Key) -> bool:
        """Go to the link of a number; a second digit makes a longer number of it."""
        if not (event.character and event.character in "0123456789"):
            self._digits = ""
            return False
        for digits in (self._digits + event.character, event.character):
            if self.rows.select(int(digits)):
                self._digits = digits
                break
        return True

    def result(self, row: int) -> int:
        """Return the number of the link."""
        return self.rows.items[row].n
