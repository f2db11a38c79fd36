"""The article as it was printed: a document, its links and topics to choose from, and the reader's place in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from textual.events import Click
from textual.geometry import Offset
from textual.message import Message

from termnews.domain.document import Document, LinkState
from termnews.domain.picture import Picture, Room
from termnews.tui.article.page.front import reading_minutes
from termnews.tui.article.page.inline import leads_to
from termnews.tui.article.page.layout import MEASURE, lay_out, lay_out_message
from termnews.tui.article.page.model import Page, PageExtras, Target
from termnews.tui.article.page.pictures import ShownPictures, most_rows
from termnews.tui.article.page_view import PageView
from termnews.tui.article.target_selection import TargetSelection
from termnews.tui.look.style_sheets import rules_for

_MOST_PICTURES = 200  # held as pixels, of ten to twenty thousand bytes each

NOTHING_OPEN = "Choose a headline and press Enter."


class ArticleView(PageView, inherit_bindings=False):
    """Shows one document, or one sentence where there is none; keys reach it through its methods.

    `measure` is the greatest width of the text in cells, `now` tells the time for the byline. `states` is what the
    cache knows of the document's links.
    """

    DEFAULT_CSS = rules_for("ArticleView", __file__)

    @dataclass
    class TargetChosen(Message):
        """A link or a topic was clicked."""

        target: Target

    @dataclass
    class SelectionChanged(Message):
        """Another target is selected, or none, or more is known of it.

        `host` is where it leads to on the network, `said` are words about that; `is_also_read` tells of a link to a
        further story.
        """

        host: str
        said: str
        is_also_read: bool = False

    @dataclass
    class PictureCame(Message):
        """A picture is here, decoded for the room there is; None where it does not come."""

        url: str
        picture: Picture | None

    def __init__(self, *, now: Callable[[], datetime], measure: int = MEASURE, id: str | None = None) -> None:
        super().__init__(self._lay_out, id=id)
        self.document: Document | None = None
        self.states: Mapping[str, LinkState] = {}
        #: by address, the pictures that are here, and the addresses of those that are to be shown
        self.pictures: dict[str, Picture] = {}
        self.wanted_pictures: set[str] = set()
        #: how many times as high as wide a cell of the terminal is
        self.cell_ratio = 2.0
        #: called where pictures that are shown have another room now
        self.room_changed: Callable[[], None] = lambda: None
        self._picture_room = Room(0, 0)
        self.selection = TargetSelection(self, self._tell_selection)
        self._measure = measure
        self._now = now
        self._message = NOTHING_OPEN
        self._extra = PageExtras()

    def use_measure(self, measure: int) -> None:
        """Lay text out in another width from now on."""
        if measure != self._measure:
            self._measure = measure
            self.rebuild()

    def _lay_out(self, width: int, height: int) -> Page:
        """Return the document, or the sentence in its place, laid out."""
        if self.document is None:
            return lay_out_message(self._message, width=width, height=height)
        shown = ShownPictures(self.pictures, most_rows(height), self.cell_ratio)
        page = lay_out(
            self.document,
            width=width,
            measure=self._measure,
            states=self.states,
            now=self._now(),
            extra=self._extra,
            pictures=shown,
        )
        room, self._picture_room = self._picture_room, shown.room(page.column)
        if self.pictures and room != self._picture_room:
            self.room_changed()
        return page

    @property
    def picture_room(self) -> Room:
        """The cells that a picture may take at the most."""
        return self._picture_room

    def hide_pictures(self, urls: Sequence[str]) -> None:
        """Show the labels of pictures in their places again."""
        for url in urls:
            self.wanted_pictures.discard(url)
            self.pictures.pop(url, None)
        target = self.selection.current
        if target is not None and target.picture and target.url in urls:
            self.selection.clear()
        self.rebuild()

    def on_article_view_picture_came(self, message: PictureCame) -> None:
        """Show a picture in its place, if that is still wanted; the reader's place in the text stays."""
        message.stop()
        url, picture = message.url, message.picture
        if picture is None:
            self.wanted_pictures.discard(url)
        elif url in self.wanted_pictures:
            self.pictures.pop(url, None)
            self.pictures[url] = picture
            for old in list(self.pictures)[:-_MOST_PICTURES]:
                del self.pictures[old]
            self.rebuild()
            target = self.selection.current
            if target is not None and target.picture and target.url == url:
                self.selection.choose(self.chosen)

    def show(
        self,
        document: Document,
        *,
        states: Mapping[str, LinkState] | None = None,
        extra: PageExtras | None = None,
        position: float = 0.0,
        words: Sequence[str] = (),
    ) -> None:
        """Show `document` at the first of `words`, else at `position` (a value of `position`); nothing is selected."""
        extra = extra or PageExtras()
        self.document = document
        self.states = states or {}
        self._extra = extra if extra.minutes is not None else replace(extra, minutes=reading_minutes(document))
        self.found.end()
        self.found.look_for_words(words)
        self.selection.clear()
        self.rebuild(position)

    def clear(self, message: str = NOTHING_OPEN) -> None:
        """Show one sentence in place of a document."""
        self.document, self._message = None, message
        self.found.end()
        self.selection.clear()
        self.rebuild(0.0)

    def set_states(self, states: Mapping[str, LinkState]) -> None:
        """Show what the cache now knows of the links; the place and the chosen target stay."""
        self.states = states
        if self.document is not None:
            self.rebuild()
            self._tell_selection()

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the selected target begins on the screen, else the first line in sight: the terminal's cursor."""
        region, top = self.content_region, self.scroll_offset.y
        column, line = self.selection.offset or (self.page.left, top)
        return region.offset + Offset(column, max(0, min(line - top, region.height - 1)))

    def on_click(self, event: Click) -> None:
        """Tell which target was clicked; select it too."""
        offset = event.get_content_offset(self)
        index = self.selection.at(offset.x, offset.y + self.scroll_offset.y) if offset else None
        if index is not None:
            event.stop()
            self.focus()
            self.selection.choose(index)
            self.post_message(self.TargetChosen(self.page.targets[index]))

    def _tell_selection(self) -> None:
        target = self.selection.current
        host, about = leads_to(target, self.states, self._extra) if target else ("", "")
        links = self.document.links if self.document is not None and target is not None else ()
        is_also_read = any(link.n == target.number and link.kind == "also_read" for link in links if target)
        self.post_message(self.SelectionChanged(host, about, is_also_read))
