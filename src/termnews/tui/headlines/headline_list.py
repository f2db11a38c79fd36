"""The headlines: a list of any length, whose rows are taken from the cache a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from textual import events

from termnews.domain.article import Headline
from termnews.domain.article_list import ArticleList
from termnews.tui.headlines.day_headings import Headings
from termnews.tui.headlines.headline_paint import HeadlinePaint
from termnews.tui.rows.row_list import Cells, RowList
from termnews.tui.rows.selection import Selection

PAGE = 64
PAGES_KEPT = 12


@dataclass(frozen=True, slots=True)
class ListPosition:
    """Where one is in a list: the article's place, its row, and its line on the screen."""

    place: int
    row: int = 0
    line: int = 0


class HeadlineList(RowList):
    """Headlines in the order they are given in; one line each where there is room, else two."""

    def __init__(
        self, load: Callable[[Sequence[int]], list[Headline]], now: Callable[[], datetime], *, id: str
    ) -> None:
        super().__init__(id=id)
        self._load = load
        self._listed = ArticleList()
        self._pages: dict[int, list[Headline]] = {}
        self._found: dict[int, Headline] | None = None
        self._spot: ListPosition | None = None
        self.paint = HeadlinePaint(self.style_of, now)
        self.selection = Selection()
        self.empty = ""

    @property
    def count(self) -> int:
        """How many headlines there are."""
        return len(self._listed)

    @property
    def ids(self) -> ArticleList:
        """The articles, in order."""
        return self._listed

    @property
    def current(self) -> Headline | None:
        """The headline under the cursor."""
        return self.headline(self.cursor) if self.count else None

    @property
    def spot(self) -> ListPosition | None:
        """Where the cursor is, or None in an empty list."""
        if self._spot is not None or not self.count:
            return self._spot
        line = self.line_map.top(self.cursor) - self.scroll_offset.y
        return ListPosition(self._listed.sort_keys[self.cursor], self.cursor, line)

    @property
    def said(self) -> str:
        """How many headlines there are, or how many are chosen."""
        chosen = self.selection.count(self.cursor) if self.selection else 0
        return f"{chosen:,} selected" if chosen else f"{self.count:,}" if self.count else ""

    @property
    def chosen(self) -> list[int]:
        """The rows that are chosen to act on, none unless somebody chose some."""
        return self.selection.all(self.cursor) if self.selection and self.count else []

    def empty_text(self) -> str:
        """Return why there is nothing, and what to press."""
        return self.empty

    def show(
        self,
        listed: ArticleList,
        *,
        headings: Headings | None = None,
        spot: ListPosition | None = None,
        found: Sequence[Headline] | None = None,
    ) -> None:
        """Show other articles, from the top or with the cursor at `spot`, whose article keeps its line on the screen.

        `found` are the rows where a search has them already, with snippets. What is chosen stays so where the list is
        the same one in another state, which is where there is a `spot`.
        """
        before, self._listed = self._listed, listed
        self._found = {headline.id: headline for headline in found} if found is not None else None
        self._pages.clear()
        if spot is None:
            self.selection.clear()
        elif self.selection:
            self.selection.moved(lambda row: listed.row_of(before.sort_keys[row]))
        self.paint.found = found is not None
        self.headings = headings
        self.cursor = 0 if spot is None else self._row_of(spot)
        self.rows_changed()
        if spot is None:
            self._spot = None
            self.scroll_to(y=0, animate=False, force=True)
        else:
            self._put(spot)
        if spot is None or not self._scrolled_away(spot):
            self.show_cursor()

    def _scrolled_away(self, spot: ListPosition) -> bool:
        """Tell whether one had scrolled to where the cursor is not to be seen."""
        height = self.scrollable_content_region.height
        return bool(height) and not -self.row_height < spot.line < height

    def _row_of(self, spot: ListPosition) -> int:
        """Return the row of a spot's article; where it is gone, the row it was in."""
        row = self._listed.row_of(spot.place)
        return max(0, min(spot.row, self.count - 1)) if row is None else row

    def _put(self, spot: ListPosition) -> None:
        """Scroll so that the cursor is on a line of the screen; before the screen has a size, as soon as it has one."""
        self._spot = spot if not self.scrollable_content_region.height else None
        self.scroll_to(y=max(0, self.line_map.top(self.cursor) - spot.line), animate=False, force=True)

    def on_resize(self, event: events.Resize) -> None:
        """Be at the spot that was asked for before there was a screen."""
        if self._spot is not None:
            self.rows_changed()
            self._put(self._spot)

    def restyle(self) -> None:
        """Show summaries, or no longer; the cursor keeps its line on the screen."""
        spot = self.spot
        self.paint.comfortable = not self.paint.comfortable
        self.rows_changed()
        if spot is not None:
            self._put(spot)
        self.show_cursor()

    def forget(self, ids: Sequence[int] | None = None) -> None:
        """Take rows from the cache anew, since marks changed."""
        self._pages.clear()
        if self._found is not None:
            for headline in self._load([article for article in ids or self._listed if article in self._found]):
                self._found[headline.id] = replace(headline, snippet=self._found[headline.id].snippet)
        self.refresh()

    def headline(self, row: int) -> Headline | None:
        """Return the headline of a row; None where its article is gone."""
        article = self._listed[row]
        if self._found is not None:
            return self._found.get(article)
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            while len(self._pages) >= PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            page = self._load(self._listed[number * PAGE : (number + 1) * PAGE])
            self._pages[number] = page
        place = row % PAGE
        if place < len(page) and page[place].id == article:
            return page[place]
        return next((headline for headline in page if headline.id == article), None)

    def move_to(self, row: int) -> bool:
        """Put the cursor on a row; a range that is under way goes with it."""
        if self.selection.anchor is not None:
            self.refresh()
        return super().move_to(row)

    def rows_changed(self) -> None:
        """Choose how many lines a row has by the room there is, then draw anew."""
        before, width = self.row_height, self.scrollable_content_region.width
        # a list that is not on the screen has no room to choose by
        self.row_height = self.paint.height(width) if width else before
        super().rows_changed()
        if before != self.row_height:
            self.show_cursor()

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return the lines of a row."""
        return self.paint.lines(self.headline(row), width, chosen=self.selection.covers(row, self.cursor))
