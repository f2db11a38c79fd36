"""Dates in the forms of many publishers: read alike in a field of a feed and in the text of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.dates import parse_date, rfc3339_utc
from termnews.domain.written_dates import find_date, month_comes_first


@given(st.text(alphabet="0123456789-/.: TZ+年月日ap한mar,ene", max_size=60))
def test_any_text_of_the_signs_of_dates_is_a_date_with_a_zone_or_none(written: str) -> None:
    for read in (parse_date(written), find_date(written)):
        assert read is None or read.tzinfo is not None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-17 13:55:44.364419679 +0100 CET", "2026-11-17T12:55:44Z"),
        ("Tuesday, November 17, 2026 - 09:00", "2026-11-17T09:00:00Z"),
        ("Tue, 17 Nov 2026 24:00:00 +0000", "2026-11-18T00:00:00Z"),
        ("Tue, 17 Nov 2026 02:16:00 PM +0000", "2026-11-17T14:16:00Z"),
        ("Tue, 17 Nov 2026 12:05:00 AM GMT", "2026-11-17T00:05:00Z"),
        ("17/11/2026 2.16pm", "2026-11-17T14:16:00Z"),
        ("17 November 2026 at 2 p.m.", "2026-11-17T14:00:00Z"),
        ("2026-07-17T14:16:00 America/New_York", "2026-07-17T18:16:00Z"),
        ("2026-07-17T14:16:00 Nowhere/At_All", "2026-07-17T14:16:00Z"),
        ("2026-11-17T14:16:00 ../etc/passwd", "2026-11-17T14:16:00Z"),
        ("20261117141600", "2026-11-17T14:16:00Z"),
        ("Tue Nov 17 2026 14:16:00 GMT+0100 (CET)", "2026-11-17T13:16:00Z"),
        ("Tue, 17 Nov 2026 14:16:00 ACST", "2026-11-17T04:46:00Z"),
        ("Tue, 17 Nov 2026 14:16:00 \N{MINUS SIGN}0500", "2026-11-17T19:16:00Z"),
        ("17. November 2026, 14:16 Uhr MEZ", "2026-11-17T13:16:00Z"),
        ("samedi 17 janvier 2026 à 14h16", "2026-01-17T14:16:00Z"),
        ("17. dubna 2026 14:16", "2026-04-17T14:16:00Z"),
        ("17 мая 2026 г. 14:16", "2026-05-17T14:16:00Z"),
        ("2026. 11. 17. 오후 2:16", "2026-11-17T14:16:00Z"),
        ("2026年11月17日 午後2時16分", "2026-11-17T14:16:00Z"),
        ("2026年11月17日 上午9:05", "2026-11-17T09:05:00Z"),
        ("14:16, 17 November 2026", "2026-11-17T14:16:00Z"),
        ("17 November 2026, 2 hours ago", "2026-11-17T00:00:00Z"),
        ("17 November 2026 99:99", "2026-11-17T00:00:00Z"),
    ],
)
def test_the_time_of_the_day_is_read_in_many_forms(text: str, moment: str) -> None:
    value = parse_date(text)
    assert value is not None and rfc3339_utc(value) == moment


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("12 March 2026", "2026-03-12"), ("March 12, 2026 9:14 am", "2026-03-12"), ("12.03.2026 Uhr", "2026-03-12"),
        ("12. März 2026", "2026-03-12"), ("le 12 août 2026 à 9h", "2026-08-12"), ("12 de marzo de 2026", "2026-03-12"),
        ("12 maart 2026", "2026-03-12"), ("12 января 2026", "2026-01-12"), ("2026年3月12日", "2026-03-12"),
        ("Updated 2026-03-12", "2026-03-12"), ("12/31/2026", "2026-12-31"), ("Sept. 3, 2026", "2026-09-03"),
        ("1er mars 2026", "2026-03-01"), ("10 sty 2026", "2026-01-10"), ("1/2/2026", "2026-02-01"),
        ("12/11/2026", "2026-11-12"),
        ("5 Kommentare 12. März 2026", "2026-03-12"), ("12 नवंबर 2026", "2026-11-12"),
        ("12 fe\u0301vr. 2026", "2026-02-12"),
    ],
)  # fmt: skip
def test_a_day_is_the_same_in_a_field_and_in_running_text(text: str, date: str) -> None:
    in_text, field = find_date(text), parse_date(text)
    assert in_text is not None and field is not None
    assert in_text.date().isoformat() == field.date().isoformat() == date


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "45.99.2026",
        "99 Luftballons 2026",
        "call 555 1234 5678",
        "2026",
        "12 mars 20 personnes",
        "31 February 2026",
    ],
)
def test_what_names_no_day_is_no_date(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Posted on March 12, 2026, at 9:14 a.m. by Anna", "2026-03-12T09:14:00Z"),
        ("March 12, 2026 9:14 am EDT", "2026-03-12T13:14:00Z"),
        ("12.03.2026, 09:14 Uhr", "2026-03-12T09:14:00Z"),
        ("March 12, 2026 3.5k views", "2026-03-12T00:00:00Z"),
        ("March 12, 2026 • 319 likes, last at 10:30", "2026-03-12T00:00:00Z"),
        ("12. März 202612. März 2026", "2026-03-12T00:00:00Z"),
    ],
)
def test_the_time_in_running_text_counts_only_right_behind_the_day(text: str, moment: str) -> None:
    value = find_date(text)
    assert value is not None and rfc3339_utc(value) == moment


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        (["1/2/2024"], None, False), (["1/2/2024"], "en-US", True), (["1/2/2024"], "en_us", True),
        (["1/2/2024"], "en-GB", False), (["12/25/2023", "1/2/2024"], "de", True), (["25/12/2023"], "en-US", False),
        (["12/25/2023", "25/12/2023"], "en-US", True), (["12/25/2023", "25/12/2023"], None, False),
        (["/news/2024/12/25/2024/"], None, False),
    ],
)  # fmt: skip
def test_other_dates_and_the_language_tell_which_number_is_the_month(
    texts: list[str], language: str | None, expected: bool
) -> None:
    assert month_comes_first(texts, language) is expected


@pytest.mark.parametrize(
    "unit", ["1.1.", "1 a ", "12 abcdefghijklmn ", "1 mar-20 ", "1111-", "a", "aaa 1 1:11:11 AAAAA "]
)
def test_hostile_text_costs_no_more_than_its_first_characters(unit: str) -> None:
    """The reader looks at so few characters that no pattern takes long; what stands behind them changes nothing."""
    text = unit * 100_000
    assert parse_date(text) == parse_date(text[:120])
    assert find_date(text) == find_date(text[:120])
