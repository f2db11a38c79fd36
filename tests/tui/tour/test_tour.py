"""The tour teaches keys by their use: it waits for what is done, by whichever way, and takes no key away."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.tui.reader import SIZE, Reader, reading
from textual.app import App, ComposeResult
from textual.widgets import Static

from termnews.library.compose import Options, close_library, fill_demo, open_library
from termnews.library.library import Library
from termnews.tui.app import TermnewsApp
from termnews.tui.keys.dispatcher import preset_keymap
from termnews.tui.keys.key_sentences import key_of, with_keys
from termnews.tui.main.lifecycle import OPEN_DEMO
from termnews.tui.tour.tour import NAME
from termnews.tui.tour.tour_bar import TourBar
from termnews.tui.tour.tour_steps import STEPS, Progress, Sign


def told(reader: Reader) -> str:
    """What the tour says, as one line; empty where there is none."""
    bar = reader.widget("#tour")
    assert isinstance(bar, Static)
    return " ".join(str(bar.content).split()) if bar.display else ""


@asynccontextmanager
async def first_visit(library: Library, size: tuple[int, int] = SIZE) -> AsyncIterator[Reader]:
    """Run the reader as it is started by a person."""
    app = TermnewsApp(library, tour=True)
    async with app.run_test(size=size, notifications=True) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        yield reader


@pytest.fixture(params=["default", "newsboat", "vim", "emacs"])
async def demo_by_preset(request: pytest.FixtureRequest, home: Path) -> AsyncIterator[Library]:
    config = home / "config" / "termnews"
    config.mkdir(parents=True)
    (config / "config.toml").write_text(f'preset = "{request.param}"\n')
    library = open_library(Options(demo=True))
    await fill_demo(library)
    yield library
    await close_library(library)


async def test_the_whole_tour_with_the_keys_of_each_preset(demo_by_preset: Library) -> None:
    async with first_visit(demo_by_preset) as reader:
        keymap = reader.app.keymap

        async def do(*actions: str) -> str:
            for action in actions:
                await reader.press(*keymap[action][0].split(" "))
            return told(reader)

        assert "Tour 1 of 5" in told(reader)
        assert with_keys("{move.down} and {move.up} go down and up", keymap) in told(reader)
        assert "Tour 1 of 5" in await do("move.down")
        assert "Tour 2 of 5" in await do("go.open")
        assert "✓" in await do("link.next")
        assert f"▸ {key_of(keymap, 'link.back')} brings you back" in await do("go.open")
        assert f"▸ {key_of(keymap, 'go.back')} goes back to the headlines" in await do("link.back")
        assert f"▸ {key_of(keymap, 'find.search')} searches" in await do("go.back")
        await do("find.search")
        await reader.type("river")
        assert f"▸ {key_of(keymap, 'go.open')} opens what was found" in told(reader)
        await reader.press("down", "enter")
        assert "Tour 4 of 5" in told(reader)
        assert "▸" in await do("mark.star")
        assert "Tour 5 of 5" in await do("mark.undo")
        assert "lists the keys" in await do("move.space")
        assert await do("app.help") == ""
        assert any("That is all a day needs" in toast for toast in reader.told)


async def test_the_tour_waits_until_what_it_says_is_done(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("f3", "j", "k", "s", "U", "R", "m")
        assert "Tour 1 of 5" in told(reader)
        # what belongs to a later step counts when that has come, and not before
        await reader.press("enter", "j", "k", "s", "U")
        assert "Tour 2 of 5" in told(reader)


async def test_who_knows_an_easy_part_passes_over_it(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("f3", "enter")
        assert "Tour 2 of 5" in told(reader)
        await reader.press("2", "enter")
        assert "▸ [ brings you back" in told(reader)


async def test_a_link_that_leads_elsewhere_is_no_also_read(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("f3", "enter", "1")
        assert "✓" not in told(reader)
        await reader.press("2")
        assert "✓" in told(reader)


async def test_a_click_counts_as_a_key_does(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("f3")
        await reader.pilot.click("#list", offset=(5, 4))
        await reader.settle()
        assert "Tour 2 of 5" in told(reader)


async def test_the_tour_takes_no_key_away(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("f3")
        assert reader.has_focus == "list"
        await reader.press("j", "j", "s", "escape")
        assert reader.cursor == 2
        assert reader.at == "tree"
        assert "▸ Enter goes to the headlines" in told(reader)
        await reader.press("f3")
        assert told(reader) == ""
        assert "F3 begins the tour again." in reader.told[-1]


async def test_the_demo_begins_with_the_tour_the_first_time_and_not_again(demo: Library) -> None:
    async with first_visit(demo) as reader:
        assert "Tour 1 of 5" in told(reader)
    other = open_library(Options(demo=True))
    try:
        async with first_visit(other) as reader:
            assert told(reader) == ""
            await reader.press("f3")
            assert "Tour 1 of 5" in told(reader)
    finally:
        await close_library(other)


async def test_the_first_page_and_the_action_offer_the_demo_edition_with_the_tour(empty: Library) -> None:
    async with reading(empty) as reader:
        await reader.press("escape", "f3")
        assert "Take the tour?" in reader.text()
        await reader.press("escape")
        assert reader.app.is_running
        await reader.press("f1", "t")
    assert reader.app.return_code == OPEN_DEMO
    demo = open_library(Options(demo=True))
    try:
        demo.memory.keep("seen", True)
        assert demo.memory.get(NAME, everywhere=True) == "wanted"
        async with first_visit(demo) as reader:
            assert "Tour 1 of 5" in told(reader)
    finally:
        await close_library(demo)


async def test_the_offer_of_the_tour_is_taken_with_enter(empty: Library) -> None:
    async with reading(empty) as reader:
        await reader.press("escape", "f3", "enter")
    assert reader.app.return_code == OPEN_DEMO


async def test_the_demo_edition_and_the_tour_are_not_left_by_their_own_rows_of_the_first_page(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("f1", "d")
        assert reader.app.is_running
        await reader.press("f1", "t")
        assert "Tour 1 of 5" in told(reader)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 15)])
async def test_every_step_is_told_on_three_lines_at_most(size: tuple[int, int]) -> None:
    bar, progress, keymap = TourBar(id="tour"), Progress(), preset_keymap("default")

    class BarApp(App[None]):
        def compose(self) -> ComposeResult:
            yield bar

    async with BarApp().run_test(size=size) as pilot:
        bar.show(progress, keymap, "list")
        await pilot.pause()
        for step, rows in enumerate(STEPS):
            for task in range(len(rows.tasks)):
                progress.step, progress.task = step, task
                bar.show(progress, keymap, "list")
                lines = bar.get_content_height(bar.app.size, bar.app.size, bar.size.width)
                assert 2 <= lines <= 3
                assert f"Tour {step + 1} of 5" in str(bar.content)


def test_the_steps_go_on_only_by_what_is_asked_for() -> None:
    progress = Progress()
    assert not progress.saw(["followed"])
    assert progress.saw(["opened"])
    assert not progress.saw(["came back"])
    rest: list[Sign] = ["followed", "came back", "found", "starred", "undone", "read on", "helped"]
    for sign in rest:
        assert not progress.done
        assert progress.saw([sign])
    assert progress.done
    assert not progress.saw(["moved"])


def test_an_action_without_a_key_is_told_as_a_command() -> None:
    keymap = {**preset_keymap("default"), "mark.star": ()}
    assert with_keys("{mark.star} stars, {mark.undo} undoes", keymap) == ":star article stars, U undoes"
