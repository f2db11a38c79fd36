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
from termnews.tui.keys.palette import MOST_SHOWN, Everything, open_palette
from termnews.tui.tree.tree_rows import Key


class Main(Screen[None]):
    """Notes what the palette asks of it."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[tuple[str, str]] = []

    def perform(self, action_id: str) -> None:
        self.done.append(("action", action_id))

    def go_to_source(self, url: str) -> None:
        self.done.append(("source", url))

    def go_to_category(self, name: str) -> None:
        self.done.append(("category", name))

    def go_to_place(self, key: Key) -> None:
        self.done.append(("place", key[0]))


@asynccontextmanager
async def shown(folder: Path, sources: Sequence[Subscription] = ()) -> AsyncIterator[tuple[Pilot[None], Main]]:
    main = Main()
    async with opened_library(folder, sources=sources) as library, asked(main, library=library) as pilot:
        yield pilot, main


async def rows(pilot: Pilot[None], typed: str = "") -> list[str]:
    """Open the palette, type, and return what it offers."""
    open_palette(pilot.app)
    await settled(pilot)
    return await typing(pilot, typed)


async def typing(pilot: Pilot[None], typed: str) -> list[str]:
    field = pilot.app.screen.query_one(Input)
    field.value += typed
    await settled(pilot)
    found = pilot.app.screen.query_one(OptionList)
    return [str(found.get_option_at_index(place).prompt) for place in range(found.option_count)]


async def test_every_action_has_a_row_with_its_help_and_its_keys(tmp_path: Path) -> None:
    async with shown(tmp_path) as (pilot, main):
        commands = {command.name: command for command in Everything(main).gather()}
        for action in ACTIONS:
            if action.id != "app.palette":
                command = commands[action.name]
                command.run()
                assert main.done[-1] == ("action", action.id)
                assert command.about
        assert commands["Refresh all"].key == "R"
        assert "Add a source   a\nSubscribe to a feed or to a site." in await rows(pilot)


async def test_the_best_match_comes_first_and_enter_does_it(tmp_path: Path) -> None:
    async with shown(tmp_path) as (pilot, main):
        found = await rows(pilot, "star")
        assert found[0].startswith("Star   s\n")
        await pilot.press("enter")
        await settled(pilot)
        assert main.done == [("action", "mark.star")]
        assert not isinstance(pilot.app.screen, CommandPalette)


async def test_sources_and_categories_are_gone_to_by_name(tmp_path: Path) -> None:
    sources = [
        Subscription("https://a.example/", "Rivers", "The Ferryman"),
        Subscription("https://b.example/", "Rivers"),
    ]
    async with shown(tmp_path, sources) as (pilot, main):
        assert (await rows(pilot, "ferry"))[0] == "The Ferryman\nGo to this source, in Rivers"
        await pilot.press("enter")
        await settled(pilot)
        assert (await rows(pilot, "rivers"))[0] == "Rivers\nGo to this category"
        await pilot.press("enter")
        await settled(pilot)
        assert main.done == [("source", "https://a.example/"), ("category", "Rivers")]


async def test_names_with_markup_in_them_are_shown_as_text_and_can_be_chosen(tmp_path: Path) -> None:
    sources = [
        Subscription(f"https://{n}.example/", f"{text} category", f"{text} title") for n, text in enumerate(HOSTILE[:3])
    ]
    async with shown(tmp_path, sources) as (pilot, main):
        assert any(row.startswith("[@click=app.quit]quit category") for row in await rows(pilot))
        found = await typing(pilot, "title")
        assert {row.splitlines()[0] for row in found} >= {f"{text} title" for text in HOSTILE[:3]}
        assert all(f"{text} title" in host_of(pilot).seen() for text in HOSTILE[:3])
        await pilot.press("enter")
        await settled(pilot)
        assert len(main.done) == 1
        assert main.done[0][0] == "source"


async def test_of_very_many_sources_only_the_best_are_listed(tmp_path: Path) -> None:
    sources = [Subscription(f"https://{n}.example/", "Rivers", f"Gauge number {n}") for n in range(300)]
    async with shown(tmp_path, sources) as (pilot, _):
        assert len(await rows(pilot, "gauge number")) == MOST_SHOWN
        assert (await typing(pilot, " 7"))[0].startswith("Gauge number 7\n")


async def test_nothing_found_is_no_error(tmp_path: Path) -> None:
    async with shown(tmp_path) as (pilot, main):
        await rows(pilot, "[/b]zzqq")
        await pilot.press("enter", "escape")
        await settled(pilot)
        assert main.done == []


async def test_a_theme_is_chosen_by_name(tmp_path: Path) -> None:
    async with shown(tmp_path) as (pilot, _):
        await rows(pilot, "termnews-paper")
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.theme == "termnews-paper"
        await rows(pilot, "theme:")
        assert len(await typing(pilot, "")) == len(pilot.app.available_themes)
