"""Virtual scroll view of a page: only lines in sight are drawn; its place in the text outlasts a resize."""

from collections.abc import Callable
from typing import ClassVar

from rich.style import Style
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from termnews.tui.article.article_paint import Labels, Painter
from termnews.tui.article.find_marks import FindMatches
from termnews.tui.article.page.choice import lines_to
from termnews.tui.article.page.model import ROLES, Page, line_text
from termnews.tui.article.page.pictures import most_rows
from termnews.tui.bulkhead import Bulkhead
from termnews.tui.look.safe_text import safe_line
from termnews.tui.look.theme_variables import drawn_style

_OVERLAP = 2  # lines of the last page that stay in sight after a whole page


class PageView(Bulkhead, ScrollView, can_focus=True, inherit_bindings=False):
    """Shows the Page that `build` makes for a width and the height of the view, in cells.

    It binds no keys; scrolling is done by its methods.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{role}" for role in (*ROLES, "found", "found_here", "label")}

    class Scrolled(Message):
        """The place in sight may have changed: the page was scrolled, or laid out anew."""

    def __init__(self, build: Callable[[int, int], Page], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._build = build
        self.page = Page()
        self.chosen: int | None = None
        self._painter = Painter(self._style_of)
        self.found = FindMatches()
        # The place in the text of the first line in sight, and how many lines further down it was: moved by the
        # reader only, so that narrowing and widening the screen comes back to the same line.
        self._anchor = (0, 0)
        self._settling = False
        # the room there was last: what is not on the screen has none
        self._room = Size(0, 0)
        self._position: float | None = None

    def rebuild(self, position: float | None = None, *, anew: bool = True) -> None:
        """Lay the page out anew, at `position` where given, else at the place in the text where it was.

        Without `anew` a page of text that has the right width stays as it is; how high pictures are goes by the view's
        height. A view that is not on the screen has the room it had there last: its page is always that of what it
        shows. Before it was ever there, `position` waits.
        """
        size = self._room = self.scrollable_content_region.size or self._room
        if not size.width:
            self._position = self._position if position is None else position
            return
        position, self._position = self._position if position is None else position, None
        self._painter.labels = {}
        rows = self.page.picture_rows
        if anew or size.width != self.page.width or not self.page.length or (rows and rows != most_rows(size.height)):
            self.page = self._build(size.width, size.height)
            self.found.renew(self.page)
            self._painter.marks = self.found.marks()
            self._painter.forget()
        if position is not None and self.found.held and self.found.current is not None:
            position = 0.0
        if position is not None:
            self._anchor = (self.page.place_at(self.page.line_at_position(position)), 0)
            if position <= 0:
                self._anchor = (0, -self.page.line_at(0))
        self._settling = True
        self.virtual_size = Size(size.width, self.page.height)
        self.scroll_to(y=self.page.line_at(self._anchor[0]) + self._anchor[1], animate=False, force=True)
        self._settling = False
        if self.found.held:
            self._go_to_match()
        self.refresh()
        self.post_message(self.Scrolled())

    @property
    def lines_in_sight(self) -> int:
        """How many lines the view has room for."""
        return max(1, self.scrollable_content_region.height)

    @property
    def position(self) -> float:
        """Where in the text the reader is, 0.0 to 1.0, the same at every width."""
        if not self.page.length:
            return 0.0
        return 0.0 if self.scroll_offset.y == 0 else self._anchor[0] / self.page.length

    @property
    def progress(self) -> float:
        """How much of the way down has been scrolled, 0.0 to 1.0; 1.0 where all is in sight."""
        below = self.page.height - self.lines_in_sight
        return min(1.0, self.scroll_offset.y / below) if below > 0 else 1.0

    def move_to(self, line: int) -> bool:
        """Scroll a line to the top, or the nearest there is; return False where nothing moved."""
        before = self.scroll_offset.y
        self.scroll_to(y=line, animate=False, force=True)
        return self.scroll_offset.y != before

    def move_by(self, lines: int) -> bool:
        """Scroll by so many lines, up where negative; return False where nothing more was that way."""
        return self.move_to(self.scroll_offset.y + lines)

    def move_page(self, pages: float = 1.0) -> bool:
        """Scroll by so many pages, up where negative; return False where nothing more was that way."""
        room = self.lines_in_sight
        overlap = min(_OVERLAP, room // 4) if abs(pages) >= 1 else 0
        count = max(1, round(room * abs(pages)) - overlap)
        return self.move_by(count if pages > 0 else -count)

    def _go_to_match(self) -> None:
        """Bring the match that is to be seen into sight, with text above and below; it stays so in another width."""
        match, room = self.found.current, self.lines_in_sight
        if match is None:
            self.found.end()
        elif lines_to(match, top=self.scroll_offset.y, room=room):
            self.move_to(match.first - room // 3)
        self.show_found()
        self.found.held = match is not None

    def show_found(self) -> None:
        """Mark the matches of the find, and bring the current one into sight."""
        if self.found.current is not None:
            self.move_by(lines_to(self.found.current, top=self.scroll_offset.y, room=self.lines_in_sight))
        self._painter.marks = self.found.marks()
        self._painter.forget()
        self.refresh()

    @property
    def labels(self) -> Labels:
        """Labels over the text, until they are taken away or the text moves."""
        return self._painter.labels

    @labels.setter
    def labels(self, labels: Labels) -> None:
        self._painter.labels = labels
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place that the reader scrolled to, and tell it."""
        super().watch_scroll_y(old_value, new_value)
        if self._settling or self.scrollable_content_region.width != self.page.width:
            return
        self.found.held = False
        top = round(new_value)
        place = self.page.place_at(top)
        self._anchor = (place, top - self.page.line_at(place))
        if round(old_value) != top:
            self._painter.labels = {}
            self.post_message(self.Scrolled())

    def on_resize(self, event: Resize) -> None:
        """Lay the page out for the new size, at the same place."""
        self.rebuild(anew=False)

    def notify_style_update(self) -> None:
        """Drop what was painted in the former theme."""
        super().notify_style_update()
        self._painter.forget()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if number >= self.page.height:
            return Strip.blank(width, self._painter.style("body"))
        copied = self.text_selection.get_span(number) if self.text_selection else None
        strip = self._painter.strip(self.page, number, self.chosen, copied)
        return strip.crop_extend(0, width, self._painter.style("body"))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that the mouse has selected, without the margin, and what ends it."""
        margin = " " * self.page.left
        text = "\n".join(safe_line(margin + line_text(line)) for line in self.page.lines)
        lines = selection.extract(text).split("\n")
        return "\n".join(line.removeprefix(margin).rstrip() for line in lines), "\n"

    def _style_of(self, roles: str) -> Style:
        return drawn_style(self, *(f"page--{role}" for role in roles.split()))
