"""The command line: typing what to do, completing it, getting old lines back."""

import pytest
from tests.tui.reader import reading
from textual.events import Paste

from termnews.library.library import Library


async def test_a_typed_name_is_done_and_the_line_closes(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("colon")
        assert reader.command_open
        await reader.type("hist")
        assert "History" in reader.text()
        await reader.press("enter")
        assert reader.list_title == "History"
        assert not reader.command_open
        assert reader.has_focus == "list"


async def test_a_number_goes_to_that_row(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("colon", "1", "2", "enter")
        assert reader.cursor == 11
        await reader.press("colon", "dollar_sign", "enter")
        assert reader.cursor == reader.headline_count - 1


async def test_tab_and_arrows_choose_and_enter_does_what_is_chosen(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("colon")
        await reader.type("refr")
        await reader.press("tab")
        assert reader.command_field.value == "source.refresh_all"
        await reader.press("down")
        assert reader.command_field.value == "source.refresh"
        await reader.press("up", "shift+tab")
        assert reader.command_field.value == "refr"
        reader.command_field.value = ""
        await reader.type("star")
        await reader.press("tab", "enter")
        assert reader.headline_at(0).state.starred


async def test_letters_in_their_order_find_an_action_but_do_not_do_it_unchosen(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("colon")
        await reader.type("hstry")
        assert "History" in reader.text()
        await reader.press("enter")
        assert 'There is no command "hstry". Did you mean "History"?' in reader.told
        assert reader.list_title != "History"
        await reader.press("colon")
        await reader.type("hstry")
        await reader.press("tab", "enter")
        assert reader.list_title == "History"


async def test_old_lines_come_back_and_what_was_being_typed_too(demo: Library) -> None:
    async with reading(demo) as reader:
        for line in ("3", "7"):
            await reader.press("colon", line, "enter")
        await reader.press("colon")
        await reader.press("up")
        assert reader.command_field.value == "7"
        await reader.press("up", "up")
        assert reader.command_field.value == "3"
        await reader.press("down", "down")
        assert reader.command_field.value == ""
        await reader.press("up", "enter")
        assert reader.cursor == 6


async def test_escape_leaves_and_so_does_deleting_all(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter")
        for keys in (("x", "escape"), ("x", "backspace", "backspace")):
            await reader.press("colon", *keys)
            assert not reader.command_open
            assert reader.at == "article"
            assert reader.has_focus == "article"


async def test_a_click_elsewhere_closes_it(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("colon", "x")
        await reader.pilot.click("#list", offset=(5, 3))
        await reader.settle()
        assert not reader.command_open


async def test_what_is_no_command_is_told_as_text(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("colon")
        await reader.type("[/b]zzqq")
        await reader.press("enter")
        assert any('There is no command "[/b]zzqq".' in toast for toast in reader.told)


async def test_q_quits_and_w_says_that_nothing_needs_saving(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("colon", "w", "enter")
        assert any("Nothing needs saving" in toast for toast in reader.told)
        await reader.pilot.press("colon", "q", "enter")
        assert await reader.ended() == 0


async def test_the_offers_fit_a_small_terminal(demo: Library) -> None:
    async with reading(demo, (50, 15)) as reader:
        await reader.press("colon", "tab")
        lines = reader.lines()
        assert reader.command_field.region.bottom == 14
        assert sum("›" in line for line in lines[-10:-2]) >= 1
        assert reader.widget("#command").region.height == 9


async def test_two_lines_that_are_pasted_are_one_command(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("colon")
        reader.command_field.post_message(Paste("read later\nlist\n"))
        await reader.settle()
        assert reader.command_field.value == "read later list"


@pytest.mark.parametrize(("size", "said"), [((120, 40), True), ((80, 24), False), ((50, 15), False)])
async def test_what_an_action_does_is_said_where_there_is_room_and_its_name_never_cut(
    demo: Library, size: tuple[int, int], said: bool
) -> None:
    async with reading(demo, size) as reader:
        await reader.press("colon")
        await reader.type("remove")
        row = next(line for line in reader.lines() if "Remove source" in line)
        assert ("End the subscription" in row) == said
        assert "›" in row and "X" in row
