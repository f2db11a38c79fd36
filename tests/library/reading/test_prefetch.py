"""Prefetching: what is stored for reading without a network, within which budget."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.feeds import LONG, Story, page, rss
from tests.publisher import Publisher

from termnews.config.settings import Settings
from termnews.domain.document import plain_text
from termnews.domain.errors import NotFoundError, OfflineError, StoreError
from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription
from termnews.fetch.fetcher import Fetcher
from termnews.library.compose import Options, close_library, open_library
from termnews.library.events import PagePrefetched, PageStatus, PrefetchFinished
from termnews.library.library import Library
from termnews.library.reading.prefetch import prefetch

WHOLE = "".join(f"<p>{number}. {LONG}</p>" for number in range(6))


async def subscribe(
    library: Library, publisher: Publisher, *stories: Story, name: str = "feed", full_text: bool = False
) -> None:
    url = publisher.serve(f"/{name}.xml", rss(stories, base=publisher.base, title=name))
    await library.subscriptions.add_all([Subscription(url, name.title(), full_text=full_text)])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass


def serve(publisher: Publisher, path: str, *more: str) -> str:
    title = path.strip("/")
    return publisher.serve(path, page(title, [f"{title}. {LONG}", LONG, *more]), content_type="text/html")


def also(url: str) -> str:
    return f'Also read: <a href="{url}">A further story of the paper</a>'


def teasers(publisher: Publisher, count: int) -> list[Story]:
    return [Story(f"T{n}", url=serve(publisher, f"/t{n}"), body="<p>A start.</p>", day=n + 1) for n in range(count)]


async def run(library: Library, category: str | None = None, **budget: Any) -> PrefetchFinished:
    library.use_settings(Settings(**budget))
    events = [event async for event in prefetch(library, category=category)]
    assert isinstance(events[-1], PrefetchFinished)
    pages = [event for event in events[:-1] if isinstance(event, PagePrefetched)]
    assert [replace(one, stored=0) for one in pages] == list(events[-1].pages)
    return events[-1]


async def test_teasers_become_whole_and_their_also_read_targets_one_step_away_are_stored(
    library: Library, publisher: Publisher
) -> None:
    further = serve(publisher, "/further", also(publisher.url("/too-far")))
    story = serve(publisher, "/story", also(further))
    await subscribe(library, publisher, Story("Story", url=story, body="<p>A start.</p>"))
    finished = await run(library)
    assert [(one.url, one.status, one.also_read) for one in finished.pages] == [
        (story, PageStatus.STORED, False),
        (further, PageStatus.STORED, True),
    ]
    assert finished.stopped is None
    assert finished.megabytes > 0
    assert publisher.seen("/too-far") == []
    offline = open_library(Options(offline=True))
    opened = await offline.reading.open(await offline.reading.follow(further))
    assert plain_text(opened.document).startswith("further.")
    await close_library(offline)


async def test_a_whole_text_in_the_feed_is_not_fetched_unless_its_source_wants_it_but_its_targets_are(
    library: Library, publisher: Publisher
) -> None:
    further = serve(publisher, "/further")
    body = f"{WHOLE}<p>{also(further)}</p>"
    await subscribe(library, publisher, Story("Whole", url=serve(publisher, "/whole"), body=body))
    wish = Story("Wish", url=serve(publisher, "/wish", LONG, LONG, LONG, LONG, LONG), body=WHOLE)
    await subscribe(library, publisher, wish, name="wishes", full_text=True)
    finished = await run(library)
    assert sorted(one.url for one in finished.pages) == sorted([further, wish.url])
    assert publisher.seen("/whole") == []


async def test_read_articles_are_passed_over_unless_starred(library: Library, publisher: Publisher) -> None:
    await subscribe(library, publisher, *teasers(publisher, 3))
    third, second, first = library.queries.article_list(Query(Scope.ALL))
    await library.marks.set([third, second], "read", True)
    await library.marks.set([second], "starred", True)
    assert {one.article for one in (await run(library)).pages} == {first, second}


async def test_a_second_run_goes_on_where_the_first_stopped(library: Library, publisher: Publisher) -> None:
    await subscribe(library, publisher, *teasers(publisher, 5))
    first = await run(library, articles=3)
    assert (first.count(PageStatus.STORED), first.stopped) == (3, "articles")
    newest = list(library.queries.article_list(Query(Scope.ALL)))[:3]
    assert sorted(one.article or 0 for one in first.pages) == sorted(newest)
    second = await run(library)
    assert (second.count(PageStatus.STORED), second.stopped) == (2, None)
    assert (await run(library)).pages == ()
    assert all(len(publisher.seen(f"/t{number}")) == 1 for number in range(5))


async def test_pages_that_cannot_be_had_are_asked_once_a_run_and_cost_no_budget(
    library: Library, publisher: Publisher
) -> None:
    dead = publisher.url("/dead")
    whole = [Story(f"W{n}", body=f"{WHOLE}<p>{also(dead)}</p>", day=n + 1) for n in range(2)]
    gone = Story("Gone", url=publisher.url("/gone"), body="<p>A start.</p>", day=9)
    await subscribe(library, publisher, gone, *whole, *teasers(publisher, 1))
    finished = await run(library, articles=1)
    failed = [one for one in finished.pages if one.status is PageStatus.FAILED]
    assert sorted(one.url for one in failed) == sorted([dead, gone.url])
    assert all(one.why and "404" in one.why for one in failed)
    assert finished.count(PageStatus.STORED) == 1
    assert len(publisher.seen("/dead")) == 1
    await run(library)
    assert len(publisher.seen("/gone")) == 2
    assert library.queries.wanted() == []


async def test_a_better_feed_text_is_kept_and_told(library: Library, publisher: Publisher) -> None:
    url = publisher.serve("/less", page("Less", [LONG]), content_type="text/html")
    await subscribe(library, publisher, Story("Less", url=url, body=WHOLE), full_text=True)
    (one,) = (await run(library)).pages
    assert one.status is PageStatus.KEPT
    assert one.why
    assert "the feed's text" in one.why


async def test_megabytes_and_seconds_are_budgets_too(library: Library, publisher: Publisher) -> None:
    await subscribe(library, publisher, *teasers(publisher, 20))
    finished = await run(library, megabytes=0.000_001)
    assert finished.stopped == "megabytes"
    assert 0 < len(finished.pages) <= 8
    finished = await run(library, seconds=0)
    assert (finished.stopped, finished.pages) == ("seconds", ())


async def test_a_server_that_does_not_answer_ends_with_the_time(library: Library, publisher: Publisher) -> None:
    url = publisher.fault("/silent", "silent")
    await subscribe(library, publisher, Story("Silent", url=url, body="<p>A start.</p>"))
    finished = await run(library, seconds=0.3)
    assert (finished.stopped, finished.pages) == ("seconds", ())


async def test_a_category_narrows_the_articles(library: Library, publisher: Publisher) -> None:
    one, other = teasers(publisher, 2)
    await subscribe(library, publisher, one, name="world")
    await subscribe(library, publisher, other, name="science")
    assert [page.url for page in (await run(library, category="SCIENCE")).pages] == [other.url]
    with pytest.raises(NotFoundError, match="no category"):
        await run(library, category="Nonsense")


async def test_a_missing_network_ends_the_run(
    library: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    await subscribe(library, publisher, *teasers(publisher, 30))

    async def away(*_: object, **__: object) -> None:
        raise OfflineError("There is no network.")

    monkeypatch.setattr(Fetcher, "get", away)
    finished = await run(library)
    assert finished.stopped == "network"
    assert finished.count(PageStatus.FAILED) <= 16


async def test_leaving_early_keeps_what_was_stored(library: Library, publisher: Publisher) -> None:
    await subscribe(library, publisher, *teasers(publisher, 4))
    async for event in prefetch(library):
        assert isinstance(event, PagePrefetched)
        assert event.article is not None
        assert library.queries.article(event.article).headline.has_full_text
        break


async def test_offline_there_is_nothing_to_prefetch_from(library: Library) -> None:
    offline = open_library(Options(offline=True))
    with pytest.raises(OfflineError, match="without --offline"):
        await run(offline)
    await close_library(offline)


async def test_with_a_read_only_cache_nothing_is_asked_for(
    library: Library, publisher: Publisher, read_only_medium: Path
) -> None:
    await subscribe(library, publisher, *teasers(publisher, 2))
    await library.save(read_only_medium / "day.db")
    reading = open_library(Options(cache=read_only_medium / "day.db"))
    with pytest.raises(StoreError, match="read-only"):
        await run(reading)
    await close_library(reading)
    assert publisher.seen("/t0") == []
