"""Panes, moving, opening, marks."""

from dataclasses import replace

import pytest
from tests.tui.reader import reading

from termnews.domain.query import Query, Scope
from termnews.library.library import Library

NEWEST = "How a Letter Cut in Steel Became a Page"
SECOND = "How a River Chooses Its Bends"


@pytest.mark.parametrize(
    ("width", "at_list", "at_article"),
    [
        (120, ("tree", "list", "article"), ("tree", "list", "article")),
        (80, ("tree", "list"), ("list", "article")),
        (50, ("list",), ("article",)),
    ],
)
async def test_as_many_panes_are_shown_as_there_is_room_for(
    demo: Library, width: int, at_list: tuple[str, ...], at_article: tuple[str, ...]
) -> None:
    async with reading(demo, (width, 24)) as reader:

        def shown() -> tuple[str, ...]:
            names = ("tree", "list", "article")
            return tuple(name for name in names if name in reader.panes)

        assert shown() == at_list
        await reader.press("enter")
        assert shown() == at_article


async def test_resizing_changes_the_panes_and_keeps_the_place(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "space", "space")
        place = reader.position
        assert place > 0
        await reader.pilot.resize_terminal(50, 24)
        await reader.settle()
        assert "tree" not in reader.panes
        assert reader.position == pytest.approx(place, abs=0.03)
        await reader.pilot.resize_terminal(120, 40)
        await reader.settle()
        assert "tree" in reader.panes
        assert reader.position == pytest.approx(place, abs=0.005)


@pytest.mark.parametrize("width", [120, 80, 50])
async def test_an_article_that_opens_says_that_nothing_of_it_is_read_yet(demo: Library, width: int) -> None:
    async with reading(demo, (width, 24)) as reader:
        await reader.press("enter")
        assert reader.lines()[0].endswith(" 0%")
        await reader.press("u")
        assert reader.lines()[0].endswith(" 0%")


async def test_categories_and_sources_stand_with_their_unread_counts(demo: Library) -> None:
    async with reading(demo) as reader:
        rows = reader.tree_numbers
        assert rows["All"] == 49
        assert rows["Rivers"] == 8
        assert rows["River Log"] == 6
        assert "Rivers" in reader.text()


async def test_the_cursor_previews_an_article_without_reading_it(demo: Library) -> None:
    async with reading(demo) as reader:
        assert reader.article_title == NEWEST
        await reader.press("j")
        assert reader.article_title == SECOND
        assert demo.queries.count(Query(Scope.UNREAD)) == 49


async def test_opening_marks_read_and_shows_every_part_of_the_article(demo: Library) -> None:
    async with reading(demo, (120, 60)) as reader:
        await reader.press("enter")
        assert demo.queries.count(Query(Scope.UNREAD)) == 48
        screen = reader.text()
        for part in ("TYPE", NEWEST, "Before a word could be printed", "By Ines Halloran", "20 November 2026"):
            assert part in screen


async def test_keys_move_between_the_panes(demo: Library) -> None:
    async with reading(demo) as reader:
        panes = []
        for key in ("h", "l", "l", "escape"):
            await reader.press(key)
            panes.append(reader.at)
        assert panes == ["tree", "list", "article", "list"]


async def test_moving_in_the_tree_changes_the_list(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("h", *"jjjjjj")
        assert reader.list_title == "Type"
        assert reader.headline_count == 12


async def test_a_category_folds_its_sources_away(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("h", *"jjjjjj")
        before = len(reader.tree_rows)
        await reader.press("space")
        assert len(reader.tree_rows) == before - 3
        await reader.press("space")
        assert len(reader.tree_rows) == before


async def test_a_key_sequence_needs_both_its_keys(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("G")
        assert reader.cursor == 48
        await reader.press("g")
        assert reader.cursor == 48
        await reader.press("g")
        assert reader.cursor == 0


async def test_the_next_and_previous_article_are_read_without_leaving(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "J")
        assert reader.article_title == SECOND
        await reader.press("K")
        assert reader.article_title == NEWEST
        assert reader.at == "article"


async def test_next_unread_skips_what_was_read(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "m", "k", "enter", "n")
        assert reader.cursor == 2


async def test_space_pages_and_at_the_end_opens_the_next_unread(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "space")
        assert reader.article_title == NEWEST
        assert reader.position > 0
        await reader.press("G", "space")
        assert reader.article_title == SECOND


async def test_marks_persist_over_a_restart(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "s", "escape", "j", "b")
    async with reading(demo) as reader:
        queries = demo.queries
        starred = queries.headlines(queries.article_list(Query(Scope.STARRED)))
        later = queries.headlines(queries.article_list(Query(Scope.LATER)))
        assert [h.title for h in starred] == [NEWEST]
        assert [h.title for h in later] == [SECOND]
        assert reader.headline_count == 48


async def test_marking_a_list_read_can_be_undone(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("A")
        assert demo.queries.count(Query(Scope.UNREAD)) == 0
        assert any("U undoes" in toast for toast in reader.told)
        await reader.press("U")
        assert demo.queries.count(Query(Scope.UNREAD)) == 49


async def test_read_articles_are_shown_when_asked_for(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("m", "h", "j", "k", "l")
        assert reader.headline_count == 48
        await reader.press(".")
        assert reader.headline_count == 49


async def test_an_empty_list_says_why_and_what_to_press(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("h", "j", "j")
        assert "No starred articles." in reader.text()
        await reader.press("k", "A", "j", "k")
        assert "All read." in reader.text()


async def test_zen_shows_the_article_alone(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "z")
        assert "list" not in reader.panes
        await reader.press("z")
        assert "list" in reader.panes


async def test_q_in_the_tree_leaves_and_escape_does_not(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("h", "escape", "h")
        assert reader.app.is_running
        await reader.press("q")
        assert not reader.app.is_running or reader.app._exit


async def test_history_lists_what_was_read_the_last_first(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "J", "J", "escape")
        reader.perform("find.history")
        await reader.settle()
        titles = [headline.title for row in range(reader.headline_count)
                  if (headline := reader.headline_at(row))]  # fmt: skip
        assert len(titles) == 3
        assert titles[1:] == [SECOND, NEWEST]


@pytest.mark.parametrize("key", ["Q", "ctrl+q"])
async def test_leaving_in_the_middle_of_an_article_keeps_the_place(demo: Library, key: str) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "space")
        place, opened = reader.position, reader.opened
        await reader.press(key)
    assert opened is not None
    assert (await demo.reading.open(opened.id)).position == pytest.approx(place, abs=0.001)


async def test_ctrl_c_says_which_key_leaves(demo: Library) -> None:
    demo.settings = replace(demo.settings, keys={"app.quit": ("f10",)})
    async with reading(demo) as reader:
        await reader.press("ctrl+c")
        assert reader.app.is_running
        assert reader.told == ["F10 leaves termnews."]
