"""Adapter: pages that were asked for without a network, as headlines of the list."""

from collections.abc import Sequence
from datetime import UTC, datetime

from termnews.domain.article_list import ArticleList
from termnews.domain.headline import Headline, Origin
from termnews.domain.shown_address import shown_address, shown_host
from termnews.domain.sort_key import MAX_ID
from termnews.library.queries import Queries

_LONG_AGO = datetime.fromtimestamp(0, UTC)


class WantedPages:
    """The wanted pages of a cache. A page has no id before it is an article: here it has one that no article gets.

    `headlines` gives those of articles too, so that a list may hold either.
    """

    def __init__(self, queries: Queries) -> None:
        self._queries = queries
        # the ids given so far, by address: a page keeps its own while the list is shown in newer states
        self._ids: dict[str, int] = {}
        self._headlines: dict[int, Headline] = {}

    def listed(self) -> ArticleList:
        """Return the wanted pages, the longest wanted first."""
        pages = self._queries.wanted()
        holders = list({page.article: None for page in pages if page.article is not None})
        titles = {headline.id: headline.title for headline in self._queries.headlines(holders)}
        for page in pages:
            number = self._ids.setdefault(page.url, MAX_ID - len(self._ids))
            where = titles.get(page.article or 0)
            origin = Origin(None, f"in {where}" if where else shown_host(page.url), page.url)
            asked = page.asked or _LONG_AGO
            address = shown_address(page.url).partition("://")[2] or page.url
            self._headlines[number] = Headline(
                number, address, page.url, origin, "", asked, asked, wanted=True
            )  # fmt: skip
        return ArticleList.of([self._headlines[self._ids[page.url]] for page in pages])

    def headlines(self, ids: Sequence[int]) -> list[Headline]:
        """Return headlines in the order of `ids`; those of articles that the cache does not hold are left out."""
        if not any(number in self._headlines for number in ids):
            return self._queries.headlines(ids)
        return [self._headlines[number] for number in ids if number in self._headlines]
