"""Prefetching of pictures: those of the articles that a prefetch went through, the newest first, after all texts."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from itertools import islice

from termnews.domain.document import images
from termnews.domain.errors import OfflineError, TermnewsError
from termnews.library.events import PicturePrefetched
from termnews.library.library import Library
from termnews.library.pictures.pictures import can_decode
from termnews.library.reading.reading import Opened

log = logging.getLogger(__name__)

AT_ONCE = 8
MOST_OF_ONE_ARTICLE = 20
"""So many pictures of one article at the most: a page with more is a gallery."""


class PicturePrefetch:
    """Notes which pictures articles have, and brings them into the cache folder.

    It brings no more than that may hold, those that are there already counted: else the pictures of older articles
    would drive out those of newer ones.
    """

    def __init__(self, library: Library) -> None:
        self._pictures = library.pictures
        self._usual = library.settings.pictures
        self._left = library.settings.keep_pictures * 1_000_000
        self._demo = library.demo
        self._wanted: dict[str, int] = {}
        self._never: dict[str, bool] = {}
        self._offline = False

    async def note(self, opened: Opened) -> None:
        """Have the pictures of an article brought, unless its source is to have none."""
        if can_decode() and not await self._is_never(opened.article.headline.source.url):
            for image in list(images(opened.document.blocks))[:MOST_OF_ONE_ARTICLE]:
                self._wanted.setdefault(image.url, opened.id)

    async def run(
        self, may_go_on: Callable[[], bool], seconds_left: Callable[[], float]
    ) -> AsyncIterator[PicturePrefetched]:
        """Yield each picture that is brought; one that fails is a line of the log and of no more weight."""
        urls = iter(self._wanted.items())
        brought = 0
        while may_go_on() and not self._offline and self._left > 0:
            batch = list(islice(urls, AT_ONCE))
            if not batch:
                return
            try:
                async with asyncio.timeout(max(seconds_left(), 0)):
                    fetched = await asyncio.gather(*(self._bring(*pair) for pair in batch))
            except TimeoutError:
                return
            for url in (url for (url, _), one in zip(batch, fetched, strict=True) if one):
                brought += 1
                yield PicturePrefetched(url, brought)

    async def _bring(self, url: str, article: int) -> bool:
        """Bring a picture that is not here, and tell whether one was fetched."""
        before = await self._pictures.touch(url)
        if before is not None:
            self._left -= before
            return False
        try:
            self._left -= await self._pictures.bring(url, article=article)
        except TermnewsError as error:
            log.info("the picture %s was not prefetched: %s", url, error)
            # the demo edition has no network, but a part of the pictures
            self._offline = self._offline or (isinstance(error, OfflineError) and not self._demo)
            return False
        return True

    async def _is_never(self, source: str) -> bool:
        if source not in self._never:
            self._never[source] = await self._pictures.mode(source, self._usual) == "never"
        return self._never[source]
