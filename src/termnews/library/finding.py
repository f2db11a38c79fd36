"""Search as one types: only the newest question is worth an answer."""

from termnews.domain.article import Headline
from termnews.library.threads import CacheThread
from termnews.store.database import InterruptedSearchError


class Finding:
    """Asks the search index on a thread of its own."""

    def __init__(self, finder: CacheThread) -> None:
        self._finder = finder
        self._asked = 0

    async def find(self, text: str, *, limit: int = 100, once: bool = False) -> list[Headline]:
        """Return the newest articles that hold every word of `text`, with snippets; any text is valid.

        With `once`, of articles at one address that several sources carry only the newest is found. A question that
        is still being answered is given up for this one, with InterruptedSearchError.
        """
        self._asked += 1
        mine = self._asked
        self._finder.interrupt()
        while True:
            try:
                return await self._finder.run(lambda cache: cache.search.find(text, limit=limit, once=once))
            except InterruptedSearchError:
                # the interruption was meant for the question before this one
                if mine != self._asked:
                    raise
