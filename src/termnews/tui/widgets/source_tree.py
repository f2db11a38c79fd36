"""The tree at the left: everything, starred, read later, then categories with their sources and unread counts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from termnews.domain.diagnosis import Finding, Trouble
from termnews.domain.query import Query, Scope
from termnews.domain.source import AUTO, Source
from termnews.tui.safe_text import fit
from termnews.tui.widgets.row_list import Cells, RowList


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the tree: what it is called and which articles it stands for."""

    label: str
    query: Query
    unread: int = 0
    category: str | None = None
    source: Source | None = None

    @property
    def key(self) -> tuple[str, str | None, int | None]:
        """What stays the same when counts and titles change."""
        return self.query.scope.value, self.category, self.source.id if self.source else None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many articles the places of the tree hold: unread ones, but of what was starred or put by all."""

    unread: int = 0
    starred: int = 0
    later: int = 0
    categories: Mapping[str, int] = field(default_factory=dict)


def _place(source: Source, category: str | None) -> Place:
    return Place(source.title, Query(Scope.UNREAD, source=source.id), source.unread, category, source)


class SourceTree(RowList):
    """Places in the order of sources.toml; a category folds its sources away."""

    def __init__(self, diagnose: Callable[[Source], Sequence[Finding]], *, id: str) -> None:
        super().__init__(id=id)
        self._diagnose = diagnose
        self._places: list[Place] = []
        self._folded: set[str] = set()
        self._sources: Sequence[Source] = ()
        self._tally = Tally()

    @property
    def count(self) -> int:
        """How many rows are in sight or within reach."""
        return len(self._places)

    @property
    def current(self) -> Place | None:
        """The place under the cursor."""
        return self._places[self.cursor] if self._places else None

    @property
    def places(self) -> Sequence[Place]:
        """All rows, top to bottom."""
        return self._places

    def show(self, sources: Sequence[Source], tally: Tally) -> None:
        """Show these sources with their counts; the cursor stays on its place."""
        self._sources, self._tally = sources, tally
        key = self.current.key if self.current else None
        self._places = self._build()
        self.cursor = next((row for row, place in enumerate(self._places) if place.key == key), self.cursor)
        self.rows_changed()

    def _build(self) -> list[Place]:
        places = [
            Place("All", Query(Scope.UNREAD, once=True), self._tally.unread),
            Place("Starred", Query(Scope.STARRED, once=True), self._tally.starred),
            Place("Read later", Query(Scope.LATER, once=True), self._tally.later),
        ]
        for category, unread in self._tally.categories.items():
            places.append(Place(category, Query(Scope.UNREAD, category=category, once=True), unread, category))
            if category not in self._folded:
                places += [_place(one, category) for one in self._sources if one.category == category]
        # What files its articles by their own categories stands beneath them all.
        return places + [_place(one, None) for one in self._sources if one.category == AUTO]

    def fold(self) -> bool:
        """Fold or unfold the category the cursor is in; tell whether there is one."""
        place = self.current
        if place is None or place.category is None:
            return False
        self._folded ^= {place.category}
        self._places = self._build()
        head = next(row for row, p in enumerate(self._places) if p.category == place.category)
        self.rows_changed()
        self.move_to(head)
        return True

    def select(self, *, category: str | None = None, url: str | None = None) -> bool:
        """Put the cursor on a category, or on the source with an address; tell whether it is there."""
        if url is not None:
            category_of = next((s.category for s in self._sources if s.url == url), None)
            if category_of in self._folded:
                self._folded.discard(category_of)
                self._places = self._build()
                self.rows_changed()
        for row, place in enumerate(self._places):
            wanted = (
                place.source is not None and place.source.url == url
                if url
                else (place.category == category and place.source is None)
            )
            if wanted:
                self.move_to(row)
                return True
        return False

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a row: indented title, a mark where something is wrong, the unread count."""
        place = self._places[row]
        count = str(place.unread) if place.unread else ""
        if place.source is not None:
            lead, style = "     " if place.category else "   ", "strong" if place.unread else "muted"
        elif place.category is not None:
            lead, style = (" ▸ " if place.category in self._folded else " ▾ "), "row"
        else:
            lead, style = {"starred": " ★ ", "later": " ◷ "}.get(place.query.scope.value, " ≡ "), "row"
        mark, mark_style = self._health(place)
        room = max(1, width - len(lead) - len(count) - 2 - len(mark))
        cells: Cells = [(lead, self.style_of("accent" if place.source is None else "muted"))]
        cells.append((fit(place.label, room), self.style_of(style)))
        if mark:
            cells.append((mark, self.style_of(mark_style)))
        cells.append((f" {count} ", self.style_of("accent" if place.unread else "muted")))
        return [cells]

    def _health(self, place: Place) -> tuple[str, str]:
        """Return the mark of what is wrong with a source, or with one that a folded category hides, and its style."""
        hidden = place.source is None and place.category in self._folded
        members = [one for one in self._sources if hidden and one.category == place.category]
        troubles = {
            finding.trouble for one in ([place.source] if place.source else members) for finding in self._diagnose(one)
        }
        if troubles & {Trouble.GONE, Trouble.BROKEN}:
            return " !", "error"
        if troubles and place.source is not None:
            return (" ~" if Trouble.DULL in troubles else " …"), "muted"
        return "", "muted"
