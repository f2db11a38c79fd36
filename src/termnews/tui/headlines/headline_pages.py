"""Page cache under a virtual list: headlines come from the cache 64 at a time, and the last pages used are kept."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from termnews.domain.article_list import ArticleList
from termnews.domain.errors import StoreError
from termnews.domain.headline import Headline

PAGE = 64
PAGES_KEPT = 12

Load = Callable[[Sequence[int]], list[Headline]]
WantSnippets = Callable[[ArticleList], object]


class HeadlinePages:
    """The headlines of a list by row; the first of a search, which come with their snippets, are held as they are.

    The snippets of later pages of a search are asked for when the page is, and come when they come. Where the cache
    cannot be read there are no headlines, and `failed` is told: rows are asked for even while painting.
    """

    def __init__(self, load: Load, failed: Callable[[StoreError], object]) -> None:
        self._load_rows = load
        self._failed = failed
        self._articles = ArticleList()
        self._pages: dict[int, list[Headline]] = {}
        self._matches: dict[int, Headline] = {}
        self._snippets: dict[int, str] = {}
        self._want_snippets: WantSnippets | None = None

    def show(
        self,
        articles: ArticleList,
        matches: Iterable[Headline] = (),
        want_snippets: WantSnippets | None = None,
    ) -> None:
        """Hold the headlines of other articles from now on; a search gives the first, and asks for other snippets."""
        self._articles = articles
        self._matches = {headline.id: headline for headline in matches}
        self._snippets, self._want_snippets = {}, want_snippets
        self._pages.clear()

    def grow(self, articles: ArticleList) -> None:
        """Hold the headlines of more articles, which begin with those of before."""
        self._articles = articles
        self._pages.clear()

    def add_snippets(self, snippets: Mapping[int, str]) -> None:
        """Put snippets that were asked for to their headlines."""
        self._snippets.update(snippets)
        for number, page in self._pages.items():
            self._pages[number] = self._with_snippets(page)

    def headline(self, row: int) -> Headline | None:
        """Return the headline of a row; None where its article is gone."""
        article = self._articles[row]
        if article in self._matches:
            return self._matches[article]
        number, index = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._page(number)
        if index < len(page) and page[index].id == article:
            return page[index]
        return next((headline for headline in page if headline.id == article), None)

    def _page(self, number: int) -> list[Headline]:
        while len(self._pages) >= PAGES_KEPT:
            self._pages.pop(next(iter(self._pages)))
        articles = ArticleList(self._articles.sort_keys[number * PAGE : (number + 1) * PAGE])
        page = self._with_snippets(self._load(articles[:]))
        if self._want_snippets is not None and any(headline.snippet is None for headline in page):
            self._want_snippets(articles)
        return page

    def _with_snippets(self, page: list[Headline]) -> list[Headline]:
        found = self._snippets
        return [
            headline._replace(snippet=found[headline.id]) if headline.id in found else headline for headline in page
        ]

    def _load(self, ids: Sequence[int]) -> list[Headline]:
        try:
            return self._load_rows(ids)
        except StoreError as error:
            self._failed(error)
            return []

    def reload(self, ids: Sequence[int] | None = None) -> None:
        """Take headlines from the cache anew, since marks changed: of all articles, or of those with these ids."""
        self._pages.clear()
        wanted = self._matches if ids is None else self._matches.keys() & set(ids)
        for headline in self._load(list(wanted)) if wanted else ():
            self._matches[headline.id] = headline._replace(snippet=self._matches[headline.id].snippet)
