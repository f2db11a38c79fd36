"""RSS and Atom on the fast way: every field kept, none made up."""

from datetime import UTC, datetime

import pytest

from termnews.domain.article import Enclosure, ParsedArticle, ParsedFeed
from termnews.sources.xml import read

URL = "https://example.org/blog/feed.xml"


def rss(articles: str, channel: str = "") -> ParsedFeed:
    return read(
        f"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"
        xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
        <channel><title>News</title><link>https://example.org/</link>{channel}{articles}</channel></rss>""".encode(),
        URL,
    )


def atom(articles: str, attributes: str = "", head: str = "") -> ParsedFeed:
    return read(
        f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>News</title>'
        f'<link href="https://example.org/"/>{head}{articles}</feed>'.encode(),
        URL,
    )


def one(feed: ParsedFeed) -> ParsedArticle:
    assert len(feed.articles) == 1
    return feed.articles[0]


def test_an_rss_article_keeps_every_field() -> None:
    feed = rss(
        """<item><title>Bridges &amp;amp; tunnels</title><link>https://example.org/1</link>
        <guid isPermaLink="false"> tag:1 </guid><pubDate>Tue, 05 Mar 2024 10:00:00 +0100</pubDate>
        <dc:creator>Jane Roe</dc:creator><category>Travel</category><category>travel</category>
        <category>Rail</category><description>A short word.</description>
        <content:encoded><![CDATA[<p>The <b>whole</b> story, which is long.</p>]]>
        </content:encoded><enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="1234"/>
        <comments>https://example.org/1#talk</comments><slash:comments>3</slash:comments></item>""",
        channel="<language>en-gb</language><ttl>60</ttl>",
    )
    assert (feed.title, feed.site, feed.language, feed.ttl, feed.form) == (
        "News", "https://example.org/", "en-gb", 60, "rss",
    )  # fmt: skip
    assert one(feed) == ParsedArticle(
        guid="tag:1",
        url="https://example.org/1",
        title="Bridges & tunnels",
        summary="A short word.",
        body="<p>The <b>whole</b> story, which is long.</p>",
        authors=("Jane Roe",),
        topics=("Travel", "Rail"),
        published=datetime(2024, 3, 5, 9, tzinfo=UTC),
        comments="https://example.org/1#talk",
        enclosures=(Enclosure("https://example.org/a.mp3", "audio/mpeg", 1234),),
    )


def test_an_atom_article_keeps_every_field() -> None:
    feed = atom(
        """<entry xml:lang="de"><title type="html">A &amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt; word</title><id>urn:1</id>
        <link rel="self" href="/1.atom"/><link rel="enclosure" href="/a.ogg" type="audio/ogg" length="99"/>
        <link rel="alternate" type="text/html" href="../1"/><link rel="replies" type="text/html" href="/1#talk"/>
        <author><name>Ann</name></author><author><name>Ben</name></author><category term="x1" label="Rivers"/>
        <published>2024-03-05T10:00:00Z</published><updated>2024-03-06T10:00:00Z</updated>
        <summary>Short.</summary><content type="html">&lt;p&gt;Long enough a text.&lt;/p&gt;</content></entry>""",
        attributes='xml:lang="en"',
    )
    assert (feed.form, feed.language) == ("atom", "en")
    assert one(feed) == ParsedArticle(
        guid="urn:1",
        url="https://example.org/1",
        title="A bold word",
        summary="Short.",
        body="<p>Long enough a text.</p>",
        authors=("Ann", "Ben"),
        topics=("Rivers",),
        published=datetime(2024, 3, 5, 10, tzinfo=UTC),
        updated=datetime(2024, 3, 6, 10, tzinfo=UTC),
        language="de",
        comments="https://example.org/1#talk",
        enclosures=(Enclosure("https://example.org/a.ogg", "audio/ogg", 99),),
    )


def test_rss_1_0_keeps_its_address_its_date_and_its_whole_text() -> None:
    feed = read(
        b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
        <channel rdf:about="x"><title>Old</title><link>https://example.org/</link><items/></channel>
        <item rdf:about="https://example.org/1"><title>One</title><link>https://example.org/1</link>
        <dc:date>2004-05-06T07:08:09Z</dc:date><dc:creator>Jo</dc:creator><description>Brief</description>
        <content:encoded><![CDATA[<p>Not brief at all</p>]]></content:encoded></item></rdf:RDF>""",
        URL,
    )
    article = one(feed)
    assert (feed.form, feed.title, article.guid) == ("rdf", "Old", "https://example.org/1")
    assert (article.summary, article.body) == ("Brief", "<p>Not brief at all</p>")
    assert article.published == datetime(2004, 5, 6, 7, 8, 9, tzinfo=UTC)
    assert article.authors == ("Jo",)


def test_articles_without_title_or_address_and_with_the_same_guid_are_all_kept() -> None:
    feed = rss(
        "<item><guid>1</guid><description>a</description></item><item><guid>1</guid><title>b</title></item>"
        "<item/><item><title>d</title></item>"
    )
    assert [(article.guid, article.title, article.url) for article in feed.articles] == [
        ("1", "", None), ("1", "b", None), (None, "", None), (None, "d", None),
    ]  # fmt: skip


def test_a_lone_description_is_the_body_and_leaves_the_summary_empty() -> None:
    article = one(rss("<item><title>t</title><description>&lt;p&gt;Text&lt;/p&gt;</description></item>"))
    assert (article.summary, article.body) == ("", "<p>Text</p>")


def test_a_summary_is_not_made_up_from_the_content() -> None:
    content = "&lt;p&gt;One &lt;i&gt;two&lt;/i&gt;, three.&lt;/p&gt;" * 30
    assert one(atom(f"<entry><id>1</id><content type='html'>{content}</content></entry>")).summary == ""
    article = one(rss(f"<item><title>t</title><content:encoded>{content}</content:encoded></item>"))
    assert article.summary == "" and len(article.body) > 500


def test_a_number_in_a_guid_is_no_date() -> None:
    assert one(rss("<item><guid>12</guid><title>t</title></item>")).published is None


def test_a_date_in_the_future_is_kept_as_it_is_written() -> None:
    article = one(rss("<item><title>t</title><pubDate>Mon, 05 Mar 2085 10:00:00 GMT</pubDate></item>"))
    assert article.published == datetime(2085, 3, 5, 10, tzinfo=UTC)


@pytest.mark.parametrize("date", ["Tue, 31 Feb 2024 10:00:00 GMT", "2024-13-45T10:00:00Z", "0000-00-00", "soon", "1"])
def test_for_want_of_a_date_no_number_of_the_guid_is_taken(date: str) -> None:
    dated = "<item><guid>2</guid><title>u</title><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate></item>"
    articles = rss(f"<item><guid>1</guid><title>t</title><pubDate>{date}</pubDate></item>{dated}").articles
    assert [article.published for article in articles] == [None, datetime(2024, 3, 5, 10, tzinfo=UTC)]


@pytest.mark.parametrize("authors", [1, 2])
def test_an_article_that_only_says_when_it_was_edited_was_published_then(authors: int) -> None:
    people = "".join(f"<author><name>{n}</name></author>" for n in range(authors))
    article = one(atom(f"<entry><id>1</id>{people}<updated>2024-03-05T10:00:00Z</updated></entry>"))
    assert article.published == article.updated == datetime(2024, 3, 5, 10, tzinfo=UTC)


def test_elements_of_several_vocabularies_in_one_article_are_read() -> None:
    article = one(
        rss(
            """<item xmlns:a="http://www.w3.org/2005/Atom" xmlns:r="http://purl.org/rss/1.0/"
            xmlns:dcterms="http://purl.org/dc/terms/"><title>t</title>
            <a:link rel="alternate" href="https://example.org/1"/><a:updated>2024-03-06T10:00:00Z</a:updated>
            <dc:date>2024-03-05T10:00:00Z</dc:date><dc:creator>Jo</dc:creator><dc:subject>Rail</dc:subject>
            <media:content url="/p.jpg" medium="image"/><itunes:duration>1:00</itunes:duration></item>"""
        )
    )
    assert (article.title, article.url, article.authors) == ("t", "https://example.org/1", ("Jo",))
    assert (article.topics, article.image) == (("Rail",), "https://example.org/p.jpg")
    assert article.published == datetime(2024, 3, 5, 10, tzinfo=UTC)
    assert article.updated == datetime(2024, 3, 6, 10, tzinfo=UTC)


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 GMT", "soon", "", "9999-12-31"])
def test_an_absurd_date_is_none(date: str) -> None:
    assert one(rss(f"<item><title>t</title><pubDate>{date}</pubDate></item>")).published is None


def test_a_guid_is_not_made_up_from_the_address() -> None:
    article = one(rss("<item><title>t</title><link>https://example.org/1</link></item>"))
    assert (article.guid, article.url) == (None, "https://example.org/1")


def test_a_guid_that_is_an_address_is_the_link_where_there_is_none() -> None:
    article = one(rss("<item><title>t</title><guid>https://example.org/1</guid></item>"))
    assert (article.guid, article.url) == ("https://example.org/1", "https://example.org/1")


def test_an_atom_article_with_an_enclosure_only_has_no_address() -> None:
    assert one(atom('<entry><id>1</id><link rel="enclosure" href="/a.mp3"/></entry>')).url is None


def test_addresses_of_rss_are_resolved_against_the_site() -> None:
    article = one(rss("<item><title>t</title><link>posts/1</link><enclosure url='/a.mp3'/></item>"))
    assert article.url == "https://example.org/posts/1"
    assert article.enclosures == (Enclosure("https://example.org/a.mp3"),)


def test_addresses_of_atom_are_resolved_against_xml_base_and_inside_the_body_too() -> None:
    body = "&lt;a href='b.html'&gt;b&lt;/a&gt; &lt;img src=\"/c.png\"&gt; &lt;a href='#d'&gt;d&lt;/a&gt;"
    article = one(
        atom(
            f'<entry xml:base="2024/"><id>1</id><link href="a.html"/><content type="html">{body}</content></entry>',
            attributes='xml:base="https://other.example/blog/"',
        )
    )
    assert article.url == "https://other.example/blog/2024/a.html"
    assert "'https://other.example/blog/2024/b.html'" in article.body
    assert '"https://other.example/c.png"' in article.body
    assert "'#d'" in article.body


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "http://[", "mailto:a@b.c", "data:,x"]
)
def test_an_address_that_is_not_on_the_web_is_dropped_and_the_article_kept(address: str) -> None:
    article = one(rss(f"<item><title>t</title><link>{address}</link></item>"))
    assert (article.title, article.url) == ("t", None)


def test_xhtml_becomes_html_without_its_namespaces() -> None:
    div = '<x:div xmlns:x="http://www.w3.org/1999/xhtml">a <x:b>c</x:b><x:br/></x:div>'
    article = one(
        atom(
            f"<entry><id>1</id><title type='xhtml'>{div}</title><summary type='xhtml'>{div}</summary>"
            f"<content type='xhtml'>{div.replace('a ', 'a longer text ')}</content></entry>"
        )
    )
    assert article.title == "a c"
    assert article.summary == "a c"
    assert article.body == "<div>a longer text <b>c</b><br></div>"


def test_markup_that_was_not_escaped_loses_no_words() -> None:
    feed = rss(
        "<item><title>The <i>Iris</i> sails</title>"
        "<description>It <b>left</b> <a href='/x'>port</a>.</description></item>"
    )
    assert one(feed).title == "The Iris sails"
    assert one(feed).body == 'It <b>left</b> <a href="/x">port</a>.'
    xhtml = "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>The <b>Desk</b></div></title>"
    named = read(f"<feed xmlns='http://www.w3.org/2005/Atom'>{xhtml}<entry><id>1</id></entry></feed>".encode(), URL)
    assert named.title == "The Desk"


def test_atom_content_of_type_text_is_escaped_into_html() -> None:
    article = one(atom("<entry><id>1</id><content type='text'>if a &lt; b\n\nthen c</content></entry>"))
    assert article.body == "<p>if a &lt; b</p>\n<p>then c</p>"


def test_atom_articles_without_an_author_have_the_authors_of_the_feed() -> None:
    feed = atom("<entry><id>1</id></entry>", head="<author><name>The Desk</name></author>")
    assert one(feed).authors == ("The Desk",)


def test_the_editor_of_an_rss_channel_is_not_the_author_of_its_articles() -> None:
    feed = rss("<item><title>t</title></item>", channel="<managingEditor>ed@example.org (Ed)</managingEditor>")
    assert one(feed).authors == ()


@pytest.mark.parametrize(
    "picture",
    [
        '<media:thumbnail url="/p.jpg"/>',
        '<media:content url="/p.jpg" medium="image"/>',
        '<media:content url="/p.jpg" type="image/jpeg"/>',
        '<media:group><media:content url="/v.mp4" type="video/mp4"/><media:thumbnail url="/p.jpg"/></media:group>',
        '<itunes:image href="/p.jpg"/>',
        '<enclosure url="/p.jpg" type="image/jpeg" length="5"/>',
    ],
)
def test_the_picture_is_found_wherever_publishers_put_it(picture: str) -> None:
    assert one(rss(f"<item><title>t</title>{picture}</item>")).image == "https://example.org/p.jpg"


def test_a_media_description_is_the_body_where_there_is_no_other() -> None:
    group = '<media:group><media:content url="/v.mp4"/><media:description>About it</media:description></media:group>'
    assert one(rss(f"<item><title>t</title>{group}</item>")).body == "<p>About it</p>"


def test_the_language_of_an_rss_feed_may_stand_on_its_root() -> None:
    body = b"<rss version='2.0' xml:lang='nl-BE'><channel><item><title>een</title></item></channel></rss>"
    assert read(body, URL).language == "nl-BE"


def test_entities_that_stand_for_each_other_are_not_expanded() -> None:
    entities = '<!ENTITY a "lol">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    body = f"<!DOCTYPE rss [{entities}]><rss><channel><item><title>x&j;y</title></item></channel></rss>"
    assert len(one(read(body.encode(), URL)).title) < 100
