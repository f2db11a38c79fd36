"""Panes that are not on the screen while what they show changes: in a small terminal that is most of them."""

import pytest
from tests.tui.reader import reading

from termnews.library.library import Library

NEWEST = "How a Letter Cut in Steel"
SECOND = "How a River Is Measured"
SMALL = [(119, 40), (100, 30), (80, 24), (50, 15)]


@pytest.mark.parametrize("size", SMALL)
async def test_what_is_opened_is_what_is_read_however_often_one_goes_back(demo: Library, size: tuple[int, int]) -> None:
    async with reading(demo, size) as reader:
        await reader.press("enter")
        assert NEWEST in reader.article_text()
        for key in "jj":
            await reader.press("h", key, "enter")
            assert reader.article_title[:20] in reader.article_text()
            assert NEWEST not in reader.article_text()


@pytest.mark.parametrize("size", SMALL)
async def test_keys_act_on_the_article_that_is_shown(demo: Library, size: tuple[int, int]) -> None:
    async with reading(demo, size) as reader:
        await reader.press("enter", "h", "j", "enter", "tab")
        selected, opened = reader.selected_link, reader.opened
        assert selected is not None and opened is not None
        texts = {link.text for link in opened.document.links}
        assert selected.text in texts.union(opened.document.topics)


@pytest.mark.parametrize("size", SMALL)
async def test_a_search_shows_what_was_found_below_an_article_that_was_read(
    demo: Library, size: tuple[int, int]
) -> None:
    async with reading(demo, size) as reader:
        await reader.press("enter", "h", "slash")
        await reader.type("oxbow")
        await reader.press("enter")
        assert "oxbow" in reader.article_text().lower()


async def test_the_place_in_each_article_is_its_own(demo: Library) -> None:
    async with reading(demo, (80, 24)) as reader:
        await reader.press("enter", "space", "space")
        reached = reader.position
        await reader.press("h", "j", "enter")
        assert reader.position == 0
        await reader.press("h", "k", "enter")
        assert reader.position == pytest.approx(reached, abs=0.01)


async def test_a_page_is_laid_out_for_the_room_it_is_shown_in(demo: Library) -> None:
    async with reading(demo, (80, 24)) as reader:
        await reader.press("enter", "h")
        await reader.pilot.resize_terminal(50, 15)
        await reader.settle()
        await reader.press("j", "enter")
        assert reader.article_view.page.width == reader.article_view.scrollable_content_region.width
        assert reader.article_title[:20] in reader.article_text()


async def test_the_next_article_is_under_the_cursor_of_the_list_one_comes_back_to(demo: Library) -> None:
    async with reading(demo, (50, 15)) as reader:
        await reader.press("enter", *"JJJJJJJJ")
        title = reader.article_title
        await reader.press("h")
        assert reader.cursor_title == title
        assert title[:20] in reader.text()


async def test_the_list_has_the_focus_from_the_start_where_there_is_room_for_one_pane(demo: Library) -> None:
    async with reading(demo, (50, 15)) as reader:
        assert reader.panes == ("list",)
        assert reader.has_focus == "list"
