"""Time zones as dates name them: an offset from UTC, an abbreviation, a place of the tz database."""

import re
from datetime import UTC, timedelta, timezone, tzinfo
from typing import NamedTuple

# No zone is further from UTC; a publisher's offset beyond it is a mistake.
_FURTHEST = timedelta(hours=14)
# Where an abbreviation stands for several zones, the one that most publishers mean.
_ZONES = {
    name: float(hours)
    for hours, names in {
        0: "ut utc uct gmt z wet egst", 1: "bst cet mez west wat west met", 2: "cest mesz mest eet sast cat wast",
        3: "eest msk мск eat trt idt fet syot", 3.5: "irst", 4: "gst azt get samt mut ret sct msd volt",
        4.5: "irdt aft", 5: "pkt uzt tmt tjt mvt yekt aqtt orat", 5.5: "ist slst", 5.75: "npt",
        6: "bdt omst almt btt kgt iot novst vost", 6.5: "mmt cct", 7: "ict wib krat hovt cxt davt",
        8: "hkt sgt pht awst myt wita ulat irkt bnt phst", 8.75: "acwst", 9: "jst kst wit yakt tlt pwt",
        9.5: "acst", 10: "aest chst pgt vlat chut ddut", 10.5: "acdt lhst", 11: "aedt sbt vut nct magt lhdt sakt nft",
        12: "nzst fjt pett tvt gilt mht wakt anat wft", 12.75: "chast", 13: "nzdt tot phot tkt", 13.75: "chadt",
        14: "lint", -1: "cvt azot wgst", -2: "fnt brst wgt",
        -2.5: "ndt", -3: "brt art adt uyt pyst gft srt clst fkst pmst",
        -3.5: "nst", -4: "edt ast clt amt bot gyt vet pyt", -5: "est cdt cot pet act",
        -6: "cst mdt galt easst", -7: "mst pdt", -8: "pst akdt", -9: "akst hdt gamt", -9.5: "mart",
        -10: "hst hast ckt taht", -11: "sst nut",
    }.items()
    for name in names.split()
}  # fmt: skip
# Zones without the season, as American publishers write them, and how far they are from UTC in winter.
_SEASONAL = {
    "et": ("America/New_York", -5),
    "ct": ("America/Chicago", -6),
    "mt": ("America/Denver", -7),
    "pt": ("America/Los_Angeles", -8),
}
# Names written out: the words before "Time", without its season.
_WRITTEN_OUT = {
    "eastern": "e", "central": "c", "mountain": "m", "pacific": "p", "atlantic": "a", "alaska": "ak", "alaskan": "ak",
    "hawaii": "h", "hawaiian": "h", "newfoundland": "n", "central european": "ce", "central europe": "ce",
    "w. europe": "ce", "romance": "ce", "western european": "we", "eastern european": "ee", "e. europe": "ee",
    "gtb": "ee", "fle": "ee", "australian eastern": "ae", "aus eastern": "ae", "australian central": "ac",
    "australian western": "aw", "new zealand": "nz",
}  # fmt: skip
_NAMED = {
    "greenwich": 0, "coordinated universal": 0, "universal": 0, "gmt": 0, "british": 1, "irish": 1, "moscow": 3,
    "russian": 3, "india": 5.5, "indian": 5.5, "pakistan": 5, "china": 8, "hong kong": 8, "singapore": 8, "malaysia": 8,
    "philippine": 8, "japan": 9, "tokyo": 9, "korea": 9, "korean": 9, "israel": 2, "south africa": 2,
    "gulf": 4, "west africa": 1, "east africa": 3, "central africa": 2, "arabian": 3, "arabia": 3,
    "nepal": 5.75, "turkey": 3, "brasilia": -3, "argentina": -3, "indochina": 7, "iran": 3.5,
}  # fmt: skip
_SUMMER = ("summer", "daylight")
_OFFSET = re.compile(
    r"[\s,]{0,3}[(\[]?(?P<prefix>(?:GMT|UTC?|Z|[A-Z]{3,5})?)(?P<gap>\s?)[(]?(?P<sign>[+-])(?P<space>\s?)"
    r"(?P<hours>\d{1,2}?)(?:[:.]?(?P<minutes>\d\d))?(?::?(?P<seconds>\d\d))?(?![\d/.:]\d|\d)",
    re.IGNORECASE,
)
# 9:16 -10 November
_DAY_OF_MONTH = re.compile(r"\.?\s?[^\W\d_]{3,}\.?\s")
# An address turned the plus of +0100 into a space.
_LOST_PLUS = re.compile(r" (?P<hours>0\d|1[0-4]):?(?P<minutes>00|30|45)$")
_PLACE = re.compile(
    r"[\s,]{0,3}[(\[]?(?P<place>Etc/(?:GMT|UTC)(?:[+-]\d{1,2})?|[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_-]+){1,2})"
)
_NAME = re.compile(r"[\s,]{0,3}[(\[]?(?P<name>[^\W\d_]{1,5})(?P<summer>\d[A-Z]{3})?(?![^\W_])")
_LONG = re.compile(
    r"[\s,]{0,3}[(\[]?(?P<name>[A-Za-z.]+(?: [A-Za-z]+)??)(?: (?P<season>Standard|Daylight|Summer|Mean))? Time\b",
    re.IGNORECASE,
)
# What else may stand behind an offset: the name of its zone, once more, and Go's monotonic clock.
_BEHIND = re.compile(r"(?:\s?[(\[][^)\]]{0,60}[)\]]|\s?Z\b|\s?[A-Z]{3,5}\b(?! ?\d))?(?: m=\S+)?")


class Zone(NamedTuple):
    """A zone that is named in a text, and where its name ends."""

    zone: tzinfo
    end: int


def zone_behind(text: str, position: int) -> Zone | None:
    """Return the zone that is named in a text right behind a position, None where none is."""
    if found := _offset(text, position):
        return found
    if (match := _LOST_PLUS.match(text, position)) and position:
        return Zone(timezone(timedelta(hours=int(match["hours"]), minutes=int(match["minutes"]))), match.end())
    if match := _PLACE.match(text, position):
        place = _place(match["place"])
        return Zone(place, _end_behind(text, match.end())) if place else None
    zone = _long(match) if (match := _LONG.match(text, position)) else None
    if zone is None and (match := _NAME.match(text, position)):
        zone = _name(match, text)
    return Zone(zone, _end_behind(text, match.end())) if match and zone else None


def _end_behind(text: str, position: int) -> int:
    """Return where a zone ends whose name ends at a position: behind its bracket, and what a zone is told by twice."""
    if text[position : position + 1] in (")", "]"):
        position += 1
    behind = _BEHIND.match(text, position)
    return behind.end() if behind else position


def _offset(text: str, position: int) -> Zone | None:
    match = _OFFSET.match(text, position)
    if match is None:
        return None
    hours, minutes = match["hours"], match["minutes"] or "0"
    if not match["prefix"] and not match["minutes"] and _DAY_OF_MONTH.match(text, match.end()):
        return None
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    if match["space"] and not match["prefix"] and (not match["minutes"] or offset > _FURTHEST):
        return None
    zone = timezone(-offset if match["sign"] == "-" else offset) if offset <= _FURTHEST and int(minutes) < 60 else UTC
    return Zone(zone, _end_behind(text, match.end()))


def _place(name: str) -> tzinfo | None:
    if fixed := re.fullmatch(r"Etc/(?:GMT|UTC)(?:([+-])(\d{1,2}))?", name):
        # POSIX has the sign the other way round
        hours = int(fixed[2] or 0)
        return timezone(timedelta(hours=hours if fixed[1] == "-" else -hours)) if hours <= 14 else None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # no such place, or a machine without the tz database
        return None


def _name(match: re.Match[str], text: str) -> tzinfo | None:
    """Return the zone of an abbreviation; in lower case it is one only at the end of a text (`est` is a word)."""
    name = match["name"]
    if not name.isupper() and text[match.end() :].strip(" )]"):
        return None
    if name.isupper() and name.lower() in _SEASONAL:
        place, winter = _SEASONAL[name.lower()]
        return _place(place) or timezone(timedelta(hours=winter))
    hours = _ZONES.get(name.lower())
    if hours is None and len(name) == 1 and name.isupper() and name not in "J":
        hours = 0  # military letters, which RFC 822 had the wrong way round (RFC 5322, section 4.3)
    return None if hours is None else timezone(timedelta(hours=hours))


def _long(match: re.Match[str]) -> tzinfo | None:
    """Return the zone of a name that is written out, such as Central European Summer Time."""
    name, season = match["name"].lower(), (match["season"] or "").lower()
    if name in _NAMED:
        return timezone(timedelta(hours=_NAMED[name] + (season in _SUMMER and name not in ("british", "irish"))))
    if (letters := _WRITTEN_OUT.get(name)) is None:
        return None
    if not season and f"{letters}t" in _SEASONAL:
        place, winter = _SEASONAL[f"{letters}t"]
        return _place(place) or timezone(timedelta(hours=winter))
    european = letters in ("ce", "we", "ee")
    code = f"{letters}{('s' if season in _SUMMER else '') if european else 'd' if season in _SUMMER else 's'}t"
    return timezone(timedelta(hours=_ZONES[code]))
