"""Marks: read, starred, for later."""

from typing import TYPE_CHECKING

from termnews.domain.article import Headline
from termnews.library.lists.marks import Marked, MarkName
from termnews.tui.background import start
from termnews.tui.messages import MarksChanged, Notice, SourcesChanged

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen


class Marking:
    """The group `mark`."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._marks = screen.library.marks

    def _current(self) -> Headline | None:
        """The article that is read, or the one under the cursor, as it is marked now."""
        screen = self._screen
        if screen.at != "article":
            return screen.headlines.current
        opened = screen.article.opened
        return screen.library.queries.headlines([opened.id])[0] if opened is not None else None

    def _toggle(self, name: MarkName) -> None:
        rows = self._screen.headlines
        if self._screen.at == "list" and rows.chosen:
            ids = [rows.ids[row] for row in rows.chosen]
            self.unselect()

            async def all_of_them() -> None:
                step = await self._marks.toggle(ids, name)
                self._screen.post_message(MarksChanged(step, tell=True))

            start(self._screen, all_of_them, "marks")
            return
        headline = self._current()
        if headline is None:
            return
        value = not getattr(headline.state, name)

        async def work() -> None:
            step = await self._marks.set((headline.id,), name, value)
            self._screen.post_message(MarksChanged(step))

        start(self._screen, work, "marks")

    def read(self) -> None:
        """Mark read, or unread again."""
        self._toggle("read")

    def star(self) -> None:
        """Star, or take the star away."""
        self._toggle("starred")

    def later(self) -> None:
        """Keep for later, or no longer."""
        self._toggle("later")

    def all_read(self) -> None:
        """Mark every article of the list read."""
        self._mark_read(self._screen.headlines.ids[:])

    def above_read(self) -> None:
        """Mark every article above the cursor read."""
        rows = self._screen.headlines
        self._mark_read(rows.ids[: rows.cursor])

    def below_read(self) -> None:
        """Mark every article below the cursor read."""
        rows = self._screen.headlines
        self._mark_read(rows.ids[rows.cursor + 1 :])

    def _mark_read(self, ids: list[int]) -> None:
        async def work() -> None:
            step = await self._marks.set(ids, "read", True)
            if step.ids:
                self._screen.post_message(MarksChanged(step, tell=True))
            else:
                self._screen.post_message(Notice("All of these are read."))

        start(self._screen, work, "marks")

    def range(self) -> None:
        """Begin a range of rows at the cursor, or end it there."""
        rows = self._screen.headlines
        if rows.count:
            rows.selection.span(rows.cursor)
            self._selected()

    def select(self) -> None:
        """Select the row under the cursor, or no longer, and go down one."""
        rows = self._screen.headlines
        if rows.count:
            rows.selection.toggle(rows.cursor)
            rows.move_by(1)
            self._selected()

    def unselect(self) -> None:
        """Select nothing."""
        self._screen.headlines.selection.clear()
        self._selected()

    def _selected(self) -> None:
        self._screen.headlines.refresh()
        self._screen.show_titles()

    def undo(self) -> None:
        """Take the last step back: a marking, or a change of the sources."""

        async def work() -> None:
            done = await self._screen.library.undo_stack.undo()
            if done is None:
                self._screen.post_message(Notice("There is nothing to undo."))
            elif isinstance(done, Marked):
                self._screen.post_message(MarksChanged(done, undone=True, tell=True))
            else:
                self._screen.post_message(SourcesChanged(said=f"Undone: {done.sentence()}"))

        start(self._screen, work, "marks")
