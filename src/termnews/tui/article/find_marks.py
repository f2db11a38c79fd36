"""A find in the page of a view: its matches, which of them one is at, and the marks over them."""

from typing import TYPE_CHECKING

from termnews.tui.article.article_paint import Marks, Painter
from termnews.tui.article.page.choice import lines_to, next_target
from termnews.tui.article.page.find import Match, PageText
from termnews.tui.article.page.model import Page

if TYPE_CHECKING:
    from termnews.tui.article.page_view import PageView


class Found:
    """Looks for text in whatever page the view shows; `wanted` is empty where nothing is looked for."""

    def __init__(self, view: "PageView", painter: Painter) -> None:
        self._view = view
        self._painter = painter
        self._page: Page | None = None
        self._text: PageText | None = None
        self.wanted = ""
        self.matches: tuple[Match, ...] = ()
        self.at: int | None = None

    def look_for(self, wanted: str, *, line: int) -> None:
        """Mark all matches of `wanted` and scroll to the first at or below `line`, or the first of all."""
        self.wanted = wanted
        self._search()
        self.at = next((i for i, match in enumerate(self.matches) if match.first >= line), 0 if self.matches else None)
        self._show()

    def step(self, step: int) -> None:
        """Go to the next match (`step` 1) or the one before (-1), round about at either end."""
        top = self._view.scroll_offset.y
        bottom = top + self._view.lines_in_sight
        self.at = next_target(self.matches, self.at, step=step, top=top, bottom=bottom)
        self._show()

    def renew(self) -> None:
        """Look for the same text in a page that was laid out anew, without scrolling."""
        if self.wanted:
            before = len(self.matches)
            self._search()
            if len(self.matches) != before:
                self.at = 0 if self.matches else None
            self._mark()

    def end(self) -> None:
        """Look for nothing, and take the marks away."""
        self.wanted, self.matches, self.at = "", (), None
        self._page = self._text = None
        self._mark()

    @property
    def said(self) -> str:
        """Which match one is at, of how many; empty where nothing is looked for."""
        if not self.wanted.strip():
            return ""
        return f"{self.at + 1} of {len(self.matches)}" if self.at is not None else "no match"

    def _search(self) -> None:
        if self._text is None or self._page is not self._view.page:
            self._page = self._view.page
            self._text = PageText(self._page)
        self.matches = self._text.find(self.wanted)

    def _show(self) -> None:
        if self.at is not None:
            top, room = self._view.scroll_offset.y, self._view.lines_in_sight
            self._view.scroll_lines(lines_to(self.matches[self.at], top=top, room=room))
        self._mark()

    def _mark(self) -> None:
        """Mark the matches, the one that one is at apart from the others."""
        marks: Marks = {}
        for index, match in enumerate(self.matches):
            look = "found_here" if index == self.at else "found"
            for line, start, end in match.stretches:
                marks.setdefault(line, []).append((start, end, look))
        self._painter.marks = marks
        self._painter.forget()
        self._view.refresh()
