"""Mark actions of the list: read, starred, for later, on the article that is read, the selected ones, or many."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from termnews.library.lists.marks import Marked, MarkName, Marks
from termnews.library.queries import Queries
from termnews.tui.background import start
from termnews.tui.headlines.headline_list import HeadlineList
from termnews.tui.messages import MarksChanged, Notice


class HeadlineMarks:
    """What keys do to marks and to the selection; `article_read` gives the article that is read, if one reads."""

    def __init__(
        self, rows: HeadlineList, *, marks: Marks, queries: Queries, article_read: Callable[[], int | None]
    ) -> None:
        self._rows = rows
        self._marks = marks
        self._queries = queries
        self._article_read = article_read

    def toggle_read(self) -> None:
        """Mark read, or unread again."""
        self._toggle("read")

    def toggle_star(self) -> None:
        """Star, or take the star away."""
        self._toggle("starred")

    def toggle_later(self) -> None:
        """Keep for later, or no longer."""
        self._toggle("later")

    def _toggle(self, name: MarkName) -> None:
        article, selected = self._article_read(), self._rows.selected
        if article is None and selected:
            self.unselect()
            self._start(lambda: self._marks.toggle(selected, name), tell=True)
            return
        headline = self._rows.current if article is None else self._queries.headlines([article])[0]
        if headline is not None:
            value = not getattr(headline.state, name)
            self._start(lambda: self._marks.set((headline.id,), name, value))

    def read_all(self) -> None:
        """Mark every article of the list read."""
        self._read(self._rows.articles[:])

    def read_above(self) -> None:
        """Mark every article above the cursor read."""
        self._read(self._rows.articles[: self._rows.cursor])

    def read_below(self) -> None:
        """Mark every article below the cursor read."""
        self._read(self._rows.articles[self._rows.cursor + 1 :])

    def _read(self, articles: Sequence[int]) -> None:
        self._start(lambda: self._marks.set(articles, "read", True), tell=True, none="All of these are read.")

    def _start(self, marking: Callable[[], Coroutine[Any, Any, Marked]], *, tell: bool = False, none: str = "") -> None:
        async def mark() -> None:
            step = await marking()
            self._rows.post_message(MarksChanged(step, tell=tell) if step.ids or not none else Notice(none))

        start(self._rows, mark, "marks")

    def select_range(self) -> None:
        """Begin a range of rows at the cursor, or end it there."""
        if self._rows.count:
            self._rows.selection.span(self._rows.cursor)
            self._selection_changed()

    def select(self) -> None:
        """Select the row under the cursor, or no longer, and go down one."""
        if self._rows.count:
            self._rows.selection.toggle(self._rows.cursor)
            self._rows.move_by(1)
            self._selection_changed()

    def unselect(self) -> None:
        """Select nothing."""
        self._rows.selection.clear()
        self._selection_changed()

    def _selection_changed(self) -> None:
        self._rows.refresh()
        self._rows.post_message(HeadlineList.SelectionChanged())
