"""What the middle pane lists: a place of the tree, a topic, or the answer to a search."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from termnews.domain.article import Headline
from termnews.domain.query import Query, Scope
from termnews.tui.actions import Pane
from termnews.tui.messages import SearchAnswered
from termnews.tui.work import start

if TYPE_CHECKING:
    from termnews.tui.screens.main import MainScreen

SEARCH_LIMIT = 200
HISTORY = 500


@dataclass(frozen=True, slots=True)
class _Before:
    """Where one was when a search began."""

    ids: Sequence[int]
    cursor: int
    pane: Pane
    article: int | None


class Listing:
    """Decides which articles the headline list shows, and says so in its title."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._library = screen.library
        self.title = "All"
        self._place = Query(Scope.UNREAD, once=True)
        # a list that no query names (what was read), in its own order
        self._fixed: Sequence[int] | None = None
        self.read_too = False
        self._before: _Before | None = None
        self.words = ""

    @property
    def query(self) -> Query:
        """The query of the list that is shown, or (during a search) would be."""
        if self.read_too and self._place.scope is Scope.UNREAD:
            return replace(self._place, scope=Scope.ALL)
        return self._place

    @property
    def searching(self) -> bool:
        """Whether the list is the answer to a search."""
        return self._before is not None

    def show(self, title: str, query: Query) -> None:
        """List the articles of `query` from the top."""
        self._before, self.words, self._fixed = None, "", None
        self.title, self._place = title, query
        self.reload()

    def show_history(self) -> None:
        """List what was read, the last first."""
        self._before, self.words = None, ""
        self.title, self._place = "History", Query(Scope.ALL, once=True)
        self._fixed = self._library.lists.states.history(HISTORY)
        self.reload()

    def reload(self) -> None:
        """List the same query anew, from the top."""
        headlines = self._screen.headlines
        headlines.empty = self._why_empty()
        headlines.show(self._ids())
        self._screen.show_titles()

    def renew(self) -> None:
        """Take in what a refresh brought: new articles join at their place, what is shown stays, so does the cursor."""
        if self.searching or self._fixed is not None:
            return
        headlines = self._screen.headlines
        headlines.empty = self._why_empty()
        fresh = self._ids()
        if self.query.scope is Scope.UNREAD:
            # articles read since the list was opened stay in it until it is opened anew
            known = set(fresh)
            kept = {article for article in headlines.ids if article not in known}
            if kept:
                shown = set(headlines.ids)
                everything = self._library.lists.articles.ids(replace(self.query, scope=Scope.ALL))
                fresh = array("q", (a for a in everything if a in known or (a in kept and a in shown)))
        headlines.renew(fresh)
        self._screen.show_titles()

    def _ids(self) -> Sequence[int]:
        return self._library.lists.articles.ids(self.query) if self._fixed is None else self._fixed

    def _why_empty(self) -> str:
        if not self._library.lists.sources.all():
            return "No sources yet.\n\na adds one · F1 shows the first page"
        if self._fixed is not None:
            return "Nothing read yet."
        match self.query.scope:
            case Scope.STARRED:
                return "No starred articles.\n\ns stars the article under the cursor"
            case Scope.LATER:
                return "Nothing kept for later.\n\nb keeps the article under the cursor"
            case Scope.UNREAD:
                return "All read.\n\n. shows read articles too · R refreshes"
            case _:
                return "No articles yet.\n\nR refreshes all sources"

    def begin_search(self) -> None:
        """Remember where one is; the list is the search's from now on."""
        if self._before is None:
            headlines, opened = self._screen.headlines, self._screen.stories.opened
            self._before = _Before(headlines.ids, headlines.cursor, self._screen.at, opened.id if opened else None)
        self._screen.show_titles()

    def ask(self, text: str) -> None:
        """Search as the text stands; an answer to an older text is not waited for."""
        self.words = text

        async def find() -> None:
            headlines = await self._library.finding.find(text, limit=SEARCH_LIMIT, once=True)
            self._screen.post_message(SearchAnswered(text, headlines))

        start(self._screen, find, "search", exclusive=True)

    def answer(self, text: str, found: list[Headline]) -> None:
        """Show the answer, if it is to the text that stands there now."""
        if not self.searching or text != self.words:
            return
        headlines = self._screen.headlines
        headlines.empty = (
            f"Nothing holds all of these words.\n\n{text}" if text.strip() else "Type words to search for."
        )
        headlines.show([headline.id for headline in found], found=found)
        self._screen.show_titles()

    def leave_search(self) -> Pane:
        """Show the list of before the search again and return the pane one was in."""
        before, self._before = self._before, None
        self.words = ""
        if before is None:
            return "list"
        headlines = self._screen.headlines
        headlines.empty = self._why_empty()
        headlines.show(before.ids, cursor=before.cursor)
        self._screen.show_titles()
        if before.article is not None and before.pane == "article":
            self._screen.stories.return_to(before.article)
        elif before.article is not None:
            self._screen.stories.preview(before.article)
        return before.pane
