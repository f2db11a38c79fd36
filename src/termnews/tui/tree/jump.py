"""Fuzzy finder over the rows of the tree: some letters of a name go to it."""

from collections.abc import Sequence

from termnews.domain.text import grouped
from termnews.tui.dialogs.dialog import DialogRows
from termnews.tui.dialogs.fuzzy_finder import FuzzyFinder
from termnews.tui.dialogs.matched_cells import matched_cells
from termnews.tui.keys.matching import NO_MATCH, Match, match
from termnews.tui.look.glyphs import words
from termnews.tui.look.safe_text import fit, one_line
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.pane.tree_row import Key, TreeRow
from termnews.tui.rows.row_list import Cells

_MOST_ROWS = 12
_CATEGORY = 22
_LONGEST = 200


class MatchRows(DialogRows[tuple[str, TreeRow, Match]]):
    """Rows of the tree with the letters that match marked."""

    empty_text = "No name has these letters."

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a row: its name with the letters that match marked, its category, its unread count."""
        label, tree_row, matched = self.items[row]
        beside = tree_row.category or "" if tree_row.source is not None else ""
        count = grouped(tree_row.unread) if tree_row.unread else ""
        room = max(1, width - _CATEGORY - 9)
        cells: Cells = [(" ", self.style_of("row"))]
        cells += matched_cells(fit(label, room), matched.places, self.style_of("row"), self.style_of("match"))
        cells.append((" " + fit(beside, _CATEGORY - 1), self.style_of("muted")))
        cells.append((f"{count:>6} ", self.style_of("accent")))
        return [cells]


class JumpScreen(FuzzyFinder[Key]):
    """Gives the key of the row that was chosen."""

    DEFAULT_CSS = rules_for("JumpScreen", __file__)
    rows: MatchRows

    def __init__(self, rows: Sequence[TreeRow]) -> None:
        super().__init__("Go to", MatchRows(id="rows"), words("Some letters of a name…"), page=_MOST_ROWS)
        # names are cut to one line here, so that the offsets of matches are those that are shown
        self._names = [(one_line(row.label, _LONGEST), row) for row in rows]

    def found(self, text: str) -> Sequence[tuple[str, TreeRow, Match]]:
        """Return the rows whose names match, the best first."""
        if not text.strip():
            return [(name, row, NO_MATCH) for name, row in self._names]
        scored = [(name, row, match(text, name)) for name, row in self._names]
        return sorted((each for each in scored if each[2].score > 0), key=lambda each: -each[2].score)

    def show(self, text: str) -> None:
        """List what fits a text, on as many lines as that takes."""
        super().show(text)
        self.rows.styles.height = max(1, min(len(self.rows.items), _MOST_ROWS))

    def result(self, row: int) -> Key:
        """Return the key of the row of the tree."""
        return self.rows.items[row][1].key
