"""Incremental find: the matches of a text, or of the words of a search, in a page, and the marks over them. Pure."""

from collections.abc import Sequence

from termnews.tui.article.article_paint import Marks
from termnews.tui.article.page.choice import next_target
from termnews.tui.article.page.find import Match, PageText
from termnews.tui.article.page.model import Page


class FindMatches:
    """The matches of `wanted`, which is empty where nothing is looked for; `at` is the index of the current one."""

    def __init__(self) -> None:
        # the page whose text this is, and whether it is that of a search
        self._page: tuple[Page, bool] | None = None
        self._text: PageText | None = None
        self.wanted = ""
        #: the words of a search, where these are what is looked for
        self.words: tuple[str, ...] = ()
        self.matches: tuple[Match, ...] = ()
        self.at: int | None = None
        #: whether the current match is to be in sight whatever the width of the page, until one scrolls
        self.held = False

    @property
    def current(self) -> Match | None:
        """The match one is at."""
        return self.matches[self.at] if self.at is not None else None

    @property
    def count(self) -> str:
        """Which match one is at, of how many; empty where nothing is looked for."""
        if not self.wanted.strip():
            return ""
        return f"{self.at + 1} of {len(self.matches)}" if self.at is not None else "no match"

    def look_for(self, wanted: str, page: Page, *, line: int) -> None:
        """Find all matches of `wanted`, and be at the first at or below `line`, or the first of all."""
        self.wanted, self.words = wanted, ()
        self._search(page)
        below = (index for index, match in enumerate(self.matches) if match.first >= line)
        self.at = next(below, 0 if self.matches else None)

    def look_for_words(self, words: Sequence[str]) -> None:
        """Find where the words of a search stand, from the top on, when there is a page (`renew`)."""
        self.wanted, self.words = " ".join(words), tuple(words)
        self.matches, self.at, self.held = (), None, bool(words)

    def step(self, step: int, *, top: int, bottom: int) -> None:
        """Go to the next match (`step` 1) or the one before (-1), round about at either end."""
        self.at = next_target(self.matches, self.at, step=step, top=top, bottom=bottom)

    def renew(self, page: Page) -> None:
        """Find the same text in a page that was laid out anew."""
        if self.wanted:
            before = len(self.matches)
            self._search(page)
            if len(self.matches) != before:
                self.at = 0 if self.matches else None

    def end(self) -> None:
        """Look for nothing."""
        self.wanted, self.words, self.matches, self.at, self.held = "", (), (), None, False
        self._page = self._text = None

    def marks(self) -> Marks:
        """Return the stretches to mark, the current match apart from the others."""
        marks: Marks = {}
        for index, match in enumerate(self.matches):
            look = "found_here" if index == self.at else "found"
            for line, start, end in match.stretches:
                marks.setdefault(line, []).append((start, end, look))
        return marks

    def _search(self, page: Page) -> None:
        by_words = bool(self.words)
        if self._text is None or self._page is None or self._page[0] is not page or self._page[1] != by_words:
            self._page, self._text = (page, by_words), PageText(page, of_article=by_words)
        self.matches = self._text.find_words(self.words) if self.words else self._text.find(self.wanted)
