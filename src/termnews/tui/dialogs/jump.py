"""Going to a place of the tree by some letters of its name."""

from collections.abc import Sequence
from itertools import groupby

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from termnews.tui.dialogs.dialog import Dialog, DialogRows
from termnews.tui.keys.matching import NO_MATCH, Match, match
from termnews.tui.look.glyphs import glyphs, words
from termnews.tui.look.safe_text import fit, one_line
from termnews.tui.rows.row_list import Cells, RowList
from termnews.tui.tree.tree_rows import Key, TreeRow

_MOST_ROWS = 12
_CATEGORY = 22
_LONGEST = 200
_MOVES = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1, "pagedown": _MOST_ROWS, "pageup": -_MOST_ROWS}


class PlaceRows(DialogRows):
    """Places with the letters that match."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.found: Sequence[tuple[str, TreeRow, Match]] = ()
        self.attended = True

    @property
    def count(self) -> int:
        """How many places match."""
        return len(self.found)

    def empty_text(self) -> str:
        """Return what to say where no name matches."""
        return "No name has these letters."

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a place: its name with the letters that match marked, its category, its unread count."""
        label, place, found = self.found[row]
        beside = place.category or "" if place.source is not None else ""
        count = str(place.unread) if place.unread else ""
        room = max(1, width - _CATEGORY - 9)
        name, letters = fit(label, room), set(found.places)
        cells: Cells = [(" ", self.style_of("row"))]
        for matched, part in groupby(enumerate(name), lambda one: one[0] in letters):
            cells.append(("".join(char for _, char in part), self.style_of("match" if matched else "row")))
        cells.append((" " + fit(beside, _CATEGORY - 1), self.style_of("muted")))
        cells.append((f"{count:>6} ", self.style_of("accent")))
        return [cells]


class JumpScreen(Dialog[Key | None]):
    """Gives the key of the place that was chosen."""

    DEFAULT_CSS = """
    JumpScreen {
        align: center top;
        & #box { width: 72; height: auto; margin: 2 0 0 0; }
        & #wanted { margin: 1 0; }
        & #rows { height: auto; }
        & #hint { margin: 1 0 0 0; }
    }
    """

    def __init__(self, places: Sequence[TreeRow]) -> None:
        super().__init__()
        # names are cut to one line here, so that the places of matches are those that are shown
        self._names = [(one_line(place.label, _LONGEST), place) for place in places]
        self._rows = PlaceRows(id="rows")

    def compose(self) -> ComposeResult:
        """Make the field and the list below it."""
        with Vertical(id="box"):
            yield Static("Go to", id="title", markup=False)
            yield Input(placeholder=words("Some letters of a name…"), id="wanted")
            yield self._rows
            hint = f"Enter go there {glyphs.dot} ↓ ↑ move {glyphs.dot} Esc cancel"
            yield Static(words(hint), id="hint", markup=False)

    def on_mount(self) -> None:
        """Let the field have the keys; every place is offered."""
        self.query_one(Input).focus()
        self._find("")

    def typed(self, key: str) -> bool:
        """Move in the list while one types."""
        return key in _MOVES and (self._rows.move_by(_MOVES[key]) or True)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._find(event.value)

    def _find(self, text: str) -> None:
        if text.strip():
            scored = [(name, place, match(text, name)) for name, place in self._names]
            found = [one for one in scored if one[2].score > 0]
            found.sort(key=lambda one: -one[2].score)
        else:
            found = [(name, place, NO_MATCH) for name, place in self._names]
        self._rows.found, self._rows.cursor = found, 0
        self._rows.styles.height = max(1, min(len(found), _MOST_ROWS))
        self._rows.rows_changed()
        self._rows.scroll_to(y=0, animate=False, force=True)

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _go(self) -> None:
        if self._rows.found:
            self.dismiss(self._rows.found[self._rows.cursor][1].key)
