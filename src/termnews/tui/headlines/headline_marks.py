"""Mark actions of the list: read, starred, for later, on the article that is read, the selected ones, or many."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from termnews.library.lists.marks import Marked, MarkName, Marks
from termnews.library.queries import Queries
from termnews.tui.background import start
from termnews.tui.headlines.headline_list import HeadlineList
from termnews.tui.messages import MarksChanged, Notice


@dataclass(frozen=True)
class HeadlineMarks:
    """What keys do to marks and to the selection; `article_read` gives the article that is read, if one reads."""

    rows: HeadlineList
    marks: Marks
    queries: Queries
    article_read: Callable[[], int | None]

    def toggle(self, name: MarkName) -> None:
        """Give a mark, or take it away."""
        article, selected = self.article_read(), self.rows.selected
        if article is None and selected:
            self.unselect()
            self._start(lambda: self.marks.toggle(selected, name), tell=True)
            return
        headline = self.rows.current if article is None else self.queries.headlines([article])[0]
        if headline is not None and headline.wanted:
            self.rows.post_message(Notice("This page is not here yet: it comes with the next refresh."))
        elif headline is not None:
            value = not getattr(headline.state, name)
            self._start(lambda: self.marks.set((headline.id,), name, value))

    def read_all(self) -> None:
        """Mark every article of the list read."""
        self._read(self.rows.articles[:])

    def read_above(self) -> None:
        """Mark every article above the cursor read."""
        self._read(self.rows.articles[: self.rows.cursor])

    def read_below(self) -> None:
        """Mark every article below the cursor read."""
        self._read(self.rows.articles[self.rows.cursor + 1 :])

    def _read(self, articles: Sequence[int]) -> None:
        self._start(lambda: self.marks.set(articles, "read", True), tell=True, none="All of these are read already.")

    def _start(self, marking: Callable[[], Coroutine[Any, Any, Marked]], *, tell: bool = False, none: str = "") -> None:
        self.rows.hold()

        async def mark() -> None:
            step = await marking()
            self.rows.post_message(MarksChanged(step, tell=tell) if step.ids or not none else Notice(none))

        start(self.rows, mark, "marks")

    def select_range(self) -> None:
        """Begin a range of rows at the cursor, or end it there."""
        if self.rows.count:
            self.rows.selection.span(self.rows.cursor)
            self._selection_changed()

    def select(self) -> None:
        """Select the row under the cursor, or no longer, and go down one."""
        if self.rows.count:
            self.rows.selection.toggle(self.rows.cursor)
            self.rows.move_by(1)
            self._selection_changed()

    def unselect(self) -> None:
        """Select nothing."""
        self.rows.selection.clear()
        self._selection_changed()

    def _selection_changed(self) -> None:
        self.rows.hold()
        self.rows.refresh()
        self.rows.post_message(HeadlineList.SelectionChanged())
