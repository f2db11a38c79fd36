"""Documents without measure are read up to a bound, and hostile JSON is an error at most."""

import json

import pytest

from termnews.domain.errors import ParseError
from termnews.sources import limits
from termnews.sources.parse import parse

URL = "https://example.org/feed"
ARTICLE = {"id": "1", "title": "t", "url": "/1", "content_text": "x"}
JSON_FEED = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [ARTICLE] * 9}).encode()


@pytest.mark.parametrize(
    "body",
    [
        b"<rss><channel>" + b"<item/>" * 9 + b"</channel></rss>",
        b"<rss><channel>" + b"<item><title>x</title>" * 9 + b"</channel></rss>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'>" + b"<entry><id>1</id></entry>" * 9 + b"</feed>",
        JSON_FEED,
        json.dumps([ARTICLE] * 9).encode(),
    ],
    ids=["empty", "nested", "atom", "json feed", "json list"],
)
def test_no_more_articles_are_read_than_anyone_writes_and_the_reader_is_told(
    body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_ARTICLES", 4)
    feed = parse(body, url=URL)
    assert len(feed.articles) == 4
    assert feed.note == "No more than 4 articles of a feed are read."


def test_a_map_reads_no_more_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ARTICLES", 4)
    body = json.dumps({"posts": [ARTICLE] * 9}).encode()
    assert len(parse(body, url=URL, mapping={"articles": "posts", "title": "title"}).articles) == 4


@pytest.mark.parametrize(
    "body",
    [
        b"[",
        b"[1,]",
        b'["\xed\xa0\x80"]',
        b"[1e999999]",
        b'[{"title": 1e400, "url": {}}]',
        b'[{"title": "\\ud800", "url": "/1"}]',
        b"[" + b"9" * 5000 + b"]",
        b'{"items": [{"id": ' + b"9" * 5000 + b"}]}",
        b'{"items": [null, 1, "x", [], {}], "version": "https://jsonfeed.org/version/1"}',
        b'{"a": 1, "a": 2}',
        b"[NaN, -Infinity]",
        b'{"articles": [{"title": "t", "url": "/1", "published": NaN, "authors": [[[["a"]]]]}]}',
        b'{"version": ["jsonfeed.org"], "items": {"0": {}}}',
        b"\xff\xfe[\x00]\x00",
        b'["\x00"]',
        b'{"":0',
    ],
)
def test_hostile_json_is_read_or_refused_and_nothing_else(body: bytes) -> None:
    try:
        feed = parse(body, url=URL)
    except ParseError as refused:
        assert str(refused).isprintable()
    else:
        "".join(article.title + article.body for article in feed.articles).encode()
