"""Narrowing the list to some headlines."""

from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.reader import Reader, reading

from termnews.domain.source import Subscription
from termnews.library.library import Library


def titles(reader: Reader) -> list[str]:
    rows = reader.screen.headlines
    return [headline.title for row in range(rows.count) if (headline := rows.headline(row))]


async def test_the_list_narrows_as_one_types_and_escape_returns_to_where_one_was(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "j", "j", "j", "j")
        everything, spot = titles(reader), reader.screen.headlines.spot
        await reader.press("F")
        await reader.type("riv")
        assert 0 < len(titles(reader)) < len(everything)
        await reader.type("er log")
        assert set(titles(reader)) < set(everything)
        sources = {headline.source.title for row in range(reader.screen.headlines.count)
                   if (headline := reader.screen.headlines.headline(row))}  # fmt: skip
        assert sources == {"River Log"}
        await reader.press("escape")
        assert titles(reader) == everything
        assert reader.screen.headlines.spot == spot
        assert (reader.screen.at, reader.screen.filter_field.display) == ("list", False)


async def test_enter_keeps_the_filter_and_escape_drops_it_from_the_list(demo: Library) -> None:
    async with reading(demo) as reader:
        everything = titles(reader)
        await reader.press("F")
        await reader.type("river")
        await reader.press("enter")
        kept = titles(reader)
        assert '"river"' in reader.lines()[0]
        await reader.press("j", "j")
        current = reader.screen.headlines.current
        await reader.press("enter", "escape")
        assert titles(reader) == kept
        await reader.press("escape")
        assert titles(reader) == everything
        assert current is not None and reader.screen.headlines.current is not None
        assert reader.screen.headlines.current.id == current.id
        places = [reader.screen.at]
        await reader.press("escape")
        assert [*places, reader.screen.at] == ["list", "tree"]


async def test_a_filter_without_an_answer_says_what_to_press(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("F")
        await reader.type("xyzzy")
        assert "No headline holds all of these words." in reader.text()
        await reader.press("enter", "escape")
        assert len(titles(reader)) > 10


async def test_the_arrows_move_over_what_is_left_while_typing(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("F")
        await reader.type("river")
        await reader.press("down")
        assert reader.screen.headlines.cursor == 1
        current = reader.screen.headlines.current
        await reader.press("escape")
        assert reader.screen.headlines.current == current


async def test_marking_the_list_read_means_what_is_left_of_it(demo: Library) -> None:
    async with reading(demo) as reader:
        unread = len(titles(reader))
        await reader.press("F")
        await reader.type("river")
        await reader.press("enter")
        left = len(titles(reader))
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
        assert sorted(titles(reader)) == ["River one", "River two"]
        await reader.press("escape")
        assert len(titles(reader)) == 4


async def test_another_list_and_another_order(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("F")
        await reader.type("river")
        await reader.press("enter")
        found = titles(reader)
        await reader.press("S")
        assert titles(reader) == found[::-1]
        reader.screen.go_to_category("Type")
        await reader.settle()
        assert '"river"' not in reader.lines()[0]
        assert reader.screen.filter_line.text == ""


async def test_a_search_has_no_filter(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("slash")
        await reader.type("river")
        await reader.press("tab", "F")
        assert any("/ changes its words" in toast for toast in reader.toasts)
        assert not reader.screen.filter_field.display


async def test_read_articles_may_be_shown_in_what_is_left(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("F")
        await reader.type("river")
        await reader.press("enter")
        count = reader.screen.headlines.count
        await reader.press("A", "full_stop", "full_stop")
        assert titles(reader) == []
        await reader.press("full_stop")
        assert len(titles(reader)) == count
