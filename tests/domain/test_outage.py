"""When failures are the network's, and when they are the sources' own."""

import pytest

from termnews.domain.outage import Sign, Symptom, outage

OFFLINE, UNREACHED, UNTRUSTED, PORTAL = Sign


def symptoms(*told: tuple[Sign, str] | tuple[Sign, str, str]) -> list[Symptom]:
    return [Symptom(one[0], one[1], f"{one[1]} failed", *one[2:]) for one in told]


@pytest.mark.parametrize(
    "told",
    [
        [(OFFLINE, "paper.example")],
        [(OFFLINE, "paper.example"), (UNREACHED, "paper.example"), (UNTRUSTED, "gazette.example")],
        [(UNREACHED, "paper.example"), (UNREACHED, "gazette.example")],
        [(UNTRUSTED, "paper.example"), (UNTRUSTED, "gazette.example")],
        [(PORTAL, "paper.example", "login.hotel"), (PORTAL, "gazette.example", "login.hotel")],
        [(PORTAL, "paper.example", "#same"), (PORTAL, "gazette.example", "#same"), (UNTRUSTED, "third.example")],
        [(PORTAL, "paper.example", "login.hotel"), (UNTRUSTED, "gazette.example"), (UNREACHED, "third.example")],
    ],
)
def test_it_is_the_networks_fault(told: list[tuple[Sign, str]]) -> None:
    assert outage(symptoms(*told))


@pytest.mark.parametrize(
    "told",
    [
        [(UNREACHED, "paper.example")],
        [(UNREACHED, "a.paper.example"), (UNREACHED, "b.paper.example")],
        [(UNTRUSTED, "paper.example")],
        [(PORTAL, "paper.example", "login.hotel")],
        [(PORTAL, "a.paper.example", "paper.example"), (PORTAL, "gazette.example", "paper.example")],
        [(PORTAL, "paper.example", "parked.example"), (PORTAL, "gazette.example", "closed.example")],
    ],
)
def test_it_may_well_be_the_sources_own(told: list[tuple[Sign, str]]) -> None:
    assert outage(symptoms(*told)) is None
