"""Finding text in the article that is read."""

import pytest
from tests.tui.reader import Reader, reading

from termnews.domain.query import Query, Scope
from termnews.library.library import Library

NEWEST = "How a Letter Cut in Steel Became a Page"
SECOND = "How a River Chooses Its Bends"
SIZE = (120, 24)


async def find(reader: Reader, text: str) -> None:
    """Open an article if none is open, and type what to find in it."""
    if reader.at != "article":
        await reader.press("enter")
    await reader.press("slash")
    await reader.type(text)


def marked(reader: Reader) -> list[str]:
    """Return the stretches on the screen that are marked as the match one is at."""
    view = reader.article_view
    here = view.get_component_rich_style("page--found_here").bgcolor
    strips = [view.render_line(y) for y in range(view.lines_in_sight)]
    return [segment.text for strip in strips for segment in strip if segment.style and segment.style.bgcolor == here]


async def test_during_a_find_the_footer_names_its_keys_and_n_and_capital_n_mark_nothing(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await reader.press("enter")
        assert "next match" not in reader.lines()[-1]
        await find(reader, "letter")
        await reader.press("enter", "N", "n")
        assert reader.article_title == NEWEST
        assert demo.queries.count(Query(Scope.UNREAD)) == 48
        assert "n next match" in reader.lines()[-1]


async def test_escape_ends_the_find_first_and_gives_the_keys_back(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await find(reader, "letter")
        await reader.press("enter", "n", "n")
        place = reader.article_scroll
        await reader.press("escape")
        assert reader.at == "article"
        assert reader.article_scroll == place
        assert marked(reader) == []
        assert " of " not in reader.lines()[0].rsplit("│", 1)[1]
        assert "next match" not in reader.lines()[-1]
        await reader.press("n")
        assert reader.article_title == SECOND


async def test_leaving_the_article_ends_the_find_and_the_list_searches_everything(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await find(reader, "letter")
        await reader.press("enter", "h")
        assert reader.at == "list"
        assert not reader.finding
        await reader.press("slash")
        assert reader.typing_in == "search"


async def test_a_find_hides_the_marks_of_a_search_only_while_it_lasts(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await reader.press("slash")
        await reader.type("meander")
        await reader.press("enter")
        view = reader.article_view
        colour = view.get_component_rich_style("page--found").bgcolor

        def searched() -> int:
            strips = [view.render_line(y) for y in range(view.lines_in_sight)]
            return sum(bool(segment.style and segment.style.bgcolor == colour) for strip in strips for segment in strip)

        view.move_by(-view.page.height)
        for _ in range(20):
            if searched() or not view.move_page():
                break
        assert searched()
        await find(reader, "q")
        await reader.press("escape")
        assert searched()


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 15)])
async def test_the_line_has_room_in_every_arrangement(demo: Library, size: tuple[int, int]) -> None:
    async with reading(demo, size) as reader:
        await find(reader, "letter")
        assert any(line.rstrip().endswith("letter") for line in reader.lines()[-3:])
        assert " of " in reader.lines()[0]
