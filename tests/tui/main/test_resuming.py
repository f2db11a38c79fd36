"""Being where one was when the reader is opened again, and what came meanwhile."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.clock import Clock
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import Reader, reading

from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.library.reading.reading import Opened
from termnews.tui.app import TermnewsApp

NOW = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)


async def leave(reader: Reader) -> None:
    await reader.app.action_quit()


def current(reader: Reader) -> str:
    headline = reader.screen.headlines.current
    return headline.title if headline else ""


async def test_list_order_article_and_line_are_the_same_after_a_restart(demo: Library) -> None:
    async with reading(demo, (120, 20)) as reader:
        reader.screen.go_to_category("Type")
        await reader.settle()
        await reader.press("full_stop", "S", *"jjjjjjjj", "k")
        before = (reader.screen.listing.name, current(reader), reader.screen.headlines.spot)
        assert reader.screen.headlines.scroll_offset.y > 0
        await leave(reader)
    async with reading(demo, (120, 20)) as reader:
        assert (reader.screen.listing.name, current(reader), reader.screen.headlines.spot) == before
        assert "oldest first" in reader.lines()[0]
        place = reader.screen.tree_list.current
        assert place is not None and place.label == "Type"
        assert reader.screen.at == "list"


async def test_the_article_is_open_again_and_stays_unread_if_it_was_marked_so(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "enter", "space", "m")
        title, position, row = reader.title, reader.screen.article.position, reader.screen.headlines.cursor
        assert position > 0
        await leave(reader)
    async with reading(demo) as reader:
        assert reader.screen.at == "article"
        assert (reader.title, reader.screen.headlines.cursor) == (title, row)
        assert reader.screen.article.position == pytest.approx(position, abs=0.01)
        opened = reader.screen.stories.opened
        assert opened is not None
        assert not demo.queries.headlines([opened.id])[0].state.read


async def test_an_article_that_was_read_is_still_under_the_cursor(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "j", "enter", "h")
        title, count = current(reader), reader.screen.headlines.count
        await leave(reader)
    async with reading(demo) as reader:
        assert (reader.screen.at, current(reader), reader.screen.headlines.count) == ("list", title, count)


async def test_where_the_article_is_gone_the_cursor_is_near(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "j", "S", "S", "S", "m")
        row = reader.screen.headlines.cursor
        await leave(reader)
    async with reading(demo) as reader:
        assert reader.screen.headlines.cursor == row


async def test_a_search_goes_on_and_escape_still_leads_to_the_list_before_it(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "j", "j")
        before = current(reader)
        await reader.press("slash")
        await reader.type("river")
        await reader.press("down", "down", "tab")
        found, count = current(reader), reader.screen.headlines.count
        await leave(reader)
    async with reading(demo) as reader:
        assert reader.screen.listing.searching
        assert (current(reader), reader.screen.headlines.count) == (found, count)
        assert reader.screen.search.value == "river"
        await reader.press("escape")
        assert current(reader) == before


async def test_a_filter_goes_on(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("F")
        await reader.type("river")
        await reader.press("enter", "j")
        before = (current(reader), reader.screen.headlines.count)
        await leave(reader)
    async with reading(demo) as reader:
        assert (current(reader), reader.screen.headlines.count) == before
        assert '"river"' in reader.lines()[0]
        await reader.press("escape")
        assert reader.screen.headlines.count > before[1]


async def test_what_a_key_chose_holds_until_the_setting_is_another(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("D")
        await leave(reader)
    async with reading(demo) as reader:
        assert reader.screen.headlines.paint.comfortable
        await reader.press("D")
        await leave(reader)
    demo.settings = type(demo.settings)(headlines="comfortable")
    async with reading(demo) as reader:
        assert reader.screen.headlines.paint.comfortable


@pytest.mark.parametrize("kept", ["nonsense", 7, {"order": "shuffled", "spot": [1], "tree": 3, "pane": "cellar"}])
async def test_a_place_that_makes_no_sense_is_passed_over(demo: Library, kept: object) -> None:
    demo.memory.keep("place", kept)
    async with reading(demo) as reader:
        assert (reader.screen.at, reader.screen.headlines.cursor) == ("list", 0)
        assert reader.toasts == []


async def test_what_came_since_the_last_visit_is_told_above_the_first_list(clock: Clock, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss([Story("One"), Story("Two")], title="Paper"))
    await clock.library.subscriptions.add_all([Subscription(url, "World")])
    async with reading(clock.library) as reader:
        assert "new since" not in reader.text()
        await leave(reader)
    clock.now += timedelta(hours=9)
    publisher.serve("/feed.xml", rss([Story("One"), Story("Two"), Story("Three"), Story("Four")], title="Paper"))
    async with reading(clock.library) as reader:
        assert reader.screen.headlines.count == 4
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
        bottom = current(reader)
        await leave(reader)
    clock.now += timedelta(minutes=10)
    publisher.serve("/feed.xml", rss([*stories, Story("New", day=20)], title="Paper"))
    async for _ in clock.library.online_refresh().run(clock.library.queries.sources()):
        pass
    async with reading(clock.library) as reader:
        assert current(reader) == bottom
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
        assert (reader.screen.search.value, app.screen_stack) == ("cedar", [reader.screen])
        assert reader.screen.search.has_keys


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
