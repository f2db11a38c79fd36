"""Search as one types."""

import pytest
from tests.tui.reader import reading

from termnews.library.library import Library


async def test_results_come_as_one_types_with_the_words_marked(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("slash")
        await reader.type("meander")
        assert "How a River Chooses Its Bends" in reader.titles()
        assert "\x02" not in reader.text()


async def test_results_are_newest_first(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("slash")
        await reader.type("river")
        dates = [headline.when for headline in reader.headlines()]
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


async def test_the_arrows_move_over_the_results_while_typing(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("slash")
        await reader.type("river")
        await reader.press("down", "down")
        assert reader.cursor == 2
        assert reader.typing_in == "search"


@pytest.mark.parametrize("text", ["C++", "O'Brien", '"', "*", "%", "[b]", "नदी", "川", "نهر"])
async def test_any_text_is_a_valid_search(demo: Library, text: str) -> None:
    async with reading(demo) as reader:
        await reader.press("slash")
        reader.field("#search").value = text
        await reader.settle()
        assert reader.toasts == []
        assert text in reader.text()


async def test_a_search_without_an_answer_says_so(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("slash")
        await reader.type("xyzzy")
        assert "Nothing holds all of these words." in reader.text()


async def test_going_to_another_list_ends_the_search(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("slash")
        await reader.type("river")
        await reader.press("enter")
        reader.go_to_category("Type")
        await reader.settle()
        assert not reader.line_open("search")
        assert reader.list_title == "Type"
        await reader.press("slash")
        assert reader.search_text == ""
