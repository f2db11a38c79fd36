"""Outage detection: whether failures that came together are the network's and no source's.

One source that is not found may have a wrong address; when all are not, it is the network. What stands between a reader
and the internet has signs of its own: a captive portal (RFC 8952) answers for every host.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """What one failure says of the network: it is missing, or nothing was found, or somebody else answered."""

    OFFLINE = "offline"
    UNNAMED = "unnamed"
    UNREACHED = "unreached"
    UNTRUSTED = "untrusted"
    PORTAL = "portal"


@dataclass(frozen=True, slots=True)
class Symptom:
    """A failure that a missing network may explain: of the host asked, with its sentence.

    `answered` is who answered in its place, where somebody did. `again` tells that the source failed before, so that
    its failure is no sign by itself.
    """

    sign: Sign
    host: str
    sentence: str
    answered: str = ""
    again: bool = False


def outage(symptoms: Sequence[Symptom]) -> str | None:
    """Return what is wrong with the network, None where these failures may well be the sources' own.

    They are those of all sources that were asked, but for some of this machine itself.
    """
    by_sign = {sign: [symptom for symptom in symptoms if symptom.sign is sign and not symptom.again] for sign in Sign}
    missing = next((symptom for symptom in symptoms if symptom.sign is Sign.OFFLINE), None)
    portals = by_sign[Sign.PORTAL]
    if not portals:
        missing = missing or next(iter(by_sign[Sign.UNNAMED]), None)
    if missing is not None:
        return missing.sentence
    sites = _sites(symptom.host for ones in by_sign.values() for symptom in ones)
    if len(sites) < 2:
        return None
    if portals:
        return _portal({symptom.answered for symptom in portals}, sites)
    if by_sign[Sign.UNREACHED]:
        return "none of the sources can be found or reached; check the connection"
    return "no server can be trusted here: a login page may stand before the network, or this computer's clock is wrong"


def _portal(answered: set[str], sites: set[str]) -> str | None:
    if len(answered) > 1 or not sites.isdisjoint(_sites(answered)):
        return None
    return "one page answers in place of all sources: log in to this network in a browser"


def _sites(hosts: Iterable[str]) -> set[str]:
    """Return what hosts belong to: paper.example for feeds.paper.example too."""
    return {".".join(host.split(".")[-2:]) for host in hosts}
