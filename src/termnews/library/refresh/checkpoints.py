"""WAL checkpoints on a thread of their own: the disk takes in what is written, and no writer waits for it."""

import asyncio
import logging

from termnews.domain.errors import StoreError
from termnews.library.cache_thread import CacheThread
from termnews.store.cache import Cache
from termnews.store.error_sentences import InterruptedSearchError

log = logging.getLogger(__name__)


class Checkpoints:
    """Makes checkpoints of the cache, one at a time."""

    def __init__(self, keeper: CacheThread) -> None:
        self._keeper = keeper
        self._task: asyncio.Task[None] | None = None

    def nudge(self) -> None:
        """Make a checkpoint soon, unless one is being made."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._make())

    async def _make(self) -> None:
        try:
            await self._keeper.run(Cache.checkpoint)
        except InterruptedSearchError:
            log.debug("a checkpoint was given up")
        except StoreError as error:  # nothing is lost: the next one, or the closing of the cache, does it
            log.info("no checkpoint: %s", error)
        except Exception:  # nobody awaits the task, so that it would vanish
            log.exception("no checkpoint")
