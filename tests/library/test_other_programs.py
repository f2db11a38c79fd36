"""What other programs do to the cache is noticed, and what this one does is not."""

from pathlib import Path

import pytest
from tests.clock import Clock
from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.domain.errors import StoreError
from termnews.domain.query import Query
from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.events import RefreshFinished
from termnews.library.refresh.intake import MANY
from termnews.store.cache import Cache


async def test_what_this_program_does_is_no_change_and_what_another_does_is_one(
    clock: Clock, publisher: Publisher
) -> None:
    library = clock.library
    url = publisher.serve("/feed.xml", rss([Story("The Nile"), Story("The Ob")]))
    assert await library.other_programs.look() is None
    await library.add_source.add(url)
    await library.indexer.catch_up()
    await library.marks.set([1], "starred", True)
    assert await library.other_programs.look() is None

    other = open_library(Options())
    assert await library.other_programs.look() is None
    await other.marks.set([1], "read", True)
    assert await library.other_programs.look() == 0
    assert await library.other_programs.look() is None
    publisher.serve("/feed.xml", rss([Story(f"River {n}") for n in range(7)]))
    async for _ in other.online_refresh().run(other.queries.sources()):
        pass
    await close_library(other)
    assert await library.other_programs.look() == 7
    assert await library.other_programs.look() is None
    assert library.queries.count(Query()) == 8


async def test_own_articles_between_two_looks_do_not_count_as_those_of_others(
    clock: Clock, publisher: Publisher
) -> None:
    library = clock.library
    await library.other_programs.look()
    await library.add_source.add(publisher.serve("/feed.xml", rss([Story("The Nile"), Story("The Ob")])))
    await library.other_programs.look()
    with Cache.open(library.paths.cache) as other:
        other.states.mark([1], starred=True)
    assert await library.other_programs.look() == 0


async def test_a_cache_that_could_not_be_read_counts_as_changed_once_it_can_be(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = clock.library.other_programs
    await others.look()
    with monkeypatch.context() as patch:
        patch.setattr(Cache, "version", broken)
        assert await others.look() is None
    assert await others.look() == 0
    assert await others.look() is None
    others.lost_sight()
    assert await others.look() == 0


def broken(cache: Cache) -> int:
    raise StoreError(f"The cache {Path('cache.db')} is busy.")


async def test_nothing_of_a_large_refresh_counts_as_brought_by_others(clock: Clock, publisher: Publisher) -> None:
    library = clock.library
    await library.other_programs.look()
    # only feedparser finds both articles
    broken = (
        "<rss version='2.0'><channel><title>News</title><item><title>one</title><pubDate>Tue, 05 Mar 2024 10:00:00 GMT"
        "</pubDate></item><list><new><item><title>two</title></item></new></list></channel></rss>"
    )
    urls = [publisher.serve(f"/{n}.xml", rss([Story(f"River {n}")])) for n in range(MANY + 4)]
    urls += [publisher.serve(f"/broken{n}.xml", broken) for n in range(3)]
    await library.subscriptions.add_all([Subscription(url) for url in urls])
    async for event in library.online_refresh().run(library.queries.sources()):
        if isinstance(event, RefreshFinished):
            assert event.new == MANY + 10
    assert await library.other_programs.look() in (None, 0)
