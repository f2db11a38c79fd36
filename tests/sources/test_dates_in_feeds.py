"""Dates as publishers write them, in each of the forms of feed."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from termnews.sources import feedparser_read
from termnews.sources.parse import parse

URL = "https://example.org/feed"
TEN = datetime(2024, 3, 5, 10, tzinfo=UTC)
DAY = datetime(2024, 3, 5, tzinfo=UTC)
Read = Callable[..., list[datetime | None]]


def rss(written: str) -> datetime | None:
    article = f"<item><guid>1</guid><title>t</title><pubDate>{written}</pubDate></item>"
    return parse(f"<rss><channel>{article}</channel></rss>".encode(), url=URL).articles[0].published


def atom(written: str) -> datetime | None:
    article = f"<entry><id>1</id><title>t</title><published>{written}</published></entry>"
    return parse(f"<feed xmlns='http://www.w3.org/2005/Atom'>{article}</feed>".encode(), url=URL).articles[0].published


def jsonfeed(written: str) -> datetime | None:
    data = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "date_published": written}]}
    return parse(json.dumps(data).encode(), url=URL).articles[0].published


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("Tue, 05 Mar 2024 10:00:00 GMT", TEN),
        ("Tue, 5 Mar 2024 11:00:00 +0100", TEN),
        ("Tue, 05 Mar 24 10:00:00 GMT", TEN),
        ("05 Mar 2024 10:00", TEN),
        ("Wed, 05 Mar 2024 10:00:00 GMT", TEN),
        ("Tuesday, 05 March 2024 10:00:00 GMT", TEN),
        ("Tue 05 Mar 2024 10:00:00 Z", TEN),
        ("Tue, 05-Mar-2024 10:00:00 GMT", TEN),
        ("Tue, 05 Mar 2024 05:00:00 EST", TEN),
        ("Tue, 05 Mar 2024 11:00:00 CET", TEN),
        ("Tue, 05 Mar 2024 11:00:00 +01:00", TEN),
        ("Tue, 05 Mar 2024 11:00:00 GMT+1", TEN),
        ("Tue, 05 Mar 2024 11:00:00 GMT+0100 (Central European Time)", TEN),
        ("Tue, 05 Mar 2024 10:00:60 GMT", TEN.replace(second=59)),
        ("Tue Mar  5 10:00:00 2024", TEN),
        ("Tue Mar 05 05:00:00 EST 2024", TEN),
        ("Published on Tue, 05 Mar 2024 10:00:00 GMT", TEN),
        ("Di, 05 Mär 2024 11:00:00 +0100", TEN),
        ("mar, 05 mars 2024 11:00:00 +0100", TEN),
        ("5 de marzo de 2024 10:00", TEN),
        ("Вт, 05 мар 2024 13:00:00 +0300", TEN),
        ("2024年3月5日 10:00", TEN),
        ("5. März 2024, 10:00 Uhr", TEN),
        ("05.03.2024 10:00", TEN),
        ("2024/03/05 10:00:00", TEN),
        ("2024-3-5 10:00", TEN),
        ("2024-03-05T11:00:0+01:00", TEN),
        ("March 5th, 2024 at 10:00 am", TEN),
        ("March 5, 2024", DAY),
        ("25/03/2024", DAY.replace(day=25)),
        ("03/25/2024", DAY.replace(day=25)),
        ("5/3/2024 10:00", None),
        ("3/5/2024 10:00:00 AM", TEN),
        ("Tue, 5/3/2024 - 10:00", TEN),
        ("5er mars 2024", DAY),
        ("5 mar 2024", DAY),
        ("5 mrt 2024", DAY),
        ("2024-03-05T10:00:00Z", TEN),
        ("2024-03-05T11:00:00+0100", TEN),
        ("2024-03-05 10:00:00", TEN),
        ("2024-03-05 05:00:00 EST", TEN),
        ("20240305T100000Z", TEN),
        ("2024-03-05", DAY),
        ("1709632800", TEN),
        ("1709632800000", TEN),
        ("Tue, 31 Feb 2024 10:00:00 GMT", None),
        ("Wed, 30 Nov -0001 00:00:00 +0000", None),
        ("-0001-11-30T00:00:00+00:00", None),
        ("0000-00-00 00:00:00", None),
        ("today", None),
        ("", None),
    ],
)
def test_a_date_is_read_alike_in_every_form_of_feed(written: str, date: datetime | None) -> None:
    assert [rss(written), atom(written), jsonfeed(written)] == [date] * 3


def rss_feed(*written: str, language: str = "") -> list[datetime | None]:
    articles = "".join(
        f"<item><guid>{number}</guid><title>t</title><pubDate>{date}</pubDate></item>"
        for number, date in enumerate(written)
    )
    feed = f"<rss><channel><title>t</title><language>{language}</language>{articles}</channel></rss>"
    return [article.published for article in parse(feed.encode(), url=URL).articles]


def broken_rss(*written: str, language: str = "") -> list[datetime | None]:
    """Return the dates of a feed that only feedparser reads."""
    articles = "".join(f"<item><title>t & u</title><pubDate>{date}</pubDate></item>" for date in written)
    feed = f"<rss version='2.0'><channel><language>{language}</language>{articles}".encode()
    return [article.published for article in feedparser_read.read(feed, URL).articles]


def json_feed(*written: str, language: str = "") -> list[datetime | None]:
    items = [{"id": number, "date_published": date} for number, date in enumerate(written)]
    data = {"version": "https://jsonfeed.org/version/1.1", "language": language, "items": items}
    return [article.published for article in parse(json.dumps(data).encode(), url=URL).articles]


def known_json(*written: str, language: str = "") -> list[datetime | None]:
    articles = [
        {"title": "t", "url": f"/{number}", "date": date, "language": language} for number, date in enumerate(written)
    ]
    return [article.published for article in parse(json.dumps({"articles": articles}).encode(), url=URL).articles]


def mapped(*written: str, language: str = "") -> list[datetime | None]:
    rows = [{"headline": "t", "day": date} for date in written]
    mapping = {"title": "headline", "published": "day"}
    return [article.published for article in parse(json.dumps(rows).encode(), url=URL, mapping=mapping).articles]


@pytest.mark.parametrize("read", [rss_feed, broken_rss, json_feed, known_json, mapped])
def test_a_date_of_two_readings_is_none_unless_other_dates_of_the_feed_decide(read: Read) -> None:
    second_of_january, first_of_february = datetime(2024, 1, 2, tzinfo=UTC), datetime(2024, 2, 1, tzinfo=UTC)
    assert read("1/2/2024")[0] is None
    assert read("1/2/2024", "12/25/2023")[0] == second_of_january
    assert read("1/2/2024", "25/12/2023", language="en-US")[0] == first_of_february
    assert read("1/2/2024", "25/12/2023", "12/25/2023")[0] is None
    assert read("1/2/2024", "2/2/2024", "3/2/2024")[0] == first_of_february


@pytest.mark.parametrize("read", [rss_feed, broken_rss, json_feed, known_json])
def test_the_language_of_a_feed_tells_which_number_is_the_month(read: Read) -> None:
    assert read("1/2/2024", language="en-US")[0] == datetime(2024, 1, 2, tzinfo=UTC)
    assert read("1/2/2024", language="en-GB")[0] == datetime(2024, 2, 1, tzinfo=UTC)
    assert read("1.2.2024", language="en-US")[0] == datetime(2024, 2, 1, tzinfo=UTC)
