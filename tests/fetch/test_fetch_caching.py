"""Validators and Retry-After, as servers send them and as they should."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.source import Validators
from termnews.fetch.caching import LONGEST_WAIT, conditions, fresh_for, renewed, validators_of
from termnews.fetch.rate_limits import seconds_to_wait

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("999999", LONGEST_WAIT),
        ("9" * 5000, LONGEST_WAIT),
        ("Sun, 01 Mar 2026 12:01:30 GMT", 90.0),
        ("Sun, 01 Mar 2026 13:01:30 +0100", 90.0),
        ("Sun, 01 Mar 2026 12:01:30", 90.0),
        ("Sun, 01 Mar 2020 12:00:00 GMT", 0.0),
        ("Sun, 01 Mar 2099 12:00:00 GMT", LONGEST_WAIT),
        ("-5", None),
        ("1.5", 1.5),
        ("1.5.2", None),
        ("soon", None),
        ("Sun, 99 Mar 2026 99:00:00 GMT", None),
        ("", None),
        (None, None),
    ],
)
def test_a_retry_after_is_seconds_or_a_date_and_garbage_is_ignored(header: str | None, seconds: float | None) -> None:
    assert seconds_to_wait(503, {"retry-after": header or ""}, NOW) == seconds


@given(st.text(max_size=40))
def test_any_retry_after_is_none_or_within_a_day(header: str) -> None:
    wait = seconds_to_wait(503, {"retry-after": header or ""}, NOW)
    assert wait is None or 0 <= wait <= LONGEST_WAIT


def test_only_what_a_header_can_hold_is_sent() -> None:
    assert conditions(Validators('"a"', "Sun, 01 Mar 2026 10:00:00 GMT")) == {
        "If-None-Match": '"a"',
        "If-Modified-Since": "Sun, 01 Mar 2026 10:00:00 GMT",
    }
    assert conditions(Validators('"a"\r\nX-Evil: 1', "日")) == {}
    assert conditions(Validators(body_hash="abc")) == {}


def test_an_etag_that_could_not_be_sent_back_is_not_kept() -> None:
    kept = validators_of({"etag": '"a\x1b"', "last-modified": "x" * 3000}, b"body")
    assert (kept.etag, kept.last_modified) == (None, None)
    assert kept.body_hash == validators_of({}, b"body").body_hash != validators_of({}, b"other").body_hash


def test_a_304_without_validators_leaves_those_that_were_sent() -> None:
    sent = Validators('"a"', "yesterday", "hash")
    assert renewed(sent, {}) == sent
    assert renewed(sent, {"etag": '"b"'}) == Validators('"b"', "yesterday", "hash")


DATE = "Sun, 01 Mar 2026 11:00:00 GMT"
LATER = "Sun, 01 Mar 2026 12:10:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"cache-control": "max-age=300"}, 300),
        ({"cache-control": "public, Max-Age=300, must-revalidate"}, 300),
        ({"cache-control": 'max-age="300"'}, 300),
        ({"cache-control": "max-age=300, max-age=900"}, 300),
        ({"cache-control": "max-age=300", "expires": LATER, "date": DATE}, 300),
        ({"cache-control": "max-age=300", "age": "100"}, 200),
        ({"cache-control": "max-age=300", "age": "301"}, 0),
        ({"cache-control": "max-age=300", "age": "old"}, 300),
        ({"cache-control": "max-age=300", "age": "-100"}, 300),
        ({"cache-control": "max-age=0"}, 0),
        ({"cache-control": "max-age=-300"}, 0),
        ({"cache-control": "max-age=" + "9" * 5000}, 86_400),
        ({"cache-control": "max-age=31536000", "age": "864000"}, 86_400),
        ({"cache-control": "max-age=soon"}, None),
        ({"cache-control": "max-age=soon", "expires": LATER, "date": DATE}, 4200),
        ({"cache-control": "max-age"}, None),
        ({"cache-control": "s-maxage=900"}, None),
        ({"cache-control": "s-maxage=900, max-age=300"}, 300),
        ({"cache-control": "no-cache"}, 0),
        ({"cache-control": "max-age=300, no-store"}, 0),
        ({"cache-control": 'private="x, max-age=900", max-age=300'}, 300),
        ({"cache-control": ",,;=\"\"= , "}, None),
        ({"expires": LATER, "date": DATE}, 4200),
        ({"expires": LATER, "date": DATE, "age": "200"}, 4000),
        ({"expires": LATER}, 600),
        ({"expires": LATER, "date": "today"}, 600),
        ({"expires": DATE}, 0),
        ({"expires": "0"}, 0),
        ({"expires": "-1"}, 0),
        ({"expires": ""}, None),
        ({"expires": "Sun, 01 Mar 2099 12:00:00 GMT"}, 86_400),
        ({"age": "5", "date": DATE}, None),
    ],
)  # fmt: skip
def test_an_answer_stays_fresh_for_as_long_as_its_headers_say(headers: dict[str, str], seconds: int | None) -> None:
    assert fresh_for(headers, NOW) == seconds


@given(
    st.dictionaries(
        st.sampled_from(["cache-control", "expires", "date", "age"]),
        st.text(max_size=40) | st.from_regex(r"max-age\s*=\s*[\"\d,-]*") | st.just(LATER) | st.integers().map(str),
    )
)
def test_any_headers_give_none_or_a_freshness_within_a_day(headers: dict[str, str]) -> None:
    seconds = fresh_for(headers, NOW)
    assert seconds is None or 0 <= seconds <= LONGEST_WAIT
