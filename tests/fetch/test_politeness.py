"""Turns at hosts: how many at once, how many a second."""

import asyncio

import pytest

from termnews.fetch.politeness import Politeness


class Visitors:
    """Requests that stay until they are let go, and count who is there."""

    def __init__(self, politeness: Politeness) -> None:
        self.politeness = politeness
        self.there: list[str] = []
        self.leave = asyncio.Event()

    async def visit(self, host: str) -> None:
        async with self.politeness.turn(host):
            self.there.append(host)
            await self.leave.wait()


async def settle() -> None:
    for _ in range(50):
        await asyncio.sleep(0)


async def test_a_host_sees_two_at_once_and_all_hosts_together_five() -> None:
    visitors = Visitors(Politeness(per_host=2, per_second=1000, total=5))
    hosts = [f"127.0.0.{n}" for n in (1, 1, 1, 1, 2, 2, 2, 3, 3)]
    async with asyncio.TaskGroup() as group:
        for host in hosts:
            group.create_task(visitors.visit(host))
        await settle()
        assert sorted(visitors.there) == ["127.0.0.1"] * 2 + ["127.0.0.2"] * 2 + ["127.0.0.3"]
        visitors.leave.set()
    assert sorted(visitors.there) == sorted(hosts)


async def test_a_turn_that_ends_in_an_error_gives_its_place_back() -> None:
    politeness = Politeness(per_host=1, per_second=1000, total=1)
    for _ in range(3):
        with pytest.raises(ValueError):
            async with politeness.turn("127.0.0.1"):
                raise ValueError


class Clock:
    """The event loop's time, which passes only in sleep."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: self.now)
        monkeypatch.setattr(asyncio, "sleep", self.sleep)

    async def sleep(self, seconds: float) -> None:
        self.now += max(seconds, 0)


async def starts(politeness: Politeness, clock: Clock, hosts: list[str]) -> list[float]:
    found = []
    for host in hosts:
        async with politeness.turn(host):
            found.append(clock.now - 1000)
    return found


async def test_five_requests_a_second_start_at_one_host(monkeypatch: pytest.MonkeyPatch) -> None:
    politeness = Politeness(per_host=2, per_second=5, total=32)
    found = await starts(politeness, Clock(monkeypatch), ["news.example"] * 11)
    assert found == [0] * 5 + [1] * 5 + [2]


async def test_less_than_one_request_a_second_is_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    politeness = Politeness(per_host=2, per_second=0.5, total=32)
    assert await starts(politeness, Clock(monkeypatch), ["news.example"] * 3) == [0, 2, 4]


async def test_each_host_has_a_rate_of_its_own_and_this_machine_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    politeness = Politeness(per_host=2, per_second=1, total=32)
    clock = Clock(monkeypatch)
    assert await starts(politeness, clock, ["a.example", "b.example", "localhost", *["127.0.0.1"] * 20]) == [0] * 23
    assert await starts(politeness, clock, ["a.example", "b.example"]) == [1, 1]
