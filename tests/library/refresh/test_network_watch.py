"""Finding out that the network is back, without asking anybody but the sources."""

import pytest

from termnews.domain.errors import OfflineError
from termnews.domain.source import Subscription
from termnews.fetch.fetcher import Fetcher
from termnews.library.library import Library
from termnews.library.refresh.network_watch import FIRST, LONGEST, LOOK, NetworkWatch

URLS = [f"http://{name}.example/feed.xml" for name in ("morning", "evening")]


async def watch_over(library: Library, *routes: bool) -> tuple[NetworkWatch, list[bool]]:
    """Return a watch, and the answers to come of whether there is a way to the internet; the last one stays."""
    await library.subscriptions.add_all([Subscription(url, "World") for url in URLS])
    left = list(routes)
    watch = NetworkWatch(
        library.online_refresh(), library.queries.sources(), has_route=lambda: left.pop(0) if left[1:] else left[0]
    )
    return watch, left


async def test_without_a_way_to_the_internet_nobody_is_asked_and_once_there_is_one_at_once(library: Library) -> None:
    watch, left = await watch_over(library, False)
    assert not any(watch.look(LOOK) for _ in range(100))
    left[:] = [True]
    assert watch.look(LOOK)


async def test_with_a_way_one_source_at_a_time_is_asked_less_and_less_often(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    async def unreachable(_: Fetcher, url: str, **__: object) -> None:
        asked.append(url)
        raise OfflineError("The network cannot be reached; check the connection")

    monkeypatch.setattr(Fetcher, "get", unreachable)
    watch, _ = await watch_over(library, True)
    waits: list[float] = []
    for _ in range(7):
        looks = 1
        while not watch.look(LOOK):
            looks += 1
        waits.append(looks * LOOK)
        assert not await watch.back()
    assert waits == [FIRST, 30, 60, 120, 240, LONGEST, LONGEST]
    assert asked == [URLS[0], URLS[1]] * 3 + [URLS[0]]
    assert all(source.health.error is None for source in library.queries.sources())


async def test_an_answer_of_any_kind_shows_that_it_is_back(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from termnews.domain.errors import FetchError

    async def missing(*_: object, **__: object) -> None:
        raise FetchError("The server says there is nothing at this address (404); it may have moved", status=404)

    monkeypatch.setattr(Fetcher, "get", missing)
    watch, _ = await watch_over(library, True)
    assert await watch.back()
