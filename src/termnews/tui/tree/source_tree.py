"""The tree at the left: the reader's own lists, then categories with their sources and unread counts."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from termnews.domain.diagnosis import SourceProblem
from termnews.domain.source import Source
from termnews.tui.look.glyphs import glyphs
from termnews.tui.look.safe_text import fit
from termnews.tui.rows.row_list import Cells, RowList
from termnews.tui.tree.health_marks import BROKEN, SLOW, HealthMarks
from termnews.tui.tree.tree_rows import Key, Kind, Known, TreeData, TreeRow, places

_ARROW_WIDTH = 3


class SourceTree(RowList):
    """Places in the order of sources.toml; a category folds its sources away, a source is dragged to another one."""

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
        outline: TreeData,
        *,
        folded: Collection[str] = (),
        id: str,
    ) -> None:
        super().__init__(id=id)
        self._marks = HealthMarks(diagnose)
        self._outline = outline
        self._folded = set(folded)
        self._places: list[TreeRow] = []
        self._known: Known = {}
        self._pressed: TreeRow | None = None
        self._over: str | None = None
        self._dropped = False

    @property
    def count(self) -> int:
        """How many rows are in sight or within reach."""
        return len(self._places)

    @property
    def current(self) -> TreeRow | None:
        """The place under the cursor."""
        return self._places[self.cursor] if self._places else None

    @property
    def places(self) -> Sequence[TreeRow]:
        """All rows, top to bottom."""
        return self._places

    @property
    def everywhere(self) -> Sequence[TreeRow]:
        """All places, those too that folded categories hide."""
        return places(self._outline, (), self._known)

    @property
    def sources(self) -> Sequence[Source]:
        """The sources, in their order."""
        return self._outline.sources

    def show(self, outline: TreeData, *, healthy: bool = False) -> None:
        """Show other places or counts; the cursor stays on its place.

        `healthy` tells that each source fares as it did.
        """
        self._outline = outline
        if not healthy:
            self._marks.forget()
        key = self.current.key if self.current else None
        self._places = places(outline, self._folded, self._known)
        self.cursor = next((row for row, place in enumerate(self._places) if place.key == key), self.cursor)
        self.rows_changed()

    def fold(self) -> bool:
        """Fold or unfold the category the cursor is in; tell whether there is one."""
        place = self.current
        if place is None or place.category is None:
            return False
        self._refold(self._folded ^ {place.category})
        head = next(row for row, p in enumerate(self._places) if p.category == place.category)
        self.move_to(head)
        return True

    def fold_all(self) -> None:
        """Fold all categories, or where all are folded unfold them."""
        here = self.current.category if self.current else None
        every = set(self._outline.categories)
        self._refold(every - self._folded and every)
        row = next((row for row, place in enumerate(self._places) if place.category == here), None)
        if here is not None and row is not None:
            self.move_to(row)

    def _refold(self, folded: set[str]) -> None:
        self._folded = folded
        self._places = places(self._outline, folded, self._known)
        self.rows_changed()
        self.post_message(self.Folded(tuple(sorted(folded))))

    def select(self, *, category: str | None = None, url: str | None = None) -> bool:
        """Put the cursor on a category, or on the source with an address; tell whether it is there."""
        if url is None:
            return self.select_key((Kind.CATEGORY, category or "", None))
        source = next((one for one in self._outline.sources if one.url == url), None)
        return source is not None and self.select_key((Kind.SOURCE, "", source.id))

    def select_key(self, key: Key) -> bool:
        """Put the cursor on the place of that key, unfolding its category; tell whether it is there."""
        hidden = next((place for place in places(self._outline, (), self._known) if place.key == key), None)
        if hidden is None:
            return False
        if hidden.source is not None and hidden.category in self._folded:
            self._refold(self._folded - {hidden.category or ""})
        self.move_to(next(row for row, place in enumerate(self._places) if place.key == key))
        return True

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a row: indented title, a mark where something is wrong, the unread count."""
        place = self._places[row]
        count = str(place.unread) if place.unread else ""
        lead, style = self._lead(place)
        sign = self._sign(place)
        mark = f" {glyphs.cut if sign == SLOW else sign}" if sign else ""
        if place.kind is Kind.CATEGORY and place.category == self._over:
            style = "match"
        room = max(1, width - len(lead) - len(count) - 2 - len(mark))
        cells: Cells = [(lead, self.style_of("accent" if place.source is None else "muted"))]
        cells.append((fit(place.label, room), self.style_of(style)))
        if mark:
            cells.append((mark, self.style_of("error" if sign == BROKEN else "muted")))
        cells.append((f" {count} ", self.style_of("accent" if place.unread else "muted")))
        return [cells]

    def _lead(self, place: TreeRow) -> tuple[str, str]:
        """Return the indentation with the sign of a place, and the style of its label."""
        if place.source is not None:
            sign = f"{glyphs.paused} " if place.source.paused else "  "
            loud = place.unread and not place.source.paused
            return ("   " if place.category else " ") + sign, "strong" if loud else "muted"
        if place.kind is Kind.CATEGORY:
            return f" {glyphs.folded if place.category in self._folded else glyphs.unfolded} ", "row"
        signs = {
            Kind.TODAY: glyphs.disc, Kind.STARRED: glyphs.star, Kind.LATER: glyphs.clock, Kind.WANTED: glyphs.dotted,
            Kind.HISTORY: glyphs.again, Kind.SMART: glyphs.diamond,
        }  # fmt: skip
        return f" {signs.get(place.kind, glyphs.stack)} ", "row"

    def _sign(self, place: TreeRow) -> str:
        """Return the sign of what is wrong with a source, or with one that a folded category hides."""
        if place.source is not None:
            return self._marks.of(place.source)
        hides = place.category is not None and place.category in self._folded
        return self._marks.of_hidden(place.category or "", self._outline.sources) if hides else ""

    def _place_at(self, y: int) -> TreeRow | None:
        row = y + int(self.scroll_offset.y)
        return self._places[row] if 0 <= row < self.count and 0 <= y < self.size.height else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A source may be dragged from here."""
        place = self._place_at(event.y)
        if event.button == 1 and place is not None and place.source is not None:
            self._pressed = place
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which category the source would be dropped on."""
        if self._pressed is None:
            return
        if not 0 <= event.y < self.size.height:
            self.scroll_relative(y=-1 if event.y < 0 else 1, animate=False)
        place = self._place_at(event.y)
        moved = place is not None and place.key != self._pressed.key
        over = place.category if moved and place is not None else None
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
        place = self._place_at(event.y)
        arrow = place is not None and place.kind is Kind.CATEGORY and event.x < _ARROW_WIDTH
        if self._dropped or arrow:
            event.prevent_default()
        if arrow and not self._dropped:
            self.focus()
            self.move_to(event.y + int(self.scroll_offset.y))
            self.fold()
        self._dropped = False
