"""Lists of subscriptions: OPML in and out, newsboat's `urls`, and which is which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.errors import ParseError
from termnews.domain.left_out import LeftOut
from termnews.domain.source import UNFILED, Subscription
from termnews.domain.text import one_line
from termnews.sources.newsboat import Imported, read_urls
from termnews.sources.opml import read_outlines, write_opml
from termnews.sources.subscription_files import read_subscriptions

A, B, C = "https://a.example/feed", "https://b.example/feed?x=1&y=2", "https://c.example/"


def outlines(inside: str) -> bytes:
    return (
        f"<?xml version='1.0'?><opml version='2.0'><head><title>x</title></head><body>{inside}</body></opml>".encode()
    )


def test_the_innermost_folder_is_the_category() -> None:
    body = outlines(
        f"<outline text='News'><outline text='World'><outline type='rss' text='A' xmlUrl='{A}'/></outline>"
        f"<outline text='B' xmlUrl='{B.replace('&', '&amp;')}'></outline></outline><outline title='C' xmlUrl='{C}'/>"
    )
    assert read_outlines(body)[0] == (
        Subscription(A, "World", "A"),
        Subscription(B, "News", "B"),
        Subscription(C, UNFILED, "C"),
    )


def test_a_category_attribute_counts_where_there_is_no_folder() -> None:
    body = outlines(f"<outline text='A' category='/news/World,x' xmlUrl='{A}'/>")
    assert read_outlines(body)[0][0].category == "World"


@pytest.mark.parametrize(
    "body",
    [
        outlines(f"<outline text='Tom & Jerry' xmlUrl='{B}'/>"),
        outlines(f"<outline text='Tom &amp; Jerry' xmlUrl='{B}'>").replace(b"</body></opml>", b""),
        f'<opml><outline TEXT="Tom &amp; Jerry" XMLURL="{B}"/>'.encode(),
        b"\n\xef\xbb\xbf" + outlines(f"<outline text='Tom &amp; Jerry' type=rss xmlUrl='{B}'>"),
        outlines(f"<outline text='Tom &amp; Jerry' xmlUrl=' {B} '/>").decode().encode("utf-16"),
        outlines(f"<outline type='rss' text='Tom &amp; Jerry' url='{B}'/>"),
    ],
)
def test_broken_files_are_read_as_they_are(body: bytes) -> None:
    assert read_outlines(body)[0] == (Subscription(B, UNFILED, "Tom & Jerry"),)


def test_an_outline_that_is_never_closed_does_not_file_what_follows_it() -> None:
    body = outlines(f"<outline text='World'><outline text='A' xmlUrl='{A}'></outline><outline text='C' xmlUrl='{C}'>")
    assert [one.category for one in read_outlines(body)[0]] == ["World", "World"]


def test_an_address_stands_in_the_list_once() -> None:
    body = outlines(f"<outline text='A' xmlUrl='{A}'/><outline text='x'><outline text='again' xmlUrl='{A}'/></outline>")
    assert read_outlines(body)[0] == (Subscription(A, UNFILED, "A"),)


@pytest.mark.parametrize(
    "body", [b"", b"<opml version='2.0'><head/><body/></opml>", b"<html><p>hello</p></html>", b"\x00\x01"]
)
def test_a_file_without_outlines_is_an_error(body: bytes) -> None:
    with pytest.raises(ParseError):
        read_outlines(body)[0]


def test_export_writes_folders_that_other_readers_understand() -> None:
    text = write_opml([Subscription(A, "World", 'A <&> "b"'), Subscription(C)], title="Mine & yours")
    assert text.splitlines() == [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head>",
        "    <title>Mine &amp; yours</title>",
        "  </head>",
        "  <body>",
        f'    <outline type="rss" text="{C}" title="{C}" xmlUrl="{C}"/>',
        '    <outline text="World" title="World">',
        f'      <outline type="rss" text=\'A &lt;&amp;&gt; "b"\' title=\'A &lt;&amp;&gt; "b"\' xmlUrl="{A}"/>',
        "    </outline>",
        "  </body>",
        "</opml>",
    ]


names = st.text(min_size=1, max_size=30).filter(lambda name: bool(name) and one_line(name) == name)
subscriptions = st.lists(
    st.builds(
        lambda n, category, title: Subscription(f"https://example.org/{n}?a=1&copy=2", category, title),
        st.integers(0, 10**6), st.one_of(st.just(UNFILED), names), st.one_of(st.none(), names),
    ),
    min_size=1, max_size=8, unique_by=lambda one: one.url,
)  # fmt: skip


@given(subscriptions)
def test_import_of_an_export_is_the_same_list(given_list: list[Subscription]) -> None:
    again = read_outlines(write_opml(given_list, title="x").encode())[0]
    assert sorted(again, key=lambda one: one.url) == sorted(given_list, key=lambda one: one.url)
    assert read_outlines(write_opml(again, title="x").encode())[0] == again


URLS = f"""# my feeds
{A} "World news" tech "~The \\"A\\" paper"
{B} !hidden "~B"   # a comment
"{C}"

exec:~/bin/feed.sh tag
filter:cat:https://x.example/feed
"query:Unread Articles:unread = \\"yes\\""
file:///srv/x/feed.xml
{A} again
not an address
"""


def test_newsboat_addresses_tags_and_titles() -> None:
    found = read_urls(URLS)
    assert found.subscriptions == (
        Subscription(A, "World news", 'The "A" paper'),
        Subscription(B, UNFILED, "B"),
        Subscription(C, UNFILED, None),
    )


def test_newsboat_lines_that_are_no_source_are_listed_with_their_number_and_why() -> None:
    program = "it runs a program, and termnews runs none to get a feed"
    assert read_urls(URLS).skipped == (
        LeftOut(6, "exec:~/bin/feed.sh", program),
        LeftOut(7, "filter:cat:https://x.example/feed", program),
        LeftOut(
            8, 'query:Unread Articles:unread = "yes"', "it is a search, which is a [[smart]] list of config.toml here"
        ),
        LeftOut(9, "file:///srv/x/feed.xml", "it is a file and not on the web"),
        LeftOut(10, A, "it is in line 2 already, and a source has one category"),
        LeftOut(11, "not", "it is no address of the web"),
    )


def test_what_newsboat_says_of_a_source_and_no_source_has_here_is_listed_too() -> None:
    assert read_urls(URLS).dropped == (
        LeftOut(2, f"the tag tech of {A}, which is in World news", "a source has one category", "further tags"),
        LeftOut(3, f"the mark ! of {B}", "no source is hidden here", "the mark !"),
    )
    (dropped,) = read_urls(f"{A} one two three").dropped
    assert dropped.what == f"the tags two, three of {A}, which is in one"


def test_outlines_that_are_left_out_are_listed_by_line() -> None:
    body = outlines(
        f"\n<!-- two\nlines -->\n<outline text='A' xmlUrl='{A}'/>\n<outline text='A again' xmlUrl='{A}'/>"
        "\n<outline text='local' xmlUrl='file:///x'/>"
    )
    subscriptions, skipped = read_outlines(body)
    first = body[: body.index(A.encode())].count(b"\n") + 1
    assert [one.title for one in subscriptions] == ["A"]
    assert skipped == (
        LeftOut(first + 1, A, f"it is in line {first} already, and a source has one category"),
        LeftOut(first + 2, "file:///x", "it is no address of the web"),
    )


def test_the_content_decides_which_kind_of_file_it_is() -> None:
    opml = outlines(f"<outline text='A' xmlUrl='{A}'/><outline text='local' xmlUrl='file:///x'/>")
    assert read_subscriptions(opml) == Imported(
        (Subscription(A, UNFILED, "A"),), (LeftOut(1, "file:///x", "it is no address of the web"),)
    )
    assert read_subscriptions(f"{A}\n{C}\n".encode()) == Imported((Subscription(A), Subscription(C)))


@pytest.mark.parametrize("body", [b"", b"just some words\nand more", b"\x00\x01\x02", b"# only a comment"])
def test_a_file_that_is_neither_is_an_error(body: bytes) -> None:
    with pytest.raises(ParseError):
        read_subscriptions(body)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("feed://news.example/rss", "http://news.example/rss"),
        ("feed:https://news.example/rss", "https://news.example/rss"),
        ("feed:http://news.example/rss", "http://news.example/rss"),
        ("feed://https://news.example/rss", "https://news.example/rss"),
        ("feed://https//news.example/rss", "https://news.example/rss"),
        ("Feed:news.example/rss", "http://news.example/rss"),
        ("itpc://news.example/rss", "http://news.example/rss"),
    ],
)
def test_the_scheme_of_feeds_is_imported_as_the_web_address_it_means(written: str, meant: str) -> None:
    outlines = f'<opml><body><outline type="rss" xmlUrl="{written}"/></body></opml>'
    for body in (outlines, f'{written} "World"\n'):
        assert [one.url for one in read_subscriptions(body.encode()).subscriptions] == [meant]
