"""Related articles as links of a document."""

from datetime import datetime

from termnews.domain.document import Document, Link
from termnews.store.cache import Cache

MOST = 5


def related_links(cache: Cache, article_id: int, document: Document, now: datetime) -> tuple[Link, ...]:
    """Return links of kind `related` to articles of the cache, for `Document.with_links`.

    What the document links to already is not among them, its Also Read targets before all.
    """
    linked = sorted(document.links, key=lambda link: link.kind != "also_read")
    found = cache.related.find(article_id, without=[link.url for link in linked], now=now, limit=MOST)
    headlines = cache.articles.headlines(found)
    return tuple(Link(0, one.title or one.url, one.url, "related") for one in headlines if one.url)
