"""Fetch full texts of new articles, and the pages queued while offline."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

from termnews.domain.addresses import host
from termnews.domain.document import WantedPage
from termnews.domain.errors import FetchError, TermnewsError
from termnews.domain.text import count_of
from termnews.library.events import RefreshFinished
from termnews.library.library import Library
from termnews.library.refresh.host_room import Host, HostRoom

T = TypeVar("T")
log = logging.getLogger(__name__)
AT_ONCE = 8
AT_ONE_HOST = 4
MOST_WANTED = 100


async def bring_full_text(library: Library, articles: Iterable[int]) -> int:
    """Fetch the pages behind articles, by id, and return how many were stored.

    A page that cannot be had, gives less than the feed, or is to be left alone (`left_out` of the page fetcher counts
    those), leaves the feed's text as it is.
    """

    async def stored(article_id: int) -> bool:
        return (await library.reading.full_text(article_id, unattended=True)).kept is None

    return await _count(stored, articles, lambda number: library.queries.article(number).headline.url or "")


async def bring_wanted(library: Library) -> int:
    """Fetch the pages that were wanted while offline, the longest wanted first; return how many are there now.

    At most a hundred are asked for at a time. One that cannot be had stays wanted.
    """

    async def here(page: WantedPage) -> bool:
        await library.reading.bring(page.url, article=page.article)
        await library.reading.unwant(page.url)
        return True

    wanted = library.queries.wanted()[:MOST_WANTED]
    return await _count(here, wanted, lambda page: page.url)


def wanted_sentence(count: int) -> str:
    """Return what `bring_wanted` brought, for people, or nothing where that was nothing."""
    return f"{count_of(count, 'wanted page')} fetched" if count else ""


async def _count(work: Callable[[T], Awaitable[bool]], all_: Iterable[T], address: Callable[[T], str]) -> int:
    """Do `work` for each, a few at once, and return how often it said yes; what it cannot do goes to the log.

    A host that answers nobody, or was asked too often, is left alone.
    """
    room = HostRoom(AT_ONCE, AT_ONE_HOST)

    async def one(what: T) -> bool:
        try:
            async with room.turn(host(address(what))) as place:
                return not place.silent and not place.limited and await _noted(work(what), place)
        except TermnewsError as error:
            log.info("%s was not fetched: %s", what, error)
        except Exception:  # a defect of ours in one page must not lose the others
            log.exception("fetching %s", what)
        return False

    return sum(await asyncio.gather(*map(one, all_)))


async def _noted(work: Awaitable[bool], place: Host) -> bool:
    try:
        done = await work
    except FetchError as error:
        place.note(silent=error.silent, answered=not error.silent)
        place.limited = place.limited or bool(error.limited)
        raise
    place.note(silent=False, answered=True)
    return done


def wanting_full_text(finished: RefreshFinished, *, every: bool = False) -> list[int]:
    """Return the ids of the new articles whose sources ask for full text (`every`: of all)."""
    return [
        article_id for result in finished.results if every or result.source.full_text for article_id in result.new_ids
    ]
