"""What the fetcher's limits mean at real servers: requests at once, in all and a second."""

import asyncio
import socket
import threading

import pytest
from tests.publisher import Publisher
from tests.publisher_faults import Handler

from termnews.fetch.fetcher import Fetcher


class Crowd:
    """Answers each request once `most` of them are there together, or `gone` is set; counts the largest number."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.there = 0
        self.largest = 0
        self.full = threading.Condition()

    def __call__(self, handler: Handler) -> None:
        with self.full:
            self.there += 1
            self.largest = max(self.largest, self.there)
            self.full.notify_all()
            self.full.wait_for(lambda: self.largest >= self.most, 10)
        # Long enough for one too many to come in, where it is allowed to.
        threading.Event().wait(0.05)
        with self.full:
            self.there -= 1
        handler.reply(200, b"feed", {})


async def fill(fetcher: Fetcher, urls: list[str]) -> None:
    await asyncio.gather(*(fetcher.get(url, trusted=True) for url in urls))


async def test_a_host_has_two_requests_at_once_whatever_its_port(publisher: Publisher) -> None:
    crowd = Crowd(2)
    with Publisher() as other_port:
        urls = [one.handle(f"/{n}", crowd) for n in range(4) for one in (publisher, other_port)]
        async with Fetcher(timeout=20) as fetcher:
            await fill(fetcher, urls)
    assert crowd.largest == 2


@pytest.mark.parametrize(("limits", "most"), [({"per_host": 3}, 3), ({"per_host": 9, "total": 4}, 4)])
async def test_the_limits_are_the_ones_that_were_asked_for(
    publisher: Publisher, limits: dict[str, int], most: int
) -> None:
    crowd = Crowd(most)
    urls = [publisher.handle(f"/{n}", crowd) for n in range(8)]
    async with Fetcher(timeout=20, total=limits.get("total", 32), per_host=limits["per_host"]) as fetcher:
        await fill(fetcher, urls)
    assert crowd.largest == most


async def test_all_hosts_together_have_no_more_than_the_total() -> None:
    crowd = Crowd(3)
    with Publisher("127.0.0.1") as one, Publisher("127.0.0.2") as two, Publisher("127.0.0.3") as three:
        urls = [publisher.handle(f"/{n}", crowd) for n in range(2) for publisher in (one, two, three)]
        async with Fetcher(timeout=20, total=3) as fetcher:
            await fill(fetcher, urls)
    assert crowd.largest == 3


async def test_requests_to_one_name_are_spread_over_time_whatever_its_port(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(host: bytes, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", ("127.0.0.1", port))]

    slept: list[float] = []

    async def note(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(asyncio, "sleep", note)
    with Publisher() as other_port:
        urls = [one.serve("/feed.xml", "feed").replace("127.0.0.1", "news.example") for one in (publisher, other_port)]
        async with Fetcher(timeout=20, per_second=0.001) as fetcher:
            for url in urls:
                await fetcher.get(url, trusted=True)
    assert [seconds > 900 for seconds in slept if seconds > 0] == [True]
