"""Feeds for tests, written out in as few words as they need."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class Story:
    """One article of a feed; `day` is one of November 2026, `body` HTML."""

    title: str
    url: str = ""
    body: str = ""
    day: int = 1
    guid: str = ""
    topics: tuple[str, ...] = field(default=())


def rss(stories: Iterable[Story], *, title: str = "The Gazette", base: str = "https://gazette.example") -> str:
    """Return an RSS 2.0 feed."""
    items = "".join(_item(story, base) for story in stories)
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{escape(title)}</title><link>{base}/</link><description>News</description>{items}</channel></rss>"
    )


def _item(story: Story, base: str) -> str:
    url = story.url or f"{base}/{story.title.replace(' ', '-').lower()}"
    topics = "".join(f"<category>{escape(topic)}</category>" for topic in story.topics)
    return (
        f"<item><title>{escape(story.title)}</title><link>{escape(url)}</link>"
        f"<guid isPermaLink='false'>{escape(story.guid or url)}</guid>"
        f"<pubDate>{story.day:02} Nov 2026 08:00:00 +0000</pubDate>{topics}"
        f"<content:encoded>{escape(story.body or f'<p>All about {story.title}.</p>')}</content:encoded></item>"
    )


def page(title: str, paragraphs: Iterable[str], *, url: str = "") -> str:
    """Return an article's page; `paragraphs` are HTML."""
    canonical = f'<link rel="canonical" href="{url}">' if url else ""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><title>{escape(title)}</title>{canonical}</head><body>"
        f"<nav><a href='/'>Home</a></nav><main><article><h1>{escape(title)}</h1>{body}</article></main>"
        "<footer>All rights reserved.</footer></body></html>"
    )


LONG = (
    "The river rises in a meadow above the village and has been measured there since the mill was built, "
    "first with a painted staff and later with a gauge that draws its own curve, day and night, on paper."
)
