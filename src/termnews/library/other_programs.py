"""Change notification by polling (PRAGMA data_version): what other programs do to the cache."""

from termnews.domain.errors import StoreError
from termnews.library.cache_thread import CacheThread
from termnews.store.cache import Cache


class OtherPrograms:
    """The other programs on one cache.

    It is asked on the connection that all writing of this process goes through, so that only the changes of others
    count. A look takes a tenth of a millisecond where there are none.
    """

    def __init__(self, writer: CacheThread) -> None:
        self._writer = writer
        self._version: int | None = None
        self._newest = 0
        self._ours = 0
        self._blind = False

    def ours(self, articles: int) -> None:
        """Note that this program, or a worker process of it, has written, and how many articles that brought.

        After a worker has, the next look finds a change, since what others did meanwhile cannot be told from it, but
        none of these articles.
        """
        self._ours += articles

    async def look(self) -> int | None:
        """Return how many articles others brought where they changed anything since the last look, else None.

        The first look only remembers. Where the cache could not be read for a while, the next look that can counts as
        one that found a change: it is not known what was missed.
        """
        try:
            changed, new = await self._writer.run(self._compare)
        except StoreError:
            self._blind = True
            return None
        changed, self._blind = changed or self._blind, False
        return new if changed else None

    def lost_sight(self) -> None:
        """Take the next look for one that found a change: the cache could not be read somewhere else."""
        self._blind = True

    def _compare(self, cache: Cache) -> tuple[bool, int]:
        version, before = cache.version(), self._version
        changed = before is not None and before != version
        new = cache.articles.count_after(self._newest) if changed else 0
        new, self._ours = max(new - self._ours, 0), 0
        self._version, self._newest = version, cache.articles.newest()
        return changed, new
