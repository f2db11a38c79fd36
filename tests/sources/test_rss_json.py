"""RSS in JSON: the same article as its XML would give."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from termnews.domain.article import Enclosure, ParsedFeed
from termnews.sources.parse import parse

URL = "https://dory.example/rss.json"
ITEM: dict[str, Any] = {
    "title": "A dory & its oars",
    "link": "https://dory.example/1",
    "description": "<p>How they are <b>made</b>.</p>",
    "pubDate": "Tue, 17 Nov 2026 14:16:00 GMT",
    "guid": {"isPermaLink": False, "#value": "d1"},
    "category": ["Boats", {"#value": "Wood", "domain": "x"}],
    "enclosure": {"url": "/1.mp3", "type": "audio/mpeg", "length": "9"},
    "comments": "https://dory.example/1#talk",
    "dc:creator": "Ann Oar",
}


def read(data: object) -> ParsedFeed:
    return parse(json.dumps(data).encode(), url=URL)


@pytest.mark.parametrize(
    "data",
    [
        {"rss": {"version": "2.0", "channel": {"title": "Dories", "link": "https://dory.example/", "item": [ITEM]}}},
        {"channel": {"title": "Dories", "link": "https://dory.example/", "item": ITEM}},
        {"rss": {"channel": {"title": "Dories", "link": "https://dory.example/", "items": [ITEM, None, 3]}}},
    ],
)
def test_every_field_is_read(data: object) -> None:
    feed = read(data)
    assert (feed.title, feed.site, feed.form) == ("Dories", "https://dory.example/", "rss")
    (article,) = feed.articles
    assert (article.guid, article.url, article.title) == ("d1", "https://dory.example/1", "A dory & its oars")
    assert (article.authors, article.topics) == (("Ann Oar",), ("Boats", "Wood"))
    assert article.published == datetime(2026, 11, 17, 14, 16, tzinfo=UTC)
    assert article.body == "<p>How they are <b>made</b>.</p>"
    assert article.enclosures == (Enclosure("https://dory.example/1.mp3", "audio/mpeg", 9),)
    assert article.comments == "https://dory.example/1#talk"


@pytest.mark.parametrize(("said", "url"), [(True, "https://dory.example/9"), (False, None), ("false", None)])
def test_a_guid_is_the_address_unless_it_says_that_it_is_none(said: object, url: str | None) -> None:
    item = {"title": "t", "guid": {"isPermaLink": said, "#value": "https://dory.example/9"}}
    assert read({"rss": {"channel": {"item": [item]}}}).articles[0].url == url


def test_a_channel_without_articles_is_a_feed() -> None:
    assert read({"rss": {"channel": {"title": "Dories"}}}).articles == ()


def test_objects_without_end_are_read_up_to_a_depth() -> None:
    value: object = "x"
    for _ in range(200):
        value = {"media:content": [value], "url": "/a.mp4"}
    assert len(read({"rss": {"channel": {"item": [{"title": "t", "media:group": value}]}}}).articles) == 1
