"""The clock jumps years ahead and back: no source is frozen, none asked again and again, lists keep their order."""

from datetime import timedelta

import pytest
from tests.clock import Clock
from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription

pytestmark = pytest.mark.fault("D07")
HOUR, DECADES = timedelta(hours=1), timedelta(days=365 * 60)


async def refresh_due(clock: Clock) -> int:
    """Refresh what the reader would by itself now; return how many sources that were."""
    machine = clock.library.online_refresh()
    due = machine.due(clock.library.queries.sources())
    async for _ in machine.run(due, asked=False):
        pass
    return len(due)


def titles(clock: Clock) -> list[str]:
    queries = clock.library.queries
    return [headline.title for headline in queries.headlines(queries.article_list(Query(Scope.ALL)))]


def serve(publisher: Publisher, *days: int) -> list[str]:
    urls = [
        publisher.serve(f"/{n}.xml", rss([Story(f"Paper {n}, {day}", day=day, guid=f"{n}-{day}") for day in days]))
        for n in range(3)
    ]
    return [*urls, publisher.url("/missing.xml")]


@pytest.mark.parametrize("jump", [DECADES, timedelta(days=365), timedelta(hours=1)])
async def test_a_clock_that_was_ahead_freezes_no_source_and_starts_no_storm(
    clock: Clock, publisher: Publisher, jump: timedelta
) -> None:
    await clock.library.subscriptions.add_all([Subscription(url, "World") for url in serve(publisher, 1, 2)])
    assert await refresh_due(clock) == 4
    right, before = clock.now, titles(clock)
    clock.now = right + jump
    assert await refresh_due(clock) >= 3
    assert await refresh_due(clock) == 0
    assert titles(clock) == before
    serve(publisher, 1, 2, 3)
    clock.now = right + timedelta(minutes=5)
    assert await refresh_due(clock) == 4
    assert await refresh_due(clock) == 0
    assert titles(clock)[3:] == before
    clock.now += HOUR
    assert await refresh_due(clock) == 3
    (missing,) = (one for one in clock.library.queries.sources() if one.health.error)
    assert missing.health.error_since is not None and missing.health.error_since <= clock.now


async def test_what_came_while_the_clock_was_behind_keeps_its_place_when_it_is_set_right(
    clock: Clock, publisher: Publisher
) -> None:
    right = clock.now
    clock.now = right - DECADES
    await clock.library.subscriptions.add_all([Subscription(url, "World") for url in serve(publisher, 1, 2)])
    await refresh_due(clock)
    behind = titles(clock)
    clock.now = right
    assert await refresh_due(clock) == 4
    assert titles(clock) == behind
    assert await refresh_due(clock) == 0


async def test_a_server_that_asked_to_wait_while_the_clock_was_ahead_is_not_waited_for_until_then(
    clock: Clock, publisher: Publisher
) -> None:
    url = publisher.serve("/busy.xml", "", status=429, headers={"Retry-After": "86400"})
    await clock.library.subscriptions.add_all([Subscription(url, "World")])
    right = clock.now
    clock.now = right + DECADES
    assert await refresh_due(clock) == 1
    assert await refresh_due(clock) == 0
    clock.now = right
    assert await refresh_due(clock) == 1
    clock.now = right + HOUR
    assert await refresh_due(clock) == 0
