"""Pager: sentences one below the other, to be read and scrolled through."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from termnews.tui.dialogs.dialog import Dialog, steps_of
from termnews.tui.look.cell_width import cells
from termnews.tui.look.line_breaks import break_lines
from termnews.tui.look.safe_text import safe
from termnews.tui.look.style_sheets import rules_for

_WIDEST_HEAD = 24


class Entry(NamedTuple):
    """A sentence, what stands beside it at the left (a time, a name), and whether it tells of something wrong."""

    head: str
    text: str
    wrong: bool = False


class ReportScreen(Dialog[None]):
    """Shows entries from the first on, or with `at_end` the last ones; `empty` is what it says where there are none."""

    DEFAULT_CSS = rules_for("ReportScreen", __file__)
    ROOMY = (96, 26)

    def __init__(self, title: str, entries: Sequence[Entry], *, empty: str = "", at_end: bool = False) -> None:
        super().__init__(title, "↓ ↑ move · Esc close")
        self._entries = entries or (Entry("", empty),)
        self._at_end = at_end

    def parts(self) -> ComposeResult:
        """Make the text."""
        with VerticalScroll(id="rows"):
            yield Static(id="text", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines for the width there is."""
        super().on_resize(event)
        self.call_after_refresh(self._write)

    @property
    def _rows(self) -> VerticalScroll:
        return self.query_one("#rows", VerticalScroll)

    def _write(self) -> None:
        width = self._rows.scrollable_content_region.width
        lines = [line for entry in self._entries for line in _lines(entry, _head_width(self._entries, width), width)]
        self.query_one("#text", Static).update(Content("\n").join(lines))
        # beside the title and the hint, and the space around all in a terminal that has some
        self._rows.styles.height = max(1, min(len(lines), self.size.height - (2 if self.has_class("-small") else 8)))
        if self._at_end:
            self._at_end = False
            self.call_after_refresh(self._rows.scroll_end, animate=False)

    def perform(self, action_id: str) -> bool:
        """Scroll."""
        rows = self._rows
        if action_id in ("move.top", "move.bottom"):
            rows.scroll_to(y=0 if action_id == "move.top" else rows.max_scroll_y, animate=False)
            return True
        steps = steps_of(action_id, max(1, rows.scrollable_content_region.height - 1))
        if steps is not None:
            rows.scroll_to(y=rows.scroll_offset.y + steps, animate=False)
        return steps is not None


def left_out_report(said: str, sentences: Sequence[str]) -> ReportScreen:
    """Return what an import did not take, line by line; `said` is what it brought."""
    return ReportScreen(said, [Entry("", f"{sentence[:1].upper()}{sentence[1:]}.") for sentence in sentences])


def _head_width(entries: Sequence[Entry], width: int) -> int:
    return min(max(cells(safe(entry.head)) for entry in entries), _WIDEST_HEAD, width // 3)


def _lines(entry: Entry, head_width: int, width: int) -> Iterator[Content]:
    """Yield an entry: its head in a column of its own, both with their lines broken."""
    text = safe(entry.text)
    column = head_width + 2 if head_width else 0
    head_text = safe(entry.head)
    heads = [head_text[a:b] for a, b in break_lines(head_text, head_width)] if head_width else []
    texts = [text[a:b] for a, b in break_lines(text, max(10, width - column))]
    for number in range(max(len(heads), len(texts), 1)):
        head = heads[number] if number < len(heads) else ""
        line = texts[number] if number < len(texts) else ""
        yield Content.assemble(
            (head + " " * (column - cells(head)), "$text-muted"),
            (line, "$text-error" if entry.wrong else "$foreground"),
        )
