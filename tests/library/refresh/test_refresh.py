"""Refreshing: each source on its own, and nothing lost."""

from datetime import UTC, datetime

from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription
from termnews.library.events import RefreshFinished, RefreshStatus, SourceRefreshed
from termnews.library.library import Library


async def refresh(library: Library) -> RefreshFinished:
    events = [event async for event in library.online_refresh().run(library.queries.sources())]
    assert isinstance(events[-1], RefreshFinished)
    assert all(isinstance(event, SourceRefreshed) for event in events[:-1])
    return events[-1]


def titles(library: Library) -> list[str]:
    queries = library.queries
    return [headline.title for headline in queries.headlines(queries.article_list(Query(Scope.ALL)))]


async def subscribe(library: Library, *urls: str) -> None:
    await library.subscriptions.add_all([Subscription(url, "World") for url in urls])


async def test_a_refresh_brings_articles_newest_first(library: Library, publisher: Publisher) -> None:
    await subscribe(library, publisher.serve("/feed.xml", rss([Story("Old", day=1), Story("New", day=3)])))
    finished = await refresh(library)
    assert (finished.new, finished.count(RefreshStatus.UPDATED)) == (2, 1)
    assert titles(library) == ["New", "Old"]


async def test_an_unchanged_feed_is_asked_for_with_its_etag_and_adds_nothing(
    library: Library, publisher: Publisher
) -> None:
    await subscribe(library, publisher.serve("/feed.xml", rss([Story("One")]), etag='"v1"'))
    await refresh(library)
    finished = await refresh(library)
    assert finished.count(RefreshStatus.UNCHANGED) == 1
    assert publisher.seen("/feed.xml")[1].headers["if-none-match"] == '"v1"'
    assert titles(library) == ["One"]


async def test_a_source_that_fails_hurts_no_other_and_keeps_its_error(library: Library, publisher: Publisher) -> None:
    healthy = [publisher.serve(f"/{n}.xml", rss([Story(f"Story {n}")], title=f"Paper {n}")) for n in range(5)]
    broken = publisher.fault("/broken.xml", "cut")
    await subscribe(library, *healthy[:2], broken, *healthy[2:])
    finished = await refresh(library)
    assert finished.count(RefreshStatus.UPDATED) == 5
    failed = next(result for result in finished.results if result.status is RefreshStatus.FAILED)
    assert failed.source.url == broken
    assert library.queries.source(broken).health.error == failed.error
    assert sorted(titles(library)) == [f"Story {n}" for n in range(5)]


async def test_a_page_in_place_of_a_feed_keeps_the_old_articles(library: Library, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss([Story("Kept")]))
    await subscribe(library, url)
    await refresh(library)
    publisher.serve("/feed.xml", "<!doctype html><title>Please log in</title><p>Log in</p>", content_type="text/html")
    finished = await refresh(library)
    assert finished.count(RefreshStatus.FAILED) == 1
    assert titles(library) == ["Kept"]


async def test_a_source_that_works_again_loses_its_error(library: Library, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss([Story("Kept")]))
    await subscribe(library, url)
    await refresh(library)
    publisher.serve("/feed.xml", "", status=500)
    await refresh(library)
    publisher.serve("/feed.xml", rss([Story("Kept")]))
    await refresh(library)
    assert library.queries.source(url).health.error is None


async def test_a_server_that_asks_to_wait_is_not_asked_again_before(library: Library, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", "slow down", status=429, headers={"Retry-After": "3600"})
    await subscribe(library, url)
    await refresh(library)
    finished = await refresh(library)
    assert finished.count(RefreshStatus.SKIPPED) == 1
    assert len(publisher.seen("/feed.xml")) == 1
    assert library.queries.source(url).health.retry_at == datetime(2026, 11, 20, 13, 0, tzinfo=UTC)


async def test_a_host_that_was_asked_too_often_is_left_alone_with_all_its_sources(
    library: Library, publisher: Publisher
) -> None:
    urls = [publisher.serve(f"/{n}.xml", "slow down", status=429, headers={"Retry-After": "3600"}) for n in range(12)]
    with Publisher("127.0.0.2") as other:
        elsewhere = other.serve("/feed.xml", rss([Story("One")]))
        await subscribe(library, *urls, elsewhere)
        first, second = await refresh(library), await refresh(library)
    assert 1 <= len(publisher.requests) <= 4
    assert len(other.requests) == 2
    assert first.count(RefreshStatus.UPDATED) == 1
    assert second.count(RefreshStatus.SKIPPED) == 12
    until = datetime(2026, 11, 20, 13, 0, tzinfo=UTC)
    assert {one.retry_at for one in second.results if one.status is RefreshStatus.SKIPPED} == {until}
    assert {library.queries.source(url).health.retry_at for url in urls} == {until}
    assert library.queries.source(elsewhere).health.retry_at is None


async def test_a_host_that_does_not_say_for_how_long_is_left_alone_for_a_minute(
    library: Library, publisher: Publisher
) -> None:
    limited = publisher.serve("/a.xml", "slow down", status=429)
    await subscribe(library, limited)
    await refresh(library)
    assert library.queries.source(limited).health.retry_at == datetime(2026, 11, 20, 12, 1, tzinfo=UTC)


async def test_a_time_to_wait_is_one_sources_own_where_the_host_has_no_limit(
    library: Library, publisher: Publisher
) -> None:
    blocked = publisher.serve("/a.xml", "blocked", status=403, headers={"Retry-After": "120"})
    fine = publisher.serve("/b.xml", rss([Story("One")]))
    await subscribe(library, blocked, fine)
    await refresh(library)
    second = await refresh(library)
    assert {one.source.url: one.status for one in second.results} == {
        blocked: RefreshStatus.SKIPPED,
        fine: RefreshStatus.UNCHANGED,
    }


async def test_a_feed_that_is_gone_is_not_asked_for_again(library: Library, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", "gone", status=410)
    await subscribe(library, url)
    await refresh(library)
    finished = await refresh(library)
    assert finished.count(RefreshStatus.SKIPPED) == 1
    assert len(publisher.seen("/feed.xml")) == 1


async def test_an_edited_article_is_changed_in_place_and_stays_read(library: Library, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss([Story("First", guid="a", body="<p>Before.</p>")]))
    await subscribe(library, url)
    await refresh(library)
    (article,) = library.queries.article_list(Query(Scope.ALL))
    await library.marks.set([article], "read", True)
    publisher.serve("/feed.xml", rss([Story("First", guid="a", body="<p>After.</p>")]))
    finished = await refresh(library)
    assert (finished.new, finished.changed) == (0, 1)
    (headline,) = library.queries.headlines([article])
    assert headline.state.read
    assert "After." in library.queries.article(article).body


async def test_leaving_a_refresh_early_leaves_what_was_stored(library: Library, publisher: Publisher) -> None:
    urls = [publisher.serve(f"/{n}.xml", rss([Story(f"Story {n}")])) for n in range(3)]
    await subscribe(library, *urls)
    async for _ in library.online_refresh().run(library.queries.sources()):
        break
    assert titles(library)


async def test_new_articles_of_a_refresh_are_named_by_id(library: Library, publisher: Publisher) -> None:
    await subscribe(library, publisher.serve("/feed.xml", rss([Story("One"), Story("Two", day=2)])))
    finished = await refresh(library)
    assert sorted(finished.results[0].new_ids) == sorted(library.queries.article_list(Query(Scope.ALL)))
