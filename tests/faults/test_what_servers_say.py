"""Redirects, validators and refusals of every kind: right addresses kept, nothing twice, nothing lost."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.clock import Clock
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.publisher_faults import Handler

from termnews.domain.headline import Headline
from termnews.domain.query import Query, Scope
from termnews.domain.schedule import next_refresh
from termnews.domain.source import Source, Subscription
from termnews.library.events import RefreshStatus, SourceRefreshed

Rows = list[dict[str, Any]]


def feed(*days: int, title: str = "The Gazette", base: str = "https://gazette.example") -> str:
    return rss([Story(f"Story {day}", day=day) for day in days], title=title, base=base)


def subscribe(home: Path, *urls: str) -> None:
    folder = home / "config" / "termnews"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sources.toml").write_text("".join(f'[[source]]\nurl = "{url}"\n' for url in urls), "utf-8")


def refresh(program: Program, code: int = 0) -> Rows:
    """Return the rows of a refresh, which ends with `code`; each error in them is one sentence."""
    ran = program.run("refresh", "--json")
    assert ran.code == code, ran.said + ran.text
    assert "Traceback" not in ran.said
    rows = ran.rows
    assert all("\n" not in (row.get("error") or "") for row in rows)
    return rows


def titles(program: Program) -> list[str]:
    return [row["title"] for row in program.rows("list", "--all")]


@pytest.mark.fault("H04")
def test_redirects_that_lead_nowhere_are_a_sentence_each_and_hurt_no_other(
    program: Program, publisher: Publisher, home: Path
) -> None:
    def bare(handler: Handler) -> None:
        handler.reply(302, b"", {})

    bad = [publisher.fault("/loop", "loop"), publisher.fault("/maze", "maze"), publisher.handle("/bare", bare)]
    locations = (
        "file:///etc/hosts",
        "javascript:alert(1)",
        "http://[bad",
        "//",
        "ftp://paper.example/",
        "data:,x",
        "\x00",
    )
    bad += [publisher.redirect(f"/to{n}", location, 302) for n, location in enumerate(locations)]
    publisher.serve("/near", feed(1))
    near = publisher.redirect("/r0", publisher.url("/r1"), 302)
    for step in range(1, 9):
        publisher.redirect(f"/r{step}", publisher.url(f"/r{step + 1}" if step < 8 else "/near"), 302)
    subscribe(home, *bad, near)
    rows = refresh(program, code=3)
    assert Counter(row["status"] for row in rows[:-1]) == {"failed": len(bad), "updated": 1}
    assert all(row["error"] for row in rows[:-1] if row["status"] == "failed")
    assert titles(program) == ["Story 1"]


class Reading:
    """The library over the empty home, subscribed to what a test says."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.library = clock.library

    async def subscribe(self, *urls: str) -> None:
        """Subscribe to `urls` and refresh."""
        await self.library.subscriptions.add_all([Subscription(url, "World") for url in urls])
        await self.refresh()

    async def refresh(self) -> dict[str, SourceRefreshed]:
        """Return how the sources did, by the addresses that they had."""
        run = self.library.online_refresh().run(self.library.queries.sources())
        return {event.source.url: event async for event in run if isinstance(event, SourceRefreshed)}

    @property
    def sources(self) -> dict[str, Source]:
        """The sources by their addresses."""
        return {source.url: source for source in self.library.queries.sources()}

    @property
    def headlines(self) -> list[Headline]:
        """All articles, newest first."""
        queries = self.library.queries
        return list(queries.headlines(queries.article_list(Query(Scope.ALL))))


@pytest.fixture
def reader(clock: Clock) -> Reading:
    return Reading(clock)


@pytest.mark.fault("H09")
@pytest.mark.parametrize(
    "validators",
    [{}, {"etag": None}, {"etag": 'W/"v{}"'}, {"etag": None, "last_modified": "Sun, 0{} Nov 2026 10:00:00 GMT"}],
    ids=["strong", "none", "weak", "date"],
)
async def test_validators_of_every_kind_bring_each_article_once(
    reader: Reading,
    publisher: Publisher,
    validators: dict[str, str | None],
    articles_lost: Callable[[int], None],
) -> None:
    def serve(version: int, *days: int) -> str:
        sent: dict[str, Any] = {name: value and value.format(version) for name, value in validators.items()}
        return publisher.serve("/feed.xml", feed(*days), **sent)

    url = serve(1, 1, 2)
    await reader.subscribe(url)
    assert (await reader.refresh())[url].status is RefreshStatus.UNCHANGED
    serve(2, 1, 2, 3)
    assert (await reader.refresh())[url].new == 1
    assert (await reader.refresh())[url].status is RefreshStatus.UNCHANGED
    articles_lost(3 - len(reader.headlines))
    last = publisher.requests[-1].headers
    assert ("if-none-match" in last) == ("etag" not in validators or validators["etag"] is not None)
    assert ("if-modified-since" in last) == ("last_modified" in validators)


@pytest.mark.fault("H09")
async def test_a_304_that_was_not_asked_for_is_a_failure_and_the_articles_stay(
    reader: Reading, publisher: Publisher
) -> None:
    url = publisher.serve("/feed.xml", feed(1), etag=None)
    await reader.subscribe(url)
    publisher.handle("/feed.xml", lambda handler: handler.reply(304, b"", {}))
    assert (await reader.refresh())[url].status is RefreshStatus.FAILED
    publisher.serve("/feed.xml", feed(1, 2), etag=None)
    assert (await reader.refresh())[url].new == 1
    assert len(reader.headlines) == 2


@pytest.mark.fault("H10")
@pytest.mark.parametrize("status", [301, 308])
async def test_a_permanent_redirect_to_the_same_feed_is_kept_the_second_time_with_the_marks(
    reader: Reading, publisher: Publisher, home: Path, status: int
) -> None:
    old = publisher.serve("/old.xml", feed(1, 2))
    await reader.subscribe(old)
    await reader.library.marks.set([reader.headlines[0].id], "read", True)
    new = publisher.serve("/new.xml", feed(1, 2, 3))
    publisher.redirect("/old.xml", new, status)
    await reader.refresh()
    assert list(reader.sources) == [old]
    await reader.refresh()
    assert list(reader.sources) == [new]
    assert [one.title for one in reader.headlines] == ["Story 3", "Story 2", "Story 1"]
    assert [one.state.read for one in reader.headlines] == [False, True, False]
    assert new in (home / "config" / "termnews" / "sources.toml").read_text("utf-8")


@pytest.mark.fault("H10")
@pytest.mark.parametrize("status", [301, 302, 307, 308])
@pytest.mark.parametrize("known", [False, True])
async def test_another_feed_behind_a_redirect_is_told_and_not_mixed_in(
    reader: Reading, publisher: Publisher, status: int, known: bool
) -> None:
    old = publisher.serve("/old.xml", feed(1, 2), etag='"1"')
    other = publisher.serve("/other.xml", feed(7, 8, title="Market News", base="https://market.example"), etag='"1"')
    await reader.subscribe(old, *([other] if known else []))
    publisher.redirect("/old.xml", other, status)
    for _ in range(3):
        result = (await reader.refresh())[old]
        if status in (301, 308):
            assert result.status is RefreshStatus.FAILED and "Market News" in (result.error or "")
    publisher.serve("/other.xml", feed(7, 8, 9, title="Market News", base="https://market.example"), etag='"2"')
    result = (await reader.refresh())[old]
    assert result.status is RefreshStatus.FAILED and "Market News" in (result.error or "")
    assert (reader.sources[old].articles, reader.sources[old].moved_to) == (2, None)


@pytest.mark.fault("H10")
async def test_a_page_behind_a_permanent_redirect_is_no_new_address(reader: Reading, publisher: Publisher) -> None:
    old = publisher.serve("/old.xml", feed(1, 2))
    await reader.subscribe(old)
    login = publisher.serve("/login", "<html><body>Log in</body></html>", content_type="text/html")
    publisher.redirect("/old.xml", login, 301)
    for _ in range(3):
        assert (await reader.refresh())[old].status is RefreshStatus.FAILED
    assert (reader.sources[old].articles, reader.sources[old].moved_to) == (2, None)
    publisher.serve("/old.xml", feed(1, 2, 3))
    assert (await reader.refresh())[old].new == 1


@pytest.mark.fault("H11")
def test_a_feed_that_is_gone_is_asked_no_more_and_its_articles_stay(
    program: Program, publisher: Publisher, home: Path
) -> None:
    subscribe(home, publisher.serve("/feed.xml", feed(1, 2)))
    refresh(program)
    publisher.serve("/feed.xml", "", status=410)
    assert refresh(program, code=3)[0]["status"] == "failed"
    asked = len(publisher.requests)
    assert refresh(program)[0]["status"] == "skipped"
    assert len(publisher.requests) == asked
    (source,) = program.rows("sources")
    assert (source["gone"], source["articles"]) == (True, 2)
    assert "gone" in program.run("sources").text


@pytest.mark.fault("H11")
async def test_ten_times_not_found_backs_off_further_and_further_and_keeps_the_articles(
    reader: Reading, publisher: Publisher
) -> None:
    url = publisher.serve("/feed.xml", feed(1, 2))
    await reader.subscribe(url)
    publisher.forget("/feed.xml")
    waits = []
    for _ in range(10):
        assert (await reader.refresh())[url].status is RefreshStatus.FAILED
        at = next_refresh(reader.sources[url].health, reader.clock.now, url=url)
        assert at is not None
        waits.append(round((at - reader.clock.now).total_seconds()))
        # the cache keeps whole seconds
        reader.clock.now = at.replace(microsecond=0) + timedelta(seconds=1)
    assert waits == sorted(waits)
    assert 1800 < waits[0] <= 3600 and 20 * 3600 < waits[-1] <= 24 * 3600
    publisher.serve("/feed.xml", feed(1, 2, 3))
    assert (await reader.refresh())[url].new == 1
    assert len(reader.headlines) == 3


@pytest.mark.fault("H15")
def test_one_host_of_five_hundred_sources_bears_two_connections_at_once(
    program: Program, publisher: Publisher, home: Path
) -> None:
    lock = threading.Lock()
    now, most = set[int](), [0]

    def answer(handler: Handler) -> None:
        with lock:
            now.add(id(handler))
            most[0] = max(most[0], len(now))
        time.sleep(0.002)
        with lock:
            now.discard(id(handler))
        number = int(handler.path.strip("/"))
        handler.reply(200, rss([Story(f"Story {number}", url=f"https://g.example/{number}")]).encode(), {})

    subscribe(home, *(publisher.handle(f"/{number}", answer) for number in range(500)))
    summary = refresh(program)[-1]
    assert (summary["updated"], summary["new"]) == (500, 500)
    assert most[0] <= 2
