"""Table of contents: the headings of an article as a list."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from termnews.tui.article.page.model import PageHeading
from termnews.tui.dialogs.dialog import OPEN, Dialog, DialogRows
from termnews.tui.look.glyphs import words
from termnews.tui.look.safe_text import one_line
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.rows.row_list import Cells, RowList

_INDENT = 2  # cells for each level below the highest there is


def section_at(headings: Sequence[PageHeading], line: int) -> int:
    """Return the index of the heading whose section `line` is in; the first one's before it begins."""
    return max(0, sum(heading.line <= line for heading in headings) - 1)


class ContentRows(DialogRows):
    """Headings on one line each, indented by level."""

    def __init__(self, headings: Sequence[PageHeading], *, id: str) -> None:
        super().__init__(id=id)
        self._headings = headings
        self._highest = min((heading.level for heading in headings), default=1)

    @property
    def count(self) -> int:
        """How many headings there are."""
        return len(self._headings)

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a heading."""
        heading = self._headings[row]
        depth = heading.level - self._highest
        indent = " " * min(1 + _INDENT * depth, max(1, width // 3))
        style = self.style_of("row" if depth else "strong")
        return [[(indent, style), (one_line(heading.text, width - len(indent) - 1), style)]]


class ContentsScreen(Dialog[int | None]):
    """Gives the index of the heading that was chosen, None where none was; `line` is where the page is read."""

    DEFAULT_CSS = rules_for("ContentsScreen", __file__)

    def __init__(self, headings: Sequence[PageHeading], line: int) -> None:
        super().__init__()
        self._rows = ContentRows(headings, id="headings")
        self._rows.cursor = section_at(headings, line)

    def compose(self) -> ComposeResult:
        """Make the list."""
        with Vertical(id="box"):
            yield Static("Contents", id="title", markup=False)
            yield self._rows
            yield Static(words("Enter go there · q close"), id="hint", markup=False)

    def on_mount(self) -> None:
        """Let the list have the keys."""
        self._rows.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Be as high as the headings need, and no higher than the terminal."""
        self._rows.styles.height = max(1, min(self._rows.count, event.size.height - 6))

    def perform(self, action_id: str) -> bool:
        """Choose the heading under the cursor, or move."""
        if action_id == OPEN:
            self._choose()
            return True
        return super().perform(action_id)

    @on(RowList.Chosen)
    def _choose(self) -> None:
        self.dismiss(self._rows.cursor)
