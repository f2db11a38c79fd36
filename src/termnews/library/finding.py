"""Search as one types: only the newest question is worth an answer."""

from termnews.domain.article import Headline
from termnews.library.threads import CacheThread


class Finding:
    """Asks the search index on a thread of its own."""

    def __init__(self, finder: CacheThread) -> None:
        self._finder = finder

    async def find(self, text: str, *, limit: int = 100) -> list[Headline]:
        """Return the newest articles that hold every word of `text`, with snippets; any text is valid.

        A question that is still being answered is given up for this one.
        """
        self._finder.interrupt()
        return await self._finder.run(lambda cache: cache.search.find(text, limit=limit))
