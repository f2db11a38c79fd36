"""List pane: the headlines of a row of the tree, a topic or a search, and what keys do on them. It tells upward."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from textual import on
from textual.message import Message

from termnews.domain.article_list import ArticleList
from termnews.domain.headline import Headline
from termnews.domain.query import Query, Scope
from termnews.library.lists.marks import Marks
from termnews.library.lists.search import Search
from termnews.library.lists.smart_lists import SmartLists
from termnews.library.memory import Memory
from termnews.library.queries import Queries
from termnews.tui.background import start
from termnews.tui.headlines.empty_list import NO_WANTED, NONE_FOUND, EmptyText
from termnews.tui.headlines.filter_line import FilterLine
from termnews.tui.headlines.headline_links import HeadlineLinks
from termnews.tui.headlines.headline_list import HeadlineList
from termnews.tui.headlines.headline_marks import HeadlineMarks
from termnews.tui.headlines.headline_walk import HeadlineWalk
from termnews.tui.headlines.list_contents import ListContents
from termnews.tui.headlines.list_title import ListTitle
from termnews.tui.headlines.search_line import SearchLine
from termnews.tui.headlines.sorting import Sorting
from termnews.tui.headlines.wanted_pages import WantedPages
from termnews.tui.messages import Notice
from termnews.tui.pane.line_input import LineInput
from termnews.tui.pane.pane_box import PaneBox
from termnews.tui.pane.tree_row import Kind, TreeRow
from termnews.tui.rows.row_list import RowList

HISTORY = 500
EVERYTHING = Query(Scope.ALL, once=True)


def topic_list(topic: str) -> tuple[str, Query]:
    """Return what the list of a topic is called, and its query."""
    return f"Topic: {topic}", Query(Scope.ALL, topic=topic, once=True)


class ListPane(PaneBox):
    """One list at a time, in an order and narrowed as one likes; a search takes its place until one leaves it.

    `article_read` gives the article that is read, None while the keys are elsewhere, `browser` the command to start.
    """

    @dataclass
    class Highlighted(Message):
        """Another headline is under the cursor, or none."""

        headline: Headline | None

    @dataclass
    class Opened(Message):
        """An article is to be read."""

        article: int

    @dataclass
    class PageOpened(Message):
        """A page that is no article yet is to be read."""

        url: str

    class Entered(Message):
        """The pane has taken the keys."""

    class Left(Message):
        """The keys are to go to the tree."""

    class SearchBegun(Message):
        """A search takes the place of the list."""

    class SearchLeft(Message):
        """The list of before the search is shown again: the keys are to go to where they were."""

    @dataclass
    class WordsFound(Message):
        """The articles of a row of the tree that hold all of its words."""

        row: TreeRow
        articles: ArticleList

    def __init__(
        self,
        *,
        queries: Queries,
        search: Search,
        smart_lists: SmartLists,
        marks: Marks,
        memory: Memory,
        now: Callable[[], datetime],
        by_day: bool,
        empty_text: EmptyText,
        article_read: Callable[[], int | None],
        browser: Callable[[], str | None],
    ) -> None:
        self._queries = queries
        self._history = partial(queries.history, HISTORY)
        self._smart_lists = smart_lists
        self._article_read = article_read
        self._wanted_pages = WantedPages(queries)
        self.rows = HeadlineList(self._wanted_pages.headlines, now, id="list")
        self.contents = ListContents(
            self.rows, queries=queries, empty_text=empty_text, now=now, by_day=by_day, changed=self.show_title
        )
        self.search_line = SearchLine(self.rows, self.contents, search, memory)
        self.filter_line = FilterLine(self.rows, self.contents, search)
        super().__init__("list", self.search_line, self.filter_line, self.rows)
        self.marks = HeadlineMarks(self.rows, marks=marks, queries=queries, article_read=article_read)
        headlines, unselect = self._wanted_pages.headlines, self.marks.unselect
        self.links = HeadlineLinks(self.rows, headlines=headlines, browser=browser, unselect=unselect)
        self.sorting = Sorting(self.rows, self.contents, self.renew)
        self.walk = HeadlineWalk(self.rows, queries=queries, article_read=article_read, open=self.open)
        self.list_title = ListTitle(self.title, self.rows, self.contents)

    def show(self, row: TreeRow) -> None:
        """List the articles of a row of the tree; those with words come when they are found."""
        self.list_title.row = row
        if row.kind is Kind.HISTORY:
            self._show(row.label, EVERYTHING, fixed=self._history)
        elif row.kind is Kind.WANTED:
            self._show(row.label, row.query, fixed=self._wanted_pages.listed, empty=NO_WANTED)
        elif row.words:
            self.search_line.end()
            self._find_words(row)
        else:
            self._show(row.label, row.query)
        self._highlight()

    def show_topic(self, topic: str) -> None:
        """Go to the articles of a topic."""
        self._show(*topic_list(topic))
        self.enter()

    def show_history(self) -> None:
        """Go to what was read, the last first."""
        self._show("History", EVERYTHING, fixed=self._history)
        self.enter()

    def _show(self, title: str, query: Query, **options: Any) -> None:
        self.search_line.end()
        self.filter_line.forget()
        self.contents.show(title, query, **options)

    def follow(self, row: TreeRow | None) -> None:
        """Follow the tree: another row is under its cursor now, or the same by another name."""
        shown = self.list_title.row
        if row is None or shown is None or row == shown:
            return
        if (row.key, row.query, row.words) != (shown.key, shown.query, shown.words):
            self.show(row)
        elif row.label != shown.label and self.contents.title == shown.label:
            self.contents.title = row.label
            self.show_title()
        self.list_title.row = row

    def _find_words(self, row: TreeRow) -> None:
        query = row.query
        if self.contents.read_too and query.scope is Scope.UNREAD:
            query = query._replace(scope=Scope.ALL)

        async def find() -> None:
            self.post_message(self.WordsFound(row, await self._smart_lists.listed(row.words, query)))

        start(self, find, "smart-list", exclusive=True)

    @on(WordsFound)
    def _words_found(self, message: WordsFound) -> None:
        """Show the articles, if their list is still the one that is wanted."""
        message.stop()
        row = self.list_title.row
        if row is not None and row.words and row.label == message.row.label:
            self._show(row.label, row.query, fixed=lambda: message.articles, empty=NONE_FOUND)
            self._highlight()

    def renew(self) -> None:
        """Take in what a refresh brought: new articles join at their place, what is shown stays, so does the cursor."""
        row = self.list_title.row
        if row is not None and row.kind is Kind.WANTED and self.contents.title == row.label:
            self._take(self.contents.fresh())
        elif not self.contents.has_own_order:
            self._take(self.contents.merged(self.filter_line.unfiltered or self.rows.articles))

    def _take(self, articles: ArticleList) -> None:
        """Show another state of the list that is shown, or what its filter leaves of it."""
        if self._article_read() is not None:
            self.rows.hold()
        if self.filter_line.unfiltered is not None:
            self.filter_line.renew(articles)
        else:
            self.contents.present(articles, self.rows.kept_position)

    def search(self) -> None:
        """Search all articles as one types."""
        if not self.search_line.active:
            self.post_message(self.SearchBegun())
        self.search_line.begin()
        self.show_title()
        self.post_message(self.Entered())

    @on(LineInput.Left, "#search")
    def leave_search(self) -> None:
        """Show the list of before the search again."""
        self.search_line.leave()
        self.post_message(self.SearchLeft())

    def filter(self) -> None:
        """Narrow the list to some headlines as one types."""
        if self.search_line.active:
            self.post_message(Notice("These are the results of a search: ", hint="{find.search} changes its words."))
        else:
            self.filter_line.begin()
            self.post_message(self.Entered())

    @on(RowList.Chosen)
    @on(SearchLine.Chosen)
    def open(self) -> None:
        """Read the article under the cursor."""
        headline = self.rows.current
        if headline is not None:
            self.rows.hold()
            self.post_message(self.PageOpened(headline.url or "") if headline.wanted else self.Opened(headline.id))

    @on(LineInput.Tabbed, "#search")
    @on(FilterLine.Kept)
    def enter(self) -> None:
        """Give the keys to the headlines."""
        self.screen.set_focus(self.rows)
        self.post_message(self.Entered())

    def leave(self) -> None:
        """Give the selection up, else the search, else the filter, else the list."""
        if self.rows.selection:
            self.marks.unselect()
        elif self.search_line.active:
            self.leave_search()
        elif self.contents.filtered_by:
            self.filter_line.drop()
        else:
            self.post_message(self.Left())

    def show_read_too(self) -> None:
        """Show read articles in lists, or only unread ones."""
        contents = self.contents
        contents.read_too = not contents.read_too
        self.rows.hold()
        if not self.search_line.active:
            row = self.list_title.row
            if row is not None and row.words and contents.title == row.label:
                self._find_words(row)
            else:
                self._take(contents.fresh())
        shown = "Read articles are shown too." if contents.read_too else "Only unread articles are shown."
        self.post_message(Notice(shown))

    @on(HeadlineList.SelectionChanged)
    @on(SearchLine.AllFound)
    def show_title(self) -> None:
        """Say above the list what it is called and how many articles it has."""
        self.list_title.show()

    @on(RowList.CursorMoved)
    @on(SearchLine.Answered)
    @on(FilterLine.HeadlinesChanged)
    def _highlight(self) -> None:
        """Tell which headline is under the cursor now."""
        self.show_title()
        self.post_message(self.Highlighted(self.rows.current))
