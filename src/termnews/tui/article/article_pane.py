"""Article pane: what is open, how one came to it, and what its keys do. It tells upward by messages."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from textual import events, on
from textual.message import Message

from termnews.domain.errors import StoreError
from termnews.domain.headline import Headline
from termnews.domain.text import UNTITLED
from termnews.library.lists.marks import Marks
from termnews.library.memory import Memory
from termnews.library.pictures.pictures import Pictures
from termnews.library.reading.feed_text import TEASER_NOTE
from termnews.library.reading.reading import Opened, Reading
from termnews.tui.article.article_loader import ArticleLoader
from termnews.tui.article.article_pictures import ArticlePictures
from termnews.tui.article.article_view import ArticleView
from termnews.tui.article.edits import Edits
from termnews.tui.article.find_line import FindLine
from termnews.tui.article.history import Stop
from termnews.tui.article.link_actions import LinkActions
from termnews.tui.article.link_hints import LinkHints
from termnews.tui.article.page.model import PageExtras
from termnews.tui.article.reading_position import ReadingPosition
from termnews.tui.background import start
from termnews.tui.dialogs.dialog import keymap_of
from termnews.tui.keys.key_sentences import with_keys
from termnews.tui.look.glyphs import glyphs, words
from termnews.tui.look.picture_drawing import PictureDrawing
from termnews.tui.look.safe_text import one_line
from termnews.tui.messages import Notice
from termnews.tui.pane.pane_box import PaneBox

TITLE_IN_HISTORY = 22
"""Cells for each title of the way that led to the open article."""

_MOST_NAMED = 100
_EDITED = "Edited since it came. {find.changes} shows what changed."
_FETCHES = "{mark.full_text} fetches the whole article."

Headlines = Callable[[Sequence[int]], list[Headline]]


class ArticlePane(PaneBox):
    """One article at a time, with the history of what was read, links to follow, and a find.

    `headlines` gives the headlines of articles by their ids, `browser` the reader's own command, `drawing` how
    pictures are drawn, and `picture_mode` when they are fetched where a source does not say (PICTURES). With `offline`,
    links whose pages are not in the cache are told as such.
    """

    @dataclass
    class LinkFollowed(Message):
        """A link's target is on its way."""

        url: str

    @dataclass
    class TopicChosen(Message):
        """The articles of a topic are asked for."""

        topic: str

    class Left(Message):
        """One has left the article: the keys are to go to the list."""

    def __init__(
        self,
        *,
        reading: Reading,
        marks: Marks,
        memory: Memory,
        headlines: Headlines,
        now: Callable[[], datetime],
        measure: int,
        browser: Callable[[], str | None],
        pictures: Pictures,
        drawing: Callable[[], PictureDrawing],
        picture_mode: Callable[[], str],
        read_only: bool = False,
        offline: bool = False,
    ) -> None:
        self.view = ArticleView(measure=measure, now=now, id="article")
        self.find = FindLine(self.view)
        super().__init__("article", self.view, self.find)
        self.hints = LinkHints(self.view)
        self.pictures = ArticlePictures(self.view, pictures=pictures, drawing=drawing, usual=picture_mode)
        self.links = LinkActions(
            self.view, browser=browser, follow=self.follow, show_picture=self.pictures.show, offline=offline
        )
        self.opened: Opened | None = None
        #: whether the article is read, not only shown beside the list
        self.reading = False
        #: whether the article to resume is still on its way, and one has begun nothing else meanwhile
        self.resuming = False
        self._headlines = headlines
        self._offline = offline
        self.loader = ArticleLoader(self, reading=reading, marks=marks, now=now)
        self.edits = Edits(self.view, self.loader, changes=reading.changes, opened=lambda: self.opened)
        self.position = ReadingPosition(memory=memory, marks=marks, read_only=read_only)
        # the article to be shown beside the list that was asked for last, which may not be here yet
        self._previewing: int | None = None
        # the words of a search that the article was shown for
        self._words: tuple[str, ...] = ()

    def activate(self, active: bool) -> None:
        """Take letter hints away when keys go to another pane."""
        super().activate(active)
        if not active and self.hints.shown:
            self.hints.end()

    def preview(self, article_id: int) -> None:
        """Show an article beside the list without reading it: no mark, no step in the history."""
        self._previewing = article_id
        shown = self.opened is not None and article_id == self.opened.id and self._words == self.find.searched
        # Enter may have come before the list could tell that its cursor moved here
        if shown or article_id == self.loader.opening:
            return
        self.keep_position()
        self.loader.preview(article_id)

    def put_down(self) -> None:
        """Show no article."""
        self.keep_position()
        self.opened, self.reading, self._previewing = None, False, None
        self.view.clear("")
        self.show_title()

    def open(self, article_id: int) -> None:
        """Open an article of the list to read it."""
        self.keep_position()
        self.loader.open(article_id, "list")

    def return_to(self, article_id: int) -> None:
        """Go on reading the article one was reading, where one was in it."""
        stop = self.position.history.current
        position = stop.position if stop is not None and stop.article == article_id else None
        self.loader.open(article_id, "history", position)

    def resume(self) -> bool:
        """Show what was being read when one left, where one was in it; tell whether it is still there."""
        stop = self.position.history.current
        self.resuming = stop is not None and bool(self._headlines([stop.article]))
        if stop is not None and self.resuming:
            self.loader.open(stop.article, "resumed", stop.position)
        return self.resuming

    @on(ArticleLoader.Arrived)
    def _arrived(self, message: ArticleLoader.Arrived) -> None:
        """Show the document, unless one has gone elsewhere meanwhile, and note it in the history."""
        opened, arrival, history = message.opened, message.arrival, self.position.history
        if arrival == "preview" and (self.active or opened.id != self._previewing):
            message.stop()
            return
        if arrival == "resumed" and not self.resuming:
            return
        if arrival == "edited" and (self.opened is None or opened.id != self.opened.id or self.loader.opening):
            message.stop()
            return
        if arrival == "link" and not self.active:
            # the way forward leads to it
            history.visit(opened.id, opened.document.title, by_link=True)
            history.back()
            self.post_message(Notice(f"{opened.document.title} is here: ", hint="{link.forward} opens it."))
            return
        message.shown = True
        self.resuming = self.resuming and arrival in ("preview", "edited")
        self.reading = self.reading if arrival == "edited" else arrival != "preview"
        self.opened, self.loader.opening = opened, None
        if arrival in ("list", "link"):
            history.visit(opened.id, opened.document.title or UNTITLED, by_link=arrival == "link")
        if self.reading:
            self.position.of_today = True
        headline = opened.article.headline
        teaser = opened.document.note == TEASER_NOTE and not self._offline
        extra = PageExtras(
            source=", ".join(source.title for source in headline.sources),
            category=headline.category or None,
            names=source_names(self._headlines, opened),
            offline=self._offline,
            remedy=with_keys(_FETCHES, keymap_of(self.app)) if teaser else "",
            edited=with_keys(_EDITED, keymap_of(self.app)) if opened.edited and not opened.full else "",
        )
        self._words = words = self.find.searched if arrival in ("preview", "list") else ()
        self.find.end()
        self.view.show(opened.document, states=opened.states, extra=extra, position=message.position, words=words)
        self.pictures.arrived(opened, reading=self.reading)
        self.show_title()

    @on(ArticleView.Scrolled)
    @on(FindLine.MatchesChanged)
    def show_title(self) -> None:
        """Say above the article where it is from or how one came to it, and how much of it is read."""
        if self.opened is None:
            self.title.show("")
            return
        way = self.position.history.way()[-2:] if self.reading else []
        titles = [one_line(title, TITLE_IN_HISTORY) for title in [*way, self.opened.document.title]]
        source = self.opened.article.headline.source.title
        progress = self.view.found.count or f"{self.view.progress:.0%}"
        self.title.show(f" {glyphs.step} ".join(titles) if way else source, progress)

    def keep_position(self) -> None:
        """Remember how far the article is read, for the history and for another day."""
        if self.opened is not None and self.reading:
            start(self, self.position.writer(self.opened.id, self.view.position), "position")

    async def put_away(self) -> None:
        """Remember it before the program ends; a cache that cannot be written to is no hindrance."""
        self.pictures.put_away()
        if self.opened is not None and self.reading:
            with suppress(StoreError):
                await self.position.writer(self.opened.id, self.view.position)()

    def follow(self, url: str, *, typed: bool = False) -> None:
        """Open a link's target inside: from the cache, else fetched; one can go on reading meanwhile.

        An address that a person `typed` is no link of the article.
        """
        self.keep_position()
        self.post_message(self.LinkFollowed(url))
        self.loader.follow(url, None if typed else self.opened, typed=typed)

    @on(ArticleLoader.LinkStatesChanged)
    def _link_states_changed(self, message: ArticleLoader.LinkStatesChanged) -> None:
        if self.opened is not None and self.opened.id == message.article:
            self.view.set_states(message.states)

    @on(ArticleView.TargetChosen)
    def _target_chosen(self, message: ArticleView.TargetChosen) -> None:
        """Open a link's page here, show a picture or hide it, or ask for the list of a topic."""
        target = message.target
        if target.picture:
            self.pictures.toggle()
        elif target.topic is not None:
            self.keep_position()
            self.post_message(self.TopicChosen(target.topic))
        elif target.url is not None:
            self.follow(target.url)

    def back(self) -> None:
        """Go back to what was read before this."""
        self._step(self.position.back, "You opened nothing before this.")

    def forward(self) -> None:
        """Go forward again."""
        self._step(self.position.history.forward, "You opened nothing after this.")

    def _step(self, step: Callable[[], Stop | None], at_end: str) -> None:
        self.keep_position()
        stop = step()
        if stop is None:
            self.post_message(Notice(at_end))
        else:
            self.loader.open(stop.article, "history", stop.position)

    def toggle_full_text(self) -> None:
        """Show the whole page's text, fetched if need be, or the feed's text again."""
        if self.opened is not None:
            self.post_message(Notice(words("The feed's text" if self.opened.full else "Fetching the whole article…")))
            self.loader.other_text(self.opened)

    def leave(self) -> None:
        """Give the selected link up, else the article: back to the list."""
        if self.view.selection.current is not None:
            self.view.selection.clear()
            return
        self.keep_position()
        self.find.end()
        self.post_message(self.Left())

    def on_key(self, event: events.Key) -> None:
        """Let letter hints have the keys while they are shown."""
        if self.hints.shown:
            event.stop()
            event.prevent_default()
            self.hints.press(event.key)


def source_names(headlines: Headlines, opened: Opened) -> dict[str, str]:
    """Return, by address, the names of the sources of the articles that Also Read and related links lead to."""
    ids = {
        link.url: state.article
        for link in opened.document.links
        if link.kind in ("also_read", "related")
        and (state := opened.states.get(link.url)) is not None
        and state.article is not None
    }
    rows = headlines(list(dict.fromkeys(ids.values()))[:_MOST_NAMED])
    names = {headline.id: headline.source.title for headline in rows}
    return {url: names[article] for url, article in ids.items() if names.get(article)}
