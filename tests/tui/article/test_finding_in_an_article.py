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


async def test_matches_are_marked_and_counted_as_one_types(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await find(reader, "LETTER")
        found = reader.find
        assert len(found.matches) > 3
        assert f"1 of {len(found.matches)}" in reader.lines()[0]
        assert marked(reader) == ["Letter"]
        before = len(found.matches)
        await reader.type("s")
        assert 0 < len(found.matches) < before
        assert reader.opened is not None
        assert not reader.searching


async def test_the_first_match_below_the_place_one_is_at_is_come_to(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await reader.press("enter", "space", "space")
        view = reader.article_view
        top = view.scroll_offset.y
        await find(reader, "type")
        assert view.found.at is not None
        match = view.found.matches[view.found.at]
        assert match.first >= top
        assert all(other.first < top for other in view.found.matches[: view.found.at])
        assert view.scroll_offset.y <= match.first < view.scroll_offset.y + view.lines_in_sight


async def test_enter_keeps_the_find_and_n_goes_round_its_matches(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await find(reader, "letters")
        await reader.press("enter")
        found = reader.find
        count = len(found.matches)
        assert not reader.line_open("find")
        seen = []
        for _ in range(count):
            seen.append(found.at)
            assert marked(reader)
            await reader.press("n")
        assert seen == list(range(count))
        assert found.at == 0
        await reader.press("N")
        assert found.count == f"{count} of {count}"
        assert reader.article_title == NEWEST


async def test_n_goes_on_from_where_one_has_scrolled_to(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await find(reader, "e")
        await reader.press("enter", "space", "space")
        view = reader.article_view
        top = view.scroll_offset.y
        await reader.press("n")
        assert view.found.at is not None
        assert view.found.matches[view.found.at].first >= top
        assert view.scroll_offset.y == top


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


async def test_escape_while_typing_returns_to_the_place_one_was_at(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await reader.press("enter", "space")
        view = reader.article_view
        before = view.scroll_offset.y
        await find(reader, "paper")
        assert view.found.matches
        await reader.press("down", "down", "escape")
        assert view.scroll_offset.y == before
        assert (marked(reader), view.found.count, reader.line_open("find")) == ([], "", False)
        assert reader.at == "article"
        assert view.has_focus


async def test_the_arrows_go_over_the_matches_while_one_types(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await find(reader, "letter")
        await reader.press("down", "down", "up")
        assert reader.find.at == 1
        assert reader.typing_in == "find"


async def test_what_is_not_there_is_told_and_moves_nothing(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await reader.press("enter", "space")
        before = reader.article_scroll
        await find(reader, "xyzzy")
        assert "no match" in reader.lines()[0]
        await reader.press("enter")
        assert any("does not hold that text" in toast for toast in reader.toasts)
        assert reader.article_scroll == before
        assert "no match" not in reader.lines()[0]
        await reader.press("n")
        assert reader.article_title == SECOND


async def test_resizing_keeps_the_find_and_its_match(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await find(reader, "letters")
        await reader.press("enter", "n", "n")
        found = reader.find
        said = found.count
        await reader.pilot.resize_terminal(50, 20)
        await reader.settle()
        assert found.count == said
        assert "letters" in "".join(marked(reader)).lower() or not marked(reader)
        await reader.press("n")
        assert "letters" in " ".join(marked(reader)).lower()


async def test_another_article_has_no_find(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await find(reader, "letter")
        await reader.press("enter", "J")
        assert reader.article_title == SECOND
        assert not reader.finding
        assert reader.find.matches == ()


async def test_leaving_the_article_ends_the_find_and_the_list_searches_everything(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await find(reader, "letter")
        await reader.press("enter", "h")
        assert reader.at == "list"
        assert not reader.finding
        await reader.press("slash")
        assert reader.typing_in == "search"


async def test_what_was_looked_for_stands_there_again(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await find(reader, "letter")
        await reader.press("enter", "escape", "slash")
        assert reader.find_text == "letter"
        assert reader.find.matches
        await reader.type("ink")
        assert reader.find_text == "ink"


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


async def test_a_next_match_without_a_find_says_how_to_begin_one(demo: Library) -> None:
    async with reading(demo, SIZE) as reader:
        await reader.press("enter")
        reader.perform("find.next")
        await reader.settle()
        assert any("Nothing is looked for" in toast for toast in reader.toasts)
