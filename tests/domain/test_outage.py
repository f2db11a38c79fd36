"""When failures are the network's, and when they are the sources' own."""

from dataclasses import replace

import pytest

from termnews.domain.outage import Sign, Symptom, outage

OFFLINE, UNNAMED, UNREACHED, UNTRUSTED, PORTAL = Sign


def symptoms(*told: tuple[Sign, str] | tuple[Sign, str, str]) -> list[Symptom]:
    return [Symptom(one[0], one[1], f"{one[1]} failed", *one[2:]) for one in told]


@pytest.mark.parametrize(
    "told",
    [
        [(OFFLINE, "paper.example")],
        [(OFFLINE, "paper.example"), (UNREACHED, "paper.example"), (UNTRUSTED, "gazette.example")],
        [(UNNAMED, "paper.example")],
        [(UNNAMED, "paper.example"), (UNREACHED, "paper.example")],
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


def failed_before(*told: tuple[Sign, str]) -> list[Symptom]:
    return [replace(one, again=True) for one in symptoms(*told)]


def test_sources_that_failed_before_are_no_sign_but_of_a_network_that_is_not_there_at_all() -> None:
    dead = failed_before((UNNAMED, "paper.example"), (UNREACHED, "gazette.example"), (UNTRUSTED, "third.example"))
    assert outage(dead) is None
    assert outage(dead + symptoms((UNREACHED, "fourth.example"))) is None
    assert outage(dead + symptoms((UNREACHED, "fourth.example"), (UNREACHED, "fifth.example")))
    assert outage(dead + failed_before((OFFLINE, "fourth.example")))
