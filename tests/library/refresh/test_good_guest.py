"""What a refresh tells servers, believes of them, and keeps to itself."""

import shlex
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.clock import Clock
from tests.feeds import Story, rss
from tests.publisher import Publisher

from termnews.domain.query import Query, Scope
from termnews.domain.source import Access, Answer, Source, Subscription
from termnews.library.events import RefreshFinished, RefreshStatus, SourceRefreshed
from termnews.library.library import Library
from termnews.store.cache import Cache

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
STORIES = (Story("One"), Story("Two", day=2))
FEED = rss(STORIES, title="Paper")
NEW_FEED_URL = "<itunes:new-feed-url xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>{}</itunes:new-feed-url>"


async def refresh(library: Library, *, asked: bool = True) -> list[SourceRefreshed]:
    machine = library.online_refresh()
    events = [event async for event in machine.run(library.queries.sources(), asked=asked)]
    assert isinstance(events[-1], RefreshFinished)
    return list(events[-1].results)


def source(library: Library) -> Source:
    (only,) = library.queries.sources()
    return only


async def subscribe(library: Library, url: str, **more: object) -> None:
    await library.subscriptions.add_all([replace(Subscription(url, "World"), **more)])  # type: ignore[arg-type]


async def test_a_source_has_its_new_address_once_a_permanent_redirect_led_to_the_same_feed_twice(
    library: Library, publisher: Publisher
) -> None:
    old = publisher.serve("/old.xml", FEED)
    await subscribe(library, old, title="Mine")
    await refresh(library)
    number = source(library).id
    new = publisher.serve("/new.xml", FEED)
    publisher.redirect("/old.xml", new)
    assert (await refresh(library))[0].moved_to is None
    assert source(library).url == old
    assert (await refresh(library))[0].moved_to == new
    assert (source(library).url, source(library).id, source(library).title) == (new, number, "Mine")
    assert f'url = "{new}"' in library.paths.sources.read_text("utf-8")
    assert library.queries.count(Query(Scope.ALL)) == 2
    asked = len(publisher.seen("/old.xml"))
    await refresh(library)
    assert len(publisher.seen("/old.xml")) == asked


def announcing(url: str, stories: Sequence[Story] = STORIES) -> str:
    """Return a feed that names another address as its own from now on."""
    return rss(stories, title="Paper").replace("<item>", f"{NEW_FEED_URL.format(url)}<item>", 1)


async def test_a_source_has_the_address_that_its_feed_announces_once_the_same_feed_is_there(
    library: Library, publisher: Publisher
) -> None:
    new = publisher.serve("/new.xml", announcing(publisher.url("/new.xml")))
    old = publisher.serve("/old.xml", announcing(new))
    await subscribe(library, old, title="Mine")
    (result,) = await refresh(library)
    assert result.moved_to == new
    assert (source(library).url, source(library).title) == (new, "Mine")
    (result,) = await refresh(library)
    assert result.moved_to is None
    assert library.queries.count(Query(Scope.ALL)) == 2


async def test_a_source_stays_where_another_feed_or_a_further_address_or_none_is_announced(
    library: Library, publisher: Publisher
) -> None:
    old = publisher.url("/old.xml")
    there = {
        "/other.xml": rss([Story("Buy this address")], title="Parked"),
        "/further.xml": announcing(publisher.url("/yet-another.xml")),
        "/circle.xml": announcing(old),
    }
    for path, body in there.items():
        publisher.serve(path, body)
    publisher.redirect("/back.xml", old, 301)
    await subscribe(library, publisher.serve("/old.xml", announcing(old)))
    for number, path in enumerate((*there, "/back.xml", "/missing.xml")):
        publisher.serve("/old.xml", announcing(publisher.url(path), [*STORIES, Story(f"Further {number}", day=3)]))
        (result,) = await refresh(library)
        assert (result.status, result.moved_to) == (RefreshStatus.UPDATED, None)
        assert source(library).url == old


async def test_an_announced_address_is_not_asked_in_a_private_network_nor_told_a_login(
    library: Library, publisher: Publisher
) -> None:
    with Publisher("127.0.0.2") as elsewhere:
        old = publisher.serve("/old.xml", announcing(elsewhere.serve("/new.xml", FEED)))
        await subscribe(library, old)
        assert (await refresh(library))[0].moved_to is None
        assert elsewhere.seen("/new.xml") == []
    guarded = publisher.serve("/guarded.xml", announcing(publisher.serve("/new.xml", FEED)))
    await subscribe(library, guarded, access=Access(headers={"X-Key": "k"}))
    await refresh(library)
    assert publisher.seen("/new.xml") == []


async def test_an_address_that_redirects_to_another_feed_or_only_for_now_stays(
    library: Library, publisher: Publisher
) -> None:
    old = publisher.serve("/old.xml", FEED)
    await subscribe(library, old)
    await refresh(library)
    other = publisher.serve("/other.xml", rss([Story("Buy this address")], title="Parked"))
    publisher.redirect("/old.xml", other, 301)
    (result,) = await refresh(library)
    assert result.status is RefreshStatus.FAILED and "another feed" in (result.error or "")
    assert source(library).moved_to is None
    assert library.queries.count(Query(Scope.ALL)) == 2
    target = publisher.serve("/new.xml", FEED)
    publisher.redirect("/old.xml", target, 302)
    for _ in range(3):
        await refresh(library)
    assert source(library).url == old


async def test_a_host_that_a_redirect_led_to_may_not_be_in_a_private_network_later(
    library: Library, publisher: Publisher
) -> None:
    old = publisher.serve("/old.xml", FEED)
    await subscribe(library, old)
    await refresh(library)
    (before,) = library.queries.sources()
    with Publisher("127.0.0.2") as elsewhere:
        moved = Answer(before.validators, moved_to=elsewhere.serve("/new.xml", FEED))
        with Cache.open(library.paths.cache) as cache:
            cache.sources.record_unchanged(before.id, moved, now=NOW)
        await library.subscriptions.readdress(source(library), elsewhere.url("/new.xml"))
        (result,) = await refresh(library)
        assert (result.source.id, result.status) == (before.id, RefreshStatus.FAILED)
        assert elsewhere.seen("/new.xml") == []


async def test_a_source_does_not_take_the_address_of_another(library: Library, publisher: Publisher) -> None:
    old, new = publisher.serve("/old.xml", FEED), publisher.serve("/new.xml", FEED)
    await subscribe(library, old)
    await subscribe(library, new)
    await refresh(library)
    publisher.redirect("/old.xml", new)
    for _ in range(3):
        await refresh(library)
    assert [one.url for one in library.queries.sources()] == [old, new]


async def test_a_move_that_was_written_to_the_file_only_is_the_same_source_the_next_time(
    library: Library, publisher: Publisher
) -> None:
    old, new = publisher.serve("/old.xml", FEED), publisher.serve("/new.xml", FEED)
    await subscribe(library, old)
    await refresh(library)
    number = source(library).id
    publisher.redirect("/old.xml", new)
    await refresh(library)
    file = library.paths.sources
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    await library.subscriptions.mirror()
    assert (source(library).id, source(library).url, source(library).articles) == (number, new, 2)


async def test_the_readers_own_refresh_asks_when_a_source_is_due_and_not_before(
    publisher: Publisher, clock: Clock
) -> None:
    library = clock.library
    await subscribe(library, publisher.serve("/feed.xml", FEED))
    machine = library.online_refresh()
    assert len(machine.due(library.queries.sources())) == 1
    await refresh(library, asked=False)
    assert machine.due(library.queries.sources()) == []
    assert (await refresh(library, asked=False))[0].status is RefreshStatus.SKIPPED
    clock.now += timedelta(minutes=31)
    assert len(machine.due(library.queries.sources())) == 1


@pytest.mark.parametrize(
    ("headers", "feed", "more", "minutes"),
    [
        ({"Cache-Control": "public, max-age=7200"}, FEED, {}, 120),
        ({"Cache-Control": "max-age=60"}, FEED, {}, 30),
        ({"Cache-Control": "max-age=31536000"}, FEED, {}, 240),
        ({}, FEED.replace("<channel>", "<channel><ttl>90</ttl>"), {}, 90),
        ({}, FEED, {"interval": 5}, 5),
    ],
    ids=["max-age", "a shorter one", "no more than four hours", "ttl", "its own interval"],
)
async def test_the_publisher_lengthens_the_interval(
    publisher: Publisher,
    clock: Clock,
    headers: dict[str, str],
    feed: str,
    more: dict[str, object],
    minutes: int,
) -> None:
    library = clock.library
    await subscribe(library, publisher.serve("/feed.xml", feed, headers=headers), **more)
    await refresh(library)
    machine = library.online_refresh()
    start = clock.now
    clock.now = start + timedelta(minutes=minutes, seconds=-1)
    assert machine.due(library.queries.sources()) == []
    clock.now = start + timedelta(minutes=minutes)
    assert len(machine.due(library.queries.sources())) == 1


async def test_headers_and_credentials_are_sent_and_are_neither_in_the_cache_nor_in_the_log(
    library: Library, publisher: Publisher, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    access = Access(
        headers={"X-Key": "k-secret"},
        username="anna",
        password_command=shlex.join([sys.executable, "-c", "print('p-secret')"]),
    )
    url = publisher.serve("/feed.xml", FEED)
    await subscribe(library, url, access=access)
    await refresh(library)
    publisher.serve("/feed.xml", "no", status=401)
    await refresh(library)
    first = publisher.seen("/feed.xml")[0].headers
    assert (first["x-key"], first["authorization"]) == ("k-secret", "Basic YW5uYTpwLXNlY3JldA==")
    kept = library.paths.cache.read_bytes() + Path(f"{library.paths.cache}-wal").read_bytes()
    for secret in ("k-secret", "p-secret", "YW5uYTpwLXNlY3JldA", "anna"):
        assert secret.encode() not in kept
        assert secret not in caplog.text
        assert secret not in (source(library).health.error or "")
        assert secret not in repr(access)


async def test_a_password_command_runs_once_until_what_it_gave_is_refused(
    library: Library, publisher: Publisher, tmp_path: Path
) -> None:
    runs = tmp_path / "runs"
    script = f"open({str(runs)!r}, 'a').write('x'); print('secret')"
    access = Access(username="anna", password_command=shlex.join([sys.executable, "-c", script]))
    for name in ("/a.xml", "/b.xml"):
        await subscribe(library, publisher.serve(name, FEED), access=access)
    await refresh(library)
    await refresh(library)
    assert runs.read_text() == "x"
    publisher.serve("/a.xml", "no", status=401)
    await refresh(library)
    await refresh(library)
    assert runs.read_text() == "xx"


@pytest.mark.parametrize(
    ("command", "words"),
    [("no-such-program-anywhere", "cannot be run"), ("false", "exit code 1"), ("true", "printed nothing")],
)
async def test_a_password_command_that_fails_is_the_sources_error(
    library: Library, publisher: Publisher, command: str, words: str
) -> None:
    access = Access(username="anna", password_command=command)
    await subscribe(library, publisher.serve("/feed.xml", FEED), access=access)
    (result,) = await refresh(library)
    assert result.status is RefreshStatus.FAILED
    assert words in (source(library).health.error or "")
    assert publisher.seen("/feed.xml") == []


async def test_read_articles_past_the_limits_go_after_a_refresh_and_do_not_come_back(
    library: Library, publisher: Publisher
) -> None:
    stories = [Story(f"Story {day}", day=day) for day in range(1, 6)]
    url = publisher.serve("/feed.xml", rss(stories))
    await subscribe(library, url, keep_articles=2)
    await refresh(library)
    assert library.queries.count(Query(Scope.ALL)) == 5
    await library.marks.set(library.queries.article_list(Query(Scope.ALL)), "read", True)
    publisher.serve("/feed.xml", rss([*stories, Story("Story 6", day=6)]))
    for _ in range(2):
        await refresh(library)
        headlines = library.queries.headlines(library.queries.article_list(Query(Scope.ALL)))
        assert [headline.title for headline in headlines] == ["Story 6", "Story 5"]


async def test_an_address_in_two_sources_is_read_in_both(library: Library, publisher: Publisher) -> None:
    story = Story("One", url="https://paper.example/one")
    for name in ("/a.xml", "/b.xml"):
        await subscribe(library, publisher.serve(name, rss([story], title=name)))
    await refresh(library)
    queries = library.queries
    assert queries.count(Query(Scope.ALL)) == 2
    (shown,) = queries.article_list(Query(once=True))
    assert len(queries.headlines([shown])[0].also_in) == 1
    await library.marks.set([shown], "read", True)
    assert queries.count(Query()) == 0


async def test_search_finds_what_a_refresh_stored_and_what_one_that_was_killed_left_behind(
    library: Library, publisher: Publisher
) -> None:
    await subscribe(library, publisher.serve("/feed.xml", rss([Story("The Nile", body="<p>Papyrus.</p>")])))
    async for event in library.online_refresh().run(library.queries.sources()):
        if isinstance(event, RefreshFinished):
            break  # as a kill between storing and indexing would
    assert library.queries.count(Query()) == 1
    assert await library.search.find("papyrus") == []
    await library.indexer.catch_up()
    assert len(await library.search.find("papyrus")) == 1
