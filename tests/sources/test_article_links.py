"""Where an article is, and what the feed names beside it: discussions, files, further pages."""

import pytest

from termnews.domain.article import Enclosure, ParsedArticle, RelatedPage
from termnews.sources import fields
from termnews.sources.xml import read

URL = "https://weir.example/blog/feed.xml"
NAMESPACES = (
    "xmlns:atom='http://www.w3.org/2005/Atom' xmlns:media='http://search.yahoo.com/mrss/' "
    "xmlns:podcast='https://podcastindex.org/namespace/1.0' xmlns:torrent='http://xmlns.ezrss.it/0.1/'"
)


def rss(inside: str) -> ParsedArticle:
    feed = f"<rss {NAMESPACES}><channel><link>https://weir.example/</link><item>{inside}</item></channel></rss>"
    return read(feed.encode(), URL).articles[0]


def atom(inside: str, attributes: str = "", feed: str = "") -> ParsedArticle:
    body = f"<feed xmlns='http://www.w3.org/2005/Atom' {feed}><entry {attributes}><id>1</id>{inside}</entry></feed>"
    return read(body.encode(), URL).articles[0]


@pytest.mark.parametrize(
    ("guid", "url"),
    [
        ("<guid>https://weir.example/1</guid>", "https://weir.example/1"),
        ("<guid isPermaLink='true'>https://weir.example/1</guid>", "https://weir.example/1"),
        ("<guid isPermaLink='false'>https://weir.example/1</guid>", None),
        ("<guid ispermalink=' FALSE '>https://weir.example/1</guid>", None),
        ("<guid>weir-1</guid>", None),
        ("<guid>https://weir.example/1</guid><link>https://weir.example/2</link>", "https://weir.example/2"),
        ("<guid isPermaLink='false'>https://weir.example/1</guid><link>/3</link>", "https://weir.example/3"),
    ],
)
def test_a_guid_is_the_address_unless_it_says_that_it_is_none(guid: str, url: str | None) -> None:
    article = rss(guid)
    assert article.url == url
    assert article.guid in ("https://weir.example/1", "weir-1")


@pytest.mark.parametrize(
    ("links", "url"),
    [
        ("<link href='/1'/>", "https://weir.example/1"),
        ("<link rel='alternate' type='image/png' href='/p.png'/><link href='/1'/>", "https://weir.example/1"),
        ("<link rel='http://www.iana.org/assignments/relation/alternate' href='/1'/>", "https://weir.example/1"),
        ("<link rel='ALTERNATE' href='/1'/><link rel='related' href='/2'/>", "https://weir.example/1"),
        ("<link rel='self' href='/1.atom' type='application/atom+xml'/>", None),
        ("<link rel='self' href='/1'/>", "https://weir.example/1"),
        ("<link rel='enclosure' href='/1.mp3'/><link rel='edit' href='/e'/>", None),
        ("<content type='text/html' src='/whole'/>", "https://weir.example/whole"),
        ("<content type='text/html' src='/whole'/><link href='/1'/>", "https://weir.example/1"),
        ("<content type='text/html' src='whole' xml:base='https://cdn.example/a/'/>", "https://cdn.example/a/whole"),
    ],
)
def test_the_address_is_an_alternate_link_else_where_the_content_is(links: str, url: str | None) -> None:
    assert atom(links).url == url


def test_content_out_of_line_that_is_no_page_is_a_file() -> None:
    article = atom("<link href='/1'/><content type='video/mp4' src='/film.mp4'/>")
    assert article.url == "https://weir.example/1"
    assert article.enclosures == (Enclosure("https://weir.example/film.mp4", "video/mp4"),)


def test_the_base_of_a_content_is_for_what_stands_in_it_alone() -> None:
    article = atom(
        "<link href='one'/><content type='html' xml:base='text/'>&lt;a href='two'&gt;2&lt;/a&gt;</content>",
        attributes="xml:base='2026/'",
        feed="xml:base='/notes/'",
    )
    assert article.url == "https://weir.example/notes/2026/one"
    assert article.body == "<a href='https://weir.example/notes/2026/text/two'>2</a>"


def test_the_base_of_a_link_is_for_that_link_alone() -> None:
    article = atom("<link xml:base='https://a.example/x/' href='1'/><link rel='via' href='/2'/>")
    assert (article.url, article.related) == ("https://a.example/x/1", (RelatedPage("https://weir.example/2"),))


@pytest.mark.parametrize(
    ("inside", "comments"),
    [
        ("<comments>https://talk.example/9</comments>", "https://talk.example/9"),
        ("<comments>12</comments>", None),
        ("<atom:link rel='replies' type='text/html' href='/9#talk'/>", "https://weir.example/9#talk"),
        ("<atom:link rel='replies' href='/9'/>", "https://weir.example/9"),
        ("<atom:link rel='replies' type='application/atom+xml' href='/9.atom'/>", None),
    ],
)
def test_the_discussion_is_a_page_and_neither_its_feed_nor_a_number(inside: str, comments: str | None) -> None:
    assert rss(inside).comments == comments


def test_pages_beside_an_article_are_kept_with_their_titles_each_once() -> None:
    article = atom(
        "<link href='/1'/><link rel='related' href='https://a.example/' title='The &lt;b&gt;plan&lt;/b&gt;'/>"
        "<link rel='via' href='https://b.example/'/><link rel='related' href='https://a.example/'/>"
        "<link rel='related' href='/1'/><link rel='shorturl' href='https://s.example/1'/>"
    )
    assert article.url == "https://weir.example/1"
    assert article.related == (RelatedPage("https://a.example/", "The plan"), RelatedPage("https://b.example/"))


def test_transcripts_and_chapters_of_a_podcast_are_pages_beside_it() -> None:
    article = rss("<podcast:transcript url='/1.vtt' type='text/vtt'/><podcast:chapters url='/1.json'/>")
    assert article.related == (
        RelatedPage("https://weir.example/1.vtt", "Transcript"), RelatedPage("https://weir.example/1.json", "Chapters"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "inside",
    [
        "<enclosure url='magnet:?xt=urn:btih:ab12&amp;dn=Weir' type='application/x-bittorrent'/>",
        "<link>magnet:?xt=urn:btih:ab12&amp;dn=Weir</link>",
        "<torrent:magnetURI><![CDATA[ magnet:?xt=urn:btih:ab12&dn=Weir ]]></torrent:magnetURI>",
    ],
)
def test_a_magnet_link_is_a_file_and_no_address(inside: str) -> None:
    article = rss(f"{inside}<guid isPermaLink='false'>1</guid>")
    assert article.url is None
    assert article.enclosures == (Enclosure("magnet:?xt=urn:btih:ab12&dn=Weir", "application/x-bittorrent"),)


@pytest.mark.parametrize("url", ["magnet:?xt=a b", "magnet:?", "magnet:x", "javascript:1", "magnet:?x=\x1b[0m"])
def test_what_only_looks_like_a_magnet_link_is_no_file(url: str) -> None:
    assert fields.enclosure(url, None, None, "https://weir.example/") is None


def test_no_more_pages_beside_an_article_are_kept_than_anyone_names() -> None:
    assert len(atom("".join(f"<link rel='related' href='/{n}'/>" for n in range(500))).related) < 50


@pytest.mark.parametrize(
    ("inside", "files"),
    [
        ("<enclosure url='/a.torrent' type='application/x-bittorrent'/>", ["/a.torrent"]),
        ("<enclosure href='/a.ogg'/><enclosure>/b.ogg</enclosure>", ["/a.ogg", "/b.ogg"]),
        ("<media:content url='/a.mp4' medium='video'/>", ["/a.mp4"]),
        ("<media:group><media:content url='/a.mp4' type='video/mp4'/>"
         "<media:content url='/small.mp4' type='video/mp4'/></media:group>", ["/a.mp4"]),
        ("<media:content url='/a.mp4' type='video/mp4'/><enclosure url='/b.mp3' type='audio/mpeg'/>", ["/b.mp3"]),
        ("<media:content url='/a.jpg' medium='image'/>", []),
        ("<media:content url='/a.swf' medium='video' type='application/x-shockwave-flash'/>", []),
    ],
)  # fmt: skip
def test_files_that_come_with_an_article(inside: str, files: list[str]) -> None:
    assert [one.url for one in rss(inside).enclosures] == [f"https://weir.example{file}" for file in files]
