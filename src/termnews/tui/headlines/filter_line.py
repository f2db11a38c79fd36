"""Filter line: narrows the list to the headlines that hold what is typed, and is kept or dropped."""

from dataclasses import dataclass

from textual import on
from textual.message import Message
from textual.timer import Timer

from termnews.domain.article_list import ArticleList
from termnews.library.lists.search import Search
from termnews.tui.background import start
from termnews.tui.headlines.headline_list import HeadlineList
from termnews.tui.headlines.list_contents import ListContents, ListState
from termnews.tui.headlines.search_line import ROW_KEYS
from termnews.tui.pane.line_input import LONGEST, LineInput

_REST = 0.1
"""Seconds after which the titles of a list are read, if no letter asks for them before."""


class FilterLine(LineInput):
    """The line above the list where one types a filter; the words that are in force are those of the contents."""

    @dataclass
    class Narrowed(Message):
        """The articles of the list `unfiltered` whose headlines hold the words of `text`."""

        unfiltered: ArticleList
        text: str
        articles: ArticleList

    class HeadlinesChanged(Message):
        """Other headlines are shown."""

    class Kept(Message):
        """The line is closed: the keys are to go to the headlines."""

    def __init__(self, rows: HeadlineList, contents: ListContents, search: Search) -> None:
        super().__init__(
            "Words in headlines", ROW_KEYS, id="filter", max_length=LONGEST,
            hints=(("Enter", "keep"), ("Esc", "all headlines")),
        )  # fmt: skip
        self._rows = rows
        self._contents = contents
        self._search = search
        # the list without the filter, and where one was in it; None while there is no filter
        self._before: ListState | None = None
        self._unanswered = False
        self._soon: Timer | None = None

    @property
    def settling(self) -> bool:
        """Whether the line is closed and the headlines that its text leaves are not shown yet."""
        return self._unanswered and not self.has_keys

    @property
    def unfiltered(self) -> ArticleList | None:
        """The list without the filter; None while there is no filter."""
        return None if self._before is None else self._before.articles

    def begin(self) -> None:
        """Open the line and give it the keys; what stands there is changed."""
        self._before = self._before or self._contents.state
        self._rows.keyboard_elsewhere = True
        self.open()
        # the titles are read while one thinks of the first word, and not while the line opens
        self._soon = self.set_timer(_REST, self._ask)

    def narrow(self, text: str) -> None:
        """Narrow the list to a text without a line to type in."""
        self._before = self._before or self._contents.state
        self.fill(text)
        self._contents.filtered_by = text.strip()
        self._ask()

    def renew(self, unfiltered: ArticleList) -> None:
        """Narrow a newer state of the same list; the cursor stays where it is, unless one still types."""
        if not self.display:
            self._remember_position()
        if self._before is not None:
            self._before = ListState(unfiltered, self._before.position)
            self._ask()

    @on(LineInput.Typed)
    def _typed(self, event: LineInput.Typed) -> None:
        event.stop()
        self._contents.filtered_by = event.text.strip()
        self._ask()

    def _ask(self) -> None:
        self._wait_no_longer()
        unfiltered, text = self.unfiltered, self._contents.filtered_by
        if unfiltered is None:
            return
        self._unanswered = True

        async def narrow() -> None:
            self.post_message(self.Narrowed(unfiltered, text, await self._search.narrow(unfiltered, text)))

        start(self, narrow, "filter", exclusive=True)

    def _wait_no_longer(self) -> None:
        if self._soon is not None:
            self._soon.stop()
            self._soon = None

    @on(Narrowed)
    def _show(self, event: Narrowed) -> None:
        """Show the headlines that are left, if the question still stands."""
        event.stop()
        if event.unfiltered is not self.unfiltered or event.text != self._contents.filtered_by:
            return
        if self._contents.before_search is not None:
            return
        self._unanswered = False
        if event.articles is self._rows.articles:
            return
        # the cursor goes back to where it was as soon as its article is there again
        before = self._before.position if self._before is not None else None
        there = before is not None and event.articles.row_of(before.sort_key) is not None
        self._contents.present(event.articles, before if there else self._rows.position)
        self.post_message(self.HeadlinesChanged())

    @on(LineInput.Moved)
    def _moved(self, event: LineInput.Moved) -> None:
        self._rows.move_by(event.step)
        self._remember_position()

    @on(LineInput.Submitted)
    @on(LineInput.Tabbed)
    def _keep(self) -> None:
        """Close the line and keep the filter."""
        self._hide()
        if self._contents.filtered_by:
            self._remember_position()
        else:
            self.drop()
        self.post_message(self.Kept())

    def _remember_position(self) -> None:
        """Have the whole list shown with the cursor where it is now, when the filter is gone."""
        if self._before is not None and self._rows.position is not None:
            self._before = ListState(self._before.articles, self._rows.position)

    @on(LineInput.Left)
    def _leave(self) -> None:
        """Close the line, show all headlines and be where one was."""
        self._show_unfiltered()
        self.post_message(self.Kept())

    def drop(self) -> None:
        """Show all headlines again, the cursor on the article it is on; where it is on none, where it was."""
        self._remember_position()
        self._show_unfiltered()

    def _show_unfiltered(self) -> None:
        before = self._before
        self.forget()
        if before is not None:
            self._contents.present(before.articles, before.position)
            self.post_message(self.HeadlinesChanged())

    def forget(self) -> None:
        """Have no filter any more."""
        self._hide()
        self._unanswered = False
        self._contents.filtered_by, self._before = "", None
        self.fill("")
        self._search.forget()

    def _hide(self) -> None:
        self._wait_no_longer()
        self.close()
        self._rows.keyboard_elsewhere = False
