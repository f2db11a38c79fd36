"""Hints that do not fit lose what is in the middle: how to leave is always told."""

from pathlib import Path

import pytest
from tests.tui.dialogs.dialog_host import asked, opened_library, settled
from textual.widgets import Input

from termnews.tui.dialogs.ask_line import AskLine
from termnews.tui.dialogs.first_run import FirstRunScreen
from termnews.tui.dialogs.hint_line import hints_in

HINT = "Space tick · Enter save · Tab next field · Esc cancel"


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (len(HINT), HINT),
        (len(HINT) - 1, "Space tick · Enter save · Esc cancel"),
        (35, "Space tick · Esc cancel"),
        (22, "Esc cancel"),
        (3, "Esc cancel"),
    ],
)
def test_parts_are_left_out_of_the_middle(width: int, shown: str) -> None:
    assert hints_in(HINT, width) == shown


def test_a_sentence_is_left_as_it_is() -> None:
    assert hints_in("Looking at river.example", 8) == "Looking at river.example"


async def test_a_hint_follows_the_width_and_gives_way_to_a_mistake_told_in_full() -> None:
    dialog = AskLine("Name", Input(id="field"), HINT, lambda text: "This is no name that a source could have. " * 2)
    async with asked(dialog, size=(40, 15)) as pilot:
        seen = await settled(pilot)
        assert "Esc cancel" in seen and "Tab next" not in seen
        await pilot.resize_terminal(80, 24)
        assert HINT in await settled(pilot)
        await pilot.resize_terminal(40, 15)
        await pilot.press("enter")
        assert " ".join((await settled(pilot)).split()).count("could have.") == 2


async def test_every_part_of_the_first_page_says_how_to_leave_in_the_smallest_terminal(tmp_path: Path) -> None:
    async with (
        opened_library(tmp_path, offline=True) as library,
        asked(FirstRunScreen(library, ()), library=library, size=(50, 15)) as pilot,
    ):
        for _ in range(5):
            assert "Esc" in (await settled(pilot)).splitlines()[-1]
            await pilot.press("tab")
