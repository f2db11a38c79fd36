"""Find line: text typed below the article is found in it, and the find goes on when the line is closed."""

from collections.abc import Sequence

from textual import on
from textual.message import Message
from textual.widgets import Input

from termnews.tui.article.article_view import ArticleView
from termnews.tui.article.page.model import Page
from termnews.tui.look.glyphs import words
from termnews.tui.messages import Notice
from termnews.tui.pane.line_input import LONGEST, LineInput

STEPS = {"down": 1, "up": -1}


class FindLine(LineInput):
    """The find in the document of a view, which marks its matches (`found`)."""

    class MatchesChanged(Message):
        """There are other matches, or one is at another."""

    class Ended(Message):
        """Nothing is looked for any more."""

    def __init__(self, view: ArticleView) -> None:
        hints = (("Enter", "keep"), (words("↓ ↑"), "next, previous"), ("Esc", "back"))
        super().__init__("Find in this article", STEPS, id="find", max_length=LONGEST, hints=hints)
        self._view = view
        #: the words of the search whose answer the list is; its articles are shown at the first of them
        self.searched: tuple[str, ...] = ()
        # the page, line and position one was at when the find began
        self._before: tuple[Page, int, float] = (Page(), 0, 0.0)

    @property
    def active(self) -> bool:
        """Whether something is looked for, or is about to be."""
        return bool(self.display or self._view.found.wanted)

    def begin(self) -> None:
        """Open the line and give it the keys; what was looked for before stands there."""
        if self._view.document is None:
            self.post_message(Notice("Open an article to find text in it."))
            return
        self._before = (self._view.page, self._view.scroll_offset.y, self._view.position)
        self.open()
        if self.value:
            self._look_for(self.value)

    def search_for(self, words: Sequence[str]) -> None:
        """Take other words of a search, or none, for the articles that are shown from now on."""
        if not words and self._view.found.words:
            self.end()
        self.searched = tuple(words)

    @on(LineInput.Typed)
    def _typed(self, event: LineInput.Typed) -> None:
        event.stop()
        self._look_for(event.text)

    def _look_for(self, text: str) -> None:
        """Find a text from the line on that one was at."""
        self._return()
        self._view.found.look_for(text, self._view.page, line=self._view.scroll_offset.y)
        self._changed()

    @on(Input.Submitted)
    @on(LineInput.Tabbed)
    def _keep(self, event: Message) -> None:
        """Close the line and keep the find; without a match there is none to keep."""
        event.stop()
        if self._view.found.current is not None:
            self.close()
            self._view.focus()
            return
        if self.value.strip():
            self.post_message(Notice("The text is not in this article."))
        self._leave()

    @on(LineInput.Left)
    def _left(self, event: LineInput.Left) -> None:
        event.stop()
        self._leave()

    def _leave(self) -> None:
        """End the find and be where one was before it."""
        self._return()
        self.end()
        self._view.focus()

    def end(self) -> None:
        """Close the line, take the marks away and stay where one is."""
        if self.active:
            self.close()
            self._view.found.end()
            self._changed()
            self.post_message(self.Ended())

    @on(LineInput.Moved)
    def _moved(self, event: LineInput.Moved) -> None:
        event.stop()
        self.step(event.step)

    def step(self, step: int) -> None:
        """Go to the next match (1), or to the one before (-1)."""
        found, top = self._view.found, self._view.scroll_offset.y
        if not found.wanted:
            self.post_message(Notice("", hint="{find.in_article} finds text in the article first."))
        elif found.matches:
            found.step(step, top=top, bottom=top + self._view.lines_in_sight)
            self._changed()

    def _changed(self) -> None:
        self._view.show_found()
        self.post_message(self.MatchesChanged())

    def _return(self) -> None:
        page, line, position = self._before
        if page is not self._view.page:
            line = self._view.page.line_at_position(position)
        self._view.move_to(line)
