"""Broken feeds: nothing that stands in the bytes is lost."""

import pytest

from termnews.domain.article import ParsedFeed
from termnews.domain.errors import ParseError
from termnews.sources import feedparser_read, repair
from termnews.sources.xml import read

URL = "https://example.org/feed.xml"


def parsed(articles: str, start: str = "") -> ParsedFeed:
    return read(f"{start}<rss version='2.0'><channel><title>News</title>{articles}</channel></rss>".encode(), URL)


def titles(feed: ParsedFeed) -> list[str]:
    return [article.title for article in feed.articles]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("caf&eacute; cr&egrave;me", "café crème"),
        ("AT&T & Co", "AT&T & Co"),
        ("a&nbsp;b &hellip; c", "a b … c"),
        ("R&D; and &unknown; too", "R&D; and &unknown; too"),
        ("a &#27;[31m b", "a [31m b"),
        ("a &#x1b;] b", "a ] b"),
        ("dash &#151; dash", "dash — dash"),
        ("&#X41;bc", "Abc"),
        ("&#0; &#99999999; x", "x"),
        ("a\x0bb\x1b[0m", "ab[0m"),
        ("1 &LT; 2 &AMP; 3", "1 < 2 & 3"),
    ],
)
def test_references_that_xml_does_not_know_lose_no_letters(written: str, read_as: str) -> None:
    assert titles(parsed(f"<item><title>{written}</title></item><item><title>next</title></item>")) == [read_as, "next"]


def test_ampersands_inside_cdata_are_left_alone() -> None:
    feed = parsed("<item><title>AT&T</title><link><![CDATA[https://example.org/?a=1&b=2]]></link></item>")
    assert feed.articles[0].url == "https://example.org/?a=1&b=2"


def test_an_entity_that_the_document_defines_is_read() -> None:
    feed = parsed("<item><title>&co; news</title></item>", start='<!DOCTYPE rss [<!ENTITY co "Company">]>')
    assert titles(feed) == ["Company news"]


def test_an_external_entity_is_not_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("secret") / "file"
    secret.write_text("hidden words")
    feed = parsed(
        "<item><title>x &leak; y</title></item>", start=f'<!DOCTYPE rss [<!ENTITY leak SYSTEM "{secret.as_uri()}">]>'
    )
    assert "hidden" not in str(feed)
    assert titles(feed)[0].startswith("x ")


def test_an_unclosed_cdata_section_swallows_no_articles() -> None:
    feed = parsed(
        "<item><title>one</title><description><![CDATA[cut </description></item>"
        "<item><title>two</title><description><![CDATA[whole]]></description></item>"
        "<item><title>three</title></item>"
    )
    assert titles(feed) == ["one", "two", "three"]


@pytest.mark.parametrize("quoted", ["<![CDATA[the <item> and <entry> tags]]>", "<!-- <item> --> text"])
def test_tags_quoted_in_an_article_are_not_counted_as_articles(quoted: str) -> None:
    body = f"<rss><channel><item><description>{quoted}</description></item></channel></rss>".encode()
    assert repair.count_articles(repair.outline(body)) == 1
    assert len(read(body, URL).articles) == 1


@pytest.mark.parametrize(
    ("body", "outline"),
    [
        (b"a<![CDATA[b]]>c<!-- d -->e", b"ace"),
        (b"<![CDATA[]]]]><![CDATA[>]]>x", b"x"),
        (b"<![CDATA[a<![CDATA[b]]>c<![CDATA[d]]>e", b"<![CDATA[a<![CDATA[b]]>ce"),
        (b"a<![CDATA[b", b"a<![CDATA[b"),
        (b"a]]>b<!--c", b"a]]>b<!--c"),
        (b"<!-- <![CDATA[ a ]]> --><item>", b"<item>"),
    ],
)
def test_an_outline_holds_what_stands_outside_closed_sections(body: bytes, outline: bytes) -> None:
    assert repair.outline(body) == outline


@pytest.mark.parametrize(
    ("tags", "number"),
    [(b"<item><Entry a='1'><ITEM/>", 3), (b"<atom:entry><rss10:item>", 2), (b"<items><itemize><x:item></item>", 0)],
)
def test_articles_are_counted_by_their_start_tags_in_either_case(tags: bytes, number: int) -> None:
    assert repair.count_articles(tags) == number


def test_mismatched_and_unknown_tags_lose_no_articles() -> None:
    feed = parsed(
        "<item><title>one</title><foo:bar>x</foo:bar></item><item><b><title>two</title></item>"
        "<item><title>three</title></channel><item><title>four</title></item>"
    )
    assert set(titles(feed)) >= {"one", "two", "three"}
    assert len(feed.articles) == 4


@pytest.mark.parametrize(
    "body",
    [
        b"<feed><title>T</title><entry><title>one</title></entry></feed>",
        b"<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>one</a:title></a:entry></a:feed>",
        b"<RSS><CHANNEL><ITEM><TITLE>one</TITLE></ITEM></CHANNEL></RSS>",
        b"<rss><item><title>one</title></item></rss>",
        b"<rss xmlns='http://example.org/own'><channel><item><title>one</title></item></channel></rss>",
        b"<channel><title>T</title><item><title>one</title></item></channel>",
        b"<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>one</title><id>1</id></entry></feed>",
    ],
)
def test_odd_roots_and_namespaces_are_read(body: bytes) -> None:
    assert titles(read(body, URL)) == ["one"]


def test_a_body_that_names_a_file_is_not_opened(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("feeds") / "rss.xml"
    file.write_bytes(b"<rss version='2.0'><channel><item><title>from disk</title></item></channel></rss>")
    with pytest.raises(ParseError):
        feedparser_read.read(str(file).encode(), URL)


def test_feedparser_fills_the_same_fields() -> None:
    body = b"""<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title><language>en</language>
        <link>https://example.org/</link><ttl>30</ttl><item><title>A &amp;lt;i&amp;gt;b&amp;lt;/i&amp;gt;</title>
        <link>/1</link><guid isPermaLink="false">g</guid><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>
        <dc:creator>Jane</dc:creator><category>Rail</category><description>Short</description>
        <content:encoded>&lt;p&gt;Much longer&lt;/p&gt;</content:encoded><media:thumbnail url="/p.jpg"/>
        <enclosure url="/a.mp3" type="audio/mpeg" length="7"/><comments>https://example.org/1#c</comments>
        </item></channel></rss>"""
    assert feedparser_read.read(body, URL) == read(body, URL)
    assert feedparser_read.read(body, URL).articles[0].summary == "Short"


def test_both_readers_give_the_same_guid_so_that_a_feed_that_breaks_brings_no_article_twice() -> None:
    body = b"<rss version='2.0'><channel><item><guid>posts/1</guid><title>t</title></item></channel></rss>"
    assert feedparser_read.read(body, URL).articles[0].guid == read(body, URL).articles[0].guid == "posts/1"
