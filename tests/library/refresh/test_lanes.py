"""Work that takes long holds up nothing that waits behind it."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.domain.source import Subscription
from termnews.library.events import SourceRefreshed
from termnews.library.library import Library
from termnews.library.refresh.feed_reader import LARGE
from termnews.library.refresh.lanes import MOST, Lanes
from termnews.library.refresh.worker import WorkerLostError


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    with closing(Lanes()) as made, made.wanted():
        yield made


async def test_one_worker_does_what_does_not_take_long(lanes: Lanes) -> None:
    numbers = await asyncio.gather(*(lanes.call("os:getpid") for _ in range(20)))
    assert len(set(numbers)) == 1


async def test_what_waits_overtakes_what_takes_long(lanes: Lanes) -> None:
    slow = [asyncio.create_task(lanes.call("time:sleep", 600)) for _ in range(MOST - 1)]
    quick = [asyncio.create_task(lanes.call("operator:neg", n)) for n in range(5)]
    async with asyncio.timeout(30):
        assert await asyncio.gather(*quick) == [0, -1, -2, -3, -4]
    assert not any(task.done() for task in slow)
    lanes.stop()
    for task in slow:
        with pytest.raises(WorkerLostError):
            await task


async def test_there_are_never_more_than_a_few(lanes: Lanes) -> None:
    started = time.monotonic()
    numbers = await asyncio.gather(
        *(lanes.call("tests.library.refresh.test_lanes:slow_number") for _ in range(MOST + 3))
    )
    assert len(set(numbers)) <= MOST
    assert time.monotonic() - started < 30


def slow_number() -> int:
    import os

    time.sleep(0.6)
    return os.getpid()


async def test_they_end_with_the_last_that_wanted_them() -> None:
    lanes = Lanes()
    with lanes.wanted():
        with lanes.wanted():
            first = await lanes.call("os:getpid")
        assert lanes.ready and await lanes.call("os:getpid") == first
    assert not lanes.ready
    with lanes.wanted():
        assert await lanes.call("os:getpid") != first


async def test_closed_they_start_nothing_any_more(lanes: Lanes) -> None:
    lanes.close()
    with pytest.raises(WorkerLostError):
        await lanes.call("os:getpid")


async def test_a_large_feed_alone_is_read_in_a_process_of_its_own(
    library: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[str] = []
    call = Lanes.call

    async def noted(self: Lanes, function: str, *arguments: Any, **named: Any) -> object:
        called.append(function)
        return await call(self, function, *arguments, **named)

    monkeypatch.setattr(Lanes, "call", noted)
    url = publisher.serve("/feed.xml", rss([Story("Long", body="<p>" + "word " * (LARGE // 5) + "</p>")]))
    await library.subscriptions.add_all([Subscription(url, "World")])
    events = [event async for event in library.online_refresh().run(library.queries.sources())]
    assert isinstance(events[0], SourceRefreshed) and events[0].new == 1
    assert called[0] == "termnews.sources.parse:parse"
