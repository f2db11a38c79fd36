"""The key maps to choose from, at work."""

from pathlib import Path

import pytest
from tests.tui.keys.test_macros import with_config
from tests.tui.reader import reading

from termnews.library.library import Library
from termnews.tui.keys.actions import Pane

PANES: tuple[Pane, ...] = ("tree", "list", "article")
CACHED = "https://letterpress.example/articles/the-type-that-went-into-the-river/"


async def test_the_newsboat_keys_go_through_sources_and_lists(home: Path) -> None:
    async with with_config(home, 'preset = "newsboat"\n') as reader:
        await reader.press("j")
        first = reader.list_title
        await reader.press("ctrl+n")
        assert reader.list_title != first
        await reader.press("k")
        assert reader.list_title == first
        await reader.press("enter", "q")
        assert reader.at == "list"
        await reader.press("2", "enter")
        assert reader.cursor == 1
        await reader.press("l")
        assert "all" in reader.list_title
        await reader.press("home")
        before = reader.headline
        await reader.press("N")
        after = reader.headline
        assert after.id == before.id
        assert after.state.read is not before.state.read


async def test_the_emacs_keys_move_search_and_quit(home: Path) -> None:
    async with with_config(home, 'preset = "emacs"\n') as reader:
        await reader.press("ctrl+n", "ctrl+n", "ctrl+p")
        assert reader.cursor == 1
        await reader.press("alt+greater_than_sign")
        assert reader.cursor == reader.headline_count - 1
        await reader.press("less_than_sign")
        assert reader.cursor == 0
        await reader.press("ctrl+s")
        assert reader.typing_in == "search"
        await reader.press("escape", "alt+x")
        assert reader.command_open
        await reader.press("ctrl+g")
        assert not reader.command_open
        await reader.press("ctrl+x")
        assert "Ctrl+c quit" in reader.lines()[-1]
        await reader.pilot.press("ctrl+c")
        assert await reader.ended() == 0


async def test_the_emacs_key_that_cancels_leaves_lines_of_typing_and_dialogs_and_edits_nothing(home: Path) -> None:
    async with with_config(home, 'preset = "emacs"\n') as reader:
        for keys, line in ((("ctrl+s",), "search"), (("enter", "ctrl+s"), "find")):
            await reader.press(*keys)
            await reader.type("le")
            await reader.press("ctrl+b", "left")
            assert reader.typing_in == line
            await reader.press("ctrl+g")
            assert not reader.typing_in
        for keys in (("ctrl+x", "b"), ("question_mark",)):
            await reader.press(*keys)
            assert reader.dialog is not None
            await reader.press("ctrl+g")
            assert reader.dialog is None


async def test_the_vim_keys_use_windows_and_two_letters(home: Path) -> None:
    async with with_config(home, 'preset = "vim"\n') as reader:
        await reader.press("ctrl+w", "l")
        assert reader.at == "article"
        await reader.press("ctrl+w", "o")
        assert reader.zen
        opened = reader.opened
        number = next(link.n for link in opened.document.links if link.url == CACHED) if opened else 0
        await reader.press("g", str(number), "ctrl+right_square_bracket")
        assert reader.trail
        await reader.press("ctrl+o")
        assert not reader.trail
        await reader.pilot.press("Z", "Z")
        assert await reader.ended() == 0


async def test_own_keys_stand_over_a_preset_and_an_unknown_one_is_told(home: Path) -> None:
    async with with_config(home, 'preset = "vmi"\n[keys]\n"mark.star" = "j"\n') as reader:
        assert any('line 1: "preset" must be one of "default", "newsboat"' in toast for toast in reader.told)
        await reader.press("j")
        assert reader.headline_at(0).state.starred


@pytest.mark.parametrize("pane", PANES)
async def test_the_bottom_line_has_five_to_seven_keys(demo: Library, pane: Pane) -> None:
    async with reading(demo, (200, 40)) as reader:
        reader.go_to(pane)
        await reader.settle()
        assert 5 <= len([part for part in reader.status_text.split("  ") if part.strip()]) <= 7


async def test_the_bottom_line_follows_ones_own_keys(home: Path) -> None:
    async with with_config(home, 'preset = "emacs"\n[keys]\n"app.help" = "f9"\n') as reader:
        await reader.press("ctrl+n")
        assert "F9 help" in reader.lines()[-1]
        assert "Ctrl+s search" in reader.lines()[-1]
