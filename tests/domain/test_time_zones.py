"""Zones behind a time: offsets in every spelling, abbreviations, places, names written out."""

from datetime import datetime, timedelta

import pytest

from termnews.domain.dates import parse_date, rfc3339_utc
from termnews.domain.time_zones import zone_behind

WINTER = datetime(2026, 1, 15, 12)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("+0100", 1), ("+01:00", 1), (" +01", 1), (" +1", 1), (" +1:30", 1.5), (" +530", 5.5), ("-0930", -9.5),
        (" GMT+2", 2), (" 0100", 1), (" 05:30", 5.5),
        (" UTC-5 (EST)", -5), (" (UTC+08:00)", 8), (" GMT + 7", 7), (" EST (-0500)", -5), (" EST-0500", -5),
        (" EST5EDT", -5),
        (" [EST]", -5), (" (cest)", 2), (" Etc/GMT+5", -5), ("+01:00[Europe/Berlin]", 1), ("+01:00Z", 1),
        (" Europe/Paris", 1), (" Eastern Standard Time", -5), (" Eastern Time", -5), (" PT", -8),
        (" Central European Time", 1), (" Central European Summer Time", 2), (" Coordinated Universal Time", 0),
        (" India Standard Time", 5.5), (" China Standard Time", 8), (" МСК", 3), (" B", 0), (" +0100 CET m=+0.01", 1),
        ("+2500", 0),
    ],
)  # fmt: skip
def test_a_zone_is_read_to_its_end(text: str, hours: float) -> None:
    zone = zone_behind(f"14:16{text}", 5)
    assert zone is not None
    assert (zone.zone.utcoffset(WINTER), text[zone.end - 5 :]) == (timedelta(hours=hours), "")


@pytest.mark.parametrize(
    "text", ["", " Anna", " est arrivé", " - 17 November 2026", " -10 November 2026", " Nowhere/At_All", " J", "!"]
)
def test_other_words_and_numbers_are_no_zone(text: str) -> None:
    assert zone_behind(text, 0) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Thu, 03 Dec 2026 21:05:44 GMT-0800", "2026-12-04T05:05:44Z"),
        ("Thu, 3 Dec 2026 21:05:44 UTC+0200", "2026-12-03T19:05:44Z"),
        ("Thu, 3 Dec 2026 21:05:44 CST", "2026-12-04T03:05:44Z"),
        ("Thu, 3 Dec 2026 21:05:44 PDT", "2026-12-04T04:05:44Z"),
        ("Thu, 3 Dec 2026 21:05:44 BST", "2026-12-03T20:05:44Z"),
        ("Thu, 3 Dec 2026 21:05:44 KST", "2026-12-03T12:05:44Z"),
        ("Thu, 3 Dec 2026 21:05:44 SGT", "2026-12-03T13:05:44Z"),
        ("Thu, 3 Dec 2026 21:05:44 PKT", "2026-12-03T16:05:44Z"),
        ("Thu, 3 Dec 2026 21:05:44 NPT", "2026-12-03T15:20:44Z"),
        ("Thu, 3 Dec 2026 21:05:44 CLST", "2026-12-04T00:05:44Z"),
        ("Thu, 3 Dec 2026 21:05:44 ART", "2026-12-04T00:05:44Z"),
        ("Thu, 3 Dec 2026 21:05:44 EAT", "2026-12-03T18:05:44Z"),
        ("Thu, 3 Dec 2026 21:05:44 GST", "2026-12-03T17:05:44Z"),
        ("Thu, 3 Dec 2026 21:05:44 Asia/Kolkata", "2026-12-03T15:35:44Z"),
        ("Thu, 3 Dec 2026 21:05:44 America/Argentina/Buenos_Aires", "2026-12-04T00:05:44Z"),
        ("Thu 3 Dec 2026 21:05:44 -05", "2026-12-04T02:05:44Z"),
        ("Thu, 3 Dec 2026 21:05:44.000 GMT", "2026-12-03T21:05:44Z"),
        ("Thu, 03 Dec 2026 21:05:44 +00:00", "2026-12-03T21:05:44Z"),
        ("Thu, 03 Dec 2026 21:05:44 Europe/Paris", "2026-12-03T20:05:44Z"),
        ("Thu, 03 Dec 2026 21:05:44 +0530 IST", "2026-12-03T15:35:44Z"),
        ("Thu, 03 Dec 2026 21:05:44 ???", "2026-12-03T21:05:44Z"),
    ],
)
def test_the_zone_of_a_date_counts(text: str, moment: str) -> None:
    value = parse_date(text)
    assert value is not None and rfc3339_utc(value) == moment


def test_an_american_zone_without_a_season_has_the_one_of_its_date() -> None:
    summer, winter = parse_date("17 Jul 2026 2:16 PM ET"), parse_date("17 Jan 2026 2:16 PM ET")
    assert summer is not None and rfc3339_utc(summer) == "2026-07-17T18:16:00Z"
    assert winter is not None and rfc3339_utc(winter) == "2026-01-17T19:16:00Z"
