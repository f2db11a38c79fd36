"""Empty, loading, failed, offline, all read: each says what it is and which key leads on, in the reader's own keys."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.publisher_faults import Handler
from tests.tui.headlines.list_reader import ListReader
from tests.tui.reader import Reader, reading

from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.tui.pane.tree_row import Kind
from termnews.tui.tree.tree_rows import TreeData, tree_rows


async def subscribe(library: Library, *urls: str) -> None:
    await library.subscriptions.add_all([Subscription(url, "World") for url in urls])


@pytest.fixture
async def offline(home: Path) -> AsyncIterator[Library]:
    library = open_library(Options(offline=True))
    yield library
    await close_library(library)


async def until(reader: Reader, true: Callable[[], bool]) -> None:
    """Wait until something is so while work goes on."""
    async with asyncio.timeout(20):
        while not true():
            await reader.pilot.pause()


async def test_without_a_source_the_list_says_how_to_get_one(empty: Library) -> None:
    async with reading(empty) as reader:
        await reader.press("escape")
        assert "No sources yet." in reader.list_text()
        assert "a adds one" in reader.list_text()
        assert "F1 offers some" in reader.list_text()


async def test_before_the_first_refresh_the_list_names_its_key(empty: Library) -> None:
    await subscribe(empty, "https://one.example/feed")
    async with reading(empty) as reader:
        assert "No articles yet." in reader.list_text()
        assert "R refreshes all sources" in reader.list_text()


async def test_the_first_articles_are_shown_before_the_slowest_server_answers(
    empty: Library, publisher: Publisher
) -> None:
    quick, slow = threading.Event(), threading.Event()

    def held(feed: str, until_set: threading.Event) -> Callable[[Handler], None]:
        def reply(handler: Handler) -> None:
            until_set.wait(20)
            handler.reply(200, feed.encode(), {"Content-Type": "application/rss+xml"})

        return reply

    early, late = rss([Story("Early")], title="Quick"), rss([Story("Late", day=9)], title="Slow")
    await subscribe(
        empty,
        publisher.handle("/quick.xml", held(early, quick)),
        publisher.handle("/slow.xml", held(late, slow)),
    )
    async with reading(empty) as reader:
        try:
            await reader.pilot.press("R")
            await until(reader, lambda: "on their way" in reader.list_text())
            assert "a adds a source meanwhile" in reader.list_text()
            quick.set()
            await until(reader, lambda: "Early" in reader.list_text())
            assert "Late" not in reader.list_text()
            assert "refreshing 1/2" in reader.lines()[-1]
        finally:
            quick.set()
            slow.set()
        await reader.settle()
        assert "Late" in reader.list_text()


async def test_a_list_whose_sources_all_failed_says_so_and_how_to_try_again(
    empty: Library, publisher: Publisher
) -> None:
    await subscribe(empty, publisher.serve("/feed.xml", "gone", status=404))
    async with reading(empty) as reader:
        await reader.press("R")
        assert "None of the sources could be fetched." in reader.list_text()
        assert "! tells why" in reader.list_text()
        assert "d opens the demo edition meanwhile" in reader.list_text()
        publisher.serve("/feed.xml", rss([Story("Back again")]))
        await reader.press("R")
        assert "Back again" in reader.list_text()


async def test_offline_an_empty_cache_says_when_articles_come(offline: Library) -> None:
    await subscribe(offline, "https://one.example/feed")
    async with reading(offline) as reader:
        assert "No articles yet, and no network now." in reader.list_text()
        assert "offline" in reader.lines()[-1]
        await reader.press("R")
        assert "offline" in reader.told[-1]


async def test_all_read_leads_on_to_what_is_unread_elsewhere(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("h", "}", "A")
        reader.list_anew()
        await reader.settle()
        assert "All read." in reader.list_text()
        assert ". shows read articles too" in reader.list_text()
        assert "} goes to the next unread source" in reader.list_text()
        await reader.press("}")
        assert reader.headline_count > 0


async def test_beside_an_empty_list_there_is_no_article_and_no_title_of_one(demo: Library) -> None:
    async with reading(demo) as reader:
        assert "The Typefoundry" in reader.lines()[0]
        before = reader.lines()
        await reader.press("slash")
        await reader.type("zzzqqq")
        assert "Typefoundry" not in reader.lines()[0]
        assert reader.opened is None
        await reader.press("escape")
        assert reader.lines() == before


async def test_the_article_one_reads_stays_when_the_list_beside_it_becomes_empty(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "A")
        reader.list_anew()
        reader.preview()
        await reader.settle()
        assert reader.headline_count == 0
        assert reader.opened is not None
        assert reader.article_title == "How a Letter Cut in Steel Became a Page"


async def test_all_read_everywhere_offers_a_refresh_and_offline_a_search(empty: Library, publisher: Publisher) -> None:
    await subscribe(empty, publisher.serve("/feed.xml", rss([Story("Only")])))
    async with reading(empty) as reader:
        await reader.press("R", "A")
        reader.list_anew()
        assert "All read." in reader.list_text()
        assert "R refreshes" in reader.list_text()
    other = open_library(Options(offline=True))
    try:
        async with reading(other) as reader:
            assert "/ searches everything" in reader.list_text()
            assert "R refreshes" not in reader.list_text()
    finally:
        await close_library(other)


@pytest.mark.parametrize(
    ("kind", "said"),
    [(Kind.STARRED, "s stars the article"), (Kind.LATER, "b keeps the article"),
     (Kind.WANTED, "A link that you open without a network"), (Kind.HISTORY, "What you read is listed here")],
)  # fmt: skip
async def test_every_list_of_the_readers_own_says_how_it_is_filled(
    news: ListReader, demo: Library, kind: Kind, said: str
) -> None:
    row = next(row for row in tree_rows(TreeData(demo.now())) if row.kind is kind)
    await news.do(lambda: news.pane.show(row))
    assert news.rows.count == 0
    assert said in news.text()


async def test_a_search_and_a_filter_without_a_find_say_how_to_go_on(news: ListReader) -> None:
    await news.do(news.pane.search)
    assert "Type words to search for." in news.text()
    await news.write("zzzqqq")
    assert "No article has a word that begins with zzzqqq." in news.text()
    assert "Esc goes back" in news.text()
    await news.press("escape")
    await news.do(news.pane.filter)
    await news.write("zzzqqq")
    assert "No headline has all of these words." in news.text()
    assert "Esc shows the whole list" in news.text()
    assert "/ searches everything" in news.text()


async def test_the_words_name_the_keys_a_reader_chose(home: Path) -> None:
    config = home / "config" / "termnews" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('[keys]\n"source.add" = "ctrl+a"\n"source.start" = []\n')
    library = open_library(Options())
    try:
        async with reading(library) as reader:
            await reader.press("escape")
            assert "Ctrl+a adds one" in reader.list_text()
            assert ":first page offers some" in reader.list_text()
    finally:
        await close_library(library)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 15)])
async def test_an_empty_text_is_wrapped_where_the_list_is_narrow(demo: Library, size: tuple[int, int]) -> None:
    async with reading(demo, size) as reader:
        reader.go_to_row((Kind.WANTED, "", None))
        await reader.settle()
        assert "A link that you open without a network is noted here" in reader.list_text()
