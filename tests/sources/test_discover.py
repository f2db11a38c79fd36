"""The feeds of a page, and those that follow from an address."""

import pytest

from termnews.sources.discover import FoundFeed, discover, guesses, known

PAGE = "https://example.org/blog/post.html"


def found(html: str) -> list[str]:
    return [feed.url for feed in discover(html.encode(), PAGE)]


def test_announced_feeds_are_found_relative_and_several() -> None:
    html = """<html><head><link rel="alternate" type="application/rss+xml" title="News &amp; all" href="/rss">
        <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="atom.xml">
        <link rel="alternate" type="application/feed+json" href="//cdn.example/feed.json">
        <link rel="alternate" type="application/rss+xml" href="/rss">
        <link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" href="/rss.css"></head>"""
    assert discover(html.encode(), PAGE) == (
        FoundFeed("https://example.org/rss", "News & all"),
        FoundFeed("https://example.org/blog/atom.xml", ""),
        FoundFeed("https://cdn.example/feed.json", ""),
    )


def test_the_titles_of_feeds_are_read_in_the_charset_of_the_page() -> None:
    page = (
        """<meta charset="windows-1250"><link rel="alternate" type="application/rss+xml" title="Všechny" href="/rss">"""
    )
    (feed,) = discover(page.encode("cp1250"), "https://example.org/")
    assert feed.title == "Všechny"


def test_the_base_of_the_page_counts() -> None:
    html = '<base href="https://other.example/x/"><link rel="alternate" type="application/rss+xml" href="feed">'
    assert found(html) == ["https://other.example/x/feed"]


def test_interfaces_that_are_no_feeds_are_left_out() -> None:
    html = """<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
        <link rel="alternate" type="application/json+oembed" href="/oembed">
        <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">"""
    assert found(html) == []


def test_feeds_of_comments_come_last() -> None:
    html = """<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
        <link rel="alternate" type="application/rss+xml" title="All" href="/feed/">"""
    assert found(html) == ["https://example.org/feed/", "https://example.org/comments/feed/"]


@pytest.mark.parametrize(
    ("anchor", "url"),
    [
        ('<a href="/rss.xml">Subscribe</a>', "https://example.org/rss.xml"),
        ('<a href="/feed/">x</a>', "https://example.org/feed/"),
        ('<a href="/index.php?format=feed&amp;type=atom">x</a>', "https://example.org/index.php?format=feed&type=atom"),
        ('<a href="news.atom">x</a>', "https://example.org/blog/news.atom"),
        ('<a href="/feed.json">x</a>', "https://example.org/feed.json"),
        ('<a href="feed://example.org/f.xml">RSS</a>', "http://example.org/f.xml"),
        ('<a href="/x.php" title="RSS feed">x</a>', "https://example.org/x.php"),
    ],
)
def test_anchors_that_look_like_feeds_are_found_where_nothing_is_announced(anchor: str, url: str) -> None:
    assert found(f"<body>{anchor}</body>") == [url]


@pytest.mark.parametrize(
    "anchor",
    [
        '<a href="/about-rss">About RSS</a>',
        '<a href="/feedback">Feedback</a>',
        '<a href="https://feedly.com/i/subscription/feed/x.xml">Feedly</a>',
        '<a href="#feed">Feed</a>',
        '<a href="mailto:feed@example.org">feed</a>',
        "<a>rss</a>",
    ],
)
def test_other_anchors_are_not(anchor: str) -> None:
    assert found(anchor) == []


def test_what_a_page_announces_wins_over_what_it_links_to() -> None:
    html = '<link rel="alternate" type="application/rss+xml" href="/a"><a href="/other/feed">RSS</a>'
    assert found(html) == ["https://example.org/a"]


@pytest.mark.parametrize(
    "body", [b"", b"\x00\xff\xfe", b"<link rel=alternate type=application/rss+xml href='http://['>"]
)
def test_a_page_of_nothing_has_no_feeds(body: bytes) -> None:
    assert discover(body, PAGE) == ()


def test_usual_places_are_below_the_page_and_at_the_top_of_its_site() -> None:
    places = guesses("https://example.org/blog/")
    assert places[0] == "https://example.org/blog/feed"
    assert {"https://example.org/feed", "https://example.org/rss.xml", "https://example.org/feed.json"} <= set(places)
    assert len(set(places)) == len(places)
    assert guesses("https://example.org") == guesses("https://example.org/")
    assert guesses("mailto:x") == guesses("http://[") == ()


CHANNEL = "UC" + "a_-9" * 5 + "zz"
OTHER = "UC" + "x" * 22


@pytest.mark.parametrize(
    "html",
    [
        f'<link rel="canonical" href="https://www.youtube.com/channel/{CHANNEL}"><script>"channelId":"{OTHER}"</script>',
        f'<script>{{"channelId":"{OTHER}","externalId":"{CHANNEL}"}}</script>',
        f'<script>{{"channelId":"{CHANNEL}","related":{{"channelId":"{OTHER}"}}}}</script>',
    ],
)
def test_a_page_of_youtube_leads_to_the_feed_of_its_channel(html: str) -> None:
    feed = FoundFeed(f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}", "")
    assert discover(html.encode(), "https://www.youtube.com/@handle") == (feed,)
    assert discover(html.encode(), "https://m.youtube.com/watch?v=1") == (feed,)
    assert discover(html.encode(), PAGE) == ()


def test_a_page_of_youtube_that_announces_its_feed_is_taken_at_its_word() -> None:
    html = f'<link rel="alternate" type="application/rss+xml" href="/feeds/videos.xml?channel_id={CHANNEL}">'
    assert [feed.url for feed in discover(html.encode(), "https://www.youtube.com/@handle")] == [
        f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"
    ]


@pytest.mark.parametrize(
    ("address", "feed"),
    [
        (
            "https://www.youtube.com/channel/UCab_c-1/videos",
            "https://www.youtube.com/feeds/videos.xml?channel_id=UCab_c-1",
        ),
        ("https://youtube.com/user/name", "https://www.youtube.com/feeds/videos.xml?user=name"),
        ("https://m.youtube.com/playlist?list=PL1", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL1"),
        ("https://old.reddit.com/r/python/top/", "https://www.reddit.com/r/python/.rss"),
        ("https://github.com/Textualize/textual", "https://github.com/Textualize/textual/releases.atom"),
        ("https://github.com/a/b/tags", "https://github.com/a/b/tags.atom"),
        ("https://github.com/a/b/commits/main", "https://github.com/a/b/commits/main.atom"),
        ("https://mastodon.example/@jane", "https://mastodon.example/@jane.rss"),
        ("https://mastodon.example/@jane@other.example", "https://other.example/@jane.rss"),
        ("https://letter.substack.com/p/one", "https://letter.substack.com/feed"),
        ("https://letter.substack.com", "https://letter.substack.com/feed"),
        ("https://open.substack.com/pub/letter/p/one?r=x", "https://letter.substack.com/feed"),
        ("https://medium.com/@jane", "https://medium.com/feed/@jane"),
    ],
)
def test_the_feed_follows_from_some_addresses(address: str, feed: str) -> None:
    assert known(address) == feed


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "https://www.youtube.com/@handle",
        "https://www.tiktok.com/@jane",
        "https://mastodon.example/@jane/123",
        "https://mastodon.example/@jane.rss",
        "https://github.com/topics/rss",
        "https://api.substack.com/feed/podcast/1",
        "https://letter.substack.com/feed",
        "https://open.substack.com/",
        "https://substack.com/@jane",
        "https://x.com/@jane",
        "https://github.com/a/b/releases.atom",
        "https://www.reddit.com/",
        "ftp://example.org/@jane",
        "http://[",
    ],
)
def test_and_from_others_it_does_not(address: str) -> None:
    assert known(address) is None
