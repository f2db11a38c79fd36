"""What a missing network may explain is held against a source only once it is known to be its own."""

import pytest

from termnews.domain.errors import FetchError, OfflineError, ProxyError, UnnamedError, UnreachedError
from termnews.domain.source import Subscription
from termnews.fetch.fetcher import Fetcher
from termnews.library.events import RefreshFinished
from termnews.library.library import Library

Failures = dict[str, FetchError]
PAPERS = ("morning", "evening", "weekly")


@pytest.fixture
async def failures(library: Library, monkeypatch: pytest.MonkeyPatch) -> Failures:
    """Give what the servers of three papers fail with, by their names; a paper without a failure says 404."""
    failing: Failures = {}

    async def get(_: Fetcher, url: str, **__: object) -> None:
        raise failing.get(url.split("/")[2].split(".")[0]) or FetchError("There is nothing here (404)", status=404)

    await library.subscriptions.add_all([Subscription(f"http://{name}.example/feed", "World") for name in PAPERS])
    monkeypatch.setattr(Fetcher, "get", get)
    return failing


async def refresh(library: Library, *names: str, network: bool | None = None) -> RefreshFinished:
    wanted = {f"http://{name}.example/feed" for name in names or PAPERS}
    sources = [source for source in library.queries.sources() if source.url in wanted]
    events = [event async for event in library.online_refresh().run(sources, network=network)]
    assert isinstance(events[-1], RefreshFinished)
    return events[-1]


def blamed(library: Library) -> list[str]:
    return [name for name in PAPERS if library.queries.source(f"http://{name}.example/feed").health.error]


async def test_nobody_is_blamed_where_all_are_out_of_reach(library: Library, failures: Failures) -> None:
    failures.update({name: UnreachedError("not found") for name in PAPERS})
    assert (await refresh(library)).offline
    assert blamed(library) == []


async def test_an_answer_from_anywhere_shows_whose_fault_the_others_are(library: Library, failures: Failures) -> None:
    failures.update(morning=UnreachedError("not found"), weekly=UnnamedError("no name server"))
    assert not (await refresh(library)).offline
    assert blamed(library) == list(PAPERS)


async def test_dead_sources_that_come_due_together_are_not_taken_for_a_missing_network(
    library: Library, failures: Failures
) -> None:
    failures.update(morning=UnreachedError("not found"), weekly=UnnamedError("no name server"))
    await refresh(library)
    finished = await refresh(library, "morning", "weekly")
    assert not finished.offline
    assert library.queries.source("http://weekly.example/feed").health.failures == 2


async def test_after_an_attempt_that_reached_somebody_a_failure_is_the_sources_own(
    library: Library, failures: Failures
) -> None:
    failures["weekly"] = UnnamedError("no name server")
    assert (await refresh(library, "weekly")).offline
    assert blamed(library) == []
    assert not (await refresh(library, "weekly", network=True)).offline
    assert blamed(library) == ["weekly"]


@pytest.mark.parametrize("failure", [ProxyError("The proxy cannot be used"), OfflineError("no network")])
async def test_a_proxy_or_network_that_is_not_there_is_nobodys_fault_whoever_answers(
    library: Library, failures: Failures, failure: FetchError
) -> None:
    failures.update(morning=failure, evening=failure)
    assert (await refresh(library)).offline
    assert blamed(library) == ["weekly"]


async def test_a_proxy_of_its_own_is_the_sources_fault(library: Library, failures: Failures) -> None:
    failures["morning"] = ProxyError("The proxy of this source cannot be used", own=True)
    assert not (await refresh(library, "morning")).offline
    assert blamed(library) == ["morning"]
