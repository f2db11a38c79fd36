"""Page cache under a virtual list: headlines come from the cache 64 at a time, and the last pages used are kept."""

from collections.abc import Callable, Iterable, Sequence

from termnews.domain.article_list import ArticleList
from termnews.domain.errors import StoreError
from termnews.domain.headline import Headline

PAGE = 64
PAGES_KEPT = 12

Load = Callable[[Sequence[int]], list[Headline]]


class HeadlinePages:
    """The headlines of a list by row; those of a search, which come with their snippets, are held as they are.

    Where the cache cannot be read there are none, and `failed` is told: rows are asked for even while painting.
    """

    def __init__(self, load: Load, failed: Callable[[StoreError], object]) -> None:
        self._load_rows = load
        self._failed = failed
        self._articles = ArticleList()
        self._pages: dict[int, list[Headline]] = {}
        self._matches: dict[int, Headline] | None = None

    def show(self, articles: ArticleList, matches: Iterable[Headline] | None = None) -> None:
        """Hold the headlines of other articles from now on; `matches` where a search has them already."""
        self._articles = articles
        self._matches = None if matches is None else {headline.id: headline for headline in matches}
        self._pages.clear()

    def headline(self, row: int) -> Headline | None:
        """Return the headline of a row; None where its article is gone."""
        article = self._articles[row]
        if self._matches is not None:
            return self._matches.get(article)
        number, index = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            while len(self._pages) >= PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            page = self._pages[number] = self._load(self._articles[number * PAGE : (number + 1) * PAGE])
        if index < len(page) and page[index].id == article:
            return page[index]
        return next((headline for headline in page if headline.id == article), None)

    def _load(self, ids: Sequence[int]) -> list[Headline]:
        try:
            return self._load_rows(ids)
        except StoreError as error:
            self._failed(error)
            return []

    def reload(self, ids: Sequence[int] | None = None) -> None:
        """Take headlines from the cache anew, since marks changed: of all articles, or of those with these ids."""
        self._pages.clear()
        if self._matches is not None:
            for headline in self._load([article for article in ids or self._articles if article in self._matches]):
                self._matches[headline.id] = headline._replace(snippet=self._matches[headline.id].snippet)
