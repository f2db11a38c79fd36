"""Search as you type: a newer question cancels the one before."""

from termnews.domain.article_list import ArticleList
from termnews.domain.headline import Headline
from termnews.library.cache_thread import CacheThread
from termnews.store.cache import Cache
from termnews.store.error_sentences import InterruptedSearchError
from termnews.store.filter_titles import Titles


class Search:
    """Asks the search index on a thread of its own."""

    def __init__(self, finder: CacheThread) -> None:
        self._finder = finder
        self._asked = 0
        self._titles: Titles | None = None

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

    async def narrow(self, listed: ArticleList, text: str) -> ArticleList:
        """Return the articles of a list whose title or source holds every word of `text`, anywhere in a word.

        The titles are kept until another list is narrowed, or until `forget`.
        """
        while True:
            try:
                return await self._finder.run(lambda cache: self._titles_of(cache, listed).holding(text))
            except InterruptedSearchError:
                # the interruption was meant for a search
                continue

    def _titles_of(self, cache: Cache, listed: ArticleList) -> Titles:
        if self._titles is None or self._titles.listed is not listed:
            self._titles = cache.articles.titles(listed)
        return self._titles

    def forget(self) -> None:
        """Keep the titles of no list."""
        self._titles = None
