"""Full text: the pages behind articles whose feeds give only the beginning."""

import asyncio
import logging
from collections.abc import Iterable

from termnews.domain.errors import TermnewsError
from termnews.library.events import RefreshFinished
from termnews.library.library import Library

log = logging.getLogger(__name__)
AT_ONCE = 8


async def bring_full_text(library: Library, articles: Iterable[int]) -> int:
    """Fetch the pages behind articles, by id, and return how many were stored.

    A page that cannot be had leaves the feed's text as it is.
    """
    room = asyncio.Semaphore(AT_ONCE)

    async def one(article_id: int) -> bool:
        async with room:
            try:
                await library.reading.full_text(article_id)
            except TermnewsError as error:
                log.info("no full text for article %s: %s", article_id, error)
                return False
            return True

    return sum(await asyncio.gather(*map(one, articles)))


def wanting_full_text(finished: RefreshFinished, *, every: bool = False) -> list[int]:
    """Return the ids of the new articles whose sources ask for full text (`every`: of all)."""
    return [
        article_id for result in finished.results if every or result.source.full_text for article_id in result.new_ids
    ]
