"""Elements of all vocabularies that feeds are written in, wherever publishers put them."""

from datetime import UTC, datetime

import pytest

from termnews.domain.article import ParsedArticle
from termnews.sources.xml import read

URL = "https://example.org/feed.xml"
NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
)
BASE64 = "PHA+QSA8Yj5ib2xkPC9iPiB3b3JkPC9wPg=="


def rss(inside: str) -> ParsedArticle:
    body = f"<rss version='2.0' {NAMESPACES}><channel><title>News</title><item>{inside}</item></channel></rss>"
    return read(body.encode(), URL).articles[0]


def atom(inside: str, head: str = "") -> ParsedArticle:
    body = f"<feed xmlns='http://www.w3.org/2005/Atom' {NAMESPACES}>{head}<entry><id>1</id>{inside}</entry></feed>"
    return read(body.encode(), URL).articles[0]


@pytest.mark.parametrize("mark", ['mode="base64"', 'type="application/octet-stream"'])
def test_base64_is_decoded(mark: str) -> None:
    assert atom(f"<title {mark}>\n{BASE64}\n</title>").title == "A bold word"
    assert atom(f"<content {mark}>\n{BASE64}\n</content>").body == "<p>A <b>bold</b> word</p>"
    assert atom(f"<summary {mark}>{BASE64}</summary>").body == "<p>A <b>bold</b> word</p>"


def test_base64_of_no_text_changes_nothing() -> None:
    assert atom('<title mode="base64">/w==</title>').title == "/w=="


def test_content_that_is_a_picture_or_a_film_is_no_text() -> None:
    assert atom('<title>Film</title><content type="video/mp4">aGVsbG8=</content>').body == ""


@pytest.mark.parametrize(
    ("inside", "language"),
    [
        ('<content xml:lang="fr">Bonjour</content>', "fr"),
        ("<dc:language>de-AT</dc:language>", "de-AT"),
        ("<title>None</title>", None),
    ],
)
def test_an_article_may_have_a_language_of_its_own(inside: str, language: str | None) -> None:
    assert atom(inside).language == language
    assert rss(inside.replace("content", "description")).language in (language, None)
    assert rss("<dc:language>de-AT</dc:language>").language == "de-AT"


def test_the_base_of_a_content_holds_for_its_addresses() -> None:
    content = '<content type="html" xml:base="https://other.example/a/">&lt;a href="b"&gt;b&lt;/a&gt;</content>'
    assert atom(content).body == '<a href="https://other.example/a/b">b</a>'


def test_each_author_is_kept() -> None:
    names = ("Ann", "Ben", "Cleo")
    assert rss("".join(f"<dc:creator>{name}</dc:creator>" for name in names)).authors == names
    people = "".join(f"<author><name>{name}</name></author>" for name in names)
    assert atom(people, head="<author><name>The Desk</name></author>").authors == names


@pytest.mark.parametrize(
    "body",
    [
        "<fullitem>&lt;p&gt;The whole&lt;/p&gt;</fullitem>",
        '<body xmlns="http://www.w3.org/1999/xhtml"><p>The whole</p></body>',
        '<xhtml:body xmlns:xhtml="http://www.w3.org/1999/xhtml"><xhtml:p>The whole</xhtml:p></xhtml:body>',
    ],
)
def test_the_whole_text_is_found_in_the_elements_of_old_modules(body: str) -> None:
    article = rss(f"<title>t</title><description>Short</description>{body}")
    assert (article.summary, article.body) == ("Short", "<p>The whole</p>")


@pytest.mark.parametrize("order", ["{media}{own}", "{own}{media}"])
def test_title_and_text_are_the_article_s_own_and_not_its_picture_s(order: str) -> None:
    own = "<title>Storm</title><description>It rained for a week.</description>"
    media = "<media:title>IMG_1</media:title><media:description>A wet street, seen from above</media:description>"
    article = rss(order.format(own=own, media=media))
    assert (article.title, article.body) == ("Storm", "It rained for a week.")


def test_a_description_of_the_media_stands_for_a_missing_text() -> None:
    group = "<media:group><media:description>About the film</media:description></media:group>"
    assert atom(f"<title>t</title>{group}").body == "<p>About the film</p>"


def test_summary_and_description_of_one_article_are_both_kept() -> None:
    article = rss("<summary>In short</summary><description>The description, which is longer</description>")
    assert (article.summary, article.body) == ("In short", "The description, which is longer")


@pytest.mark.parametrize(
    "date",
    [
        "<created>{}</created>",
        "<dcterms:created>{}</dcterms:created>",
        "<dc:date>{}</dc:date>",
        "<pubDate>{}</pubDate>",
    ],
)
def test_the_date_is_found_under_its_many_names(date: str) -> None:
    assert rss(date.format("2003-12-31T10:14:55Z")).published == datetime(2003, 12, 31, 10, 14, 55, tzinfo=UTC)


def test_a_date_of_the_feed_s_own_vocabulary_comes_before_another_s() -> None:
    dates = "<published>2003-12-31T10:14:55Z</published><dc:date>2004-01-01</dc:date>"
    assert atom(dates + "<author/><author/>").published == datetime(2003, 12, 31, 10, 14, 55, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("March 2020", None),
        ("10:30", None),
        ("March 2020 10:30 +0100", None),
        ("Monday", None),
        ("2020-03", datetime(2020, 3, 1, tzinfo=UTC)),
        ("5 March 2020", datetime(2020, 3, 5, tzinfo=UTC)),
        ("March 5, 2020 10:30", datetime(2020, 3, 5, 10, 30, tzinfo=UTC)),
        ("2020/03/05 10:30", datetime(2020, 3, 5, 10, 30, tzinfo=UTC)),
        ("<![CDATA[Thu, 05 Mar 2020 10:30:00 GMT]]>", datetime(2020, 3, 5, 10, 30, tzinfo=UTC)),
        ("Thursday, 05-Mar-20 10:30:00 GMT", datetime(2020, 3, 5, 10, 30, tzinfo=UTC)),
    ],
)
def test_a_date_that_names_no_day_is_not_filled_from_today(written: str, read_as: datetime | None) -> None:
    assert rss(f"<title>t</title><pubDate>{written}</pubDate>").published == read_as


def test_podcasts_say_their_picture_and_their_topics_in_their_own_way() -> None:
    topics = '<itunes:category text="Arts"><itunes:category text="Music"/></itunes:category>'
    article = rss(f'<title>t</title><itunes:image url="https://example.org/p.jpg"/>{topics}')
    assert (article.image, article.topics) == ("https://example.org/p.jpg", ("Arts", "Music"))
    assert rss('<itunes:link rel="image" href="/q.jpg"/>').image == "https://example.org/q.jpg"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<title>The <b>Daily</b> Word</title>", "The Daily Word"),
        ("<TiTlE>The Daily Word</TiTlE>", "The Daily Word"),
        (f'<title mode="base64">{BASE64}</title>', "A bold word"),
        ("<title><![CDATA[The <i>Daily</i> Word]]></title>", "The Daily Word"),
        ('<title><![CDATA[<img alt="a&lt;br /&gt;b" src="/x.png">]]></title>', None),
    ],
)
def test_the_title_of_a_feed_loses_no_words(title: str, shown: str | None) -> None:
    feed = read(f"<rss><channel>{title}<item><title>one</title></item></channel></rss>".encode(), URL)
    assert feed.title == shown


def test_no_summary_is_made_up_of_a_script() -> None:
    script = "safe&lt;script&gt;location.href='/x';&lt;/script&gt; words"
    article = rss(f"<title>t</title><content:encoded>{script}</content:encoded>")
    assert article.summary == ""


def test_articles_that_stand_in_each_other_cost_time_in_proportion() -> None:
    """A walk from each article through all that it holds would take minutes here."""
    opened = "<item><media:thumbnail url='/p.jpg'/><description>" * 10_000
    body = f"<rss {NAMESPACES}><channel>{opened}{'</description></item>' * 10_000}</channel></rss>"
    assert len(read(body.encode(), URL).articles) >= 1


@pytest.mark.parametrize(
    ("inside", "read_as"),
    [
        ("<author>Jane <b>Roe</b></author>", {"authors": ("Jane Roe",)}),
        ("<author><name>Jane <i>Roe</i></name><email>j@example.org</email></author>", {"authors": ("Jane Roe",)}),
        ("<dc:creator><span>Jane</span> Roe</dc:creator>", {"authors": ("Jane Roe",)}),
        ("<category>River <em>news</em></category>", {"topics": ("River news",)}),
        ("<category>Rivers<image><url>https://example.org/p.png</url></image></category>", {"topics": ("Rivers",)}),
        ("<guid isPermaLink='false'><b>ab</b>c</guid>", {"guid": "abc"}),
    ],
)
def test_markup_that_was_not_escaped_is_none_of_a_name(inside: str, read_as: dict[str, object]) -> None:
    article = rss(inside)
    assert {name: getattr(article, name) for name in read_as} == read_as


def test_an_address_of_mail_gives_way_to_a_name_beside_it() -> None:
    assert rss("<author>desk@example.org</author><dc:creator>Jane Roe</dc:creator>").authors == ("Jane Roe",)
    assert rss("<author>desk@example.org (Ann)</author><dc:creator>Jane Roe</dc:creator>").authors == ("Ann",)
    assert atom("<author><email>ann@example.org</email></author>").authors == ("ann",)
    assert rss("<itunes:author>The Station</itunes:author>").authors == ("The Station",)


def test_the_names_of_other_things_in_a_feed_are_not_its_own() -> None:
    body = (
        b"<rss><channel><image><title>Logo</title><link>/logo</link></image><textInput><title>Find</title></textInput>"
        b"<item><source url='/o'>Elsewhere</source><media xmlns='urn:x'><title>Picture</title></media></item>"
        b"</channel></rss>"
    )
    feed = read(body, URL)
    assert (feed.title, feed.site, feed.articles[0].title) == (None, None, "")


def test_an_article_inside_an_article_is_read_too() -> None:
    feed = read(
        b"<rss><channel><item><title>a</title><sync><item><title>b</title></item></sync></item></channel></rss>", URL
    )
    assert [article.title for article in feed.articles] == ["a", "b"]


@pytest.mark.parametrize(
    "body",
    [
        b"<CHANNEL HREF='https://example.org/'><ITEM HREF='/1' LASTMOD='2026-03-05'><TITLE>t</TITLE></ITEM></CHANNEL>",
        b"<rss xmlns='urn:own'><channel><item><title>t</title><link>/1</link></item></channel></rss>",
        b"<list><item><title>t</title><link>/1</link></item></list>",
    ],
)
def test_feeds_of_forms_that_few_remember_are_read(body: bytes) -> None:
    (article,) = read(body, URL).articles
    assert (article.title, article.url) == ("t", "https://example.org/1")


def test_a_feed_may_name_its_new_address() -> None:
    moved = "<itunes:new-feed-url> https://new.example/feed </itunes:new-feed-url>"
    assert (
        read(f"<rss {NAMESPACES}><channel>{moved}<item/></channel></rss>".encode(), URL).moved_to
        == "https://new.example/feed"
    )
