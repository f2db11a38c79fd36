"""Without a network: nothing is opened, nothing is lost, and one is told."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.clock import NOW
from tests.feeds import LONG, Story, page, rss
from tests.publisher import Publisher
from tests.tui.reader import reading

from termnews.domain.query import Query, Scope
from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.store.cache import Cache

WATCHED = """
import asyncio, socket, sys

def watch(event, arguments):
    if event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6):
        raise SystemExit(f"a socket was made: {arguments}")
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind"):
        raise SystemExit(f"{event}: {arguments}")

sys.addaudithook(watch)
"""
READ_EVERYTHING = """
from termnews.library.compose import Options, close_library, open_library
from tests.tui.reader import reading

async def read():
    library = open_library(Options(offline=True))
    assert library.queries.sources()
    async with reading(library) as reader:
        await reader.press("enter", "tab", "enter", "escape", "R", "r", "x", "u", "escape", "a")
        await reader.type("https://example.org/feed")
        await reader.press("enter", "escape", "slash")
        await reader.type("mill")
        await reader.press("enter", "slash")
        await reader.type("mill")
        await reader.press("enter", "n", "f", "escape", "t", "escape", "escape", "J", "[", "]")
    await close_library(library)

asyncio.run(read())
print("read everything")
"""


async def fill(library: Library, publisher: Publisher) -> None:
    body = f'<p>The mill has <a href="{publisher.base}/never">a wheel</a>.</p>'
    url = publisher.serve("/feed.xml", rss([Story("The Mill", body=body), Story("The Race", body=body, day=2)]))
    await library.subscriptions.add_all([Subscription(url, "World")])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass


async def test_the_reader_offline_opens_no_socket(empty: Library, publisher: Publisher) -> None:
    await fill(empty, publisher)
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", WATCHED + READ_EVERYTHING], capture_output=True, text=True, check=False, cwd=root
    )
    assert (done.stdout, done.returncode) == ("read everything\n", 0), done.stderr


@pytest.mark.parametrize("command", [("list", "--all"), ("search", "mill"), ("read", "1"), ("refresh",), ("sources",)])
async def test_commands_offline_open_no_socket(empty: Library, publisher: Publisher, command: tuple[str, ...]) -> None:
    await fill(empty, publisher)
    code = WATCHED + f"from termnews.cli.main import main\nmain(['--offline', *{command!r}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == (1 if command == ("refresh",) else 0), done.stderr
    assert "socket" not in done.stderr


async def test_offline_is_marked_and_everything_is_read_and_searched(empty: Library, publisher: Publisher) -> None:
    await fill(empty, publisher)
    library = open_library(Options(offline=True))
    async with reading(library) as reader:
        assert "offline" in reader.lines()[-1]
        await reader.press("slash")
        await reader.type("mill")
        await reader.press("enter")
        assert reader.article_title in ("The Mill", "The Race")
    await close_library(library)


async def test_offline_an_uncached_link_says_so_and_is_wanted(empty: Library, publisher: Publisher) -> None:
    await fill(empty, publisher)
    library = open_library(Options(offline=True))
    async with reading(library) as reader:
        await reader.press("enter", "tab", "enter")
        assert reader.article_title == "The Race"
        assert any("not in the cache" in toast for toast in reader.told)
        assert [wanted.url for wanted in library.queries.wanted()] == [publisher.url("/never")]
    await close_library(library)


async def test_offline_a_link_that_is_not_in_the_cache_is_not_here_wherever_it_is_shown(
    empty: Library, publisher: Publisher
) -> None:
    await fill(empty, publisher)
    library = open_library(Options(offline=True))
    async with reading(library) as reader:
        await reader.press("enter", "tab")
        assert "not here" in reader.lines()[-1]
        await reader.press("u")
        assert "○ not here" in reader.text()
        assert "online" not in reader.text()
    await close_library(library)
    async with reading(empty) as reader:
        await reader.press("enter", "tab")
        assert "online" in reader.lines()[-1]


async def test_a_missing_network_is_a_mark_in_the_status_line(
    empty: Library, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    from termnews.domain.errors import OfflineError
    from termnews.fetch.fetcher import Fetcher

    async def unreachable(*_: object, **__: object) -> None:
        raise OfflineError("The network cannot be reached; check the connection")

    await fill(empty, publisher)
    monkeypatch.setattr(Fetcher, "get", unreachable)
    async with reading(empty) as reader:
        await reader.press("R")
        assert "no network" in reader.lines()[-1]
        assert reader.headline_count == 2
        assert empty.queries.sources()[0].health.error is None
        monkeypatch.undo()
        await reader.press("R")
        assert "no network" not in reader.lines()[-1]


async def test_a_cache_on_read_only_media_is_read_and_says_that_marks_are_not_kept(
    empty: Library, publisher: Publisher, read_only_medium: Path
) -> None:
    await fill(empty, publisher)
    file = read_only_medium / "day.db"
    await empty.save(file)
    library = open_library(Options(offline=True, cache=file))
    async with reading(library) as reader:
        await reader.press("enter", "s", "tab", "enter")
        assert reader.article_title == "The Race"
        assert any("read-only" in toast for toast in reader.told)
        await reader.press("escape", "escape", "slash")
        await reader.type("mill")
        assert reader.headline_count == 2
    await close_library(library)
    assert sorted(path.name for path in read_only_medium.iterdir()) == ["day.db"]


async def test_what_was_read_and_starred_is_there_offline(empty: Library, publisher: Publisher) -> None:
    await fill(empty, publisher)
    async with reading(empty) as reader:
        await reader.press("enter", "s", "Q")
    library = open_library(Options(offline=True))
    queries = library.queries
    assert [h.title for h in queries.headlines(queries.article_list(Query(Scope.STARRED)))] == ["The Race"]
    assert [h.title for h in queries.headlines(queries.article_list(Query(Scope.UNREAD)))] == ["The Mill"]
    await close_library(library)


async def test_wanted_pages_are_fetched_by_the_next_refresh_and_one_is_told(
    empty: Library, publisher: Publisher
) -> None:
    await fill(empty, publisher)
    url = publisher.serve("/never", page("The Wheel", [LONG, LONG]), content_type="text/html")
    with Cache.open(empty.paths.cache) as cache:
        cache.links.want(url, None, NOW)
    async with reading(empty) as reader:
        await reader.press("R")
        assert any("wanted" in toast for toast in reader.told)
    assert empty.queries.wanted() == []
    assert empty.queries.link_states([url])[url].cached


async def test_prefetch_stores_pages_while_one_reads(empty: Library, publisher: Publisher) -> None:
    url = publisher.serve("/story", page("Story", [LONG, LONG]), content_type="text/html")
    feed = publisher.serve("/feed.xml", rss([Story("Story", url=url, body="<p>Only the start.</p>")]))
    await empty.subscriptions.add_all([Subscription(feed, "World")])
    async for _ in empty.online_refresh().run(empty.queries.sources()):
        pass
    async with reading(empty) as reader:
        reader.perform("source.prefetch")
        await reader.settle()
        assert "stored for reading offline: 1" in reader.lines()[-1]
        await reader.press("enter")
        assert reader.opened is not None
        assert reader.opened.full
