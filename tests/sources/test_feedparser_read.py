"""The fallback to feedparser: only where articles are missing, and only where it is asked for."""

import pytest

from termnews.domain.errors import ParseError
from termnews.sources import feedparser_read
from termnews.sources.fallback import Fallback, NeedsFeedparserError
from termnews.sources.xml import read

URL = "https://example.org/feed.xml"
# what has no end is no tag, and the second article is missing
BROKEN = (
    b"<rss version='2.0'><channel><title>News</title><item><title>one</title><pubDate>Tue, 05 Mar 2024 10:00:00 GMT"
    b"</pubDate></item><item <title>two</title></item></channel></rss>"
)
# and here the only one
HALF = b"<rss version='2.0'><channel><item <title>one</title></item></channel></rss>"


def test_feedparser_finds_the_articles_that_are_missing() -> None:
    feed = read(BROKEN, URL)
    assert feed == feedparser_read.read(BROKEN, URL)
    assert [article.title for article in feed.articles] == ["one", "two"]


def test_a_document_with_nothing_of_a_feed_is_no_feed_to_feedparser_either() -> None:
    with pytest.raises(ParseError, match=r"Nothing in the document is a feed's\."):
        feedparser_read.read(b"<note>hello</note>", URL)


@pytest.mark.parametrize("body", [BROKEN, HALF])
def test_a_feed_that_needs_feedparser_says_so_where_it_must_not_be_used(
    body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feedparser_read, "read", never)
    with pytest.raises(NeedsFeedparserError):
        read(body, URL, fallback=Fallback.RAISE)


def test_what_was_found_is_taken_where_feedparser_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedparser_read, "read", never)
    assert [article.title for article in read(BROKEN, URL, fallback=Fallback.SKIP).articles] == ["one"]
    with pytest.raises(ParseError, match="too broken to be read"):
        read(HALF, URL, fallback=Fallback.SKIP)


def test_what_was_found_is_kept_where_feedparser_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> object:
        raise ParseError("The feed is too broken to be read.")

    monkeypatch.setattr(feedparser_read, "read", fails)
    assert [article.title for article in read(BROKEN, URL).articles] == ["one"]


def never(*_: object) -> object:
    raise AssertionError("feedparser was used")


@pytest.mark.parametrize(
    "body",
    [
        b"<rss version='2.0'><channel><title>News</title><item><title>one</title></item></channel></rss>",
        b"<rss version='2.0'><channel><title>News</title></channel></rss>",
        b"<rss version='2.0'><channel><item><title>&eacute; & co</title></item></channel></rss>",
        b"<rss><channel><item><description><![CDATA[an <item> tag]]></description></item></channel></rss>",
        b"<rss><channel><item><description><![CDATA[cut </description></item><item/></channel></rss>",
    ],
)
def test_a_feed_that_is_whole_needs_no_feedparser(body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedparser_read, "read", never)
    assert read(body, URL).form == "rss"
