"""The palette: everything has a name, the best match comes first, and names are text."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from tests.tui.dialogs.dialog_host import HOSTILE, asked, host_of, opened_library, settled
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, OptionList

from termnews.domain.source import Subscription
from termnews.tui.keys.actions import ACTIONS
from termnews.tui.keys.palette import MOST_SHOWN, Command, open_palette
from termnews.tui.main.palette_commands import palette_commands
from termnews.tui.pane.tree_row import Kind
from termnews.tui.tree.tree_rows import TreeData, tree_rows


@asynccontextmanager
async def shown(
    folder: Path, sources: Sequence[Subscription] = ()
) -> AsyncIterator[tuple[Pilot[None], list[Command], list[object]]]:
    """Give a screen to open the palette over, the commands, and what has been done by them so far."""
    done: list[object] = []
    async with opened_library(folder, sources=sources) as library, asked(Screen(), library=library) as pilot:
        categories = dict.fromkeys(library.queries.categories(), 0)
        rows = tree_rows(TreeData(library.now(), library.queries.sources(), categories))
        host = host_of(pilot)
        yield pilot, list(palette_commands(host.keymap, {}, done.append, rows, done.append, host.themes)), done


async def rows(pilot: Pilot[None], commands: Sequence[Command], typed: str = "") -> list[str]:
    """Open the palette, type, and return what it offers."""
    open_palette(pilot.app, commands)
    await settled(pilot)
    return await typing(pilot, typed)


async def typing(pilot: Pilot[None], typed: str) -> list[str]:
    field = pilot.app.screen.query_one(Input)
    field.value += typed
    await settled(pilot)
    found = pilot.app.screen.query_one(OptionList)
    return [str(found.get_option_at_index(place).prompt) for place in range(found.option_count)]


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
        assert "Add a source   a\nSubscribe to a feed or to a site." in await rows(pilot, commands)


async def test_the_best_match_comes_first_and_enter_does_it(tmp_path: Path) -> None:
    async with shown(tmp_path) as (pilot, commands, done):
        assert (await rows(pilot, commands, "star"))[0].startswith("Star   s\n")
        await pilot.press("enter")
        await settled(pilot)
        assert done == ["mark.star"]
        assert not isinstance(pilot.app.screen, CommandPalette)


async def test_sources_and_categories_are_gone_to_by_name(tmp_path: Path) -> None:
    sources = [
        Subscription("https://a.example/", "Rivers", "The Ferryman"),
        Subscription("https://b.example/", "Rivers"),
    ]
    async with shown(tmp_path, sources) as (pilot, commands, done):
        assert (await rows(pilot, commands, "ferry"))[0] == "The Ferryman\nGo to this source, in Rivers"
        await pilot.press("enter")
        await settled(pilot)
        assert (await rows(pilot, commands, "rivers"))[0] == "Rivers\nGo to this category"
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
        assert {row.splitlines()[0] for row in offered} >= {f"{text} title" for text in HOSTILE[:3]}
        assert all(f"{text} title" in host_of(pilot).seen() for text in HOSTILE[:3])
        await pilot.press("enter")
        await settled(pilot)
        assert len(done) == 1
        assert isinstance(done[0], tuple) and done[0][0] is Kind.SOURCE


async def test_of_very_many_sources_only_the_best_are_listed(tmp_path: Path) -> None:
    sources = [Subscription(f"https://{n}.example/", "Rivers", f"Gauge number {n}") for n in range(300)]
    async with shown(tmp_path, sources) as (pilot, commands, _):
        assert len(await rows(pilot, commands, "gauge number")) == MOST_SHOWN
        assert (await typing(pilot, " 7"))[0].startswith("Gauge number 7\n")


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
