"""What is behind a dialog is the screen as it is now, and not as it was when the dialog opened."""

from tests.tui.reader import reading

from termnews.library.library import Library


async def test_what_changes_below_a_dialog_is_seen_behind_it(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("question_mark")
        assert "offline" not in reader.status_text
        reader.warn("offline")
        await reader.settle()
        assert "offline" in reader.status_text


async def test_the_screen_below_is_as_it_was_once_the_dialog_is_gone(demo: Library) -> None:
    async with reading(demo) as reader:
        first = reader.lines()
        await reader.press("question_mark")
        help_shown = reader.lines()
        assert help_shown != first
        await reader.press("escape")
        assert reader.lines() == first


async def test_a_terminal_that_changes_its_size_shows_both_anew(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("T")
        await reader.pilot.resize_terminal(80, 24)
        await reader.settle()
        assert all(len(strip.text) == 80 for strip in reader.strips())
        assert any("Themes" in line for line in reader.lines())


async def test_a_theme_under_the_cursor_is_seen_behind_the_list_of_themes(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("T")
        before = reader.strips()[1]
        await reader.press("down")
        after = reader.strips()[1]
        assert before.text == after.text
        assert [segment.style for segment in before] != [segment.style for segment in after]
        await reader.press("escape")
