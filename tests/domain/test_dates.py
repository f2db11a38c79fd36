"""Dates as publishers write them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.dates import age, long_date, parse_date, rfc3339, rfc3339_utc

EXPECTED = datetime(2025, 10, 22, 9, 14, tzinfo=UTC)
NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2025-10-22T09:14:00Z",
        "2025-10-22T09:14Z",
        "2025-10-22 09:14:00",
        "2025-10-22T14:44:00+05:30",
        "2025-10-22T14:44:00+0530",
        "2025-10-22T09:14:00.000000000Z",
        "20251022T091400Z",
        "Wed, 22 Oct 2025 09:14:00 GMT",
        "Wed, 22 Oct 2025 05:14:00 EDT",
        "22 Oct 2025 09:14 +0000",
        "Wednesday, October 22, 2025 at 9:14 AM UTC",
        "October 22nd, 2025 09:14",
        "22-Oct-2025 09:14",
        "1761124440",
        "1761124440000",
        1761124440,
        1761124440000,
        1761124440.0,
    ],
)
def test_dates_are_read_in_many_forms(text: str | float) -> None:
    assert parse_date(text) == EXPECTED


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("20240203T10:20:30Z", "2024-02-03T10:20:30Z"),
        ("20240203 10:20:30", "2024-02-03T10:20:30Z"),
        ("20240203 10:20", "2024-02-03T10:20:00Z"),
        ("20240203 1020", "2024-02-03T10:20:00Z"),
        ("20240203102030", "2024-02-03T10:20:30Z"),
        ("20240203T102030.123Z", "2024-02-03T10:20:30.123Z"),
        ("20240203 10:20:30 +0200", "2024-02-03T10:20:30+02:00"),
        ("20240203T10:20:30 EST", "2024-02-03T10:20:30-05:00"),
        ("20240203 EST", "2024-02-03T00:00:00-05:00"),
        ("20240203T24:00:00Z", "2024-02-04T00:00:00Z"),
        ("20240203T23:59:60Z", "2024-02-03T23:59:59Z"),
        ("20240203", "2024-02-03T00:00:00Z"),
        ("24-02-03T10:20:30+02:00", "2024-02-03T10:20:30+02:00"),
        ("20240203+0200", "2024-02-03T00:00:00+02:00"),
        ("2024-02-03T102030 EST", "2024-02-03T10:20:30-05:00"),
        ("2024-02 10:20", "2024-02-01T10:20:00Z"),
        ("202402", "2024-02-01T00:00:00Z"),
        ("2024-02-03 10.20", "2024-02-03T10:20:00Z"),
        ("2024-02-03T10:20:30+15:00", "2024-02-03T10:20:30Z"),
        ("20240203T102030-1430", "2024-02-03T10:20:30Z"),
        ("2024-02-03T10:20:30+14:00", "2024-02-03T10:20:30+14:00"),
    ],
)
def test_iso_dates_are_read_whatever_signs_they_leave_out(text: str, moment: str) -> None:
    parsed, expected = parse_date(text), datetime.fromisoformat(moment)
    assert parsed is not None and (parsed, parsed.utcoffset()) == (expected, expected.utcoffset())


@pytest.mark.parametrize("text", ["20241301", "20240230T10:20:30Z", "2024 May", "2024-02 XYZ", "202413"])
def test_digits_without_signs_that_no_calendar_has_are_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_a_date_without_a_time_is_midnight_utc() -> None:
    assert parse_date("2025-10-22") == datetime(2025, 10, 22, tzinfo=UTC)
    assert parse_date("22 October 2025") == datetime(2025, 10, 22, tzinfo=UTC)
    assert parse_date("2025") == datetime(2025, 1, 1, tzinfo=UTC)


def test_the_zone_as_printed_is_kept() -> None:
    parsed = parse_date("2025-10-22T14:44:00+05:30")
    assert parsed is not None and parsed.utcoffset() == timedelta(hours=5, minutes=30)


@pytest.mark.parametrize("text", [None, "", "soon", "2025-13-45", "99999999999999999999", True, "32 Oct 2025", "-"])
def test_what_names_no_date_is_none(text: str | None) -> None:
    assert parse_date(text) is None


@given(st.one_of(st.text(), st.floats(), st.integers()))
def test_any_value_is_a_date_with_a_zone_or_none(value: str | float) -> None:
    parsed = parse_date(value)
    assert parsed is None or parsed.tzinfo is not None


@given(st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)))
def test_what_we_write_we_read(value: datetime) -> None:
    assert parse_date(rfc3339(value)) == value.replace(microsecond=0)


def test_rfc_3339_has_z_for_utc_and_offsets_else() -> None:
    india = timezone(timedelta(hours=5, minutes=30))
    assert rfc3339(EXPECTED) == "2025-10-22T09:14:00Z"
    assert rfc3339(EXPECTED.astimezone(india)) == "2025-10-22T14:44:00+05:30"
    assert rfc3339_utc(EXPECTED.astimezone(india)) == "2025-10-22T09:14:00Z"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=-30), "now"),
        (timedelta(seconds=59), "now"),
        (timedelta(minutes=5), "5 min"),
        (timedelta(hours=3), "3 h"),
        (timedelta(days=1), "Tue"),
        (timedelta(days=14), "4 Mar"),
        (timedelta(days=100), "8 Dec"),
        (timedelta(days=2000), "2020"),
    ],
)
def test_an_age_is_said_as_people_say_it(before: timedelta, words: str) -> None:
    assert age(NOW - before, NOW) == words


def test_a_byline_date_has_a_time_only_where_there_is_one() -> None:
    assert long_date(EXPECTED) == "22 October 2025, 09:14"
    assert long_date(datetime(2025, 10, 22, tzinfo=UTC)) == "22 October 2025"


@pytest.mark.usefixtures("new_york")
def test_dates_are_told_by_the_clock_of_the_reader_summer_time_included() -> None:
    assert long_date(datetime(2025, 10, 22, 2, 14, tzinfo=UTC)) == "21 October 2025, 22:14"
    assert long_date(datetime(2025, 12, 22, 2, 14, tzinfo=UTC)) == "21 December 2025, 21:14"
    tokyo = timezone(timedelta(hours=9))
    assert long_date(datetime(2025, 10, 22, 9, 14, tzinfo=tokyo)) == "21 October 2025, 20:14"
    assert age(datetime(2026, 3, 16, 2, tzinfo=UTC), NOW) == "Sun"


@pytest.mark.usefixtures("new_york")
def test_a_day_without_a_time_is_the_same_day_in_every_zone() -> None:
    assert long_date(datetime(2025, 10, 22, tzinfo=UTC)) == "22 October 2025"
    assert age(datetime(2025, 12, 1, tzinfo=UTC), NOW) == "1 Dec"
