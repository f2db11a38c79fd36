"""The reader that is left open: it refreshes by itself, and says what came since one was here last."""

import re
from datetime import timedelta

import pytest
from tests.clock import Clock
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import reading

from termnews.domain.source import AUTO, Subscription
from termnews.library.library import Library
from termnews.tui.look.terminal import Terminal
from termnews.tui.pane.tree_row import TreeRow


def stories(*days: int) -> str:
    return rss([Story(f"Story {day}", day=day) for day in days], title="Paper")


def titles(lines: list[str]) -> list[str]:
    return [found for line in lines for found in re.findall(r"Story \d+", line)]


async def test_the_reader_refreshes_when_it_opens_and_when_the_time_has_come(
    clock: Clock, publisher: Publisher
) -> None:
    url = publisher.serve("/feed.xml", stories(1, 2, 3))
    await clock.library.subscriptions.add_all([Subscription(url, "World")])
    async with reading(clock.library) as reader:
        assert reader.headline_count == 3
        reader.perform("source.refresh_due")
        await reader.settle()
        assert len(publisher.seen("/feed.xml")) == 1
        clock.now += timedelta(minutes=30)
        publisher.serve("/feed.xml", stories(1, 2, 3, 4))
        reader.perform("source.refresh_due")
        await reader.settle()
        assert reader.headline_count == 4
        assert reader.told == []


async def test_new_articles_move_neither_cursor_nor_scroll_nor_what_is_being_read(
    clock: Clock, publisher: Publisher
) -> None:
    url = publisher.serve("/feed.xml", stories(*range(1, 26)))
    await clock.library.subscriptions.add_all([Subscription(url, "World")])
    async with reading(clock.library, (80, 15)) as reader:
        await reader.press(*"jjjjjjjjjjjjjjjj")
        shown, current = titles(reader.lines()), reader.headline
        assert len(shown) > 5
        clock.now += timedelta(hours=1)
        publisher.serve("/feed.xml", stories(*range(1, 31)))
        reader.perform("source.refresh_due")
        await reader.settle()
        assert reader.headline_count == 30
        assert reader.headline == current
        assert titles(reader.lines()) == shown


async def test_a_reader_told_not_to_refresh_asks_nobody(empty: Library, publisher: Publisher) -> None:
    await empty.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", stories(1)), "World")])
    async with reading(empty):
        assert publisher.seen("/feed.xml") == []


async def test_what_came_since_the_last_visit_has_a_mark_of_its_own(clock: Clock, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", stories(1, 2))
    await clock.library.subscriptions.add_all([Subscription(url, "World")])
    async with reading(clock.library) as reader:
        assert "● Story 2" in reader.text() and "● Story 1" in reader.text()
        await reader.app.action_quit()
    clock.now += timedelta(hours=8)
    publisher.serve("/feed.xml", stories(1, 2, 3))
    async with reading(clock.library) as reader:
        assert re.findall(r"[●○] Story \d", reader.text()) == ["● Story 3", "○ Story 2", "○ Story 1"]


async def test_an_address_of_two_sources_is_one_row_that_names_both(empty: Library, publisher: Publisher) -> None:
    shared = Story("Shared", url="https://gazette.example/shared")
    urls = [
        publisher.serve("/a.xml", rss([shared, Story("Own", day=2)], title="Morning")),
        publisher.serve("/b.xml", rss([shared], title="Evening")),
    ]
    await empty.subscriptions.add_all([Subscription(url, "World") for url in urls])
    async with reading(empty, (80, 24)) as reader:
        await reader.press("R")
        assert reader.headline_count == 2
        # the one that answered first comes first
        assert re.search("Morning, Evening|Evening, Morning", reader.text())
        places = reader.tree_numbers
        lists = {"All": 2, "Today": 0, "Starred": 0, "Read later": 0, "Wanted": 0, "History": 0}
        assert places == {**lists, "World": 2, "Morning": 2, "Evening": 1}
        await reader.press("slash")
        await reader.type("shared")
        assert reader.headline_count == 1
        await reader.press("escape", "G", "m")
        assert [source.unread for source in empty.queries.sources()] == [1, 0]


async def test_a_source_that_files_by_its_own_categories_fills_them(empty: Library, publisher: Publisher) -> None:
    feed = rss([Story("One", topics=("Rivers",)), Story("Two", topics=("Stars",))], title="Mixed")
    await empty.subscriptions.add_all([Subscription(publisher.serve("/feed.xml", feed), AUTO)])
    async with reading(empty) as reader:
        await reader.press("R")
        places: list[TreeRow] = list(reader.tree_rows)
        assert [place.label for place in places[6:]] == ["Rivers", "Stars", "Mixed"]
        reader.go_to_category("Stars")
        await reader.settle()
        assert "Two" in reader.text()
        assert reader.headline_count == 1


@pytest.fixture
async def sleepy(empty: Library, publisher: Publisher) -> Library:
    """Give a library with two sources, of which "Sleepy" has had no article for two years, though one is unread."""
    feeds = {"Fresh": rss([Story("New")], title="Fresh"), "Sleepy": rss([Story("Old")], title="Sleepy")}
    feeds["Sleepy"] = feeds["Sleepy"].replace("Nov 2026", "Nov 2024")
    urls = [publisher.serve(f"/{name}.xml", feed) for name, feed in feeds.items()]
    await empty.subscriptions.add_all([Subscription(url, "World") for url in urls])
    return empty


async def test_the_name_of_a_dull_source_is_dim_and_why_is_told(sleepy: Library) -> None:
    async with reading(sleepy) as reader:
        await reader.press("R", "h", "G")
        lines = {name: strip for strip in reader.strips() for name in ("Fresh", "Sleepy") if name in strip.text[:20]}
        styles = {name: style for name, strip in lines.items() for text, style, _ in strip if name in text}
        assert styles["Fresh"] and styles["Fresh"].bold
        assert styles["Sleepy"] and not styles["Sleepy"].bold
        assert "~" not in lines["Sleepy"].text[:24]
        await reader.press("exclamation_mark")
        assert any("No new article since 1 November 2024" in toast for toast in reader.told)


@pytest.mark.parametrize("terminal", [Terminal(no_color=True), Terminal(colours=16), Terminal(ascii=True)], ids=repr)
async def test_where_dim_names_cannot_be_told_a_dull_source_has_a_sign(
    sleepy: Library, monkeypatch: pytest.MonkeyPatch, terminal: Terminal
) -> None:
    if terminal.no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with reading(sleepy, terminal=terminal) as reader:
        await reader.press("R")
        assert any("Sleepy" in line and "~" in line[:24] for line in reader.lines())
        assert not any("Fresh" in line and "~" in line[:24] for line in reader.lines())


async def test_a_source_that_moved_is_told_of(empty: Library, publisher: Publisher) -> None:
    old = publisher.serve("/old.xml", stories(1))
    await empty.subscriptions.add_all([Subscription(old, "World")])
    async with reading(empty) as reader:
        await reader.press("R")
        publisher.redirect("/old.xml", publisher.serve("/new.xml", stories(1)))
        await reader.press("R", "R")
        assert any("has moved" in toast and "/new.xml" in toast for toast in reader.told)
        assert [source.title for source in empty.queries.sources()] == ["Paper"]
