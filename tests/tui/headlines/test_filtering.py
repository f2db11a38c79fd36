"""Narrowing the list to some headlines."""

from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.tui.headlines.list_reader import ListReader
from tests.tui.reader import reading

from termnews.domain.query import Order
from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.tui.headlines.list_pane import ListPane


async def test_the_list_narrows_as_one_types_and_escape_returns_to_where_one_was(news: ListReader) -> None:
    await news.do(lambda: news.rows.move_to(5))
    everything, position = news.titles(), news.rows.position
    await news.do(news.pane.filter)
    await news.write("riv")
    assert 0 < len(news.titles()) < len(everything)
    await news.write("er log")
    assert set(news.titles()) < set(everything)
    assert {headline.source.title for headline in news.headlines()} == {"River Log"}
    await news.press("escape")
    assert news.titles() == everything
    assert news.rows.position == position
    assert (news.rows.has_focus, news.pane.filter_line.display) == (True, False)


async def test_enter_keeps_the_filter_and_escape_drops_it_from_the_list(news: ListReader) -> None:
    everything = news.titles()
    await news.filter("river")
    assert '"river"' in news.title
    assert len(news.titles()) < len(everything)
    await news.do(lambda: news.rows.move_by(2))
    current = news.headline
    await news.do(news.pane.leave)
    assert news.titles() == everything
    assert news.headline == current
    assert news.told(ListPane.Left) == []


async def test_reading_an_article_of_what_is_left_keeps_the_filter(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("F")
        await reader.type("river")
        await reader.press("enter")
        titles = reader.titles()
        await reader.press("j", "j", "enter", "escape")
        assert reader.titles() == titles
        await reader.press("escape")
        assert len(reader.titles()) > len(titles)
        places = [reader.at]
        await reader.press("escape")
        assert [*places, reader.at] == ["list", "tree"]


async def test_a_filter_without_an_answer_says_what_to_press(news: ListReader) -> None:
    await news.do(news.pane.filter)
    await news.write("xyzzy")
    assert "No headline has all of these words." in news.text()
    assert news.told(ListPane.Highlighted)[-1].headline is None
    await news.press("enter")
    await news.do(news.pane.leave)
    assert len(news.titles()) > 10


async def test_the_arrows_move_over_what_is_left_while_typing(news: ListReader) -> None:
    await news.do(news.pane.filter)
    await news.write("river")
    await news.press("down")
    assert news.rows.cursor == 1
    current = news.headline
    await news.press("escape")
    assert news.headline == current


async def test_marking_the_list_read_means_what_is_left_of_it(news: ListReader, demo: Library) -> None:
    unread = news.rows.count
    await news.filter("river")
    left = news.rows.count
    await news.do(news.pane.marks.read_all)
    assert news.states("read") == [True] * left
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


async def test_the_cursor_stays_in_what_is_left_when_a_refresh_ends(news: ListReader) -> None:
    await news.filter("river")
    await news.do(lambda: news.rows.move_by(2))
    position = news.rows.position
    await news.do(news.pane.renew)
    assert news.rows.position == position


async def test_another_list_and_another_order(news: ListReader) -> None:
    await news.filter("river")
    titles = news.titles()
    await news.do(lambda: news.pane.sorting.by(Order.OLDEST))
    assert news.titles() == titles[::-1]
    await news.show_category("Type")
    assert '"river"' not in news.title
    assert news.pane.filter_line.value == ""


async def test_a_search_has_no_filter(news: ListReader) -> None:
    await news.do(news.pane.search)
    await news.write("river")
    await news.press("tab")
    await news.do(news.pane.filter)
    assert news.notices() == ["These are the results of a search: / changes its words."]
    assert not news.pane.filter_line.display


async def test_read_articles_may_be_shown_in_what_is_left(news: ListReader) -> None:
    await news.filter("river")
    count, read_too = news.rows.count, news.pane.show_read_too
    await news.do(news.pane.marks.read_all, read_too, read_too)
    assert news.titles() == []
    await news.do(read_too)
    assert news.rows.count == count
