"""Table of contents: the headings of an article as a list."""

from collections.abc import Sequence

from textual import events

from termnews.tui.article.page.model import PageHeading
from termnews.tui.dialogs.dialog import DialogRows
from termnews.tui.dialogs.list_dialog import ListDialog
from termnews.tui.look.safe_text import one_line
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.rows.row_list import Cells

_INDENT = 2  # cells for each level below the highest there is


def section_at(headings: Sequence[PageHeading], line: int) -> int:
    """Return the index of the heading whose section `line` is in; the first one's before it begins."""
    return max(0, sum(heading.line <= line for heading in headings) - 1)


class ContentRows(DialogRows[PageHeading]):
    """Headings on one line each, indented by level."""

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a heading."""
        heading = self.items[row]
        depth = heading.level - min(each.level for each in self.items)
        indent = " " * min(1 + _INDENT * depth, max(1, width // 3))
        style = self.style_of("row" if depth else "strong")
        return [[(indent, style), (one_line(heading.text, width - len(indent) - 1), style)]]


class ContentsScreen(ListDialog[int]):
    """Gives the index of the heading that was chosen, None where none was; `line` is where the page is read."""

    DEFAULT_CSS = rules_for("ContentsScreen", __file__)

    def __init__(self, headings: Sequence[PageHeading], line: int) -> None:
        super().__init__("Contents", ContentRows(headings, id="headings"), "Enter go there · Esc close")
        self.rows.cursor = section_at(headings, line)

    def on_resize(self, event: events.Resize) -> None:
        """Be as high as the headings need, and no higher than the terminal."""
        self.rows.styles.height = max(1, min(self.rows.count, event.size.height - 6))

    def result(self, row: int) -> int:
        """Return the index of the heading."""
        return row
