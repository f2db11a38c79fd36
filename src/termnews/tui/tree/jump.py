"""Fuzzy finder over the rows of the tree: some letters of a name go to it."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from termnews.domain.text import grouped
from termnews.tui.dialogs.dialog import OPEN, DialogRows
from termnews.tui.dialogs.list_dialog import ListDialog
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
_MOVES = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1, "pagedown": _MOST_ROWS, "pageup": -_MOST_ROWS}


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


class JumpScreen(ListDialog[Key]):
    """Gives the key of the row that was chosen."""

    DEFAULT_CSS = rules_for("JumpScreen", __file__)
    rows: MatchRows

    def __init__(self, rows: Sequence[TreeRow]) -> None:
        super().__init__("Go to", MatchRows(id="rows"), "Enter go there · ↓ ↑ move · Esc cancel")
        self.rows.keyboard_elsewhere = True
        # names are cut to one line here, so that the offsets of matches are those that are shown
        self._names = [(one_line(row.label, _LONGEST), row) for row in rows]

    def parts(self) -> ComposeResult:
        """Make the field and the list below it."""
        yield Input(placeholder=words("Some letters of a name…"), id="wanted")
        yield self.rows

    def on_mount(self) -> None:
        """Offer every row."""
        self._find("")

    def typed(self, key: str) -> bool:
        """Move in the list while one types."""
        return key in _MOVES and (self.rows.move_by(_MOVES[key]) or True)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._find(event.value)

    def _find(self, text: str) -> None:
        if text.strip():
            scored = [(name, row, match(text, name)) for name, row in self._names]
            matches = sorted((each for each in scored if each[2].score > 0), key=lambda each: -each[2].score)
        else:
            matches = [(name, row, NO_MATCH) for name, row in self._names]
        self.rows.items, self.rows.cursor = matches, 0
        self.rows.styles.height = max(1, min(len(matches), _MOST_ROWS))
        self.rows.rows_changed()
        self.rows.scroll_to(y=0, animate=False, force=True)

    @on(Input.Submitted)
    def _go(self) -> None:
        self.perform(OPEN)

    def result(self, row: int) -> Key:
        """Return the key of the row of the tree."""
        return self.rows.items[row][1].key
