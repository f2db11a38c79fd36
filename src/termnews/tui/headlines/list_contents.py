"""Query behind the list: which articles its rows show, in which order, under which name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from termnews.domain.article_list import ArticleList
from termnews.domain.headline import Headline
from termnews.domain.query import Order, Query, Scope
from termnews.domain.text import grouped
from termnews.library.queries import Queries
from termnews.tui.headlines.date_headings import Headings, since_text
from termnews.tui.headlines.empty_list import NOTHING_READ, EmptyText, no_match
from termnews.tui.headlines.headline_list import HeadlineList, ListPosition
from termnews.tui.headlines.headline_pages import WantSnippets
from termnews.tui.headlines.periods import periods_of
from termnews.tui.look.glyphs import glyphs

ORDERS = {
    Order.NEWEST: "newest first",
    Order.OLDEST: "oldest first",
    Order.SOURCE: "by source",
    Order.LENGTH: "longest first",
    Order.UNREAD: "unread first",
}


def orders_of(query: Query) -> list[Order]:
    """Return the orders that make a difference in a list: by source not in that of one, by mark not of unread ones."""
    same = {Order.SOURCE: query.source is not None, Order.UNREAD: query.scope is Scope.UNREAD}
    return [order for order in Order if not same.get(order)]


@dataclass(frozen=True, slots=True)
class ListState:
    """The articles of a list and where one was in it, to be shown again after a search or a filter."""

    articles: ArticleList
    position: ListPosition | None


class ListContents:
    """Fills the rows from a query, from articles in an order of their own, or from the matches of a search.

    `changed` is called when other articles of the list are shown.
    """

    def __init__(
        self,
        rows: HeadlineList,
        *,
        queries: Queries,
        empty_text: EmptyText,
        now: Callable[[], datetime],
        by_day: bool,
        changed: Callable[[], None],
    ) -> None:
        self._rows = rows
        self._queries = queries
        self._empty_text = empty_text
        self._now = now
        self._changed = changed
        self.title = "All"
        self._base_query = Query(Scope.UNREAD, once=True)
        # gives the articles of a list that no query names, in its own order, and what it says where there are none
        self._fixed: Callable[[], ArticleList] | None = None
        self._own_empty_text = ""
        self.read_too = False
        #: the order of all lists in which it makes a difference
        self.order = Order.NEWEST
        self.by_day = by_day
        #: when one was here last, until another list than the first is shown
        self.last_visit: datetime | None = None
        self._first = True
        #: how many articles came since then, in words
        self.news = ""
        #: where to begin in the next list, at the start of the program
        self.start_at: ListPosition | None = None
        #: the words that the rows shown are filtered by
        self.filtered_by = ""
        #: what was shown before the search whose matches the rows are; None outside a search
        self.before_search: ListState | None = None
        #: the words that the rows shown were searched by, as they were understood
        self.searched_by: Sequence[str] = ()

    @property
    def query(self) -> Query:
        """The query of the list that is shown, or (during a search) would be."""
        read_too = self.read_too and self._base_query.scope is Scope.UNREAD
        query = self._base_query._replace(scope=Scope.ALL if read_too else self._base_query.scope)
        return query._replace(order=self.order if self.order in orders_of(query) else Order.NEWEST)

    @property
    def name(self) -> str:
        """What the list is called, with all that it owes to the reader's wishes."""
        if self.before_search is not None:
            words = ", ".join(self.searched_by)
            return f"Search {glyphs.dot} {words}" if words else "Search"
        parts = [self.title]
        parts += ["all"] if self.read_too else []
        order = self.query.order
        parts += [ORDERS[order]] if order is not Order.NEWEST and self._fixed is None else []
        parts += [f'"{self.filtered_by}"'] if self.filtered_by else []
        return f" {glyphs.dot} ".join(parts)

    @property
    def narrowed(self) -> bool:
        """Whether the rows are those of a search or of a filter."""
        return self.before_search is not None or bool(self.filtered_by)

    @property
    def has_own_order(self) -> bool:
        """Whether the rows have an order that no wish changes."""
        return self.before_search is not None or self._fixed is not None

    @property
    def state(self) -> ListState:
        """What is shown now, and where one is in it."""
        return ListState(self._rows.articles, self._rows.position)

    def show(
        self, title: str, query: Query, *, fixed: Callable[[], ArticleList] | None = None, empty: str = NOTHING_READ
    ) -> None:
        """List the articles of `query` from the top, or those `fixed` gives; where there are none, `empty` is said."""
        self.title, self._base_query, self._fixed, self._own_empty_text = title, query, fixed, empty
        self.last_visit, self._first = self.last_visit if self._first else None, False
        position, self.start_at = self.start_at, None
        fresh = self.fresh()
        self.present(fresh if position is None else self._holding(fresh, position), position)

    def fresh(self) -> ArticleList:
        """Return the articles of the list as the cache has them now."""
        return self._queries.article_list(self.query) if self._fixed is None else self._fixed()

    def merged(self, shown: ArticleList) -> ArticleList:
        """Return the list with what a refresh brought: new articles join, those of `shown` that were read stay."""
        fresh, position = self.fresh(), self._rows.position
        if self.query.scope is Scope.UNREAD and len(shown):
            unread = set(fresh.sort_keys)
            read_since = [sort_key for sort_key in shown.sort_keys if sort_key not in unread]
            if read_since:
                fresh = self._queries.article_list(self.query._replace(scope=Scope.ALL)).among(unread.union(read_since))
        return fresh if position is None or not len(shown) else self._holding(fresh, position)

    def _holding(self, fresh: ArticleList, position: ListPosition) -> ArticleList:
        """Return a list of marked or unread articles with the one at `position`, though its mark is another now."""
        sort_key = position.sort_key
        if self.query.scope not in (Scope.UNREAD, Scope.STARRED, Scope.LATER) or fresh.row_of(sort_key) is not None:
            return fresh
        if not self._queries.headlines(ArticleList([sort_key])[:]):
            return fresh
        if self.query.order.by_date:
            return fresh.with_sort_key(sort_key, fresh.nearest(sort_key, newest_first=self.query.order is Order.NEWEST))
        return fresh.with_sort_key(sort_key, min(position.row, len(fresh)))

    def group_by_day(self) -> None:
        """Put headings above days, months and years, or none."""
        self.by_day = not self.by_day
        if self.before_search is None:
            self.present(self._rows.articles, self._rows.position)

    def present(self, articles: ArticleList, position: ListPosition | None = None) -> None:
        """Show articles of the list, all or some; where the one at `position` is gone, those of its time."""
        order = self.query.order
        by_date = self._fixed is None and order.by_date
        newest_first = order is Order.NEWEST
        if position is not None and by_date and articles.row_of(position.sort_key) is None:
            position = replace(position, row=articles.nearest(position.sort_key, newest_first=newest_first))
        today = self._now().astimezone().date()
        periods = periods_of(articles, today, newest_first=newest_first) if self.by_day and by_date else None
        self.news = self._count_news(articles)
        headings = Headings(articles, self._now, periods=periods, note=self.news)
        if not len(articles):
            self._rows.empty_text = self._empty_text.why(
                self.query,
                filtered=bool(self.filtered_by),
                own=None if self._fixed is None else self._own_empty_text,
            )
        self._rows.paint.of_one_source = self._fixed is None and self._base_query.source is not None
        self._rows.show(articles, headings=headings, position=position)
        self._changed()

    def present_matches(
        self,
        text: str,
        words: Sequence[str],
        matches: list[Headline],
        *,
        more: bool,
        want_snippets: WantSnippets,
        position: ListPosition | None = None,
    ) -> None:
        """Show the first matches of a search for `text`, understood as `words`; if there are `more`, they follow."""
        self.searched_by = words
        self._rows.paint.of_one_source = False
        self._rows.empty_text = no_match(text, words)
        self._rows.show(
            ArticleList.of(matches), matches=matches, want_snippets=want_snippets, growing=more, position=position
        )

    def _count_news(self, articles: ArticleList) -> str:
        """Return how many articles of the first list came since one was here last; empty where none did."""
        if self.last_visit is None or self._base_query != Query(Scope.UNREAD, once=True) or self.filtered_by:
            return ""
        seen = self._queries.newest_before(self.last_visit)
        count = sum(article > seen for article in articles)
        return f"{grouped(count)} new since {since_text(self.last_visit, self._now())}" if count else ""
