"""One key that does several actions, one after the other."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.tui.reader import SIZE, Reader, reading

from termnews.library.compose import Options, close_library, fill_demo, open_library


@asynccontextmanager
async def with_config(home: Path, text: str, size: tuple[int, int] = SIZE) -> AsyncIterator[Reader]:
    """Run the reader over the demo edition's articles with a config.toml."""
    folder = home / "config" / "termnews"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(text, "utf-8")
    library = open_library(Options(demo=True, config=folder))
    await fill_demo(library)
    async with reading(library, size) as reader:
        yield reader
    await close_library(library)


async def test_a_macro_does_its_actions_in_their_order(home: Path) -> None:
    async with with_config(home, '[macros]\n"S" = ["mark.star", "go.next_unread", "mark.star"]\n') as reader:
        await reader.press("S")
        starred = [row for row in range(3) if reader.headline_at(row).state.starred]
        assert (reader.cursor, starred) == (1, [0, 1])


async def test_an_action_waits_for_the_article_that_the_one_before_opens(home: Path) -> None:
    async with with_config(home, '[macros]\n", x" = ["go.open", "link.next"]\n', size=(50, 24)) as reader:
        assert reader.article_title == ""
        await reader.press("comma", "x")
        assert reader.at == "article"
        assert reader.selected_link is not None


async def test_a_cursor_that_a_macro_moved_counts_for_what_comes_next(home: Path) -> None:
    async with with_config(home, '[macros]\n"S" = ["move.down", "move.down", "go.open", "mark.later"]\n') as reader:
        await reader.press("S")
        assert reader.article_title == reader.titles()[2]
        assert reader.headline_at(2).state.later


async def test_a_key_ends_a_macro_that_is_under_way(home: Path) -> None:
    async with with_config(home, '[macros]\n"S" = ["mark.star", "move.bottom"]\n') as reader:
        reader.perform("macro.S")
        reader.press_at_once("j")
        await reader.settle()
        assert reader.cursor == 1


async def test_a_macro_begun_anew_gives_up_the_one_before(home: Path) -> None:
    text = '[macros]\n"S" = ["mark.star", "move.down", "move.down"]\n"Z" = ["mark.later", "move.down"]\n'
    async with with_config(home, text) as reader:
        reader.perform("macro.S")
        reader.perform("macro.Z")
        await reader.settle()
        assert reader.cursor == 1


async def test_a_dialog_ends_a_macro(home: Path) -> None:
    async with with_config(home, '[macros]\n"S" = ["app.help", "app.quit"]\n') as reader:
        await reader.press("S")
        assert reader.app.is_running
        assert reader.dialog is not None


async def test_macros_stand_in_the_help_the_palette_and_the_command_line(home: Path) -> None:
    async with with_config(home, '[macros]\n"S" = ["mark.star", "go.next_unread"]\n') as reader:
        await reader.press("question_mark")
        assert "Your macros" in reader.text()
        assert "Star article, then next unread." in reader.text()
        await reader.press("escape", "ctrl+p")
        await reader.type("star then")
        assert any("Star article, then next unread" in line and " S " in line for line in reader.lines())
        await reader.press("escape", "colon")
        await reader.type("star article, then")
        await reader.press("enter")
        assert reader.cursor == 1


async def test_mistakes_in_macros_are_told_with_their_line_and_the_rest_works(home: Path) -> None:
    text = '[macros]\n"S" = ["mark.strr"]\n"ctrl+i" = ["mark.star"]\n"Z" = ["mark.star"]\n"X" = 3\n'
    async with with_config(home, text) as reader:
        told = " ".join(reader.mistakes)
        assert 'config.toml, line 2: [macros] "S": there is no action "mark.strr". Did you mean "mark.star"?' in told
        assert 'config.toml, line 3: [macros] "ctrl+i"' in told
        assert "config.toml, line 5: " in told
        await reader.press("Z")
        assert reader.headline_at(0).state.starred
