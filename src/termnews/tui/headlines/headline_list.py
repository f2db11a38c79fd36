"""Virtual list of headlines: of any length, with a cursor, a selection and headings between the days."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from textual import events
from textual.message import Message

from termnews.domain.article_list import ArticleList
from termnews.domain.dates import age
from termnews.domain.errors import StoreError
from termnews.domain.headline import Headline
from termnews.tui.headlines.date_headings import Headings
from termnews.tui.headlines.headline_pages import HeadlinePages, Load, WantSnippets
from termnews.tui.headlines.headline_paint import HeadlinePaint
from termnews.tui.rows.row_list import Cells, RowList
from termnews.tui.rows.selection import Selection


@dataclass(frozen=True, slots=True)
class ListPosition:
    """Where one is in a list: at which article (by its sort key), in which row, on which line of the screen."""

    sort_key: int
    row: int = 0
    line: int = 0


class HeadlineList(RowList):
    """Headlines in the order they are given in; one line each where there is room, else two."""

    class SelectionChanged(Message):
        """Other rows are selected."""

    @dataclass
    class CacheFailed(Message):
        """Headlines could not be read, and what is shown is less than there is."""

        error: StoreError

    def __init__(self, load: Load, now: Callable[[], datetime], *, id: str) -> None:
        super().__init__(id=id)
        self.articles = ArticleList()
        self._date_headings: Headings | None = None
        self._now = now
        self.pages = HeadlinePages(load, lambda error: self.post_message(self.CacheFailed(error)))
        self.paint = HeadlinePaint(self.style_of)
        self.selection = Selection()
        #: whether more headlines are on their way, which will follow these
        self.growing = False
        # whether the cursor is to be at the end, also of those that are on their way
        self._at_end = False
        # the row painted last: its headline, what else it depends on, and its lines
        self._painted: tuple[Headline, tuple[int, str, bool], list[Cells]] | None = None
        # the position to show as soon as the list has a size
        self._awaited: ListPosition | None = None
        # whether the cursor keeps to its article; before anybody did something here it keeps to the top
        self._held = False

    @property
    def count(self) -> int:
        """How many headlines there are."""
        return len(self.articles)

    @property
    def current(self) -> Headline | None:
        """The headline under the cursor."""
        return self.pages.headline(self.cursor) if self.count else None

    @property
    def position(self) -> ListPosition | None:
        """Where the cursor is, or None in an empty list."""
        if self._awaited is not None or not self.count:
            return self._awaited
        line = self.line_map.top(self.cursor) - self.scroll_offset.y
        return ListPosition(self.articles.sort_keys[self.cursor], self.cursor, line)

    def hold(self) -> None:
        """Keep the cursor on its article from now on, whatever joins the list."""
        self._held = True

    @property
    def kept_position(self) -> ListPosition | None:
        """The position to go on from when articles join the list; None where that is its top, which nobody left yet."""
        at_top = self.cursor == 0 and not self.scroll_offset.y
        return None if at_top and not self._held else self.position

    @property
    def selected(self) -> list[int]:
        """The articles that were selected to act on all, none unless somebody selected some."""
        rows = self.selection.all(self.cursor) if self.selection and self.count else []
        return [self.articles[row] for row in rows]

    def show(
        self,
        articles: ArticleList,
        *,
        headings: Headings | None = None,
        position: ListPosition | None = None,
        matches: Iterable[Headline] = (),
        want_snippets: WantSnippets | None = None,
        growing: bool = False,
    ) -> None:
        """Show other articles, from the top or with the cursor where `position` is, on the same line of the screen.

        Of a search, `matches` are the headlines that it has already, with snippets, `want_snippets` asks for those of
        others, and where more are on their way (`growing`) they come by `grow`. What is selected stays so where
        the list is the same one in another state, which is where there is a `position`.
        """
        before, self.articles = self.articles, articles
        self.pages.show(articles, matches, want_snippets)
        self.paint.with_snippets = want_snippets is not None
        self.growing, self._at_end = growing, False
        self.headings = self._date_headings = headings
        self._held = position is not None
        if position is None:
            self.selection.clear()
            self.cursor = 0
            self.rows_changed()
            self._awaited = None
            self.scroll_to(y=0, animate=False, force=True)
            self.show_cursor()
            return
        if self.selection:
            self.selection.moved(lambda row: articles.row_of(before.sort_keys[row]))
        row = articles.row_of(position.sort_key)
        self.cursor = max(0, min(position.row, self.count - 1)) if row is None else row
        self.rows_changed()
        self._put(position)
        # one who had scrolled to where the cursor is not to be seen stays there
        height = self.scrollable_content_region.height
        if not height or -self.row_height < position.line < height:
            self.show_cursor()

    def grow(self, articles: ArticleList) -> None:
        """Show all of what was on its way; the first rows stay what they are, and a cursor at the end goes on to it."""
        self.growing, self.articles = False, articles
        self.pages.grow(articles)
        self.rows_changed()
        if self._at_end:
            self.move_to(self.count)

    def _put(self, position: ListPosition) -> None:
        """Scroll so that the cursor is on a line of the screen; before the screen has a size, as soon as it has one."""
        self._awaited = position if not self.scrollable_content_region.height else None
        self.scroll_to(y=max(0, self.line_map.top(self.cursor) - position.line), animate=False, force=True)

    def begin_with_whole_row(self) -> None:
        """Scroll up by what hides a part of the first row in sight."""
        self.scroll_to(y=self.line_map.whole_row(self.scroll_offset.y), animate=False, force=True)
        self.show_cursor()

    def on_resize(self, event: events.Resize) -> None:
        """Be at the position that was asked for before there was a screen."""
        if self._awaited is not None:
            self.rows_changed()
            self._put(self._awaited)

    def restyle(self) -> None:
        """Show summaries, or no longer; the cursor keeps its line on the screen."""
        position = self.position
        self.paint.comfortable = not self.paint.comfortable
        self.rows_changed()
        if position is not None:
            self._put(position)
        self.show_cursor()

    def reload(self, ids: Sequence[int] | None = None) -> None:
        """Draw the marks as they are in the cache now: of all articles, or of those with these ids."""
        self.pages.reload(ids)
        self.refresh()

    def move_to(self, row: int) -> bool:
        """Put the cursor on a row; a range that is under way goes with it."""
        self._at_end = self.growing and row >= self.count
        if self.selection.anchor is not None:
            self.refresh()
        moved = super().move_to(row)
        self._held = self._held or moved
        return moved

    def rows_changed(self) -> None:
        """Choose how many lines a row has by the room there is, then draw anew."""
        self._painted = None
        before, width = self.row_height, self.scrollable_content_region.width
        # a list that is not on the screen has no room to choose by
        self.row_height = self.paint.height(width) if width else before
        super().rows_changed()
        if before != self.row_height:
            self.show_cursor()

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return the lines of a row."""
        headline = self.pages.headline(row)
        if headline is None:
            return [[(" (no longer in the cache)", self.style_of("muted"))]]
        selected = bool(self.selection) and self.selection.covers(row, self.cursor)
        date = self._date_of(row, headline)
        # a row is asked for once for each of its lines
        painted = self._painted
        if painted is None or painted[0] is not headline or painted[1] != (width, date, selected):
            lines = self.paint.lines(headline, width, date, selected=selected)
            painted = self._painted = (headline, (width, date, selected), lines)
        return painted[2]

    def notify_style_update(self) -> None:
        """Forget what was painted with the styles of the theme before."""
        self._painted = None
        super().notify_style_update()

    def _date_of(self, row: int, headline: Headline) -> str:
        """Return the date of a row: what its heading leaves to say, else how long ago it was."""
        date = self._date_headings.row_date(row, headline.when) if self._date_headings is not None else None
        return age(headline.when, self._now().astimezone()) if date is None else date
