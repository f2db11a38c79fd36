"""What the middle pane lists, and in which order: a place of the tree, a topic, or the answer to a search."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from termnews.domain.article import Headline
from termnews.domain.article_list import ArticleList
from termnews.domain.query import Order, Query, Scope
from termnews.tui.background import start
from termnews.tui.headlines.day_headings import Headings, day_starts, since_text
from termnews.tui.headlines.empty_list import NOTHING_READ, TYPE_WORDS, no_match, why_empty
from termnews.tui.headlines.headline_list import ListPosition
from termnews.tui.keys.actions import Pane
from termnews.tui.look.glyphs import glyphs
from termnews.tui.messages import SearchAnswered

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen

SEARCH_LIMIT = 200
HISTORY = 500
FEWEST_A_DAY = 2
ORDERS = {
    Order.NEWEST: "newest first",
    Order.OLDEST: "oldest first",
    Order.SOURCE: "by source",
    Order.LENGTH: "longest first",
    Order.UNREAD: "unread first",
}


@dataclass(frozen=True, slots=True)
class Before:
    """Where one was when a search began."""

    listed: ArticleList
    spot: ListPosition | None
    pane: Pane
    article: int | None


class Listing:
    """Decides which articles the headline list shows, and says so in its title."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._library = screen.library
        self.title = "All"
        self._place = Query(Scope.UNREAD, once=True)
        # gives the articles of a list that no query names, in its own order
        self._fixed: Callable[[], ArticleList] | None = None
        self._empty = ""
        self.read_too = False
        self.order = Order.NEWEST
        self.by_day = self._library.settings.group_by_day
        # when one was here last, until another list is shown
        self.visited: datetime | None = None
        self._opening = True
        #: how many articles of the first list are new, in words
        self.news = ""
        # where the next list is to be shown from, at the start of the program
        self.start_at: ListPosition | None = None
        self.before: Before | None = None
        self.words = ""
        #: whether the list holds what was found for the words
        self.answered = True

    @property
    def query(self) -> Query:
        """The query of the list that is shown, or (during a search) would be."""
        read_too = self.read_too and self._place.scope is Scope.UNREAD
        return replace(self._place, scope=Scope.ALL if read_too else self._place.scope, order=self.order)

    @property
    def name(self) -> str:
        """What the list is called, with all that it owes to the reader's wishes."""
        if self.searching:
            return "Search"
        parts = [self.title]
        parts += ["all"] if self.read_too else []
        parts += [ORDERS[self.order]] if self.order is not Order.NEWEST and self._fixed is None else []
        parts += [f'"{self._screen.filter_line.text}"'] if self._screen.filter_line.text else []
        return f" {glyphs.dot} ".join(parts)

    @property
    def sorted_otherwise(self) -> bool:
        """Whether the list has an order of its own, which no wish changes."""
        return self.searching or self._fixed is not None

    @property
    def searching(self) -> bool:
        """Whether the list is the answer to a search."""
        return self.before is not None

    def show(
        self, title: str, query: Query, *, fixed: Callable[[], ArticleList] | None = None, empty: str = NOTHING_READ
    ) -> None:
        """List the articles of `query` from the top, or those `fixed` gives; where there are none, `empty` is said."""
        self._empty = empty
        self.before, self.words = None, ""
        self.visited = self.visited if self._opening else None
        self._opening = False
        self._screen.filter_line.forget()
        self.title, self._place, self._fixed = title, query, fixed
        spot, self.start_at = self.start_at, None
        fresh = self._fresh()
        self.present(fresh if spot is None else self._holding(fresh, spot), spot)

    def show_history(self) -> None:
        """List what was read, the last first."""
        self.show("History", Query(Scope.ALL, once=True), fixed=lambda: self._library.queries.history(HISTORY))

    def reload(self) -> None:
        """List the same query anew, where one is in it."""
        self._take(self._fresh())

    def _take(self, fresh: ArticleList) -> None:
        """Show another state of the list that is shown, or what its filter leaves of it."""
        if self._screen.filter_line.whole is not None:
            self._screen.filter_line.renew(fresh)
        else:
            self.present(fresh, self._screen.headlines.spot)

    def _holding(self, fresh: ArticleList, spot: ListPosition) -> ArticleList:
        """Return a list of marked or unread articles with the one at `spot`, though its mark is another now."""
        if (
            self.query.scope not in (Scope.UNREAD, Scope.STARRED, Scope.LATER)
            or not self.order.by_date
            or fresh.row_of(spot.place) is not None
        ):
            return fresh
        if not self._library.queries.headlines(ArticleList([spot.place])[:]):
            return fresh
        return fresh.with_sort_key(spot.place, fresh.nearest(spot.place, newest_first=self.order is Order.NEWEST))

    def renew(self) -> None:
        """Take in what a refresh brought: new articles join at their place, what is shown stays, so does the cursor."""
        if self.searching or self._fixed is not None:
            return
        fresh = self._fresh()
        shown = self._screen.filter_line.whole or self._screen.headlines.ids
        if self.query.scope is Scope.UNREAD and len(shown):
            # articles read since the list was opened stay in it until it is opened anew
            known = set(fresh.sort_keys)
            kept = [place for place in shown.sort_keys if place not in known]
            if kept:
                everything = self._library.queries.article_list(replace(self.query, scope=Scope.ALL))
                fresh = everything.among(known.union(kept))
        spot = self._screen.headlines.spot
        self._take(fresh if spot is None or not len(shown) else self._holding(fresh, spot))

    def sort(self, order: Order) -> None:
        """Sort the list otherwise; the cursor stays on its article."""
        self.order = order
        self.renew()

    def group(self, by_day: bool) -> None:
        """Put a heading above each day, or none."""
        self.by_day = by_day
        headlines = self._screen.headlines
        if not self.searching:
            self.present(headlines.ids, headlines.spot)

    def present(self, listed: ArticleList, spot: ListPosition | None = None) -> None:
        """Show articles of the list, all or some; where the article of `spot` is gone, those of its time."""
        headlines = self._screen.headlines
        by_date = self._fixed is None and self.order.by_date
        newest_first = self.order is Order.NEWEST
        if spot is not None and by_date and listed.row_of(spot.place) is None:
            spot = replace(spot, row=listed.nearest(spot.place, newest_first=newest_first))
        days = day_starts(listed, newest_first=newest_first) if self.by_day and by_date else array("q")
        # where most days have one article only, headings would be as many as headlines
        days = days if FEWEST_A_DAY * len(days) <= len(listed) else array("q")
        self.news = self._count_news(listed)
        headings = Headings(listed, self._library.now, days=days, note=self.news)
        if not len(listed):
            headlines.empty = why_empty(self._screen, self.query, None if self._fixed is None else self._empty)
        headlines.show(listed, headings=headings, spot=spot)
        self._screen.show_titles()

    def _count_news(self, listed: ArticleList) -> str:
        """Return how many articles of the first list came since one was here last; empty where none did."""
        if self.visited is None or self._place != Query(Scope.UNREAD, once=True) or self._screen.filter_line.text:
            return ""
        seen = self._library.queries.newest_before(self.visited)
        count = sum(article > seen for article in listed)
        return f"{count:,} new since {since_text(self.visited, self._library.now())}" if count else ""

    def _fresh(self) -> ArticleList:
        return self._library.queries.article_list(self.query) if self._fixed is None else self._fixed()

    def begin_search(self) -> None:
        """Remember where one is; the list is the search's from now on."""
        if self.before is None:
            headlines, opened = self._screen.headlines, self._screen.article.opened
            self.before = Before(headlines.ids, headlines.spot, self._screen.at, opened.id if opened else None)
        self._screen.show_titles()

    def ask(self, text: str) -> None:
        """Search as the text stands; an answer to an older text is not waited for."""
        self.words, self.answered = text, False

        async def find() -> None:
            headlines = await self._library.search.find(text, limit=SEARCH_LIMIT, once=True)
            self._screen.post_message(SearchAnswered(text, headlines))

        start(self._screen, find, "search", exclusive=True)

    def answer(self, text: str, found: list[Headline]) -> None:
        """Show the answer, if it is to the text that stands there now."""
        if not self.searching or text != self.words:
            return
        self.answered = True
        headlines = self._screen.headlines
        headlines.empty = no_match(text) if text.strip() else TYPE_WORDS
        spot, self.start_at = self.start_at, None
        headlines.show(ArticleList.of(found), found=found, spot=spot)
        self._screen.show_titles()

    def leave_search(self) -> Pane:
        """Show the list of before the search again and return the pane one was in."""
        before, self.before = self.before, None
        self.words = ""
        if before is None:
            return "list"
        self.present(before.listed, before.spot)
        if before.article is not None and before.pane == "article":
            self._screen.article.return_to(before.article)
        elif before.article is not None:
            self._screen.article.preview(before.article)
        return before.pane
