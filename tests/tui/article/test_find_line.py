"""The line that finds text in the article, in a pane of its own."""

import pytest
from tests.tui.article.conftest import PaneReader, RunPane

from termnews.library.library import Library

NEWEST = "https://typefoundry.example/2026/11/how-a-letter-cut-in-steel-became-a-page/"
SECOND = "https://riverlog.example/how-a-river-chooses-its-bends/"


async def find(pane: PaneReader, text: str) -> None:
    """Open an article if none is open, and type what to find in it."""
    if pane.pane.opened is None:
        await pane.open(NEWEST)
    await pane.do(pane.pane.find.begin)
    await pane.press(*text)


def marked(pane: PaneReader) -> list[str]:
    """Return the stretches in sight that are marked as the match one is at."""
    colour = pane.view.get_component_rich_style("page--found_here").bgcolor
    rows = [pane.view.render_line(y) for y in range(pane.view.lines_in_sight)]
    return [segment.text for row in rows for segment in row if segment.style and segment.style.bgcolor == colour]


async def test_matches_are_marked_and_counted_as_one_types(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await find(pane, "LETTER")
        found = pane.view.found
        before = len(found.matches)
        assert before > 3
        assert f" 1 of {before}" in pane.title_line
        assert marked(pane) == ["Letter"]
        await pane.press("s")
        assert 0 < len(found.matches) < before


async def test_the_first_match_below_the_lines_one_has_read_is_come_to(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST)
        await pane.do(lambda: pane.view.move_page(2))
        top = pane.view.scroll_offset.y
        await find(pane, "type")
        found = pane.view.found
        assert found.current is not None
        assert found.current.first >= top
        assert all(match.first < top for match in found.matches[: found.at])
        assert pane.view.scroll_offset.y <= found.current.first < pane.view.scroll_offset.y + pane.view.lines_in_sight


async def test_enter_keeps_the_find_and_next_goes_round_its_matches(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await find(pane, "letters")
        await pane.press("enter")
        found = pane.view.found
        count = len(found.matches)
        assert not pane.pane.find.display
        assert pane.view.has_focus
        seen = []
        for _ in range(count):
            seen.append(found.at)
            assert marked(pane)
            await pane.do(lambda: pane.pane.find.step(1))
        assert seen == list(range(count))
        assert found.at == 0
        await pane.do(lambda: pane.pane.find.step(-1))
        assert f" {count} of {count}" in pane.title_line


async def test_the_next_match_is_the_next_from_where_one_has_scrolled_to(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await find(pane, "e")
        await pane.press("enter")
        await pane.do(lambda: pane.view.move_page(2))
        top = pane.view.scroll_offset.y
        await pane.do(lambda: pane.pane.find.step(1))
        assert pane.view.found.current is not None
        assert pane.view.found.current.first >= top
        assert pane.view.scroll_offset.y == top


@pytest.mark.parametrize("keys", [["escape"], ["down", "down", "escape"]])
async def test_escape_while_typing_returns_to_the_line_one_was_at(
    demo: Library, article_pane: RunPane, keys: list[str]
) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST)
        await pane.do(pane.view.move_page)
        before = pane.view.scroll_offset.y
        await find(pane, "paper")
        assert pane.view.found.matches
        await pane.press(*keys)
        assert pane.view.scroll_offset.y == before
        assert (marked(pane), pane.view.found.count, pane.pane.find.display) == ([], "", False)
        assert pane.view.has_focus


async def test_the_arrows_go_over_the_matches_while_one_types(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await find(pane, "letter")
        await pane.press("down", "down", "up")
        assert pane.view.found.at == 1
        assert pane.pane.find.has_keys


@pytest.mark.parametrize("key", ["enter", "tab"])
async def test_what_is_not_there_is_told_and_moves_nothing(demo: Library, article_pane: RunPane, key: str) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST)
        await pane.do(pane.view.move_page)
        before = pane.view.scroll_offset.y
        await find(pane, "xyzzy")
        assert "no match" in pane.title_line
        await pane.press(key)
        assert pane.notices == ["The text is not in this article."]
        assert pane.view.scroll_offset.y == before
        assert "no match" not in pane.title_line
        assert not pane.pane.find.active


async def test_resizing_keeps_the_find_and_its_match(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await find(pane, "letters")
        await pane.press("enter")
        await pane.do(lambda: pane.pane.find.step(1))
        count = pane.view.found.count
        await pane.resize(50, 20)
        assert pane.view.found.count == count
        await pane.do(lambda: pane.pane.find.step(1))
        assert "letters" in " ".join(marked(pane)).lower()


async def test_another_article_has_no_find(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await find(pane, "letter")
        await pane.press("enter")
        await pane.open(SECOND)
        assert not pane.pane.find.active
        assert pane.view.found.matches == ()


async def test_what_was_looked_for_stands_there_again_and_typing_replaces_it(
    demo: Library, article_pane: RunPane
) -> None:
    async with article_pane(demo) as pane:
        await find(pane, "letter")
        await pane.press("enter")
        await pane.do(pane.pane.find.end)
        await pane.do(pane.pane.find.begin)
        assert pane.pane.find.value == "letter"
        assert pane.view.found.matches
        await pane.press(*"ink")
        assert pane.pane.find.value == "ink"


async def test_a_next_match_without_a_find_says_how_to_begin_one(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST)
        await pane.do(lambda: pane.pane.find.step(1))
        assert pane.notices == ["/ finds text in the article first."]
