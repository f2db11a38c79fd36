"""Narrowing the list to some headlines."""

from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import reading

from termnews.domain.source import Subscription
from termnews.library.library import Library


async def test_the_list_narrows_as_one_types_and_escape_returns_to_where_one_was(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "j", "j", "j", "j")
        everything, spot = reader.titles(), reader.list_position
        await reader.press("F")
        await reader.type("riv")
        assert 0 < len(reader.titles()) < len(everything)
        await reader.type("er log")
        assert set(reader.titles()) < set(everything)
        sources = {headline.source.title for headline in reader.headlines()}
        assert sources == {"River Log"}
        await reader.press("escape")
        assert reader.titles() == everything
        assert reader.list_position == spot
        assert (reader.at, reader.line_open("filter")) == ("list", False)


async def test_enter_keeps_the_filter_and_escape_drops_it_from_the_list(demo: Library) -> None:
    async with reading(demo) as reader:
        everything = reader.titles()
        await reader.press("F")
        await reader.type("river")
        await reader.press("enter")
        kept = reader.titles()
        assert '"river"' in reader.lines()[0]
        await reader.press("j", "j")
        current = reader.headline
        await reader.press("enter", "escape")
        assert reader.titles() == kept
        await reader.press("escape")
        assert reader.titles() == everything
        assert reader.headline.id == current.id
        places = [reader.at]
        await reader.press("escape")
        assert [*places, reader.at] == ["list", "tree"]


async def test_a_filter_without_an_answer_says_what_to_press(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("F")
        await reader.type("xyzzy")
        assert "No headline holds all of these words." in reader.text()
        await reader.press("enter", "escape")
        assert len(reader.titles()) > 10


async def test_the_arrows_move_over_what_is_left_while_typing(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("F")
        await reader.type("river")
        await reader.press("down")
        assert reader.cursor == 1
        current = reader.headline
        await reader.press("escape")
        assert reader.headline == current


async def test_marking_the_list_read_means_what_is_left_of_it(demo: Library) -> None:
    async with reading(demo) as reader:
        unread = len(reader.titles())
        await reader.press("F")
        await reader.type("river")
        await reader.press("enter")
        left = len(reader.titles())
        await reader.press("A")
        assert any(f"{left} articles marked read: U undoes" in toast for toast in reader.toasts)
        assert len(demo.queries.unread_ids()) == unread - left


async def test_what_a_refresh_brings_is_filtered_too(empty: Library, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss([Story("River one"), Story("Star one")], title="Paper"))
    await empty.subscriptions.add_all([Subscription(url, "World")])
    async with reading(empty) as reader:
        await reader.press("R", "F")
        await reader.type("river")
        await reader.press("enter")
        publisher.serve("/feed.xml", rss([Story("River one"), Story("River two"), Story("Star two")], title="Paper"))
        await reader.press("R")
        assert sorted(reader.titles()) == ["River one", "River two"]
        await reader.press("escape")
        assert len(reader.titles()) == 4


async def test_another_list_and_another_order(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("F")
        await reader.type("river")
        await reader.press("enter")
        found = reader.titles()
        await reader.press("S")
        assert reader.titles() == found[::-1]
        reader.go_to_category("Type")
        await reader.settle()
        assert '"river"' not in reader.lines()[0]
        assert reader.filter_text == ""


async def test_a_search_has_no_filter(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("slash")
        await reader.type("river")
        await reader.press("tab", "F")
        assert any("/ changes its words" in toast for toast in reader.toasts)
        assert not reader.line_open("filter")


async def test_read_articles_may_be_shown_in_what_is_left(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("F")
        await reader.type("river")
        await reader.press("enter")
        count = reader.headline_count
        await reader.press("A", "full_stop", "full_stop")
        assert reader.titles() == []
        await reader.press("full_stop")
        assert len(reader.titles()) == count
