"""How wide the panes are: by the room there is, by the mouse, by keys, and again after a restart."""

import pytest
from tests.tui.reader import reading

from termnews.library.library import Library
from termnews.tui.keys.actions import Pane
from termnews.tui.main.arrangement import LEAST, arrangement, share_name


@pytest.mark.parametrize(
    ("columns", "at", "panes"),
    [
        (120, "list", ["tree", "list", "article"]),
        (119, "list", ["tree", "list"]),
        (80, "article", ["list", "article"]),
        (79, "article", ["article"]),
        (40, "tree", ["tree"]),
    ],
)
def test_there_are_three_panes_from_120_columns_two_from_80_else_one(columns: int, at: Pane, panes: list[str]) -> None:
    assert list(arrangement(columns, at)) == panes


@pytest.mark.parametrize(("columns", "listed"), [(120, 38), (159, 51), (160, 51), (180, 66), (200, 86), (300, 90)])
def test_wide_terminals_give_the_list_what_the_column_of_the_article_leaves(columns: int, listed: int) -> None:
    assert arrangement(columns, "list")["list"] == listed


def test_the_list_never_narrows_as_the_terminal_widens() -> None:
    widths = [arrangement(columns, "list")["list"] or 0 for columns in range(120, 320)]
    assert widths == sorted(widths)


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
@pytest.mark.parametrize("columns", [80, 100, 120, 300])
@pytest.mark.parametrize("at", ["tree", "list", "article"])
def test_no_share_takes_the_room_that_the_others_need(columns: int, at: Pane, share: float) -> None:
    panes: tuple[Pane, ...] = ("tree", "list")
    shown = arrangement(columns, at, shares={share_name(columns, at, pane): share for pane in panes})
    given = {pane: cells for pane, cells in shown.items() if cells is not None}
    last = next(pane for pane, cells in shown.items() if cells is None)
    assert all(cells >= LEAST[pane] for pane, cells in given.items())
    assert columns - sum(given.values()) >= LEAST[last]


async def test_a_divider_is_dragged_and_stays_where_it_was_dropped(demo: Library) -> None:
    async with reading(demo) as reader:
        tree, listed = reader.width_of("tree"), reader.width_of("list")
        await reader.pilot.mouse_down(offset=(tree, 10))
        await reader.pilot.hover(offset=(tree + 6, 10))
        await reader.pilot.mouse_up(offset=(tree + 6, 10))
        await reader.settle()
        assert reader.width_of("tree") == tree + 6
        assert reader.width_of("list") == listed
        assert reader.at == "list"
    async with reading(demo) as reader:
        assert reader.width_of("tree") == tree + 6
        await reader.press("+")
        assert reader.width_of("tree") == tree


async def test_keys_make_the_pane_one_is_in_wider_and_narrower(demo: Library) -> None:
    async with reading(demo) as reader:
        tree, listed, article = (reader.width_of(pane) for pane in ("tree", "list", "article"))
        await reader.press(">")
        assert (reader.width_of("tree"), reader.width_of("list")) == (tree, listed + 4)
        await reader.press("<", "h", "<")
        assert (reader.width_of("tree"), reader.width_of("list")) == (tree - 4, listed)
        await reader.press("+", "l", "enter", ">")
        assert (reader.width_of("list"), reader.width_of("article")) == (listed - 4, article + 4)


async def test_two_panes_have_widths_of_their_own(demo: Library) -> None:
    async with reading(demo, (80, 24)) as reader:
        tree = reader.width_of("tree")
        await reader.press("h", ">", ">")
        assert reader.width_of("tree") == tree + 8
        await reader.press("l", "enter")
        beside = reader.width_of("list")
        await reader.press("<")
        assert reader.width_of("list") == beside + 4
        await reader.press("escape")
        assert reader.width_of("tree") == tree + 8


async def test_the_only_pane_has_all_the_room_whatever_one_presses(demo: Library) -> None:
    async with reading(demo, (60, 20)) as reader:
        await reader.press(">", "<")
        assert reader.width_of("list") == 60
