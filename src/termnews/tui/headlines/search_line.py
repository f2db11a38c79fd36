"""Search-as-you-type line: each text is asked at once, and the rows are the matches of the last one."""

from dataclasses import dataclass

from textual import on
from textual.message import Message

from termnews.domain.headline import Headline
from termnews.library.lists.search import Search
from termnews.tui.background import start
from termnews.tui.headlines.headline_list import HeadlineList, ListPosition
from termnews.tui.headlines.list_contents import ListContents
from termnews.tui.pane.line_input import LineInput

SEARCH_LIMIT = 200
ROW_KEYS = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}
"""Keys that move the cursor of the list while one types, each with by how many rows."""


class SearchLine(LineInput):
    """The line above the list where one types a search in all articles."""

    @dataclass
    class Answered(Message):
        """The articles that match `text` are shown."""

        text: str
        headlines: list[Headline]

    class Chosen(Message):
        """The match under the cursor is to be opened."""

    class Ended(Message):
        """The search is over, whatever is shown now."""

    def __init__(self, rows: HeadlineList, contents: ListContents, search: Search) -> None:
        super().__init__("Search all articles", ROW_KEYS, id="search")
        self._rows = rows
        self._contents = contents
        self._search = search
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

    def begin(self) -> None:
        """Open the line and give it the keys; what was searched for last is selected."""
        if not self.active:
            self._contents.before_search = self._contents.state
        self._rows.keyboard_elsewhere = True
        self.open()
        if self.value:
            self._ask(self.value)
        else:
            self._answered = True
            self._contents.present_matches("", [])

    def prepare(self, words: str, match: ListPosition | None) -> None:
        """Have words in the line when it is opened, and be at a match of theirs once they are found."""
        self.fill(words)
        self._start_at = match

    @on(LineInput.Typed)
    def _typed(self, event: LineInput.Typed) -> None:
        event.stop()
        self._chooses = False
        self._ask(event.text)

    def _ask(self, text: str) -> None:
        """Search for a text; an answer to an older one is not waited for."""
        self.words, self._answered = text, False

        async def find() -> None:
            headlines = await self._search.find(text, limit=SEARCH_LIMIT, once=True)
            self.post_message(self.Answered(text, headlines))

        start(self, find, "search", exclusive=True)

    @on(Answered)
    def _show(self, event: Answered) -> None:
        """Show the answer, if it is to the text that stands there now; open its first where Enter came before it."""
        if not self.active or event.text != self.words:
            event.stop()
            return
        self._answered = True
        match, self._start_at = self._start_at, None
        self._contents.present_matches(event.text, event.headlines, match)
        if self._chooses:
            self._choose()

    @on(LineInput.Submitted)
    def _choose(self) -> None:
        self._chooses = not self._answered
        if self._answered:
            self.post_message(self.Chosen())

    @on(LineInput.Moved)
    def _moved(self, event: LineInput.Moved) -> None:
        self._chooses = False
        self._rows.move_by(event.step)

    @on(LineInput.Tabbed)
    def _tabbed(self) -> None:
        self._chooses = False

    def leave(self) -> None:
        """Close the line and show the list of before the search again."""
        before = self._contents.before_search
        self.end()
        if before is not None:
            self._contents.present(before.articles, before.position)

    def end(self) -> None:
        """Close the line without showing another list."""
        if self.active or self.display:
            self.post_message(self.Ended())
        self.close()
        self.fill("")
        self._rows.keyboard_elsewhere = self._chooses = False
        self._contents.before_search, self.words = None, ""
