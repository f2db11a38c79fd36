"""Lazy loading of pictures: what the keys do with those of the open article, and what is shown without a key."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from termnews.domain.errors import PictureError, TermnewsError
from termnews.domain.text import count_of
from termnews.library.pictures.pictures import NEEDS_PILLOW, Pictures, can_decode
from termnews.library.reading.reading import Opened
from termnews.tui.article.article_view import ArticleView
from termnews.tui.article.terminal_pictures import TerminalPictures
from termnews.tui.background import start
from termnews.tui.look.glyphs import words
from termnews.tui.look.picture_drawing import PictureDrawing
from termnews.tui.messages import Notice, PictureHeld
from termnews.tui.textual_internals import driver_of

AT_ONCE = 4
MOST = 60
"""So many pictures of one article at the most: a page with more is a gallery."""

_NEVER = 'Pictures are switched off: pictures = "never" is set for this source, or for all.'
# seconds that the room must have been the same before pictures are decoded for it
_SETTLED = 0.3


class ArticlePictures:
    """Shows and hides pictures in a view, to which it posts what it brings and what there is to say.

    `drawing` tells how the terminal shows them, `usual` when they are fetched where a source does not say (PICTURES).
    """

    def __init__(
        self, view: ArticleView, *, pictures: Pictures, drawing: Callable[[], PictureDrawing], usual: Callable[[], str]
    ) -> None:
        self._view = view
        self._pictures = pictures
        self._drawing = drawing
        self._usual = usual
        self._opened: Opened | None = None
        self._held = TerminalPictures(
            self._write, lambda number, strips: view.post_message(PictureHeld(number, strips))
        )
        view.room_changed = self.sharpen
        view.cell_ratio = drawing().ratio

    def arrived(self, opened: Opened, *, reading: bool) -> None:
        """Show the pictures of an article that were shown before, and where that is wanted all of them.

        Beside the list, only what is in the cache folder already: one goes past many articles there.
        """
        self._opened = opened
        urls = self._urls()
        drawing = self._drawing()
        if not urls or not drawing.protocol or not can_decode():
            return
        before = [url for url in urls if url in self._view.wanted_pictures and url not in self._view.pictures]

        async def load() -> None:
            auto = await self._pictures.mode(opened.article.headline.source.url, self._usual()) == "auto"
            wanted = [url for url in urls if url not in self._view.pictures] if auto else before
            if not reading:
                wanted = [url for url in wanted if await self._pictures.cached(url)]
            await self._bring(wanted[:MOST])

        start(self._view, load, "pictures", exclusive=True)

    def toggle(self) -> None:
        """Show the selected picture, or the first in sight; hide it where it is shown."""
        if not self._may_show():
            return
        view = self._view
        index = view.selection.picture(shown=view.pictures)
        if index is None:
            count = len(self._urls())
            more = f" The article has {count_of(count, 'picture')}: " if count else ""
            said = "No picture is in sight." if count else "This article has no pictures."
            view.post_message(Notice(f"{said}{more}", hint="{picture.all} shows all." if count else ""))
            return
        url = view.page.targets[index].url or ""
        if url in view.wanted_pictures:
            self._hide([url])
        else:
            self.show(index)

    def show(self, index: int) -> None:
        """Select the picture that is a target of the page, and show it."""
        view, targets = self._view, self._view.page.targets
        if index >= len(targets) or not self._may_show():
            return
        view.selection.choose(index)
        url = targets[index].url or ""
        if url in view.pictures:
            return
        view.wanted_pictures.add(url)
        start(view, partial(self._show_one, url), f"picture {url}", exclusive=True)

    def toggle_all(self) -> None:
        """Show all pictures of the article; hide them where all are shown."""
        if not self._may_show():
            return
        urls = self._urls()
        missing = [url for url in urls if url not in self._view.pictures][:MOST]
        if not urls:
            self._view.post_message(Notice("This article has no pictures."))
        elif not missing:
            self._hide(urls)
        else:
            start(self._view, partial(self._show_all, missing), "pictures", exclusive=True)

    def put_away(self) -> None:
        """Leave the terminal without pictures, before the program ends."""
        self._held.forget_all()

    def _hide(self, urls: Sequence[str]) -> None:
        self._view.hide_pictures(urls)
        self._held.forget(urls)

    def _write(self, data: str) -> None:
        driver = driver_of(self._view.app)
        if driver is not None:
            driver.write(data)

    def _may_show(self) -> bool:
        """Say why no picture can be shown, where that is so."""
        drawing = self._drawing()
        why = drawing.why if not drawing.protocol else "" if can_decode() else NEEDS_PILLOW
        if why:
            hint = "" if drawing.protocol else " {link.browser} opens it in the browser."
            self._view.post_message(Notice(words(why), hint=hint))
        return not why

    def _urls(self) -> list[str]:
        """Return the addresses of the pictures of the page, each once."""
        return list(dict.fromkeys(target.url for target in self._view.page.targets if target.picture and target.url))

    async def _show_one(self, url: str) -> None:
        try:
            await self._allow()
            if not await self._pictures.cached(url):
                self._view.post_message(Notice(words("Fetching the picture…")))
            await self._get(url)
            self._view.post_message(
                Notice("", hint="{link.browser} opens the picture outside; {picture.one} hides it.")
            )
        except Exception:
            self._view.post_message(ArticleView.PictureCame(url, None))
            raise

    async def _show_all(self, urls: Sequence[str]) -> None:
        await self._allow()
        self._view.post_message(Notice(words(f"Fetching {count_of(len(urls), 'picture')}…")))
        failed = await self._bring(urls)
        if failed:
            which = "The picture" if len(urls) == 1 else f"{len(failed)} of {len(urls)} pictures"
            raise PictureError(f"{which} cannot be shown. {failed[0]}")
        self._view.post_message(Notice("", hint="{picture.all} hides the pictures again."))

    async def _allow(self) -> None:
        """Raise PictureError where the reader wants no pictures of this source."""
        source = self._opened.article.headline.source.url if self._opened is not None else ""
        if await self._pictures.mode(source, self._usual()) == "never":
            raise PictureError(_NEVER)

    async def _bring(self, urls: Sequence[str]) -> list[TermnewsError]:
        """Show pictures as they come, a few at once; return what went wrong with the others."""
        self._view.wanted_pictures.update(urls)
        room = asyncio.Semaphore(AT_ONCE)
        failed: list[TermnewsError] = []

        async def one(url: str) -> None:
            async with room:
                try:
                    await self._get(url)
                except TermnewsError as error:
                    failed.append(error)
                    self._view.post_message(ArticleView.PictureCame(url, None))

        await asyncio.gather(*map(one, urls))
        return failed

    async def _get(self, url: str) -> None:
        article = self._opened.id if self._opened is not None else None
        drawing = self._drawing()
        room = replace(self._view.picture_room, ratio=drawing.ratio)
        if drawing.protocol == "kitty":
            room = replace(room, detail=drawing.detail, form="png")
        elif drawing.protocol == "sixel":
            room = replace(room, detail=drawing.detail, form="sixel", ground=self._view.background_colors[1].rgb)
        elif drawing.few_colours:
            room = replace(room, few_colours=True)
        picture = await self._pictures.get(url, room, article=article)
        if (picture.png or picture.strips) and url in self._view.wanted_pictures:
            picture = self._held.send(url, picture, room.cells(picture.size))
        self._view.post_message(ArticleView.PictureCame(url, picture))

    def sharpen(self) -> None:
        """Decode what is shown for the room and the cells there are now, once they stay the same while one resizes."""
        self._view.cell_ratio = self._drawing().ratio

        async def load() -> None:
            await asyncio.sleep(_SETTLED)
            urls = [url for url in self._urls() if url in self._view.pictures]
            for url in self._view.pictures.keys() - set(urls):
                # those of other articles, which are brought anew when one of them is opened
                del self._view.pictures[url]
            await self._bring([url for url in urls if await self._pictures.cached(url)])

        start(self._view, load, "sharper pictures", exclusive=True)
