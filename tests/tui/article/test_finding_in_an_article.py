"""Finding text in the article that is read."""

import re

import pytest
from tests.tui.reader import Reader, reading

from termnews.domain.query import Query, Scope
from termnews.library.library import Library
from termnews.tui.article.page.model import line_text

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


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 15)])
async def test_a_result_opens_at_its_first_match_also_where_it_was_read_before(
    demo: Library, size: tuple[int, int]
) -> None:
    async with reading(demo, size) as reader:
        await reader.press("slash")
        await reader.type("oxbow")
        await reader.press("enter")
        for _ in range(2):
            count = len(reader.find.matches)
            assert (reader.at, count > 1) == ("article", True)
            assert [text.lower() for text in marked(reader)] == ["oxbow"]
            assert f"1 of {count}" in reader.lines()[0]
            await reader.press("G", "h", "enter")


async def test_the_matches_of_a_search_are_those_of_the_article_the_same_before_and_after_it_is_opened(
    demo: Library,
) -> None:
    async with reading(demo, SIZE) as reader:
        await reader.press("slash")
        await reader.type("river")
        await reader.press("down")
        [count] = re.findall(r"1 of \d+", reader.lines()[0])
        await reader.press("enter")
        lines = reader.article_view.page.lines
        text = [line_text(line) for line in lines]
        assert (reader.article_title, "River Log" in text[1]) == (SECOND, True)
        assert (count in reader.lines()[0], marked(reader)) == (True, ["River"])
        matched = [match.first for match in reader.find.matches]
        assert text[matched[0]].strip() == SECOND
        related = [number for number, line in enumerate(lines) if any(piece.roles == "listed" for piece in line)]
        assert any("River" in text[number] for number in related)
        assert not set(related) & set(matched)
        await reader.press("slash")
        await reader.type("river")
        assert len(reader.find.matches) > len(matched)


async def test_n_goes_on_to_the_next_match_and_after_escape_to_the_next_unread(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await reader.press("slash")
        await reader.type("river")
        await reader.press("down", "enter")
        title, count = reader.article_title, len(reader.find.matches)
        await reader.press("n")
        assert f"2 of {count}" in reader.lines()[0]
        await reader.press("N", "N")
        assert (reader.article_title, f"{count} of {count}" in reader.lines()[0]) == (title, True)
        assert "n next match" in reader.lines()[-1]
        await reader.press("escape")
        assert (reader.at, reader.searching, marked(reader)) == ("article", True, [])
        await reader.press("n")
        assert reader.article_title != title
        assert f"1 of {len(reader.find.matches)}" in reader.lines()[0]
        await reader.press("h", "escape")
        assert not reader.searching


async def test_a_result_is_shown_beside_the_list_at_its_first_match_for_each_letter_typed(demo: Library) -> None:
    async with reading(demo, (120, 24)) as reader:
        await reader.press("slash")
        await reader.type("oxb")
        assert [text.lower() for text in marked(reader)] == ["oxbow"]
        assert reader.article_scroll > 0
        await reader.type("ow river")
        assert marked(reader)[0].lower() in ("oxbow", "river", "rivers")
        assert "1 of " in reader.lines()[0]
        await reader.press("escape")
        assert (marked(reader), reader.article_title, reader.finding) == ([], NEWEST, False)


async def test_a_match_stays_in_sight_when_the_terminal_gets_narrower(demo: Library) -> None:
    async with reading(demo, (120, 24)) as reader:
        await reader.press("slash")
        await reader.type("oxbow")
        await reader.press("enter")
        for size in ((80, 20), (50, 15), (120, 40)):
            await reader.pilot.resize_terminal(*size)
            await reader.settle()
            assert [text.lower() for text in marked(reader)] == ["oxbow"]


async def test_links_and_the_way_back_lead_to_articles_without_the_words_of_the_search(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await reader.press("enter", "space")
        title, place = reader.article_title, reader.position
        await reader.press("h", "slash")
        await reader.type("oxbow")
        await reader.press("enter", "left_square_bracket")
        assert (reader.article_title, reader.finding) == (title, False)
        assert reader.position == pytest.approx(place, abs=0.01)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 15)])
async def test_the_line_has_room_in_every_arrangement(demo: Library, size: tuple[int, int]) -> None:
    async with reading(demo, size) as reader:
        await find(reader, "letter")
        assert any(line.rstrip().endswith("letter") for line in reader.lines()[-3:])
        assert " of " in reader.lines()[0]
