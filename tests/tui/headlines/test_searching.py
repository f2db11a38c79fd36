"""Search as one types."""

import asyncio

import pytest
from tests.tui.headlines.list_reader import ListReader, list_of
from tests.tui.reader import reading

from termnews.domain.article_list import ArticleList
from termnews.library.library import Library
from termnews.tui.headlines import search_line
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
        await reader.press("h")
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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("xyzzy", "No article has a word that begins with xyzzy."),
        ("river plugh xyzzy", "No article has all of: river, plugh and a word that begins with xyzzy."),
        ("ж", "No article has the word ж."),
        ("?!", "There is no word in this, only signs."),
    ],
)
async def test_a_search_without_an_answer_says_how_its_words_were_understood(
    news: ListReader, text: str, said: str
) -> None:
    await news.do(news.pane.search)
    news.pane.search_line.value = text
    await news.settle()
    assert said in " ".join(news.text().split())


async def test_the_title_says_what_is_looked_for(news: ListReader) -> None:
    await news.do(news.pane.search)
    news.pane.search_line.value = "C++ river"
    await news.settle()
    assert "Search · C, river…" in news.title


async def test_all_matches_are_listed_with_their_snippets_and_their_number_stands_above(
    news: ListReader, demo: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = [headline.title for headline in await demo.search.find("river", limit=999)]
    monkeypatch.setattr(search_line, "FIRST_MATCHES", 2)
    await news.do(news.pane.search)
    await news.write("river")
    assert news.titles() == everything
    assert news.title.endswith(f" {len(everything)}")
    await news.do(lambda: news.rows.move_to(news.rows.count))
    assert (news.rows.cursor, news.headline.title) == (len(everything) - 1, everything[-1])
    assert all("\x02" in (headline.snippet or "") for headline in news.headlines())
    assert news.told(SearchLine.Answered)[-1].more


async def test_no_snippet_ends_in_two_ellipses_however_wide_the_list_is(demo: Library) -> None:
    async with list_of(demo, (40, 30)) as news:
        await news.do(news.pane.search)
        await news.write("river")
        for width in range(40, 80):
            await news.pilot.resize_terminal(width, 30)
            await news.settle()
            assert "……" not in news.text(), width


async def test_until_all_are_found_the_number_says_that_there_are_more_and_the_end_is_that_of_all(
    news: ListReader, demo: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_all, may_find = demo.search.all, asyncio.Event()

    async def slowly(text: str) -> ArticleList:
        await may_find.wait()
        return await find_all(text)

    monkeypatch.setattr(search_line, "FIRST_MATCHES", 2)
    monkeypatch.setattr(demo.search, "all", slowly)
    await news.do(news.pane.search)
    news.pane.search_line.value = "river"
    while not news.told(SearchLine.Answered):
        await news.pilot.pause()
    assert (news.rows.count, news.title.endswith("2+")) == (2, True)
    news.rows.move_to(999)
    assert news.rows.cursor == 1
    may_find.set()
    await news.settle()
    assert news.rows.cursor == news.rows.count - 1 > 2


async def test_up_brings_back_what_was_searched_for_and_down_what_was_typed(news: ListReader, demo: Library) -> None:
    line = news.pane.search_line
    for text in ("bread", "morse", "bread"):
        await news.do(news.pane.search)
        await news.write(text)
        await news.press("escape")
    await news.do(news.pane.search)
    assert line.value == ""
    await news.write("ri")
    await news.press("up")
    assert (line.value, "Search · bread…" in news.title) == ("bread", True)
    await news.press("up")
    assert line.value == "morse"
    await news.press("up", "down")
    assert line.value == "bread"
    await news.press("down")
    assert (line.value, "Search · ri…" in news.title) == ("ri", True)
    await news.press("down")
    assert (line.value, news.rows.cursor) == ("ri", 1)
    await news.press("up")
    assert (line.value, news.rows.cursor) == ("ri", 0)
    assert demo.memory.get("searches") == ["morse", "bread"]


async def test_the_next_start_remembers_what_was_searched_for(demo: Library) -> None:
    for text in ("bread", "morse"):
        async with list_of(demo) as news:
            await news.do(news.pane.search)
            assert (("↑" in news.text()), news.pane.search_line.value) == (text == "morse", "")
            await news.press("up")
            assert news.pane.search_line.value == ("bread" if text == "morse" else "")
            news.pane.search_line.value = text
            await news.settle()
            await news.press("enter")


async def test_a_history_that_is_no_list_is_none(demo: Library) -> None:
    demo.memory.keep("searches", {"a": 1})
    async with list_of(demo) as news:
        await news.do(news.pane.search)
        await news.press("up")
        assert news.pane.search_line.value == ""


async def test_going_to_another_list_ends_the_search(news: ListReader) -> None:
    await news.do(news.pane.search)
    await news.write("river")
    await news.press("enter")
    await news.show_category("Type")
    assert not news.pane.search_line.display
    assert "Type" in news.title
    await news.do(news.pane.search)
    assert news.pane.search_line.value == ""
