"""Dates of one feed: those that nobody can read are null, counted, and one of them is kept."""

import json

import pytest

from termnews.domain.source import UnreadDates
from termnews.sources import feedparser_read
from termnews.sources.feed_dates import FeedDates
from termnews.sources.parse import parse

URL = "https://example.org/feed"


def test_what_cannot_be_read_is_counted_with_the_first_of_it() -> None:
    dates = FeedDates([], "en")
    assert [dates.read(text) for text in ("next <b>Tuesday</b>", "at noon", None, "", 12)][:2] == [None, None]
    assert dates.unread == UnreadDates(2, "next Tuesday")


@pytest.mark.parametrize(
    "text", ["", " ", "null", "None", "0", "0000-00-00 00:00:00", "0001-01-01T00:00:00Z", "-0001-11-30T00:00:00+00:00"]
)
def test_what_programs_write_for_no_date_is_not_counted(text: str) -> None:
    dates = FeedDates([], None)
    assert dates.read(text) is None
    assert dates.unread is None


def test_every_form_of_feed_tells_which_dates_nobody_can_read() -> None:
    item = "<item><title>t</title><pubDate>someday</pubDate></item>"
    rss = f"<rss version='2.0'><channel><title>t</title>{item}</channel></rss>".encode()
    atom = b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><updated>someday</updated></entry></feed>"
    known = {"articles": [{"title": "t", "url": "/1", "date": "someday"}]}
    jsonfeed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "date_published": "someday"}]}
    rows = [{"headline": "t", "day": "someday"}]
    mapping = {"title": "headline", "published": "day"}
    feeds = [
        parse(rss, url=URL),
        parse(atom, url=URL),
        feedparser_read.read(rss, URL),
        parse(json.dumps(known).encode(), url=URL),
        parse(json.dumps(jsonfeed).encode(), url=URL),
        parse(json.dumps(rows).encode(), url=URL, mapping=mapping),
    ]
    for feed in feeds:
        assert feed.articles[0].published is None
        assert feed.unread_dates == UnreadDates(1, "someday")
