"""XML that no strict parser takes: everything that stands in it is read all the same."""

import pytest

from termnews.domain.article import ParsedArticle, ParsedFeed
from termnews.sources import feedparser_read, tag_soup
from termnews.sources.content_handler import ContentHandler
from termnews.sources.draft import FeedDraft
from termnews.sources.xml import read

URL = "https://mill.example/feed.xml"
BROKEN = "<open>"


@pytest.fixture(autouse=True)
def without_feedparser(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> object:
        raise AssertionError("feedparser was used")

    monkeypatch.setattr(feedparser_read, "read", never)


def rss(articles: str, root: str = "") -> ParsedFeed:
    return read(f"<rss {root}><channel><title>Mill</title>{BROKEN}{articles}</channel></rss>".encode(), URL)


def one(inside: str, root: str = "") -> ParsedArticle:
    (article,) = rss(f"<item>{inside}</item>", root).articles
    return article


def soup(text: str) -> FeedDraft:
    handler = ContentHandler()
    tag_soup.TagSoup(handler).read(text)
    return handler.feed


@pytest.mark.parametrize(
    "articles",
    [
        "<item><title>one</title><item><title>two</title>",
        "<item><title>one<item><title>two",
        "<item><b><i><title>one</title></item></b><item><title>two</title></item>",
        "<item><title>one</title></channel><item><title>two</title></item>",
        "<ITEM><Title>one</TITLE></Item><item><title>two</title></item>",
        "</item></x><item><title>one</title></title></item><item><title>two</title></item>",
        "<item a='x><title>one</title></item><item a=1 b><title>two</title></item>",
        "<item><description>text <![CDATA[cut </description><title>one</title></item><item><title>two</title></item>",
        "<item><description>1 <!-- 2</description><title>one</title></item><item><title>two</title></item>",
        "<entry><title>one</title></entry><item><title>two</title></item>",
        "<x>" * 200 + "<item><title>one</title></item><item><title>two</title></item>",
    ],
)
def test_no_article_is_lost_to_tags_that_fit_nothing(articles: str) -> None:
    assert [article.title for article in rss(articles).articles] == ["one", "two"]


def test_an_element_of_an_article_ends_the_text_that_nobody_closed() -> None:
    article = one("<title>Weir<link>https://mill.example/1<description>It <b>fell<guid>7<pubDate>5 Mar 2024</pubDate>")
    assert (article.title, article.url, article.guid) == ("Weir", "https://mill.example/1", "7")
    assert article.body == "It <b>fell</b>"
    assert article.published is not None


def test_markup_in_a_text_is_no_element_of_the_article() -> None:
    article = one(
        "<title>Weir</title><description>A <a href='/x' title=\"a > b\">title</a> &amp; <svg><title>more</title></svg>"
        "</description>"
    )
    assert (article.title, article.body) == (
        "Weir", 'A <a href="/x" title="a &gt; b">title</a> &amp; <svg><title>more</title></svg>',
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "shown"),
    [("a < b", "a < b"), ("a <b and c", "a <b and c"), ("<3 this", "<3 this"), ("x <![CDATA[<y> & ]]>z", "x <y> & z")],
)
def test_a_bracket_that_opens_no_tag_is_text(written: str, shown: str) -> None:
    assert one(f"<title>{written}</title>").title == shown


@pytest.mark.parametrize(
    ("inside", "root"),
    [
        ("<dc:creator>Jo</dc:creator>", ""),
        ("<x:creator>Jo</x:creator>", "xmlns:x='http://purl.org/dc/elements/1.1/'"),
        ("<atom:author><atom:name>Jo</atom:name></atom:author>", ""),
        ("<itunes:author>Jo</itunes:author>", ""),
    ],
)
def test_prefixes_mean_what_they_are_declared_to_or_what_they_mostly_do(inside: str, root: str) -> None:
    assert one(inside, root).authors == ("Jo",)


def test_what_opens_without_end_is_text_of_the_innermost() -> None:
    draft = soup("<rss><channel><item><description>" + "<i>x" * 500)
    (text,) = (text for text, _ in draft.articles[0].values["description"])
    assert text.count("x") == 500
    assert text.count("<i>") < 200


def test_a_namespace_by_a_prefix_of_the_feed_s_own_is_the_feed_s() -> None:
    feed = read(b"<n:feed><n:title>Mill</n:title><n:entry><n:title>one</n:title><x></n:entry></n:feed>", URL)
    assert (feed.title, [article.title for article in feed.articles]) == ("Mill", ["one"])
