"""Going to a row of the tree by some letters of its name."""

import pytest
from tests.tui.dialogs.dialog_host import asked, host_of, settled

from termnews.domain.query import Query
from termnews.tui.pane.tree_row import Kind, TreeRow
from termnews.tui.tree.jump import JumpScreen, MatchRows

ROWS = [TreeRow(name, Kind.CATEGORY, Query(), category=name) for name in ("World", "Science", "Local news")]


@pytest.mark.parametrize(("typed", "names"), [("sci", ["Science"]), ("lo", ["Local news"]), ("", list("WSL"))])
async def test_the_rows_whose_names_have_the_letters_are_left(typed: str, names: list[str]) -> None:
    async with asked(JumpScreen(ROWS)) as pilot:
        await pilot.press(*typed)
        seen = await settled(pilot)
        assert pilot.app.screen.query_one(MatchRows).count == len(names)
        assert all(name in seen for name in names)


async def test_the_letters_that_match_are_marked() -> None:
    async with asked(JumpScreen(ROWS)) as pilot:
        await pilot.press("s", "c", "i")
        await settled(pilot)
        rows = pilot.app.screen.query_one(MatchRows)
        underlined = [segment.text for segment in rows.render_line(0) if segment.style and segment.style.underline]
        assert underlined == ["Sci"]


async def test_enter_gives_the_key_of_the_row() -> None:
    async with asked(JumpScreen(ROWS)) as pilot:
        await pilot.press("s", "c", "i", "enter")
        await settled(pilot)
        assert host_of(pilot).answer == ROWS[1].key
