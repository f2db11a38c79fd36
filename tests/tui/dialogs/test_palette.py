"""The palette: everything has a name, the best match comes first, and names are text."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.tui.dialogs.dialog_host import HOSTILE, asked, host_of, opened_library, settled
from tests.tui.reader import reading
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.tui.dialogs.palette import Command, PaletteScreen
from termnews.tui.keys.actions import ACTIONS
from termnews.tui.main.palette_commands import UsedCommands, palette_commands
from termnews.tui.pane.tree_row import Kind
from termnews.tui.tree.tree_rows import TreeData, tree_rows


@asynccontextmanager
async def shown(
    folder: Path, sources: Sequence[Subscription] = (), size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[Pilot[None], list[Command], list[object]]]:
    """Give a screen to open the palette over, the commands, and what has been done by them so far."""
    done: list[object] = []
    async with opened_library(folder, sources=sources) as library, asked(Screen(), library=library, size=size) as pilot:
        categories = dict.fromkeys(library.queries.categories(), 0)
        rows = tree_rows(TreeData(library.now(), library.queries.sources(), categories))
        host = host_of(pilot)
        yield pilot, list(palette_commands(host.keymap, {}, done.append, rows, done.append, host.themes)), done


async def rows(pilot: Pilot[None], commands: Sequence[Command], typed: str = "", used: Sequence[str] = ()) -> list[str]:
    """Open the palette, type, and return the names that it offers."""

    def chosen(command: Command | None) -> None:
        if command is not None:
            command.run()

    await pilot.app.push_screen(PaletteScreen(commands, used), chosen)
    await settled(pilot)
    return await typing(pilot, typed)


async def typing(pilot: Pilot[None], typed: str) -> list[str]:
    field = pilot.app.screen.query_one(Input)
    field.value += typed
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, PaletteScreen)
    return [command.name for command, _ in screen.rows.items]


async def test_every_action_has_a_row_with_its_help_and_its_keys(tmp_path: Path) -> None:
    async with shown(tmp_path) as (pilot, commands, done):
        named = {command.name: command for command in commands}
        for action in ACTIONS:
            if action.id != "app.palette":
                command = named[action.name]
                command.run()
                assert done[-1] == action.id
                assert command.about
        assert named["Refresh all"].key == "R"
        assert "Add a source" in await rows(pilot, commands)
        await typing(pilot, "add a")
        line = next(line for line in host_of(pilot).seen().splitlines() if "Add a source" in line)
        assert "Subscribe to a feed or to a site." in line and line.rstrip().endswith(" a")


async def test_the_best_match_comes_first_and_enter_does_it(tmp_path: Path) -> None:
    async with shown(tmp_path) as (pilot, commands, done):
        assert (await rows(pilot, commands, "star a"))[0] == "Star article"
        await pilot.press("enter")
        await settled(pilot)
        assert done == ["mark.star"]
        assert not isinstance(pilot.app.screen, PaletteScreen)


async def test_sources_and_categories_are_gone_to_by_name(tmp_path: Path) -> None:
    sources = [
        Subscription("https://a.example/", "Rivers", "The Ferryman"),
        Subscription("https://b.example/", "Rivers"),
    ]
    async with shown(tmp_path, sources) as (pilot, commands, done):
        assert (await rows(pilot, commands, "ferry"))[0] == "The Ferryman"
        assert "Go to this source, in Rivers" in host_of(pilot).seen()
        await pilot.press("enter")
        await settled(pilot)
        assert (await rows(pilot, commands, "rivers"))[0] == "Rivers"
        assert "Go to this category" in host_of(pilot).seen()
        await pilot.press("enter")
        await settled(pilot)
        assert done == [(Kind.SOURCE, "", 1), (Kind.CATEGORY, "Rivers", None)]


async def test_names_with_markup_in_them_are_shown_as_text_and_can_be_chosen(tmp_path: Path) -> None:
    sources = [
        Subscription(f"https://{n}.example/", f"{text} category", f"{text} title") for n, text in enumerate(HOSTILE[:3])
    ]
    async with shown(tmp_path, sources) as (pilot, commands, done):
        offered = await rows(pilot, commands)
        assert any(row.startswith("[@click=app.quit]quit category") for row in offered)
        offered = await typing(pilot, "title")
        assert set(offered) >= {f"{text} title" for text in HOSTILE[:3]}
        assert all(f"{text} title" in host_of(pilot).seen() for text in HOSTILE[:3])
        await pilot.press("enter")
        await settled(pilot)
        assert len(done) == 1
        assert isinstance(done[0], tuple) and done[0][0] is Kind.SOURCE


async def test_of_very_many_sources_the_best_come_first(tmp_path: Path) -> None:
    sources = [Subscription(f"https://{n}.example/", "Rivers", f"Gauge number {n}") for n in range(300)]
    async with shown(tmp_path, sources) as (pilot, commands, _):
        assert len(await rows(pilot, commands, "gauge number")) == 300
        assert (await typing(pilot, " 7"))[0] == "Gauge number 7"


async def test_nothing_found_is_no_error(tmp_path: Path) -> None:
    async with shown(tmp_path) as (pilot, commands, done):
        await rows(pilot, commands, "[/b]zzqq")
        await pilot.press("enter", "escape")
        await settled(pilot)
        assert done == []


async def test_a_theme_is_chosen_by_name(tmp_path: Path) -> None:
    async with shown(tmp_path) as (pilot, commands, _):
        await rows(pilot, commands, "termnews-paper")
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.theme == "termnews-paper"
        await rows(pilot, commands, "theme:")
        assert len(await typing(pilot, "")) == len(pilot.app.available_themes)


async def test_what_was_used_last_comes_first(tmp_path: Path) -> None:
    async with shown(tmp_path) as (pilot, commands, _):
        used = ["Undo", "List: Starred", "Down"]
        assert (await rows(pilot, commands, used=used))[:3] == used
        assert (await typing(pilot, "sta"))[0] == "List: Starred"


async def test_what_is_used_is_remembered(tmp_path: Path) -> None:
    async with opened_library(tmp_path) as library:
        for name in ("Undo", "Star article", "Undo"):
            UsedCommands(library.memory).use(name)
        assert UsedCommands(library.memory).names == ["Undo", "Star article"]


@pytest.mark.parametrize(("size", "least"), [((120, 40), 18), ((80, 24), 16), ((50, 15), 12)])
async def test_it_has_a_row_for_each_command_on_every_terminal(
    tmp_path: Path, size: tuple[int, int], least: int
) -> None:
    async with shown(tmp_path, size=size) as (pilot, commands, _):
        offered = await rows(pilot, commands)
        seen = host_of(pilot).seen()
        assert sum(name in seen for name in offered) >= least
        assert "Esc cancel" in seen


async def test_the_reader_does_what_is_chosen_and_offers_it_first_the_next_time(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("ctrl+p")
        await reader.type("star a")
        await reader.press("enter")
        assert reader.headline.state.starred
        await reader.press("ctrl+p")
        lines = reader.lines()
        field = next(row for row, line in enumerate(lines) if "Find an action" in line)
        assert " Star article  " in lines[field + 2]
