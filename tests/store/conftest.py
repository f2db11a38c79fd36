"""A cache with sources, and short ways to fill it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from termnews.domain import merge
from termnews.domain.article import ParsedArticle, ParsedFeed
from termnews.domain.source import Answer, Subscription, Validators
from termnews.store.articles import Applied
from termnews.store.cache import Cache

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
RIVERS = Subscription("https://rivers.example/feed", "World")
STARS = Subscription("https://stars.example/feed", "Science", title="The Stars")


def plain(html: str) -> str:
    return html.replace("<p>", "").replace("</p>", "\n")


def article(
    name: str, *, hours: float = 1, site: str = "rivers.example", body: str = "", **more: object
) -> ParsedArticle:
    values: dict[str, object] = {
        "guid": f"{site}-{name}",
        "url": f"https://{site}/{name}",
        "title": f"About {name}",
        "body": body or f"<p>All there is to say of {name}.</p>",
        "published": NOW - timedelta(hours=hours),
    }
    return ParsedArticle(**{**values, **more})  # type: ignore[arg-type]


@dataclass
class Filling:
    """A cache under test, filled as a refresh does it."""

    cache: Cache
    path: Path

    def take(
        self,
        source: int,
        articles: Sequence[ParsedArticle],
        *,
        now: datetime = NOW,
        title: str | None = "Rivers of the World",
        validators: Validators | None = None,
        indexed: bool = True,
        unread: bool = False,
    ) -> Applied:
        feed = ParsedFeed(title, tuple(articles), site="https://rivers.example/")
        known = self.cache.articles.known(source, articles)
        intents = merge.decide(known, articles, now=now)
        answer = Answer(validators or Validators())
        applied = self.cache.articles.apply(
            source, intents, feed=feed, answer=answer, now=now, unread_when_edited=unread
        )
        while indexed and catch_up(self.cache, plain):
            pass
        return applied

    def found(self, text: str) -> list[str]:
        return [headline.title for headline in self.cache.search.find(text)]


def catch_up(cache: Cache, text_of: Callable[[str], str], *, most: int = 100) -> int:
    """Take a batch of waiting articles into the index, as the indexer does; return how many were looked at."""
    batch = cache.index_queue.read(most)
    cache.index_queue.write([waiting.words(text_of) for waiting in batch])
    return len(batch)


@pytest.fixture
def filling(tmp_path: Path) -> Iterator[Filling]:
    """Give a cache with two sources (ids 1 and 2) and nothing in it."""
    path = tmp_path / "cache.db"
    with Cache.open(path) as cache:
        cache.sources.sync([RIVERS, STARS])
        yield Filling(cache, path)
