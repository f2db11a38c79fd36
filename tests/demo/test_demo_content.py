"""The demo edition hangs together: feeds are whole, links lead somewhere, dates and languages are as promised."""

import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from PIL import Image

import termnews.demo

DEMO = Path(termnews.demo.__file__).parent
SITE = DEMO / "site"
TEXTS = (".html", ".json", ".xml", ".rdf")
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rss1": "http://purl.org/rss/1.0/",
}
LABEL = re.compile(
    r"also read|read more:|read next|related:|see also|اقرأ أيض|あわせて読みたい|関連記事|(यह|ये) भी पढ़ें", re.IGNORECASE
)
SHOWCASE = "https://typefoundry.example/2026/11/how-a-letter-cut-in-steel-became-a-page/"
CHAIN = (
    SHOWCASE,
    "https://letterpress.example/articles/the-type-that-went-into-the-river/",
    "https://span.example/crossings/hammersmith/",
    "https://riverlog.example/the-river-that-came-back/",
)
LOOP = (
    "https://nightsky.example/2026/two-and-a-half-million-years-old",
    "https://meridian.example/lives/henrietta-leavitt.html",
)


@dataclass(frozen=True)
class Told:
    """An article as its feed tells it; `body` is empty where the feed has a summary only."""

    url: str
    title: str
    published: datetime
    topics: tuple[str, ...]
    author: str
    summary: str
    body: str


class Tags(HTMLParser):
    """Collects what a page's markup holds: addresses of links, names of elements, attributes of `html`."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.names: set[str] = set()
        self.languages: dict[str | None, str | None] = {}
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.names.add(tag)
        if "lang" in found:
            self.languages[found["lang"]] = found.get("dir")
        if tag == "a":
            self.links.append(found.get("href") or "")


def file_of(url: str) -> Path:
    parts = urlsplit(url)
    file = SITE / (parts.hostname or "") / parts.path.lstrip("/")
    return file / "index.html" if parts.path.endswith("/") else file


def text_at(place: ElementTree.Element, path: str) -> str:
    return (place.findtext(path, "", NAMES) or "").strip()


def told_by_rss(item: ElementTree.Element) -> Told:
    return Told(
        url=text_at(item, "link"),
        title=text_at(item, "title"),
        published=parsedate_to_datetime(text_at(item, "pubDate")),
        topics=tuple(topic.text or "" for topic in item.findall("category")),
        author=text_at(item, "dc:creator"),
        summary=text_at(item, "description"),
        body=text_at(item, "content:encoded"),
    )


def told_by_rdf(item: ElementTree.Element) -> Told:
    return Told(
        url=text_at(item, "rss1:link"),
        title=text_at(item, "rss1:title"),
        published=datetime.fromisoformat(text_at(item, "dc:date")),
        topics=tuple(topic.text or "" for topic in item.findall("dc:subject", NAMES)),
        author=text_at(item, "dc:creator"),
        summary=text_at(item, "rss1:description"),
        body="",
    )


def told_by_atom(entry: ElementTree.Element) -> Told:
    link = entry.find("atom:link", NAMES)
    assert link is not None
    return Told(
        url=link.attrib["href"],
        title=text_at(entry, "atom:title"),
        published=datetime.fromisoformat(text_at(entry, "atom:published")),
        topics=tuple(topic.attrib["term"] for topic in entry.findall("atom:category", NAMES)),
        author=text_at(entry, "atom:author/atom:name"),
        summary=text_at(entry, "atom:summary"),
        body=text_at(entry, "atom:content"),
    )


def told_by_json(one: dict[str, Any]) -> Told:
    if "content_html" in one:
        keys = ("url", "title", "date_published", "tags", "summary")
        author, body = one["authors"][0]["name"], one["content_html"]
    elif "permalink" in one:
        keys = ("permalink", "headline", "aired", "keywords", "dek")
        author, body = one["voices"][0]["name"], one["text"]["html"]
    else:
        terms = tuple(term["name"] for term in one["_embedded"]["wp:term"][1])
        author, body = one["_embedded"]["author"][0]["name"], one["content"]["rendered"]
        published = datetime.fromisoformat(one["date_gmt"] + "Z")
        return Told(one["link"], one["title"]["rendered"], published, terms, author, one["excerpt"]["rendered"], body)
    url, title, published_at, topics, summary = (one[key] for key in keys)
    return Told(url, title, datetime.fromisoformat(published_at), tuple(topics), author, summary, body)


def told_by(file: Path) -> list[Told]:
    body = file.read_text(encoding="utf-8")
    if file.suffix == ".json":
        data = json.loads(body)
        rows = data if isinstance(data, list) else data.get("items") or data["programme"]["pieces"]
        return [told_by_json(row) for row in rows]
    root = ElementTree.fromstring(body)
    return [
        *map(told_by_rss, root.findall("channel/item")),
        *map(told_by_rdf, root.findall("rss1:item", NAMES)),
        *map(told_by_atom, root.findall("atom:entry", NAMES)),
    ]


@cache
def sources() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads((DEMO / "sources.toml").read_text(encoding="utf-8"))["source"])


@cache
def articles() -> dict[str, Told]:
    return {told.url: told for source in sources() for told in told_by(file_of(source["url"]))}


@cache
def pages() -> dict[str, str]:
    """Return the markup of all pages by address, those of no feed and the front pages too."""
    found = {}
    for file in sorted(SITE.rglob("*.html")):
        path = file.relative_to(SITE).as_posix().removesuffix("index.html")
        found["https://" + path] = file.read_text(encoding="utf-8")
    return found


@cache
def readable() -> dict[str, str]:
    """Return the markup of each article as a reader gets it: its page, or the feed's text where it has no page."""
    return {url: pages().get(url) or told.body for url, told in articles().items()} | {
        url: markup for url, markup in pages().items() if "NewsArticle" in markup
    }


def demo_links(markup: str) -> set[str]:
    hosts = {folder.name for folder in SITE.iterdir()}
    return {link.split("#")[0] for link in Tags(markup).links if urlsplit(link).hostname in hosts}


def test_every_source_has_its_file_and_one_of_six_categories() -> None:
    assert [source["url"] for source in sources() if not file_of(source["url"]).is_file()] == []
    assert {source["category"] for source in sources()} == {"Type", "Rivers", "Stars", "Radio", "Bread", "Bridges"}
    assert all(source["title"] for source in sources())
    assert len(sources()) >= 8


def test_every_form_of_feed_is_there() -> None:
    feeds = [file_of(source["url"]).read_text(encoding="utf-8") for source in sources()]
    for mark in (
        "<content:encoded>",
        "<rdf:RDF",
        "<feed xmlns",
        "jsonfeed.org/version/1.1",
        '"wp:term"',
        '"permalink"',
    ):
        assert any(mark in feed for feed in feeds), mark
    assert any("<rss" in feed and "<content:encoded>" not in feed for feed in feeds)
    assert sum("map" in source for source in sources()) == 1


def test_no_article_is_in_two_feeds_and_there_are_at_least_forty() -> None:
    told = [one.url for source in sources() for one in told_by(file_of(source["url"]))]
    assert len(told) == len(set(told)) >= 40


def test_every_article_has_title_author_standfirst_and_topics_it_shares() -> None:
    shared = Counter(topic for told in articles().values() for topic in told.topics)
    for told in articles().values():
        assert told.title and told.author and told.summary, told.url
        assert 2 <= len(told.topics) <= 4, told.url
        assert any(shared[topic] > 1 for topic in told.topics), told.url


def test_dates_are_distinct_and_spread_over_the_two_weeks_to_20_november_2026() -> None:
    dates = [told.published.astimezone(UTC) for told in articles().values()]
    assert len(set(dates)) == len(dates)
    assert min(dates) >= datetime(2026, 11, 7, tzinfo=UTC)
    assert max(dates) < datetime(2026, 11, 21, tzinfo=UTC)
    assert {moment.day for moment in dates} == set(range(7, 21))


def test_newest_first_mixes_the_categories_and_begins_with_the_showcase() -> None:
    host_category = {urlsplit(source["url"]).hostname: source["category"] for source in sources()}
    newest = sorted(articles().values(), key=lambda told: told.published, reverse=True)
    assert newest[0].url == SHOWCASE
    assert len({host_category[urlsplit(told.url).hostname] for told in newest[:8]}) >= 5


def test_the_showcase_holds_what_an_article_can_hold() -> None:
    assert {"h2", "strong", "em", "blockquote", "cite", "ol", "figure", "figcaption"} <= Tags(
        articles()[SHOWCASE].body
    ).names
    assert len(LABEL.findall(articles()[SHOWCASE].body)) == 2


@pytest.mark.parametrize(
    "mark",
    ["<h2", "<h3", "<strong>", "<em>", "<code>", "<blockquote", "<cite>", "<ul", "<ol", "<pre", "<table", "<th ",
     "<caption>", "<figcaption>", "<hr>", 'class="language-python"', 'class="language-metafont"', "<li>.*\n<ul"],
)  # fmt: skip
def test_every_kind_of_block_occurs(mark: str) -> None:
    assert any(re.search(mark, markup) for markup in readable().values())


def test_at_least_25_articles_are_250_words_or_longer() -> None:
    def words(markup: str) -> int:
        return len(re.sub(r"<(script|nav|head|footer|aside)\b.*?</\1>|<[^>]+>", " ", markup, flags=re.DOTALL).split())

    full = [url for url, told in articles().items() if words(told.body or pages()[url]) >= 250]
    assert len(full) >= 25


def test_at_least_24_also_read_labels_stand_in_the_articles() -> None:
    assert sum(len(LABEL.findall(markup)) for markup in readable().values()) >= 24


def test_every_link_into_the_demo_resolves_but_one() -> None:
    everything = [*pages().values(), *(told.body for told in articles().values())]
    linked = set().union(*map(demo_links, everything))
    missing = {link for link in linked if link not in articles() and not file_of(link).is_file()}
    assert missing == {"https://riverlog.example/the-eels-long-way-home/"}


def test_every_picture_that_is_named_is_there_and_can_be_drawn() -> None:
    documents = [file.read_text(encoding="utf-8") for file in SITE.rglob("*.*") if file.suffix in TEXTS]
    named = {url for text in documents for url in re.findall(r"https://[\w.-]+\.example/[\w./-]+\.(?:jpg|png)", text)}
    assert len(named) >= 6
    for url in named:
        with Image.open(file_of(url)) as picture:
            picture.load()
            assert picture.width >= 600, url


def test_a_chain_of_also_read_links_leads_through_four_sources() -> None:
    assert len({urlsplit(url).hostname for url in CHAIN}) == 4
    for start, end in pairwise(CHAIN):
        assert end in demo_links(readable()[start])


def test_two_articles_of_two_sources_lead_to_each_other() -> None:
    assert LOOP[1] in demo_links(readable()[LOOP[0]])
    assert LOOP[0] in demo_links(readable()[LOOP[1]])


def test_some_links_lead_to_pages_that_no_feed_holds() -> None:
    linked = set().union(*(demo_links(markup) for markup in readable().values()))
    unlisted = {url for url in readable() if url not in articles()}
    assert len(unlisted & linked) == 3


def test_one_story_is_told_by_two_sources_on_one_day() -> None:
    tellings = [told for told in articles().values() if "Leonid Meteors Peak" in told.title]
    assert len({urlsplit(told.url).hostname for told in tellings}) == 2
    assert len({told.published.date() for told in tellings}) == 1
    assert len({told.title for told in tellings}) == 2


@pytest.mark.parametrize(
    ("language", "direction", "script"),
    [("ar", "rtl", "[\u0600-\u06ff]"), ("ja", None, "[\u3040-\u30ff]"), ("hi", None, "[\u0900-\u097f]")],
)
def test_two_articles_are_written_in_each_foreign_language(language: str, direction: str | None, script: str) -> None:
    written = [told.url for told in articles().values() if len(re.findall(script, told.title)) > 5]
    assert len(written) == 2
    for url in written:
        assert Tags(readable()[url]).languages == {language: direction}
        assert LABEL.search(readable()[url])


def test_at_least_20_articles_have_a_page_with_the_metadata_publishers_give() -> None:
    with_page = [url for url in articles() if url in pages()]
    assert len(with_page) >= 20
    for url in with_page:
        page, title = pages()[url], re.escape(articles()[url].title)
        assert f'<link rel="canonical" href="{url}">' in page
        assert 'property="og:title"' in page and 'property="article:published_time"' in page
        assert re.search(rf"<h1[^>]*>{title}</h1>", page), url
        data = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
        assert data["headline"] == articles()[url].title
        assert datetime.fromisoformat(data["datePublished"]) == articles()[url].published


def test_an_article_without_a_page_has_its_text_in_the_feed() -> None:
    assert [url for url, markup in readable().items() if len(markup) < 500] == []


def test_front_pages_name_their_feed_where_it_can_be_discovered() -> None:
    for source in sources():
        root = "https://" + (urlsplit(source["url"]).hostname or "") + "/"
        assert root in pages()
        named = re.findall(r'<link rel="alternate"[^>]*href="([^"]+)"', pages()[root])
        assert named == [] or file_of(root + named[0].lstrip("/")) == file_of(source["url"])
    assert sum('rel="alternate"' in markup for markup in pages().values()) >= 8


def test_the_demo_edition_is_smaller_than_a_megabyte() -> None:
    assert sum(file.stat().st_size for file in DEMO.rglob("*") if file.is_file()) < 1_000_000
