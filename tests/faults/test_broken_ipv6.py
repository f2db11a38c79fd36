"""Addresses that lead nowhere cost a quarter of a second, as RFC 8305 has it, and not the patience for each."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.faults.surroundings import Surroundings
from tests.feeds import Story, rss
from tests.publisher import Publisher

pytestmark = pytest.mark.fault("N03")


@pytest.fixture
def black_hole(publisher: Publisher) -> Iterator[str]:
    """Give an address at which connections to the publisher's port are never made: nobody takes those that wait."""
    place = ("127.0.0.9", publisher.port)
    with ExitStack() as open_:
        open_.enter_context(socket.create_server(place, backlog=0))
        for _ in range(4):
            waiting = open_.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(place)
        yield place[0]


def test_a_first_address_that_never_answers_holds_a_refresh_up_no_longer_than_its_head_start(
    program: Program, publisher: Publisher, black_hole: str, tmp_path: Path
) -> None:
    surroundings = Surroundings(tmp_path)
    surroundings.become({"paper.example": [black_hole, "127.0.0.1"]})
    publisher.serve("/feed.xml", rss([Story("One")]))
    url = f"http://paper.example:{publisher.port}/feed.xml"
    assert program.run("add", url, env=surroundings.env).code == 0
    refreshed, summary = program.rows("refresh", env=surroundings.env)
    assert refreshed["status"] == "unchanged"
    # two seconds for the first address alone, before; the patience with a host is 15
    assert summary["seconds"] < 1.5
