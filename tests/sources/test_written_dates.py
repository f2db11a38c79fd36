"""Dates as publishers write them, in each of the forms of feed."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.sources import written_dates
from termnews.sources.parse import parse

URL = "https://example.org/feed"
TEN = datetime(2024, 3, 5, 10, tzinfo=UTC)
DAY = datetime(2024, 3, 5, tzinfo=UTC)


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


@given(st.text(max_size=60) | st.text(alphabet="0123456789-/.: TZ+年月日", max_size=40))
def test_any_text_is_a_date_with_a_zone_or_none(written: str) -> None:
    read = written_dates.read(written)
    assert read is None or read.tzinfo is not None
