"""Search as one types."""

import pytest
from tests.tui.headlines.list_reader import ListReader
from tests.tui.reader import reading

from termnews.library.library import Library
from termnews.tui.headlines.list_pane import ListPane
from termnews.tui.headlines.search_line import SearchLine


async def test_results_come_as_one_types_with_the_words_marked(news: ListReader) -> None:
    await news.do(news.pane.search)
    await news.write("meander")
    assert "How a River Chooses Its Bends" in news.titles()
    assert "\x02" not in news.text()
    assert [answer.text for answer in news.told(SearchLine.Answered)][-1] == "meander"


async def test_results_are_newest_first(news: ListReader) -> None:
    await news.do(news.pane.search)
    await news.write("river")
    dates = [headline.when for headline in news.headlines()]
    assert len(dates) > 2
    assert dates == sorted(dates, reverse=True)


async def test_enter_opens_a_result_and_escape_returns_to_where_one_was(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("h", "j", "j", "j", "l", "j", "j")
        cursor, ids = reader.cursor, list(reader.article_ids)
        await reader.press("slash")
        await reader.type("morse")
        await reader.press("enter")
        assert reader.at == "article"
        assert reader.searching
        await reader.press("escape")
        assert reader.searching
        await reader.press("escape")
        assert not reader.searching
        assert (reader.cursor, list(reader.article_ids)) == (cursor, ids)
        assert reader.at == "list"


async def test_a_search_tells_its_beginning_what_to_read_and_its_end(news: ListReader) -> None:
    articles, position = news.rows.articles, news.rows.position
    await news.do(news.pane.search, news.pane.search)
    assert (len(news.told(ListPane.SearchBegun)), "Search" in news.title) == (1, True)
    await news.write("morse")
    await news.press("enter")
    assert news.told(ListPane.Opened) == [ListPane.Opened(news.headline.id)]
    await news.press("escape")
    assert (len(news.told(ListPane.SearchLeft)), len(news.told(SearchLine.Ended))) == (1, 1)
    assert (news.rows.articles, news.rows.position) == (articles, position)


async def test_a_search_begun_while_reading_returns_to_the_article(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "space")
        title, place = reader.article_title, reader.position
        reader.perform("find.search")
        await reader.type("bread")
        assert reader.searching
        await reader.press("escape")
        assert reader.at == "article"
        assert reader.article_title == title
        assert reader.position == pytest.approx(place, abs=0.01)


async def test_the_arrows_move_over_the_results_while_typing(news: ListReader) -> None:
    await news.do(news.pane.search)
    await news.write("river")
    await news.press("down", "down")
    assert news.rows.cursor == 2
    assert news.pane.search_line.has_focus


@pytest.mark.parametrize("text", ["C++", "O'Brien", '"', "*", "%", "[b]", "नदी", "川", "نهر"])
async def test_any_text_is_a_valid_search(news: ListReader, text: str) -> None:
    await news.do(news.pane.search)
    news.pane.search_line.value = text
    await news.settle()
    assert news.notices() == []
    assert text in news.text()


async def test_a_search_without_an_answer_says_so(news: ListReader) -> None:
    await news.do(news.pane.search)
    await news.write("xyzzy")
    assert "Nothing holds all of these words." in news.text()


async def test_going_to_another_list_ends_the_search(news: ListReader) -> None:
    await news.do(news.pane.search)
    await news.write("river")
    await news.press("enter")
    await news.show_category("Type")
    assert not news.pane.search_line.display
    assert "Type" in news.title
    await news.do(news.pane.search)
    assert news.pane.search_line.value == ""
