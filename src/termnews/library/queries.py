"""Read queries of both faces: short questions that indexes answer, on the caller's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from termnews.domain.article import Article
    from termnews.domain.article_list import ArticleList
    from termnews.domain.category import UnreadCounts
    from termnews.domain.document import LinkState, WantedPage
    from termnews.domain.headline import Headline
    from termnews.domain.query import Query
    from termnews.domain.source import Source
    from termnews.store.cache import Cache


class Queries:
    """Read model over the cache: sources, lists of articles, headlines, counts and the state of links.

    Nothing here writes, and nothing takes long: what may (documents, searches, writing) is a coroutine of a service.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def sources(self, category: str | None = None) -> list[Source]:
        """Return the subscribed sources in their order, with counts and health: all, or those with a category.

        A source that is filed by its articles' own categories belongs to each that it has an article in.
        """
        return self._cache.sources.all() if category is None else self._cache.sources.filing(category)

    def source(self, ref: int | str) -> Source:
        """Return a subscribed source by its id or address; raise NotFoundError."""
        return self._cache.sources.find(ref)

    def has_sources(self) -> bool:
        """Tell whether anything is subscribed to."""
        return not self._cache.subscribed.none()

    def categories(self) -> list[str]:
        """Return the categories in the order of the sources; those that only articles carry come last."""
        return self._cache.subscribed.categories()

    def unread_counts(self, sources: Sequence[Source]) -> UnreadCounts:
        """Return how many unread articles `sources` have, in all and by category, one in several sources once."""
        return self._cache.counts.unread(sources)

    def unread_of_sources(self, articles: Iterable[int]) -> dict[int, int]:
        """Return the unread counts of those sources that these articles are of, by the source's id."""
        return self._cache.counts.of_articles(articles)

    def article_list(self, query: Query) -> ArticleList:
        """Return the articles that `query` names, in its order."""
        return self._cache.articles.listed(query)

    def article_list_of(self, ids: Sequence[int]) -> ArticleList:
        """Return the articles with these ids, in their order; those the cache does not hold are left out."""
        return self._cache.articles.listed_as(ids)

    def history(self, limit: int) -> ArticleList:
        """Return the articles that were opened, the last one first."""
        return self.article_list_of(self._cache.states.history(limit))

    def headlines(self, ids: Sequence[int]) -> list[Headline]:
        """Return headlines in the order of `ids`; those the cache does not hold are left out."""
        return self._cache.articles.headlines(ids)

    def article(self, number: int) -> Article:
        """Return an article with its feed's text; raise NotFoundError."""
        return self._cache.articles.get(number)

    def article_by_address(self, url: str) -> int | None:
        """Return the id of the article known under `url` in any form of it."""
        return self._cache.articles.by_address(url)

    def count(self, query: Query) -> int:
        """Return how many articles `query` names."""
        return self._cache.counts.articles(query)

    def unread_among(self, articles: ArticleList) -> ArticleList:
        """Return the unread ones of some articles, in their order."""
        return self._cache.articles.unread_among(articles.sort_keys)

    def unread_ids(self) -> ArticleList:
        """Return all unread articles, whether or not any list holds them."""
        return self._cache.articles.unread()

    def newest_before(self, when: datetime) -> int:
        """Return the id of the last article that had come by `when`: ids are given in the order of arrival."""
        return self._cache.articles.newer_than(when)

    def wanted(self) -> list[WantedPage]:
        """Return the pages that were asked for while offline, the longest wanted first."""
        return self._cache.links.wanted()

    def link_states(self, urls: Sequence[str]) -> dict[str, LinkState]:
        """Return the state of each address: whether it can be read offline, and as which article."""
        return self._cache.links.states(urls)
