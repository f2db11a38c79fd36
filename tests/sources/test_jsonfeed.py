"""JSON Feed 1.0 and 1.1, as written and as miswritten."""

import json
from datetime import UTC, datetime
from typing import Any

from termnews.domain.article import Enclosure, ParsedArticle, ParsedFeed, RelatedPage
from termnews.sources.parse import parse

URL = "https://example.org/feed.json"


def feed(*articles: object, **top: Any) -> ParsedFeed:
    data = {"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": list(articles), **top}
    return parse(json.dumps(data).encode(), url=URL)


def test_every_field_is_kept() -> None:
    parsed = feed(
        {
            "id": "1",
            "url": "/1",
            "title": "Rivers & lakes",
            "content_html": "<p>The whole long text</p>",
            "summary": "A word",
            "image": "/p.jpg",
            "date_published": "2024-03-05T10:00:00Z",
            "authors": [{"name": "Ann"}],
            "tags": ["Water", "water"],
            "language": "en-GB",
            "attachments": [{"url": "/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12}, {"title": "nothing"}],
        },
        home_page_url="https://example.org/",
        language="en",
    )
    assert (parsed.title, parsed.site, parsed.language, parsed.form) == (
        "News",
        "https://example.org/",
        "en",
        "jsonfeed",
    )
    assert parsed.articles == (
        ParsedArticle(
            guid="1",
            url="https://example.org/1",
            title="Rivers & lakes",
            summary="A word",
            body="<p>The whole long text</p>",
            authors=("Ann",),
            topics=("Water",),
            published=datetime(2024, 3, 5, 10, tzinfo=UTC),
            language="en-GB",
            image="https://example.org/p.jpg",
            enclosures=(Enclosure("https://example.org/a.mp3", "audio/mpeg", 12),),
        ),
    )


def test_the_date_of_an_edit_is_kept() -> None:
    assert feed({"id": "1", "date_modified": "2024-03-06"}).articles[0].updated == datetime(2024, 3, 6, tzinfo=UTC)


def test_plain_text_content_is_escaped() -> None:
    assert feed({"id": "1", "content_text": "a < b"}).articles[0].body == "<p>a &lt; b</p>"


def test_version_1_0_has_one_author_and_the_feed_one_for_all() -> None:
    parsed = feed({"id": "1", "author": {"name": "Ann"}}, {"id": "2"}, author={"name": "Desk"})
    assert [article.authors for article in parsed.articles] == [("Ann",), ("Desk",)]


def test_an_article_without_an_address_of_its_own_has_the_one_it_is_about() -> None:
    assert feed({"id": "1", "external_url": "https://other.example/"}).articles[0].url == "https://other.example/"


def test_what_an_article_is_about_stands_beside_its_own_address() -> None:
    holder = {"id": "1", "url": "/1", "external_url": "https://other.example/"}
    article = feed(holder).articles[0]
    assert (article.url, article.related) == ("https://example.org/1", (RelatedPage("https://other.example/"),))
    assert feed({**holder, "external_url": "/1"}).articles[0].related == ()


def test_wrong_types_cost_a_field_and_never_an_article() -> None:
    parsed = feed(
        {"id": 7, "title": 12, "url": 5, "tags": "x", "authors": {"name": "A"}, "attachments": 3, "date_published": []},
        {"id": None, "title": None, "content_html": ["x"], "author": "Jo", "image": {}, "language": 4},
        "no object",
        {},
    )
    assert [(article.guid, article.title) for article in parsed.articles] == [("7", "12"), (None, ""), (None, "")]
    assert parsed.articles[1].authors == ("Jo",)


def test_a_feed_without_its_version_is_known_by_its_names() -> None:
    data = {"items": [{"id": "1", "content_html": "<p>x</p>"}]}
    assert parse(json.dumps(data).encode(), url=URL).form == "jsonfeed"


def test_a_broken_surrogate_does_not_survive() -> None:
    article = feed({"id": "\ud800", "title": "a\ud800b", "content_html": "\udfff"}).articles[0]
    assert (article.guid, article.title, article.body) == (None, "ab", "")


def test_raw_line_ends_inside_strings_are_tolerated() -> None:
    body = b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title": "a\nb"}]}'
    assert parse(body, url=URL).articles[0].title == "a b"
