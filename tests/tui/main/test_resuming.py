"""Being where one was when the reader is opened again, and what came meanwhile."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from tests.clock import NOW, Clock
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import Reader, reading

from termnews.domain.query import Order
from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.library.reading.reading import Opened
from termnews.tui.app import TermnewsApp


async def leave(reader: Reader) -> None:
    await reader.app.action_quit()


def comfortable(reader: Reader) -> bool:
    return reader.headline_list.row_height > 1


async def test_list_order_article_and_line_are_the_same_after_a_restart(demo: Library) -> None:
    async with reading(demo, (120, 20)) as reader:
        reader.go_to_category("Type")
        await reader.settle()
        await reader.press("full_stop", "S", "o", *"jjjjjjjj", "k")
        before = (reader.list_title, reader.cursor_title, reader.list_position)
        assert reader.list_scroll > 0
        await leave(reader)
    async with reading(demo, (120, 20)) as reader:
        assert (reader.list_title, reader.cursor_title, reader.list_position) == before
        assert "oldest first" in reader.lines()[0]
        assert reader.tree_row.label == "Type"
        assert reader.at == "list"


async def test_the_article_is_open_again_and_stays_unread_if_it_was_marked_so(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "enter", "space", "m")
        title, position, row = reader.article_title, reader.position, reader.cursor
        assert position > 0
        await leave(reader)
    async with reading(demo) as reader:
        assert reader.at == "article"
        assert (reader.article_title, reader.cursor) == (title, row)
        assert reader.position == pytest.approx(position, abs=0.01)
        opened = reader.opened
        assert opened is not None
        assert not demo.queries.headlines([opened.id])[0].state.read


async def test_an_article_that_was_read_is_still_under_the_cursor(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "j", "enter", "h")
        title, count = reader.cursor_title, reader.headline_count
        await leave(reader)
    async with reading(demo) as reader:
        assert (reader.at, reader.cursor_title, reader.headline_count) == ("list", title, count)


@pytest.mark.parametrize("order", list(Order)[:4])
async def test_the_article_one_reads_is_under_the_cursor_of_its_list_in_every_order(
    demo: Library, order: Order
) -> None:
    async with reading(demo) as reader:
        reader.sort_by(order)
        await reader.press("j", "j", "enter", "J", "J")
        title, row = reader.article_title, reader.cursor
        await leave(reader)
    async with reading(demo) as reader:
        assert reader.at == "article"
        assert (reader.article_title, reader.cursor_title) == (title, title)
        # the two that were read before it are in this list no more, so that it stands where they stood, or after
        assert reader.cursor in (row, row - 2)


async def test_where_the_article_is_gone_the_cursor_is_near(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "j", "S", "l", "m")
        row = reader.cursor
        await leave(reader)
    async with reading(demo) as reader:
        assert reader.cursor == row


async def test_a_search_goes_on_and_escape_still_leads_to_the_list_before_it(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "j", "j")
        before = reader.cursor_title
        await reader.press("slash")
        await reader.type("river")
        await reader.press("down", "down", "tab")
        found, count = reader.cursor_title, reader.headline_count
        await leave(reader)
    async with reading(demo) as reader:
        assert reader.searching
        assert (reader.cursor_title, reader.headline_count) == (found, count)
        assert reader.search_text == "river"
        await reader.press("escape")
        assert reader.cursor_title == before


async def test_a_filter_goes_on(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("F")
        await reader.type("river")
        await reader.press("enter", "j")
        before = (reader.cursor_title, reader.headline_count)
        await leave(reader)
    async with reading(demo) as reader:
        assert (reader.cursor_title, reader.headline_count) == before
        assert '"river"' in reader.lines()[0]
        await reader.press("escape")
        assert reader.headline_count > before[1]


async def test_what_a_key_chose_holds_until_the_setting_is_another(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("D")
        await leave(reader)
    async with reading(demo) as reader:
        assert comfortable(reader)
        await reader.press("D")
        await leave(reader)
    demo.settings = type(demo.settings)(headlines="comfortable")
    async with reading(demo) as reader:
        assert comfortable(reader)


@pytest.mark.parametrize("kept", ["nonsense", 7, {"order": "shuffled", "spot": [1], "tree": 3, "pane": "cellar"}])
async def test_a_place_that_makes_no_sense_is_passed_over(demo: Library, kept: object) -> None:
    demo.memory.keep("place", kept)
    async with reading(demo) as reader:
        assert (reader.at, reader.cursor) == ("list", 0)
        assert reader.told == []


async def test_what_came_since_the_last_visit_is_told_above_the_first_list(clock: Clock, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss([Story("One"), Story("Two")], title="Paper"))
    await clock.library.subscriptions.add_all([Subscription(url, "World")])
    async with reading(clock.library) as reader:
        assert "new since" not in reader.text()
        await leave(reader)
    clock.now += timedelta(hours=9)
    publisher.serve("/feed.xml", rss([Story("One"), Story("Two"), Story("Three"), Story("Four")], title="Paper"))
    async with reading(clock.library) as reader:
        assert reader.headline_count == 4
        await reader.press("g", "g")
        then = (NOW.astimezone()).strftime("%H:%M")
        assert f"2 new since yesterday, {then}" in reader.text() or f"2 new since {then}" in reader.text()
        await reader.press("h", "j", "k")
        assert "new since" not in reader.text()


async def test_what_came_while_the_reader_was_closed_is_told_at_once(clock: Clock, publisher: Publisher) -> None:
    stories = [Story(f"Story {at}") for at in range(60)]
    url = publisher.serve("/feed.xml", rss(stories, title="Paper"))
    await clock.library.subscriptions.add_all([Subscription(url, "World")])
    async with reading(clock.library) as reader:
        await reader.press("G")
        bottom = reader.cursor_title
        await leave(reader)
    clock.now += timedelta(minutes=10)
    publisher.serve("/feed.xml", rss([*stories, Story("New", day=20)], title="Paper"))
    async for _ in clock.library.online_refresh().run(clock.library.queries.sources()):
        pass
    async with reading(clock.library) as reader:
        assert reader.cursor_title == bottom
        assert "1 new since" in reader.lines()[-1]


async def test_the_article_that_is_resumed_takes_no_keys_from_what_one_began(
    demo: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "enter")
        await leave(reader)
    bring, may_come = demo.reading.open, asyncio.Event()

    async def late(article_id: int, **options: Any) -> Opened:
        await may_come.wait()
        return await bring(article_id, **options)

    monkeypatch.setattr(demo.reading, "open", late)
    app = TermnewsApp(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        reader = Reader(app, pilot)
        await pilot.pause()
        await pilot.press("slash", *"cedar")
        may_come.set()
        await reader.settle()
        assert (reader.search_text, reader.dialog) == ("cedar", None)
        assert reader.typing_in == "search"


async def test_what_ends_the_reader_while_it_resumes_keeps_the_place(
    demo: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "enter", "z")
        await leave(reader)
    kept, never = demo.memory.get("place"), asyncio.Event()
    assert (kept["pane"], kept["zen"]) == ("article", True)

    async def hang(article_id: int, **options: Any) -> Opened:
        await never.wait()
        raise AssertionError

    monkeypatch.setattr(demo.reading, "open", hang)
    app = TermnewsApp(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await app.action_quit()
    assert demo.memory.get("place") == kept
