"""Search as you type: a newer question cancels the one before."""

from collections.abc import Callable
from typing import TypeVar

from termnews.domain.article_list import ArticleList
from termnews.domain.headline import Headline
from termnews.domain.search_terms import understood
from termnews.library.cache_thread import CacheThread
from termnews.store.cache import Cache
from termnews.store.error_sentences import InterruptedSearchError, interrupted
from termnews.store.filter_titles import Titles

T = TypeVar("T")


class Search:
    """Asks the search index on a thread of its own."""

    def __init__(self, finder: CacheThread) -> None:
        self._finder = finder
        self._asked = 0
        self._titles: Titles | None = None

    async def find(self, text: str, *, limit: int = 100) -> list[Headline]:
        """Return the newest articles that hold every word of `text`, with snippets; any text is valid.

        A question that is still being answered is given up for this one, with InterruptedSearchError.
        """
        self._give_up()
        return await self._answer(lambda cache: cache.search.find(text, limit=limit))

    async def first(self, text: str, *, limit: int) -> tuple[list[Headline], bool]:
        """Return what `find` does, of articles at one address the newest, and whether there may be more of them."""
        self._give_up()
        return await self._answer(lambda cache: cache.search.first(text, limit=limit))

    async def all(self, text: str) -> ArticleList:
        """Return all articles of which `first` gives the first; a newer question gives this one up."""
        return await self._answer(lambda cache: cache.search.all(text))

    async def snippets(self, text: str, articles: ArticleList) -> dict[int, str]:
        """Return the snippets of some neighbours among what `all` found, by id; a newer question gives this one up."""
        return await self._answer(lambda cache: cache.search.snippets(text, articles.sort_keys))

    @staticmethod
    def understood(text: str) -> tuple[str, ...]:
        """Return the words of a search as they are looked for; one that may go on ends in an ellipsis."""
        return understood(text)

    def _give_up(self) -> None:
        self._asked += 1
        self._finder.interrupt()

    async def _answer(self, ask: Callable[[Cache], T]) -> T:
        """Return an answer to the question that was asked last; raise InterruptedSearchError where a newer one is."""
        mine = self._asked

        def answer(cache: Cache) -> T:
            if mine != self._asked:
                raise interrupted()
            return ask(cache)

        while True:
            try:
                return await self._finder.run(answer)
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
