"""Search-as-you-type line: each text is asked at once, and the rows are the matches of the last one."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import on
from textual.message import Message

from termnews.domain.article_list import ArticleList
from termnews.domain.headline import Headline
from termnews.library.lists.search import Search
from termnews.library.memory import Memory
from termnews.tui.background import start
from termnews.tui.headlines.headline_list import HeadlineList, ListPosition
from termnews.tui.headlines.list_contents import ListContents
from termnews.tui.headlines.search_history import SearchHistory
from termnews.tui.look.glyphs import words as signs
from termnews.tui.pane.line_input import LineInput

FIRST_MATCHES = 100
"""How many matches are shown before all are found."""
REST = 0.1
"""Seconds without another letter after which all matches are looked for."""
ROW_KEYS = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}
"""Keys that move the cursor of the list while one types, each with by how many rows."""


class SearchLine(LineInput):
    """The line above the list where one types a search in all articles.

    The first matches come at once, the others and their number when all are found. Above the first row, Up goes back in
    the history of searches.
    """

    @dataclass
    class Answered(Message):
        """The first articles that match `text`, understood as `words`, are shown."""

        text: str
        words: Sequence[str]
        headlines: list[Headline]
        more: bool

    @dataclass
    class AllFound(Message):
        """All articles that match `text` are known."""

        text: str
        articles: ArticleList

    @dataclass
    class SnippetsFound(Message):
        """The snippets of some matches of `text`, by id."""

        text: str
        snippets: Mapping[int, str]

    class Chosen(Message):
        """The match under the cursor is to be opened."""

    class Ended(Message):
        """The search is over, whatever is shown now."""

    def __init__(self, rows: HeadlineList, contents: ListContents, search: Search, memory: Memory) -> None:
        hints = (("Enter", "open"), ("Esc", "back"), ("Tab", "to the list"), (signs("↓ ↑"), "next, before"))
        super().__init__("Search all articles", ROW_KEYS, id="search", hints=hints)
        self._rows = rows
        self._contents = contents
        self._search = search
        self._history = SearchHistory(memory)
        #: the words that were searched for last
        self.words = ""
        self._answered = True
        # Enter came before what was typed last was found
        self._chooses = False
        # the match to be at once the words of the session before are found
        self._start_at: ListPosition | None = None

    @property
    def active(self) -> bool:
        """Whether the rows are the matches of a search."""
        return self._contents.before_search is not None

    @property
    def settling(self) -> bool:
        """Whether Enter was pressed and the words are not found yet, of which it opens one."""
        return self._chooses

    def begin(self) -> None:
        """Open the line and give it the keys; what was searched for last is selected."""
        if not self.active:
            self._contents.before_search = self._contents.state
        self._rows.keyboard_elsewhere = True
        self._history.begin()
        self.placeholder = signs("Search all articles · ↑ earlier ones") if self._history else "Search all articles"
        self.open()
        if self.value:
            self._ask(self.value)
        else:
            self._answered = True
            self._present("", [])

    def prepare(self, words: str, match: ListPosition | None) -> None:
        """Have words in the line when it is opened, and be at a match of theirs once they are found."""
        self.fill(words)
        self._start_at = match

    @on(LineInput.Typed)
    def _typed(self, event: LineInput.Typed) -> None:
        event.stop()
        self._chooses = False
        self._history.begin()
        self._ask(event.text)

    def _ask(self, text: str) -> None:
        """Search for a text; an answer to an older one is not waited for."""
        self.words, self._answered = text, False

        async def find() -> None:
            headlines, more = await self._search.first(text, limit=FIRST_MATCHES)
            self.post_message(self.Answered(text, self._search.understood(text), headlines, more))
            if more:
                await asyncio.sleep(REST)
                self.post_message(self.AllFound(text, await self._search.all(text)))

        start(self, find, "search", exclusive=True)

    @on(Answered)
    def _show(self, event: Answered) -> None:
        """Show the answer, if it is to the text that stands there now; open its first where Enter came before it."""
        if not self.active or event.text != self.words:
            event.stop()
            return
        self._answered = True
        match = self._start_at
        if not event.more:
            self._start_at = None
        self._present(event.text, event.headlines, more=event.more, match=match)
        if self._chooses:
            self._choose()

    def _present(
        self, text: str, headlines: list[Headline], *, more: bool = False, match: ListPosition | None = None
    ) -> None:
        def want_snippets(articles: ArticleList) -> None:
            async def find() -> None:
                self.post_message(self.SnippetsFound(text, await self._search.snippets(text, articles)))

            start(self, find, "snippets")

        self._contents.present_matches(
            text, self._search.understood(text), headlines, more=more, want_snippets=want_snippets, position=match
        )

    @on(AllFound)
    def _show_all(self, event: AllFound) -> None:
        """Let the others follow the first matches, and be at the match of the session before if it is among them."""
        if not self.active or event.text != self.words:
            event.stop()
            return
        match, self._start_at = self._start_at, None
        self._rows.grow(event.articles)
        row = None if match is None else event.articles.row_of(match.sort_key)
        if row is not None:
            self._rows.move_to(row)

    @on(SnippetsFound)
    def _show_snippets(self, event: SnippetsFound) -> None:
        event.stop()
        if self.active and event.text == self.words:
            self._rows.pages.add_snippets(event.snippets)
            self._rows.refresh()

    @on(LineInput.Submitted)
    def _choose(self) -> None:
        self._chooses = not self._answered
        if self._answered:
            self._remember()
            self.post_message(self.Chosen())

    @on(LineInput.Moved)
    def _moved(self, event: LineInput.Moved) -> None:
        """Move in the matches; Up from the first one, and Down from there again, in the history."""
        self._chooses = False
        if event.step == -1 and self._rows.cursor == 0:
            self._recall(self._history.older(self.value))
        elif event.step == 1 and self._history.stepping:
            self._recall(self._history.newer())
        else:
            self._rows.move_by(event.step)

    def _recall(self, text: str) -> None:
        if text != self.value:
            self.fill(text)
            self.cursor_position = len(text)
            self._ask(text)

    @on(LineInput.Tabbed)
    def _tabbed(self) -> None:
        self._chooses = False
        self._remember()

    def _remember(self) -> None:
        """Take the words into the history."""
        if self._history.add(self.words):
            start(self, lambda: asyncio.to_thread(self._history.keep), "history")

    def leave(self) -> None:
        """Close the line and show the list of before the search again."""
        before = self._contents.before_search
        self.end()
        if before is not None:
            self._contents.present(before.articles, before.position)

    def end(self) -> None:
        """Close the line without showing another list."""
        if self.active or self.display:
            self._remember()
            self.post_message(self.Ended())
        self.close()
        self.fill("")
        self._rows.keyboard_elsewhere = self._chooses = False
        self._contents.before_search, self.words = None, ""
