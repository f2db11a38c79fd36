"""Articles made up for measuring: the same for the same seed, in a termnews cache or as feeds for another reader.

A body is a few paragraphs out of a store of made-up ones, so that 100,000 articles are written in seconds; the words
that searches look for are put in one by one, so that each is in a known share of the articles.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from termnews.domain.article import ParsedArticle, ParsedFeed
from termnews.domain.merge import decide
from termnews.domain.source import Answer, Subscription
from termnews.store.cache import Cache

NEWEST = datetime(2026, 1, 31, 12, tzinfo=UTC)
# word -> share of the articles that hold it
WORDS = {"harbour": 0.4, "lantern": 0.03, "quince": 0.003}
_SYLLABLES = [first + last for first in "bcdfghjklmnprstvw" for last in ("a", "e", "i", "o", "u", "an", "el", "or")]
_CATEGORIES = ("World", "Technology", "Science", "Business", "Sport", "Culture")


@dataclass(frozen=True)
class Feed:
    """A made-up source and its articles, newest first."""

    subscription: Subscription
    articles: tuple[ParsedArticle, ...]


def _paragraphs(chance: random.Random) -> list[str]:
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    return [" ".join(chance.choices(words, weights, k=chance.randint(30, 90))) for _ in range(2000)]


def _article(number: int, url: str, paragraphs: list[str], chance: random.Random, heading: str = "") -> ParsedArticle:
    chosen = chance.sample(paragraphs, chance.randint(3, 8))
    found = [word for word, share in WORDS.items() if chance.random() < share]
    chosen[1] = " ".join((*found, chosen[1]))
    title = f"N{number:06} {chosen[0][: chance.randint(20, 60)].strip().capitalize()}"
    return ParsedArticle(
        guid=f"article-{number}",
        url=f"{url}/{number}.html",
        title=title,
        summary=chosen[0][:200],
        body="".join(f'{heading}<p>{text} <a href="{url}/also/{number}">on</a></p>\n' for text in chosen),
        authors=(f"Writer {number % 97}",),
        published=NEWEST - timedelta(minutes=3 * number),
    )


def _text(body: str) -> str:
    """Return the text of a made-up body; the real extractor's time is none of the cache's."""
    return re.sub("<[^>]+>", "", body)


def feeds(articles: int, *, per_feed: int = 50, seed: int = 7, headings: bool = False) -> Iterator[Feed]:
    """Yield sources of `per_feed` articles each, `articles` in all; article 0 is the newest and they take turns.

    With `headings`, each paragraph of an article has one above it.
    """
    heading = "<h2>A section</h2>" if headings else ""
    chance = random.Random(seed)
    paragraphs = _paragraphs(chance)
    count = max(1, articles // per_feed)
    for place in range(count):
        url = f"https://source{place:04}.example"
        subscription = Subscription(f"{url}/feed.xml", _CATEGORIES[place % len(_CATEGORIES)], f"Source {place:04}")
        numbers = range(place, articles, count)
        yield Feed(subscription, tuple(_article(number, url, paragraphs, chance, heading) for number in numbers))


def fill_cache(path: Path, articles: int, *, headings: bool = False) -> tuple[Subscription, ...]:
    """Write made-up articles into a termnews cache and return its subscriptions."""
    subscriptions = tuple(feed.subscription for feed in feeds(articles))
    with Cache.open(path) as cache:
        cache.sources.sync(subscriptions)
        ids = {source.url: source.id for source in cache.sources.all()}
        for feed in feeds(articles, headings=headings):
            cache.articles.apply(
                ids[feed.subscription.url],
                decide((), feed.articles, now=NEWEST),
                feed=ParsedFeed(feed.subscription.title, feed.articles),
                answer=Answer(),
                now=NEWEST,
            )
        while batch := cache.index_queue.read(1000):
            cache.index_queue.write([waiting.words(_text) for waiting in batch])
    return subscriptions


def rss(feed: Feed) -> str:
    """Return a made-up source as RSS 2.0, with summaries and whole articles, as blogs and newspapers write it."""
    rows = "".join(
        f"<item><guid isPermaLink='false'>{article.guid}</guid><title>{escape(article.title)}</title>"
        f"<link>{article.url}</link><pubDate>{article.published:%a, %d %b %Y %H:%M:%S} +0000</pubDate>"
        f"<author>{article.authors[0]}</author><description>{escape(article.summary)}</description>"
        f"<content:encoded><![CDATA[{article.body}]]></content:encoded></item>\n"
        for article in feed.articles
    )
    return (
        "<?xml version='1.0' encoding='utf-8'?>"
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
        f"<channel><title>{feed.subscription.title}</title>"
        f"<link>https://example.org/</link><description>Made up</description>\n{rows}</channel></rss>\n"
    )


def write_feeds(folder: Path, articles: int) -> list[Path]:
    """Write the same articles as RSS files and return their paths, in the order of the sources."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for feed in feeds(articles):
        path = folder / f"{feed.subscription.title}.xml".replace(" ", "-")
        path.write_text(rss(feed), "utf-8")
        paths.append(path)
    return paths
