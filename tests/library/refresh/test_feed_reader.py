"""Feeds that need feedparser are read in a process that is killed in time, and no other feed waits for them."""

import asyncio
from collections.abc import Iterator

import pytest

from termnews.domain.article import ParsedFeed
from termnews.domain.errors import ParseError
from termnews.domain.source import Validators
from termnews.fetch.response import Response
from termnews.library.refresh import feed_reader
from termnews.library.refresh.feed_reader import FeedReader
from termnews.library.refresh.lanes import Lanes
from termnews.library.refresh.worker import WorkerLostError
from termnews.sources.feedparser_read import read as read_with_feedparser

URL = "https://paper.example/feed.xml"
# what has no end is no tag, and the second article is missing
BROKEN = (
    b"<rss version='2.0'><channel><title>News</title><item><title>one</title></item>"
    b"<item <title>two</title></item></channel></rss>"
)
# and here the only one
HALF = b"<rss version='2.0'><channel><item <title>one</title></item></channel></rss>"


def response(body: bytes) -> Response:
    return Response(URL, URL, 200, "application/rss+xml", body, Validators())


@pytest.fixture
def feedparser_lanes() -> Lanes:
    return Lanes()


@pytest.fixture
def reader(feedparser_lanes: Lanes) -> Iterator[FeedReader]:
    made = FeedReader(Lanes(), feedparser_lanes)
    yield made
    made.stop()


def titles(feed: ParsedFeed) -> list[str]:
    return [article.title for article in feed.articles]


async def test_a_feed_reads_the_same_in_another_process(reader: FeedReader) -> None:
    assert await reader.read(response(BROKEN), {}) == read_with_feedparser(BROKEN, URL)
    assert titles(await reader.read(response(BROKEN), {})) == ["one", "two"]


async def test_where_feedparser_takes_too_long_what_else_was_found_is_taken(
    reader: FeedReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_reader, "FEEDPARSER_SECONDS", 0.001)
    assert titles(await reader.read(response(BROKEN), {})) == ["one"]
    with pytest.raises(ParseError, match="broken"):
        await reader.read(response(HALF), {})


async def test_feeds_that_hold_feedparser_up_hold_up_no_other_and_end_with_the_reader(
    reader: FeedReader, feedparser_lanes: Lanes
) -> None:
    hanging = [asyncio.create_task(feedparser_lanes.call("time:sleep", 600, seconds=600)) for _ in range(8)]
    with reader.lanes.wanted():
        fine = response(b"<rss version='2.0'><channel><item><title>fine</title></item></channel></rss>")
        assert titles(await reader.read(fine, {})) == ["fine"]
    assert not any(task.done() for task in hanging)
    reader.stop()
    for task in hanging:
        with pytest.raises(WorkerLostError):
            await task
