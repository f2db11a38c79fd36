"""The article that is open: opening, following links, back and forward, the place one has reached in it."""

import asyncio
import os
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from termnews.domain.errors import ExtractError, FetchError, OfflineError, StoreError
from termnews.domain.query import query_words
from termnews.library.library import Library
from termnews.library.reading.reading import Opened
from termnews.tui.article.history import ReadingHistory
from termnews.tui.article.page.model import PageExtras
from termnews.tui.background import Work, start
from termnews.tui.look.glyphs import words
from termnews.tui.messages import ArticleOpened, LinkStatesKnown, MarksChanged

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen

_MOST_NAMED = 100

REST = 0.12
"""Seconds that the cursor rests on a headline, when it moves row by row, before the article is shown beside it."""


class Stories:
    """What the article pane shows, and the trail of what was read."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._library = screen.library
        self.trail = ReadingHistory.from_json(self._library.memory.get("trail"))
        # whether the trail is of another day: the first step back leads to where it ended
        self._resumed = self.trail.here is not None
        self.opened: Opened | None = None
        self._opening: int | None = None
        self.reading = False
        self._previewed = 0.0
        # the terminal is at the other end of a line that may be slow
        self._remote = "SSH_CONNECTION" in os.environ

    def preview(self, article_id: int) -> None:
        """Show an article beside the list without reading it: no mark, no step on the trail."""
        if self.opened is not None and self.opened.id == article_id:
            return
        if self._opening == article_id:
            # Enter came before the list could tell that its cursor moved here
            return
        self._opening = None
        self.keep_place()
        # A row passed over on the way is not worth an article's text: that is most of what a key sends to the terminal.
        passing, self._previewed = self._remote or monotonic() - self._previewed < 2 * REST, monotonic()

        async def load() -> None:
            if passing:
                await asyncio.sleep(4 * REST if self._remote else REST)
            opened = await self._library.reading.open(article_id)
            self._screen.post_message(ArticleOpened(opened, preview=True, position=opened.position))

        start(self._screen, load, "article", exclusive=True)

    def put_down(self) -> None:
        """Show no article."""
        self.keep_place()
        self.opened, self.reading = None, False
        self._screen.article.clear("")

    def open(self, article_id: int, *, by_link: bool = False) -> None:
        """Open an article to read it."""
        self._opening = article_id
        self.keep_place()
        start(self._screen, partial(self._open, article_id, by_link=by_link), "article", exclusive=True)

    def _move_to(self, article_id: int, position: float | None) -> None:
        """Open an article that is on the trail already."""
        work = partial(self._open, article_id, moving=True, position=position)
        start(self._screen, work, "article", exclusive=True)

    async def _open(
        self,
        article_id: int,
        *,
        by_link: bool = False,
        moving: bool = False,
        position: float | None = None,
        resuming: bool = False,
    ) -> None:
        opened = await self._library.reading.with_related(await self._library.reading.open(article_id))
        place = opened.position if position is None else position
        self._screen.post_message(
            ArticleOpened(opened, by_link=by_link, moving=moving, resuming=resuming, position=place)
        )
        if resuming:
            # it is marked as one left it
            return
        try:
            step = await self._library.marks.opened(article_id, self._library.now())
        except StoreError:
            return
        if step.ids:
            self._screen.post_message(MarksChanged(step))

    def arrived(self, message: ArticleOpened) -> None:
        """Show an article that was opened, and note it on the trail."""
        opened, view = message.opened, self._screen.article
        self.opened, self._opening = opened, None
        self.reading = not message.preview
        if self.reading and not message.moving:
            title = opened.document.title or "Untitled"
            self.trail.visit(opened.id, title, by_link=message.by_link)
        if self.reading:
            self._resumed = False
        headline = opened.article.headline
        extra = PageExtras(
            source=", ".join(one.title for one in headline.sources),
            category=headline.category or None,
            names=source_names(self._library, opened),
        )
        self._screen.find_line.end()
        view.show(opened.document, states=opened.states, extra=extra, position=message.position or 0.0)
        view.highlight(query_words(self._screen.listing.words) if self._screen.listing.searching else ())
        self._screen.show_titles()

    def lay_ahead(self, message: ArticleOpened) -> None:
        """Note an article that arrived when one had left: the way forward leads to it."""
        self.trail.visit(message.opened.id, message.opened.document.title, by_link=True)
        self.trail.back()

    def return_to(self, article_id: int) -> None:
        """Go on reading the article one was reading, where one was in it."""
        here = self.trail.here
        position = here.position if here is not None and here.article == article_id else None
        self._move_to(article_id, position)

    def resume(self) -> bool:
        """Show what was being read when one left, where one was in it; tell whether it is still there."""
        here = self.trail.here
        if here is None or not self._library.queries.headlines([here.article]):
            return False
        work = partial(self._open, here.article, moving=True, position=here.position, resuming=True)
        start(self._screen, work, "article", exclusive=True)
        return True

    def keep_place(self) -> None:
        """Remember how far the open article was read, for the trail and for another day."""
        keep = self._place_keeper()
        if keep is not None:
            start(self._screen, keep, "place")

    async def put_away(self) -> None:
        """Remember the place before the program ends; a cache that cannot be written to is no hindrance."""
        keep = self._place_keeper()
        if keep is not None:
            with suppress(StoreError):
                await keep()

    def _place_keeper(self) -> Work | None:
        """Return what writes down the place one is at now, or None where nothing is being read."""
        if self.opened is None or not self.reading:
            return None
        article_id, position = self.opened.id, self._screen.article.position
        if self.trail.here is not None and self.trail.here.article == article_id:
            self.trail.leave(position)
        trail = self.trail.to_json()

        async def keep() -> None:
            await asyncio.to_thread(self._library.memory.keep, "trail", trail)
            if not self._library.read_only:
                await self._library.marks.place(article_id, position)

        return keep

    def follow(self, url: str) -> None:
        """Open a link's target inside: from the cache, else fetched; one can go on reading meanwhile."""
        here = self.opened.id if self.opened is not None else None

        async def bring() -> None:
            try:
                article_id = await self._library.reading.follow(url, article=here)
            except OfflineError:
                await self._tell_states()
                raise
            except (FetchError, ExtractError) as error:
                offer = "" if "browser" in str(error) else " o opens it in the browser."
                raise FetchError(f"{str(error).rstrip('.')}.{offer}") from error
            await self._open(article_id, by_link=True)

        self.keep_place()
        start(self._screen, bring, "article", exclusive=True)

    async def _tell_states(self) -> None:
        if self.opened is not None:
            states = await self._library.reading.states(self.opened.document)
            self._screen.post_message(LinkStatesKnown(self.opened.id, states))

    def back(self) -> None:
        """Go back to what was read before this."""
        self.keep_place()
        stop = self.trail.here if self._resumed else self.trail.back()
        if stop is None:
            self._screen.tell("This is where the trail begins.")
            return
        self._move_to(stop.article, stop.position)

    def forward(self) -> None:
        """Go forward again."""
        self.keep_place()
        stop = self.trail.forward()
        if stop is None:
            self._screen.tell("This is where the trail ends.")
            return
        self._move_to(stop.article, stop.position)

    def toggle_full_text(self) -> None:
        """Show the whole page's text, fetched if need be, or the feed's text again."""
        if self.opened is None:
            return
        article_id, full = self.opened.id, self.opened.full

        async def load() -> None:
            if full:
                opened = await self._library.reading.open(article_id, full=False)
            elif self.opened is not None and self.opened.article.headline.has_full_text:
                opened = await self._library.reading.open(article_id)
            else:
                opened = await self._library.reading.full_text(article_id)
            opened = await self._library.reading.with_related(opened)
            self._screen.post_message(ArticleOpened(opened, moving=True, position=0.0))

        self._screen.tell("Feed text" if full else words("Fetching the whole article…"))
        start(self._screen, load, "article", exclusive=True)


def source_names(library: Library, opened: Opened) -> dict[str, str]:
    """Return, by address, the names of the sources of the articles that Also Read and related links lead to."""
    ids = {
        link.url: state.article
        for link in opened.document.links
        if link.kind in ("also_read", "related")
        and (state := opened.states.get(link.url)) is not None
        and state.article is not None
    }
    headlines = library.queries.headlines(list(dict.fromkeys(ids.values()))[:_MOST_NAMED])
    names = {headline.id: headline.source.title for headline in headlines}
    return {url: names[article] for url, article in ids.items() if names.get(article)}
