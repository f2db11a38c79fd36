"""Marks: read, starred, for later; full text."""

from typing import TYPE_CHECKING

from termnews.domain.article import Headline
from termnews.library.marks import MarkName
from termnews.tui.messages import MarksChanged, Notice
from termnews.tui.work import start

if TYPE_CHECKING:
    from termnews.tui.screens.main import MainScreen


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
        opened = screen.stories.opened
        return screen.library.lists.articles.headlines([opened.id])[0] if opened is not None else None

    def _toggle(self, name: MarkName) -> None:
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
        ids = list(self._screen.headlines.ids)

        async def work() -> None:
            step = await self._marks.set(ids, "read", True)
            self._screen.post_message(MarksChanged(step, tell=True))

        start(self._screen, work, "marks")

    def undo(self) -> None:
        """Take the last marking back."""

        async def work() -> None:
            step = await self._marks.undo()
            if step is None:
                self._screen.post_message(Notice("There is nothing to undo."))
            else:
                self._screen.post_message(MarksChanged(step, undone=True, tell=True))

        start(self._screen, work, "marks")

    def full_text(self) -> None:
        """Fetch the whole page, or show the feed's text again."""
        self._screen.stories.toggle_full_text()
