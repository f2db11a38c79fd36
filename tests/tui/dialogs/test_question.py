"""A question is answered with Enter or Escape, and says which is which."""

import pytest
from tests.tui.dialogs.dialog_host import asked, host_of, settled

from termnews.tui.dialogs.question import QuestionDialog, import_question, tour_question


@pytest.mark.parametrize(("key", "answer"), [("enter", True), ("escape", False), ("q", False)])
async def test_enter_says_yes_and_what_leaves_says_no(key: str, answer: bool) -> None:
    async with asked(import_question(12)) as pilot:
        assert "Import 12 sources?" in await settled(pilot)
        await pilot.press(key)
        await settled(pilot)
        assert host_of(pilot).answer is answer


@pytest.mark.parametrize("question", [import_question(12), tour_question()])
async def test_the_keys_of_both_answers_are_shown(question: QuestionDialog) -> None:
    async with asked(question) as pilot:
        seen = await settled(pilot)
        assert "Enter" in seen and "Esc" in seen
