"""A cache with a few articles of one newspaper, taken in as a refresh would."""

from datetime import timedelta

from tests.clock import NOW

from termnews.config.paths import find_paths
from termnews.domain.article import ParsedArticle, ParsedFeed
from termnews.domain.merge import decide
from termnews.domain.source import Answer, Subscription
from termnews.store.cache import Cache

FEED = "https://gazette.example/feed.xml"


def subscribe(url: str = FEED) -> None:
    """Have a subscription to the newspaper."""
    paths = find_paths()
    paths.config.mkdir(parents=True, exist_ok=True)
    paths.sources.write_text(f'[[source]]\nurl = "{url}"\ncategory = "World"\n', "utf-8")


def publish(*titles: str, url: str = FEED, **bodies: str) -> None:
    """Take articles into the cache; the first is the newest. A body may be given by its title."""
    with Cache.open(find_paths().cache) as cache:
        cache.sources.sync([Subscription(url, "World")])
        source = cache.sources.all()[0]
        articles = [
            ParsedArticle(
                guid=title,
                url=f"https://gazette.example/{title.replace(' ', '-')}",
                title=title,
                body=bodies.get(title, f"<p>Words on {title}.</p>"),
                published=NOW - timedelta(hours=hours),
            )
            for hours, title in enumerate(titles)
        ]
        feed = ParsedFeed("The Gazette", tuple(articles))
        cache.articles.apply(source.id, decide((), articles, now=NOW), feed=feed, answer=Answer(), now=NOW)
