"""JSON that is no JSON Feed, in the shapes that many sites serve."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from termnews.domain.article import Enclosure, ParsedArticle, ParsedFeed
from termnews.domain.errors import ParseError
from termnews.sources.parse import parse

URL = "https://example.org/api"
NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)


def read(data: Any) -> ParsedFeed:
    return parse(json.dumps(data).encode(), url=URL)


def test_wordpress_posts() -> None:
    parsed = read(
        [
            {
                "id": 5,
                "date": "2024-03-05T14:00:00",
                "date_gmt": "2024-03-05T12:00:00",
                "guid": {"rendered": "https://example.org/?p=5"},
                "link": "https://example.org/five",
                "title": {"rendered": "Bread &#038; butter"},
                "excerpt": {"rendered": "<p>A taste</p>"},
                "content": {"rendered": "<p>All there is to know of it</p>"},
                "_embedded": {
                    "author": [{"name": "Ann"}],
                    "wp:term": [[{"name": "Food"}], [{"name": "Baking"}]],
                    "wp:featuredmedia": [{"source_url": "https://example.org/p.jpg"}],
                },
            }
        ]
    )
    assert parsed.form == "wordpress"
    assert parsed.articles == (
        ParsedArticle(
            guid="https://example.org/?p=5",
            url="https://example.org/five",
            title="Bread & butter",
            summary="A taste",
            body="<p>All there is to know of it</p>",
            authors=("Ann",),
            topics=("Food", "Baking"),
            published=NOON,
            image="https://example.org/p.jpg",
        ),
    )


def test_a_news_api() -> None:
    parsed = read(
        {
            "status": "ok",
            "totalResults": 1,
            "articles": [
                {
                    "source": {"id": None, "name": "The Paper"},
                    "author": "Jane Roe",
                    "title": "Stars",
                    "description": "What they are",
                    "url": "https://example.org/stars",
                    "urlToImage": "https://example.org/s.jpg",
                    "publishedAt": "2024-03-05T12:00:00Z",
                    "content": "They are far away, and there are many",
                }
            ],
        }
    )
    assert parsed.articles == (
        ParsedArticle(
            guid=None,
            url="https://example.org/stars",
            title="Stars",
            summary="What they are",
            body="<p>They are far away, and there are many</p>",
            authors=("Jane Roe",),
            published=NOON,
            image="https://example.org/s.jpg",
        ),
    )


def test_hacker_news_search() -> None:
    parsed = read(
        {
            "hits": [
                {"objectID": "1", "title": "A tool", "url": "https://tool.example/", "author": "pg",
                 "created_at": "2024-03-05T12:00:00Z", "_tags": ["story", "show_hn"]},
                {"objectID": "2", "title": "Ask: why?", "url": None, "author": "x", "story_text": "<p>Why</p>",
                 "created_at_i": 1709640000, "created_at": None},
            ],
            "nbHits": 2,
        }
    )  # fmt: skip
    talk = "https://news.ycombinator.com/item?id="
    assert parsed.form == "hackernews"
    assert [(article.url, article.comments) for article in parsed.articles] == [
        ("https://tool.example/", f"{talk}1"), (f"{talk}2", f"{talk}2"),
    ]  # fmt: skip
    assert [article.published for article in parsed.articles] == [NOON, NOON]
    assert parsed.articles[0].topics == ("show hn",)
    assert parsed.articles[1].body == "<p>Why</p>"


def listing(kind: str = "t3", **post: Any) -> dict[str, Any]:
    return {"kind": "Listing", "data": {"children": [{"kind": kind, "data": {"name": "t3_a", **post}}], "after": None}}


def test_a_reddit_listing() -> None:
    parsed = read(
        listing(title="TIL &amp; more", permalink="/r/x/comments/a/til/", url="https://other.example/", author="bob",
                subreddit="x", created_utc=1709640000.0, selftext_html="&lt;p&gt;hi&lt;/p&gt;", thumbnail="self")
    )  # fmt: skip
    article = parsed.articles[0]
    assert (parsed.form, article.title, article.guid) == ("reddit", "TIL & more", "t3_a")
    assert (article.url, article.comments) == (
        "https://other.example/", "https://www.reddit.com/r/x/comments/a/til/",
    )  # fmt: skip
    assert (article.body, article.authors, article.published, article.image) == ("<p>hi</p>", ("bob",), NOON, None)


def test_the_comments_page_of_reddit_is_read_from_its_first_listing() -> None:
    parsed = read([listing(title="Post", permalink="/r/x/1"), listing("t1", body_html="reply")])
    assert [article.title for article in parsed.articles] == ["Post"]


def test_github_releases() -> None:
    parsed = read(
        [
            {"id": 1, "node_id": "RE_1", "tag_name": "v1", "name": "", "html_url": "https://github.com/a/b/releases/v1",
             "body": "- fixed <it>", "published_at": "2024-03-05T12:00:00Z", "author": {"login": "ann"},
             "prerelease": True, "assets": [{"browser_download_url": "https://github.com/a.zip",
                                             "content_type": "application/zip", "size": 9}]}
        ]
    )  # fmt: skip
    article = parsed.articles[0]
    assert (parsed.form, article.title, article.body) == ("github", "v1", "<p>- fixed &lt;it&gt;</p>")
    assert article.enclosures == (Enclosure("https://github.com/a.zip", "application/zip", 9),)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda rows: rows,
        lambda rows: {"articles": rows},
        lambda rows: {"results": rows, "count": 1},
        lambda rows: {"response": {"docs": rows}},
        lambda rows: {"data": {"posts": rows}},
        lambda rows: {"status": "ok", "news": rows, "data": None},
    ],
)
@pytest.mark.parametrize(
    "row",
    [
        {"title": "One", "url": "https://example.org/1"},
        {"headline": {"main": "One"}, "web_url": "https://example.org/1"},
        {"webTitle": "One", "webUrl": "https://example.org/1"},
        {"title": "One", "link": "/1"},
        {"name": "One", "permalink": "/1"},
    ],
)
def test_lists_of_objects_with_a_title_and_a_link_are_found(wrap: Any, row: dict[str, Any]) -> None:
    assert [(one.title, one.url) for one in read(wrap([row])).articles] == [("One", "https://example.org/1")]


def test_an_object_without_a_title_in_such_a_list_is_an_article_too() -> None:
    parsed = read([{"title": "One", "url": "/1"}, {"id": 2, "content": "text only"}, None, "x"])
    assert [(one.guid, one.title, one.body) for one in parsed.articles] == [
        (None, "One", ""),
        ("2", "", "<p>text only</p>"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"a": [1, 2]},
        [1, 2],
        [[]],
        {"articles": "none"},
        {"items": [{"x": 1}]},
        5,
        "text",
        None,
        {"hits": {"hits": 3}},
    ],
)
def test_any_other_json_is_an_error_that_names_what_it_holds(data: Any) -> None:
    with pytest.raises(ParseError):
        read(data)
