"""Many feeds are stored by a worker process, in batches: nothing is lost where one fails, hangs, or kills it."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.domain.errors import StoreError
from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription
from termnews.library.events import RefreshFinished, RefreshStatus, SourceRefreshed
from termnews.library.library import Library
from termnews.library.refresh import intake
from termnews.library.refresh.intake import MANY
from termnews.library.refresh.worker import Worker
from termnews.store.cache import Cache

STORE = "termnews.library.refresh.intake_worker:take_in"


async def subscribe(library: Library, publisher: Publisher, feeds: dict[str, str]) -> None:
    """Serve feeds and subscribe to them."""
    urls = [publisher.serve(f"/{name}.xml", feed) for name, feed in feeds.items()]
    await library.subscriptions.add_all([Subscription(url, "World") for url in urls])


async def refreshed(library: Library) -> tuple[list[SourceRefreshed], RefreshFinished]:
    """Refresh all sources."""
    events = [event async for event in library.online_refresh().run(library.queries.sources())]
    finished = events[-1]
    assert isinstance(finished, RefreshFinished)
    return [event for event in events if isinstance(event, SourceRefreshed)], finished


def titles(library: Library) -> set[str]:
    """Return the titles of all articles."""
    return {one.title for one in library.queries.headlines(library.queries.article_list(Query(Scope.ALL)))}


def feeds_of(count: int) -> dict[str, str]:
    """Return feeds of two articles each."""
    return {f"{n}": rss([Story(f"Story {n}"), Story(f"Other {n}")], title=f"Paper {n}") for n in range(count)}


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[Any, ...]]]:
    """What workers were called for."""
    made: list[tuple[str, tuple[Any, ...]]] = []
    call = Worker.call

    async def noted(self: Worker, function: str, *arguments: Any, **named: Any) -> object:
        made.append((function, arguments))
        return await call(self, function, *arguments, **named)

    monkeypatch.setattr(Worker, "call", noted)
    return made


async def test_many_new_feeds_are_stored_by_a_worker_several_at_once_and_found_by_search(
    library: Library, publisher: Publisher, calls: list[tuple[str, tuple[Any, ...]]]
) -> None:
    await subscribe(library, publisher, feeds_of(3 * MANY))
    results, finished = await refreshed(library)
    assert finished.count(RefreshStatus.UPDATED) == len(results) == 3 * MANY
    assert sorted(number for result in results for number in result.new_ids) == list(range(1, 6 * MANY + 1))
    stored = [len(arguments[1]) for function, arguments in calls if function == STORE]
    assert sum(stored) == 3 * MANY and len(stored) < 3 * MANY
    assert not {function for function, _ in calls if function.endswith(":parse")}
    assert len(titles(library)) == 6 * MANY
    assert [one.title for one in await library.search.find("other 5")][:1] == ["Other 5"]
    # and the validators came with them
    _, again = await refreshed(library)
    assert again.count(RefreshStatus.UNCHANGED) == 3 * MANY


async def test_a_few_changed_feeds_of_many_start_no_process(
    library: Library, publisher: Publisher, calls: list[tuple[str, tuple[Any, ...]]]
) -> None:
    feeds = feeds_of(2 * MANY)
    await subscribe(library, publisher, feeds)
    await refreshed(library)
    calls.clear()
    publisher.serve("/3.xml", rss([Story("Newer"), Story("Story 3")], title="Paper 3"))
    _, finished = await refreshed(library)
    assert finished.new == 1 and "Newer" in titles(library)
    assert calls == []


async def test_what_fails_in_a_batch_fails_alone(library: Library, publisher: Publisher) -> None:
    feeds = feeds_of(MANY)
    feeds["page"] = "<!doctype html><html><title>Log in</title></html>"
    feeds["shouted"] = (
        rss([Story("Patience")]).replace("rss", "RSS").replace("channel", "CHANNEL").replace("item", "ITEM")
    )
    await subscribe(library, publisher, feeds)
    results, finished = await refreshed(library)
    assert finished.count(RefreshStatus.UPDATED) == MANY + 1
    (failed,) = [result for result in results if result.status is RefreshStatus.FAILED]
    assert failed.source.url.endswith("page.xml") and failed.error
    assert "Patience" in titles(library)


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_worker_that_is_killed_over_a_batch_costs_no_article(
    library: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    call = Worker.call
    killed: list[str] = []

    async def killing(self: Worker, function: str, *arguments: Any, **named: Any) -> object:
        if function != STORE or killed:
            return await call(self, function, *arguments, **named)
        killed.append(function)
        if when == "after":  # stored, but nobody heard of it
            await call(self, function, *arguments, **named)
        return await call(self, "os:abort")

    monkeypatch.setattr(Worker, "call", killing)
    await subscribe(library, publisher, feeds_of(2 * MANY))
    _, finished = await refreshed(library)
    assert killed and finished.count(RefreshStatus.FAILED) == 0
    assert len(titles(library)) == 4 * MANY
    assert len(await library.search.find("story")) == 2 * MANY


async def test_a_worker_stores_nothing_in_another_file_that_stands_at_the_path_by_now(
    library: Library, publisher: Publisher, tmp_path: Path
) -> None:
    await subscribe(library, publisher, feeds_of(MANY))
    path = library.paths.cache
    path.rename(tmp_path / "moved.db")
    with Cache.open(tmp_path / "other.db"):
        pass
    (tmp_path / "other.db").rename(path)
    results, _ = await refreshed(library)
    assert len(results) == MANY and all("deleted or replaced" in (result.error or "") for result in results)
    with Cache.open(path) as other:
        assert other.articles.newest() == 0


async def test_what_own_workers_bring_is_not_counted_as_brought_by_other_programs(
    library: Library, publisher: Publisher
) -> None:
    await library.other_programs.look()
    await subscribe(library, publisher, feeds_of(MANY))
    await refreshed(library)
    assert await library.other_programs.look() == 0
    assert await library.other_programs.look() is None


async def test_a_feed_that_takes_long_holds_up_those_of_later_batches_for_a_moment_only(
    library: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    call, stuck = Worker.call, asyncio.Event()
    hung: list[Worker] = []

    async def hanging(self: Worker, function: str, *arguments: Any, **named: Any) -> object:
        if function != STORE or hung:
            return await call(self, function, *arguments, **named)
        hung.append(self)
        await stuck.wait()
        return await call(self, function, *arguments, **named)

    monkeypatch.setattr(Worker, "call", hanging)
    monkeypatch.setattr(intake, "TOGETHER", 2)
    await subscribe(library, publisher, feeds_of(MANY))
    done = 0
    async with asyncio.timeout(60):
        async for event in library.online_refresh().run(library.queries.sources()):
            done += isinstance(event, SourceRefreshed)
            if done == MANY - 2:
                stuck.set()
    assert hung and len(titles(library)) == 2 * MANY


async def test_a_cache_that_cannot_be_written_is_told_of_each_source(
    library: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    await subscribe(library, publisher, feeds_of(MANY))

    async def full(self: Worker, function: str, *arguments: Any, **named: Any) -> object:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(Worker, "call", full)
    results, _ = await refreshed(library)
    assert {result.error for result in results} == {"The disk is full."}
