"""The tree: the lists of the reader's own, smart lists, folds that are remembered, and ways to a place by its name."""

from pathlib import Path

import pytest
from tests.clock import NOW
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import Reader, reading

from termnews.config.paths import find_paths
from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library

SMART = """
refresh_every = 0

[[smart]]
name = "About water"
query = "water"

[[smart]]
name = "Lately in World"
category = "World"
since = 2026-11-03
scope = "all"
"""


async def go_to(reader: Reader, title: str) -> None:
    reader.go_to("tree")
    reader.source_tree.move_to(reader.tree_labels.index(title))
    await reader.settle()


@pytest.fixture
async def papers(empty: Library, publisher: Publisher) -> Library:
    """Give a library with a source of World, which has an article of today, and one of Science."""
    stories = [Story("Water falls", day=1), Story("Water rises", day=5), Story("Today", day=20)]
    world = publisher.serve("/world.xml", rss(stories, title="Globe"))
    science = publisher.serve("/science.xml", rss([Story("Water on Mars", day=4)], title="Stars"))
    await empty.subscriptions.add_all([Subscription(world, "World"), Subscription(science, "Science")])
    async for _ in empty.online_refresh().run(empty.queries.sources()):
        pass
    return empty


async def test_the_lists_of_the_readers_own_come_first_with_their_counts(papers: Library) -> None:
    async with reading(papers) as reader:
        await reader.press("s", "j", "b")
        own = {"All": 4, "Today": 1, "Starred": 1, "Read later": 1, "Wanted": 0, "History": 0}
        assert reader.tree_numbers == {**own, "World": 3, "Globe": 3, "Science": 1, "Stars": 1}
        await go_to(reader, "Today")
        assert reader.titles() == ["Today"]
        await reader.press("l", "m")
        assert reader.tree_numbers["Today"] == 0
        assert reader.tree_numbers["All"] == reader.tree_numbers["Globe"] + 1 == 3


async def test_history_is_a_place_of_the_tree(papers: Library) -> None:
    async with reading(papers) as reader:
        await reader.press("enter", "J", "escape")
        await go_to(reader, "History")
        assert reader.list_title == "History"
        assert reader.titles() == ["Water rises", "Today"]


async def test_folds_are_there_again_after_a_restart(papers: Library) -> None:
    async with reading(papers) as reader:
        await go_to(reader, "World")
        await reader.press("space")
        assert "Globe" not in reader.tree_numbers and "Stars" in reader.tree_numbers
    async with reading(papers) as reader:
        assert "Globe" not in reader.tree_numbers and "Stars" in reader.tree_numbers
        await go_to(reader, "World")
        await reader.press("minus")
        assert "Stars" not in reader.tree_numbers
        await reader.press("minus")
        assert "Globe" in reader.tree_numbers and "Stars" in reader.tree_numbers


async def test_a_click_on_its_arrow_folds_a_category_and_changes_nothing_else(papers: Library) -> None:
    async with reading(papers) as reader:
        await go_to(reader, "Stars")
        for shown in (False, True):
            await reader.pilot.click("#tree", offset=(1, reader.tree_labels.index("World")))
            await reader.settle()
            assert ("Globe" in reader.tree_numbers) is shown
            assert (reader.list_title, reader.tree_labels[reader.source_tree.cursor]) == ("Stars", "Stars")


async def test_a_click_on_the_arrow_above_the_cursor_brings_it_to_the_category(papers: Library) -> None:
    async with reading(papers) as reader:
        await go_to(reader, "Globe")
        await reader.pilot.click("#tree", offset=(1, reader.tree_labels.index("World")))
        await reader.settle()
        assert "Globe" not in reader.tree_numbers
        assert reader.list_title == "World"


async def test_some_letters_of_a_name_lead_to_a_place_though_it_is_folded_away(papers: Library) -> None:
    async with reading(papers) as reader:
        await go_to(reader, "Science")
        await reader.press("space", "apostrophe")
        await reader.type("sta")
        assert "Stars" in reader.text()
        await reader.press("enter")
        assert reader.list_title == "Stars"
        assert reader.titles() == ["Water on Mars"]
        assert reader.at == "list"
        await reader.press("apostrophe")
        await reader.type("zzz")
        assert "No name has these letters." in reader.text()
        await reader.press("escape")
        assert reader.list_title == "Stars"


async def test_the_palette_finds_the_lists_too(papers: Library) -> None:
    async with reading(papers) as reader:
        await reader.press("ctrl+p")
        await reader.type("today")
        await reader.press("down", "enter")
        assert reader.list_title == "Today"


async def test_a_new_source_is_offered_the_category_one_is_in(papers: Library, publisher: Publisher) -> None:
    url = publisher.serve("/new.xml", rss([Story("Fresh")], title="New"))
    async with reading(papers) as reader:
        await go_to(reader, "Stars")
        await reader.press("a")
        reader.field("#address").value = url
        await reader.press("enter")
        assert "Fresh" in reader.text()
        await reader.press("enter")
        assert [one.category for one in papers.queries.sources()] == ["World", "Science", "Science"]
        assert "Added New, 1 article: U undoes" in reader.told
        assert reader.tree_row.label == "New"
        await reader.press("U")
        assert len(papers.queries.sources()) == 2


async def test_the_wheel_scrolls_a_tree_that_is_longer_than_the_screen(papers: Library, publisher: Publisher) -> None:
    more = [Subscription(publisher.url(f"/{number}.xml"), "More", f"Source {number}") for number in range(40)]
    await papers.subscriptions.add_all(more)
    async with reading(papers) as reader:
        assert "Source 39" not in reader.text()
        reader.source_tree.scroll_end(animate=False)
        await reader.settle()
        assert "Source 39" in reader.text()
        assert reader.source_tree.cursor == 0


async def test_smart_lists_hold_what_they_say(papers: Library, home: Path) -> None:
    find_paths().settings.write_text(SMART, "utf-8")
    library = open_library(Options(), now=lambda: NOW)
    try:
        async with reading(library) as reader:
            assert reader.tree_numbers["About water"] == 3 and reader.tree_numbers["Lately in World"] == 2
            await go_to(reader, "About water")
            assert reader.titles() == ["Water rises", "Water on Mars", "Water falls"]
            await reader.press("l", "m")
            assert reader.tree_numbers["About water"] == 2
            await reader.press(".", ".")
            assert reader.titles() == ["Water on Mars", "Water falls"]
            await reader.press(".")
            assert reader.titles() == ["Water rises", "Water on Mars", "Water falls"]
            await go_to(reader, "Lately in World")
            assert reader.titles() == ["Today", "Water rises"]
    finally:
        await close_library(library)


async def test_a_page_asked_for_offline_stands_under_wanted_until_it_is_wanted_no_more(publisher: Publisher) -> None:
    feed = rss([Story("Links", body=f'<p>Read <a href="{publisher.url("/page.html")}">this</a>.</p>')], title="Linker")
    online = open_library(Options(), now=lambda: NOW)
    await online.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", feed), "World")])
    async for _ in online.online_refresh().run(online.queries.sources()):
        pass
    await close_library(online)
    library = open_library(Options(offline=True), now=lambda: NOW)
    try:
        async with reading(library) as reader:
            await reader.press("enter", "tab", "enter", "h", "h", "h")
            assert reader.tree_numbers["Wanted"] == 1
            await go_to(reader, "Wanted")
            host = publisher.url("/page.html").partition("://")[2]
            assert reader.titles() == [host]
            assert "◌ " + host[:20] in reader.text() and "in Links" in reader.text()
            assert "1" in reader.lines()[0]
            await reader.press("enter")
            assert any("comes with the next refresh" in line for line in [*reader.lines(), *reader.told])
            reader.perform("source.wanted")
            await reader.settle()
            assert "/page.html" in reader.text() and "in Links" in reader.text()
            await reader.press("d")
            assert "No pages are waiting to be fetched." in reader.text()
            await reader.press("escape")
            assert reader.tree_numbers["Wanted"] == 0
    finally:
        await close_library(library)


async def test_opml_is_imported_and_undone_and_exported(papers: Library, home: Path) -> None:
    listed = home / "feeds.opml"
    outline = '<outline text="Added" type="rss" xmlUrl="https://added.example/feed"/>'
    listed.write_text(f'<opml version="2.0"><body>{outline}</body></opml>', "utf-8")
    async with reading(papers) as reader:
        reader.perform("source.import_file")
        await reader.settle()
        reader.field("#field").value = str(listed)
        await reader.press("enter")
        assert "Added" in reader.tree_numbers
        assert "Imported 1 source: U undoes" in reader.told
        await reader.press("U")
        assert "Added" not in reader.tree_numbers
        reader.perform("source.export_file")
        await reader.settle()
        reader.field("#field").value = str(listed)
        await reader.press("enter")
        assert "is there already" in reader.text()
        await reader.press("enter")
        assert "Globe" in listed.read_text("utf-8") and "added.example" not in listed.read_text("utf-8")


async def test_a_file_that_is_no_list_of_feeds_is_named(papers: Library, home: Path) -> None:
    async with reading(papers) as reader:
        reader.perform("source.import_file")
        await reader.settle()
        reader.field("#field").value = str(home / "missing.opml")
        await reader.press("enter")
        assert any("cannot be read" in toast for toast in reader.told)
