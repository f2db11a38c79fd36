"""ISO 8601 in all its formats, and numbers of seconds."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.dates import parse_date
from termnews.domain.iso_dates import epoch_date, iso_date

MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
FORMATS = (
    "%Y-%m-%dT%H:%M:%SZ", "%Y%m%dT%H%M%SZ", "%Y%m%d%H%M%S", "%Y%m%d-%H%M%S", "%Y-%m-%d %H:%M:%S", "%Y-%jT%H:%M:%SZ",
    "%Y%jT%H%M%SZ", "%G-W%V-%uT%H:%M:%SZ", "%GW%V%uT%H%M%SZ", "%Y-%m-%dT%H:%M:%S,000Z", "%Y%m%d_%H%M%S",
)  # fmt: skip


@pytest.mark.parametrize("written", FORMATS)
@given(moment=MOMENTS)
def test_a_moment_is_read_back_from_every_format(written: str, moment: datetime) -> None:
    assert parse_date(moment.strftime(written)) == moment


@given(moment=MOMENTS)
def test_a_unix_time_is_read_in_any_unit(moment: datetime) -> None:
    seconds = int(moment.timestamp())
    if seconds >= 100_000_000:
        assert {epoch_date(seconds * 1000**power) for power in range(4)} == {moment}
        # twelve digits in all may be a date and a time as well
        assert parse_date(f"/Date({seconds * 1000})/") == parse_date(f"@{seconds}") == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2031-W07", "2031-02-10T00:00:00+00:00"), ("2031-045", "2031-02-14T00:00:00+00:00"),
        ("2031-02-14T24:00", "2031-02-15T00:00:00+00:00"), ("2031-12-31T24:00:00Z", "2032-01-01T00:00:00+00:00"),
        ("2031-02-14+09:00", "2031-02-14T00:00:00+09:00"), ("2031-02-14Z", "2031-02-14T00:00:00+00:00"),
        ("203102141530", "2031-02-14T15:30:00+00:00"), ("2031-02-14T15-30-05", "2031-02-14T15:30:05+00:00"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_the_beginning(text: str, moment: str) -> None:
    assert iso_date(text) == datetime.fromisoformat(moment)


@pytest.mark.parametrize("text", ["2031-366", "2031-W54", "2031-13", "2031-02-30T10:00"])
def test_what_no_calendar_and_no_clock_has_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_an_offset_that_no_zone_has_is_left_out() -> None:
    moment = iso_date("20310214T1530+1500")
    assert moment is not None and moment.utcoffset() == timedelta(0)
