"""The tree at the left: the reader's own lists, then categories with their sources and unread counts."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from termnews.domain.diagnosis import SourceProblem
from termnews.domain.source import Source
from termnews.tui.pane.tree_row import Key, Kind, TreeRow
from termnews.tui.rows.row_list import Cells, RowList
from termnews.tui.tree.health_marks import HealthMarks
from termnews.tui.tree.source_drag import SourceDrag
from termnews.tui.tree.tree_paint import tree_line
from termnews.tui.tree.tree_rows import Known, TreeData, tree_rows

_ARROW_WIDTH = 3


class SourceTree(RowList):
    """Rows in the order of sources.toml; a category folds its sources away, a source is dragged to another one."""

    @dataclass
    class Folded(Message):
        """Other categories are folded now."""

        categories: tuple[str, ...]

    class Recounted(Message):
        """Other counts may stand beside the rows."""

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
        self._drag = SourceDrag()
        self.data = data
        # those in sight or within reach, top to bottom
        self.tree_rows: list[TreeRow] = []
        self._folded = set(folded)
        self._known: Known = {}

    @property
    def count(self) -> int:
        """How many rows are in sight or within reach."""
        return len(self.tree_rows)

    @property
    def current(self) -> TreeRow | None:
        """The row under the cursor."""
        return self.tree_rows[self.cursor] if self.tree_rows else None

    @property
    def all_rows(self) -> Sequence[TreeRow]:
        """All rows, those too that folded categories hide."""
        return tree_rows(self.data, (), self._known)

    def show(self, data: TreeData, *, healthy: bool = False) -> None:
        """Show other rows or counts; the cursor stays on its row.

        `healthy` tells that each source is doing as it did.
        """
        self.data = data
        if not healthy:
            self._marks.forget()
        key = self.current.key if self.current else None
        self.tree_rows = tree_rows(data, self._folded, self._known)
        self.cursor = next((index for index, row in enumerate(self.tree_rows) if row.key == key), self.cursor)
        self.rows_changed()
        self.post_message(self.Recounted())

    def fold(self) -> bool:
        """Fold or unfold the category the cursor is in; tell whether there is one."""
        row = self.current
        if row is None or row.category is None:
            return False
        self._toggle(row.category)
        self.move_to(self._head(row.category))
        return True

    def _toggle(self, category: str) -> None:
        """Fold or unfold a category; the cursor stays on its row, or where that is hidden now goes to the category."""
        row = self.current
        self._refold(self._folded ^ {category})
        if row is not None and row not in self.tree_rows:
            self.move_to(self._head(category))
        elif row is not None:
            self.cursor = self.tree_rows.index(row)
            self.rows_changed()

    def _head(self, category: str) -> int:
        return next(index for index, row in enumerate(self.tree_rows) if row.category == category)

    def fold_all(self) -> None:
        """Fold all categories, or where all are folded unfold them."""
        category = self.current.category if self.current else None
        categories = set(self.data.categories)
        self._refold(categories - self._folded and categories)
        head = next((index for index, row in enumerate(self.tree_rows) if row.category == category), None)
        if category is not None and head is not None:
            self.move_to(head)

    def _refold(self, folded: set[str]) -> None:
        self._folded = folded
        self.tree_rows = tree_rows(self.data, folded, self._known)
        self.rows_changed()
        self.post_message(self.Folded(tuple(sorted(folded))))

    def select(self, *, category: str | None = None, url: str | None = None) -> bool:
        """Put the cursor on a category, or on the source with an address; tell whether it is there."""
        if url is None:
            return self.select_key((Kind.CATEGORY, category or "", None))
        source = next((one for one in self.data.sources if one.url == url), None)
        return source is not None and self.select_key((Kind.SOURCE, "", source.id))

    def select_key(self, key: Key) -> bool:
        """Put the cursor on the row of that key, unfolding its category; tell whether it is there."""
        hidden = next((row for row in self.all_rows if row.key == key), None)
        if hidden is None:
            return False
        if hidden.source is not None and hidden.category in self._folded:
            self._refold(self._folded - {hidden.category or ""})
        self.move_to(next(index for index, row in enumerate(self.tree_rows) if row.key == key))
        return True

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return the line of a row."""
        tree_row, sign = self.tree_rows[row], ""
        folded = tree_row.source is None and tree_row.category in self._folded
        if tree_row.source is not None:
            sign = self._marks.of(tree_row.source)
        elif folded:
            sign = self._marks.of_hidden(tree_row.category or "", self.data.sources)
        target = tree_row.kind is Kind.CATEGORY and tree_row.category == self._drag.over
        return [tree_line(tree_row, width, self.style_of, sign=sign, folded=folded, target=target)]

    def _row_at(self, y: int) -> TreeRow | None:
        index = y + int(self.scroll_offset.y)
        return self.tree_rows[index] if 0 <= index < self.count and 0 <= y < self.size.height else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A source may be dragged from here."""
        if event.button == 1:
            self._drag.begin(self._row_at(event.y))
            if self._drag:
                self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which category the source would be dropped on."""
        if not self._drag:
            return
        if not 0 <= event.y < self.size.height:
            self.scroll_relative(y=-1 if event.y < 0 else 1, animate=False)
        if self._drag.move(self._row_at(event.y)):
            self.refresh()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Drop the source that is dragged."""
        self.release_mouse()
        drop = self._drag.end()
        if drop is not None:
            self.refresh()
            self.post_message(self.Dropped(*drop))

    def on_click(self, event: events.Click) -> None:
        """Fold or unfold a category whose arrow is clicked; a drop is no click."""
        row = self._row_at(event.y)
        arrow = row is not None and row.kind is Kind.CATEGORY and event.x < _ARROW_WIDTH
        if self._drag.dropped or arrow:
            event.prevent_default()
        if row is not None and row.category is not None and arrow and not self._drag.dropped:
            self._toggle(row.category)
        self._drag.dropped = False
