"""Article loader: documents for the article pane, brought by workers, of which a newer one cancels the older."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Literal

from textual.dom import DOMNode
from textual.message import Message

from termnews.domain.document import LinkState
from termnews.domain.errors import ExtractError, FetchError, OfflineError, StoreError
from termnews.library.lists.marks import Marks
from termnews.library.reading.reading import Opened, Reading
from termnews.tui.article.preview_delay import PreviewDelay
from termnews.tui.background import Work, start
from termnews.tui.messages import EditSeen, MarksChanged, Notice

Arrival = Literal["preview", "list", "link", "history", "resumed", "other text", "edited"]
"""How one came to an article: shown beside the list, opened there, by a link, back or forward, at the start of the
program, by asking for the whole text or the feed's, or because its publisher edited what is shown."""


class ArticleLoader:
    """Opens articles and links for a node of the screen, to which it posts what it brings."""

    @dataclass
    class Arrived(Message):
        """A document is here. `shown` is set by the pane before the message goes on: whether it shows the article."""

        opened: Opened
        arrival: Arrival
        position: float = 0.0
        shown: bool = False

    class Failed(Message):
        """What was asked for does not come; why, is told by a notice."""

    @dataclass
    class LinkStatesChanged(Message):
        """The cache knows other things of the links of an article."""

        article: int
        states: Mapping[str, LinkState]

    def __init__(self, node: DOMNode, *, reading: Reading, marks: Marks, now: Callable[[], datetime]) -> None:
        self._node = node
        self._reading = reading
        self._marks = marks
        self._now = now
        self._delay = PreviewDelay()
        #: the article that is to be read and on its way from the cache, until the pane has it
        self.opening: int | None = None

    def preview(self, article_id: int) -> None:
        """Bring an article that is not to be read yet: without a mark, and after the debounce."""
        delay = self._delay.next()

        async def load() -> None:
            if delay:
                await asyncio.sleep(delay)
            opened = await self._reading.open(article_id)
            self._node.post_message(self.Arrived(opened, "preview", opened.position))

        self._start(load)

    def open(self, article_id: int, arrival: Arrival, position: float | None = None) -> None:
        """Bring an article to be read, at `position` instead of where one was in it."""
        self._start(partial(self._open, article_id, arrival, position))
        self.opening = None if arrival == "resumed" else article_id

    def follow(self, url: str, origin: Opened | None, *, typed: bool = False) -> None:
        """Bring a link's target, from the cache or else the network; `origin` is where the link stands.

        An address that a person `typed` may lead into a private network.
        """

        async def load() -> None:
            try:
                article_id = await self._reading.follow(url, article=None if origin is None else origin.id, typed=typed)
            except OfflineError:
                if origin is not None:
                    states = await self._reading.states(origin.document)
                    self._node.post_message(self.LinkStatesChanged(origin.id, states))
                raise
            except (FetchError, ExtractError) as error:
                self._node.post_message(self.Failed())
                hint = " {link.browser} opens it in the browser."
                self._node.post_message(Notice(f"{str(error).rstrip('.')}.", "warning", hint))
                return
            await self._open(article_id, "link")

        self._start(load)

    def other_text(self, opened: Opened) -> None:
        """Bring the whole page's text of an article, fetched if need be, or the feed's text again."""

        async def load() -> None:
            if opened.full or opened.article.headline.has_full_text:
                other = await self._reading.open(opened.id, full=not opened.full)
            else:
                other = await self._reading.full_text(opened.id)
            self._node.post_message(self.Arrived(await self._reading.with_related(other), "other text"))

        self._start(load)

    def look_again(self, opened: Opened, position: Callable[[], float]) -> None:
        """Bring an article that is shown once more if it was edited meanwhile, to stay where one is in it."""

        async def load() -> None:
            now = await self._reading.open(opened.id, full=opened.full)
            if now.edited != opened.edited:
                now = await self._reading.with_related(now)
                self._node.post_message(self.Arrived(now, "edited", position()))

        start(self._node, load, "edits", exclusive=True)

    async def _open(self, article_id: int, arrival: Arrival, position: float | None = None) -> None:
        """Post an article and mark it read; one that is resumed stays marked as one left it."""
        opened = await self._reading.with_related(await self._reading.open(article_id))
        self._node.post_message(self.Arrived(opened, arrival, opened.position if position is None else position))
        if arrival == "resumed":
            return
        try:
            step = await self._marks.opened(article_id, self._now())
        except StoreError:
            return
        if opened.article.headline.edited:
            self._node.post_message(EditSeen(article_id))
        if step.ids:
            self._node.post_message(MarksChanged(step))

    def _start(self, work: Work) -> None:
        async def attempt() -> None:
            try:
                await work()
            except Exception:
                self.opening = None
                self._node.post_message(self.Failed())
                raise

        self.opening = None
        start(self._node, attempt, "article", exclusive=True)
