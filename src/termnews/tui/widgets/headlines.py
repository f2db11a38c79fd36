"""The headlines: a list over ids, whose rows are taken from the cache a page at a time."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from rich.style import Style

from termnews.domain.article import Headline
from termnews.domain.dates import age
from termnews.tui.page.breaks import break_lines
from termnews.tui.page.widths import cells, cut
from termnews.tui.safe_text import fit, one_line, safe_line
from termnews.tui.widgets.row_list import Cells, RowList

PAGE = 64
PAGES_KEPT = 12
WIDE = 64
NARROW = 30


class HeadlineList(RowList):
    """Headlines newest first; one line each where there is room, else title and source on two."""

    def __init__(
        self, load: Callable[[Sequence[int]], list[Headline]], now: Callable[[], datetime], *, id: str
    ) -> None:
        super().__init__(id=id)
        self._load = load
        self._now = now
        self._ids: Sequence[int] = array("q")
        self._pages: dict[int, list[Headline]] = {}
        self._found: dict[int, Headline] | None = None
        self.empty = ""
        # what came later than this is marked as new; None: all of it
        self.since: datetime | None = None

    @property
    def count(self) -> int:
        """How many headlines there are."""
        return len(self._ids)

    @property
    def ids(self) -> Sequence[int]:
        """The articles' ids, in order."""
        return self._ids

    @property
    def current(self) -> Headline | None:
        """The headline under the cursor."""
        return self.headline(self.cursor) if self.count else None

    def empty_text(self) -> str:
        """Return why there is nothing, and what to press."""
        return self.empty

    def show(self, ids: Sequence[int], *, cursor: int = 0, found: Sequence[Headline] | None = None) -> None:
        """Show other articles; `found` are their rows where a search has them already, with snippets."""
        self._ids = ids
        self._found = {headline.id: headline for headline in found} if found is not None else None
        self._pages.clear()
        self.cursor = cursor
        self._choose_height()
        self.rows_changed()
        self.scroll_to(y=0, animate=False, force=True)
        self.show_cursor()

    def renew(self, ids: Sequence[int]) -> None:
        """Show a newer state of the same list: the cursor stays on its article and on its line of the screen."""
        current = self._ids[self.cursor] if self.count else None
        offset = self.cursor * self.row_height - self.scroll_offset.y
        self._ids = ids
        self._pages.clear()
        if current is not None:
            self.cursor = next((row for row, article in enumerate(ids) if article == current), self.cursor)
        self.rows_changed()
        self.scroll_to(y=max(0, self.cursor * self.row_height - offset), animate=False, force=True)

    def forget(self, ids: Sequence[int] | None = None) -> None:
        """Take rows from the cache anew, since marks changed."""
        self._pages.clear()
        if self._found is not None:
            for headline in self._load([article for article in ids or self._ids if article in self._found]):
                snippet = self._found[headline.id].snippet
                self._found[headline.id] = _with_snippet(headline, snippet)
        self.refresh()

    def headline(self, row: int) -> Headline | None:
        """Return the headline of a row; None where its article is gone."""
        article = self._ids[row]
        if self._found is not None:
            return self._found.get(article)
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            while len(self._pages) >= PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            page = self._load(self._ids[number * PAGE : (number + 1) * PAGE])
            self._pages[number] = page
        place = row % PAGE
        if place < len(page) and page[place].id == article:
            return page[place]
        return next((headline for headline in page if headline.id == article), None)

    def find_row(self, start: int, step: int, wanted: Callable[[Headline], bool]) -> int | None:
        """Return the nearest row after (`step` 1) or before (-1) `start` whose headline is wanted."""
        row = start + step
        while 0 <= row < self.count:
            headline = self.headline(row)
            if headline is not None and wanted(headline):
                return row
            row += step
        return None

    def _choose_height(self) -> None:
        width = self.scrollable_content_region.width
        self.row_height = (2 if width >= WIDE else 3) if self._found is not None else 1 if width >= WIDE else 2

    def rows_changed(self) -> None:
        """Choose one or two lines a row by the room there is, then draw anew."""
        before = self.row_height
        self._choose_height()
        super().rows_changed()
        if before != self.row_height:
            self.show_cursor()

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a row: mark and title, source and age, and of a search the text around the words."""
        headline = self.headline(row)
        if headline is None:
            return [[(" (no longer in the cache)", self.style_of("muted"))]]
        if width >= WIDE:
            lines = [self._one_line(headline, width)]
        elif width <= NARROW:
            lines = self._title_only(headline, width)
        else:
            lines = self._title_and_source(headline, width)
        if self._found is not None:
            lines.append([("   ", self.style_of("muted")), *self._snippet(headline, width - 4)])
        return lines

    def _title(self, headline: Headline) -> tuple[str, Style]:
        style = self.style_of("muted" if headline.state.read else "strong")
        return headline.title or headline.summary or "(no title)", style

    def _one_line(self, headline: Headline, width: int) -> Cells:
        title, style = self._title(headline)
        muted = self.style_of("muted")
        source = min(20, width // 5)
        return [
            self._mark(headline),
            (fit(title, width - 12 - source), style),
            (" " + fit(_sources(headline), source), muted),
            (f" {age(headline.when, self._now()):>6} ", muted),
        ]

    def _title_and_source(self, headline: Headline, width: int) -> list[Cells]:
        title, style = self._title(headline)
        when = age(headline.when, self._now())
        second = one_line(f"{when} · {_sources(headline)}", width - 4)
        return [
            [self._mark(headline), (one_line(title, width - 4), style)],
            [(f"   {second}", self.style_of("muted"))],
        ]

    def _title_only(self, headline: Headline, width: int) -> list[Cells]:
        """Return the title on two lines: in so narrow a list it would tell too little on one."""
        title, style = self._title(headline)
        line = one_line(title, 4 * width)
        end = break_lines(line, width - 4)[0][1]
        first, second = line[:end], one_line(line[end:], width - 4)
        return [[self._mark(headline), (first, style)], [("   ", style), (second, style)]]

    def _mark(self, headline: Headline) -> tuple[str, Style]:
        state = headline.state
        new = self.since is None or headline.seen > self.since
        mark = "★" if state.starred else "◷" if state.later else " " if state.read else "●" if new else "○"
        return f" {mark} ", self.style_of("accent")

    def _snippet(self, headline: Headline, width: int) -> Cells:
        """Return the text around a search's words, the words marked, starting so that the first is in sight."""
        before, _, rest = (headline.snippet or headline.summary).partition("\x02")
        if len(before) > width // 3 and rest:
            before = "…" + before[-(width // 3) :]
        line: Cells = []
        room = width
        for number, part in enumerate(f"{before}\x02{rest}".replace("\x03", "\x02").split("\x02")):
            text = cut(safe_line(part), room)
            line.append((text, self.style_of("match" if number % 2 else "muted")))
            room -= cells(text)
            if room <= 0:
                break
        return line


def _sources(headline: Headline) -> str:
    """Return the names of all sources that carry an article, the one whose row it is first."""
    return ", ".join(one.title for one in headline.sources)


def _with_snippet(headline: Headline, snippet: str | None) -> Headline:
    return replace(headline, snippet=snippet)
