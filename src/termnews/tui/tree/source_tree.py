"""The tree at the left: the reader's own lists, then categories with their sources and unread counts."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from termnews.domain.diagnosis import SourceProblem
from termnews.domain.source import Source
from termnews.tui.look.glyphs import glyphs
from termnews.tui.look.safe_text import fit
from termnews.tui.pane.tree_row import Key, Kind, TreeRow
from termnews.tui.rows.row_list import Cells, RowList
from termnews.tui.tree.health_marks import BROKEN, SLOW, HealthMarks
from termnews.tui.tree.tree_rows import Known, TreeData, tree_rows

_ARROW_WIDTH = 3


class SourceTree(RowList):
    """Rows in the order of sources.toml; a category folds its sources away, a source is dragged to another one."""

    @dataclass
    class Folded(Message):
        """Other categories are folded now."""

        categories: tuple[str, ...]

    @dataclass
    class Dropped(Message):
        """A source was dragged to a category."""

        source: Source
        category: str

    def __init__(
        self,
        diagnose: Callable[[Source], Sequence[SourceProblem]],
        data: TreeData,
        *,
        folded: Collection[str] = (),
        id: str,
    ) -> None:
        super().__init__(id=id)
        self._marks = HealthMarks(diagnose)
        self._data = data
        self._folded = set(folded)
        self._rows: list[TreeRow] = []
        self._known: Known = {}
        self._pressed: TreeRow | None = None
        self._over: str | None = None
        self._dropped = False

    @property
    def count(self) -> int:
        """How many rows are in sight or within reach."""
        return len(self._rows)

    @property
    def current(self) -> TreeRow | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if self._rows else None

    @property
    def tree_rows(self) -> Sequence[TreeRow]:
        """All rows, top to bottom."""
        return self._rows

    @property
    def all_rows(self) -> Sequence[TreeRow]:
        """All rows, those too that folded categories hide."""
        return tree_rows(self._data, (), self._known)

    @property
    def sources(self) -> Sequence[Source]:
        """The sources, in their order."""
        return self._data.sources

    def show(self, data: TreeData, *, healthy: bool = False) -> None:
        """Show other rows or counts; the cursor stays on its row.

        `healthy` tells that each source fares as it did.
        """
        self._data = data
        if not healthy:
            self._marks.forget()
        key = self.current.key if self.current else None
        self._rows = tree_rows(data, self._folded, self._known)
        self.cursor = next((index for index, row in enumerate(self._rows) if row.key == key), self.cursor)
        self.rows_changed()

    def fold(self) -> bool:
        """Fold or unfold the category the cursor is in; tell whether there is one."""
        row = self.current
        if row is None or row.category is None:
            return False
        self._refold(self._folded ^ {row.category})
        head = next(index for index, other in enumerate(self._rows) if other.category == row.category)
        self.move_to(head)
        return True

    def fold_all(self) -> None:
        """Fold all categories, or where all are folded unfold them."""
        category = self.current.category if self.current else None
        categories = set(self._data.categories)
        self._refold(categories - self._folded and categories)
        head = next((index for index, row in enumerate(self._rows) if row.category == category), None)
        if category is not None and head is not None:
            self.move_to(head)

    def _refold(self, folded: set[str]) -> None:
        self._folded = folded
        self._rows = tree_rows(self._data, folded, self._known)
        self.rows_changed()
        self.post_message(self.Folded(tuple(sorted(folded))))

    def select(self, *, category: str | None = None, url: str | None = None) -> bool:
        """Put the cursor on a category, or on the source with an address; tell whether it is there."""
        if url is None:
            return self.select_key((Kind.CATEGORY, category or "", None))
        source = next((one for one in self._data.sources if one.url == url), None)
        return source is not None and self.select_key((Kind.SOURCE, "", source.id))

    def select_key(self, key: Key) -> bool:
        """Put the cursor on the row of that key, unfolding its category; tell whether it is there."""
        hidden = next((row for row in tree_rows(self._data, (), self._known) if row.key == key), None)
        if hidden is None:
            return False
        if hidden.source is not None and hidden.category in self._folded:
            self._refold(self._folded - {hidden.category or ""})
        self.move_to(next(index for index, row in enumerate(self._rows) if row.key == key))
        return True

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a row: indented title, a mark where something is wrong, the unread count."""
        tree_row = self._rows[row]
        count = str(tree_row.unread) if tree_row.unread else ""
        lead, style = self._lead(tree_row)
        sign = self._sign(tree_row)
        mark = f" {glyphs.cut if sign == SLOW else sign}" if sign else ""
        if tree_row.kind is Kind.CATEGORY and tree_row.category == self._over:
            style = "match"
        room = max(1, width - len(lead) - len(count) - 2 - len(mark))
        cells: Cells = [(lead, self.style_of("accent" if tree_row.source is None else "muted"))]
        cells.append((fit(tree_row.label, room), self.style_of(style)))
        if mark:
            cells.append((mark, self.style_of("error" if sign == BROKEN else "muted")))
        cells.append((f" {count} ", self.style_of("accent" if tree_row.unread else "muted")))
        return [cells]

    def _lead(self, row: TreeRow) -> tuple[str, str]:
        """Return the indentation with the sign of a row, and the style of its label."""
        if row.source is not None:
            sign = f"{glyphs.paused} " if row.source.paused else "  "
            loud = row.unread and not row.source.paused
            return ("   " if row.category else " ") + sign, "strong" if loud else "muted"
        if row.kind is Kind.CATEGORY:
            return f" {glyphs.folded if row.category in self._folded else glyphs.unfolded} ", "row"
        signs = {
            Kind.TODAY: glyphs.disc, Kind.STARRED: glyphs.star, Kind.LATER: glyphs.clock, Kind.WANTED: glyphs.dotted,
            Kind.HISTORY: glyphs.again, Kind.SMART: glyphs.diamond,
        }  # fmt: skip
        return f" {signs.get(row.kind, glyphs.stack)} ", "row"

    def _sign(self, row: TreeRow) -> str:
        """Return the sign of what is wrong with a source, or with one that a folded category hides."""
        if row.source is not None:
            return self._marks.of(row.source)
        hides = row.category is not None and row.category in self._folded
        return self._marks.of_hidden(row.category or "", self._data.sources) if hides else ""

    def _row_at(self, y: int) -> TreeRow | None:
        index = y + int(self.scroll_offset.y)
        return self._rows[index] if 0 <= index < self.count and 0 <= y < self.size.height else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A source may be dragged from here."""
        row = self._row_at(event.y)
        if event.button == 1 and row is not None and row.source is not None:
            self._pressed = row
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which category the source would be dropped on."""
        if self._pressed is None:
            return
        if not 0 <= event.y < self.size.height:
            self.scroll_relative(y=-1 if event.y < 0 else 1, animate=False)
        row = self._row_at(event.y)
        moved = row is not None and row.key != self._pressed.key
        over = row.category if moved and row is not None else None
        over = None if over == self._pressed.category else over
        if over != self._over:
            self._over = over
            self.refresh()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Drop the source that is dragged."""
        pressed, over = self._pressed, self._over
        self._pressed = self._over = None
        self._dropped = over is not None
        self.release_mouse()
        if pressed is None or pressed.source is None or over is None:
            return
        self.refresh()
        self.post_message(self.Dropped(pressed.source, over))

    def on_click(self, event: events.Click) -> None:
        """Fold or unfold a category whose arrow is clicked; a drop is no click."""
        row = self._row_at(event.y)
        arrow = row is not None and row.kind is Kind.CATEGORY and event.x < _ARROW_WIDTH
        if self._dropped or arrow:
            event.prevent_default()
        if arrow and not self._dropped:
            self.focus()
            self.move_to(event.y + int(self.scroll_offset.y))
            self.fold()
        self._dropped = False
