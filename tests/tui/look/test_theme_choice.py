"""Choosing a theme: seen before it is kept, kept for the next start, one's own among the others."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.tui.reader import Reader, reading
from textual.theme import Theme

from termnews.config.theme_files import COLOURS, load_themes
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.tui.look import theme_choice
from termnews.tui.look.terminal import Terminal, terminal_of
from termnews.tui.look.theme_choice import suiting
from termnews.tui.look.theme_variables import with_variables
from termnews.tui.look.themes import ABOUT, INK, MONOCHROME, PAPER, SIXTEEN


def configure(home: Path, text: str, name: str = "config.toml") -> Path:
    file = home / "config" / "termnews" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def ground(reader: Reader) -> str:
    """Return the colour behind the headlines, as it is drawn."""
    background = reader.headline_list.rich_style.bgcolor
    assert background is not None
    return background.name


async def leave_first_page(reader: Reader) -> None:
    await reader.press("escape")


async def theme_at_start(home: Path, terminal: Terminal | None = None) -> tuple[str, list[str]]:
    """Start the reader and return the theme that it begins with, and what it told."""
    library = open_library(Options())
    async with reading(library, terminal=terminal) as reader:
        theme, told = reader.app.theme, reader.told
    await close_library(library)
    return theme, told


async def test_the_whole_screen_shows_the_theme_under_the_cursor_and_escape_brings_the_former_back(
    demo: Library,
) -> None:
    async with reading(demo) as reader:
        before = ground(reader)
        await reader.press("T", "j")
        assert reader.app.theme == PAPER
        assert ground(reader) == "#faf7f0" != before
        await reader.press("escape")
        assert (reader.app.theme, ground(reader)) == (INK, before)
        assert reader.dialog is None


async def test_only_the_themes_that_are_shown_are_made(demo: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def finished(theme: Theme, colours: int) -> Theme:
        made.append(theme.name)
        return with_variables(theme, colours)

    monkeypatch.setattr(theme_choice, "with_variables", finished)
    async with reading(demo) as reader:
        assert made == [INK]
        await reader.press("T", "j", "k", "j")
        assert made == [INK, PAPER]


async def test_a_theme_that_is_chosen_is_there_at_the_next_start(home: Path) -> None:
    library = open_library(Options())
    async with reading(library) as reader:
        await leave_first_page(reader)
        await reader.press("T", "j", "j", "enter")
        assert reader.app.theme == "termnews-evening"
    await close_library(library)
    assert (await theme_at_start(home))[0] == "termnews-evening"


async def test_another_cache_is_read_in_the_same_theme(home: Path, tmp_path: Path) -> None:
    library = open_library(Options())
    async with reading(library) as reader:
        reader.app.themes.choose(PAPER)
    await close_library(library)
    library = open_library(Options(cache=tmp_path / "other.db"))
    async with reading(library) as reader:
        assert reader.app.theme == PAPER
    await close_library(library)


async def test_a_theme_in_the_configuration_wins_at_start_and_a_choice_says_so(home: Path) -> None:
    configure(home, f'theme = "{PAPER}"\n')
    library = open_library(Options())
    async with reading(library) as reader:
        await leave_first_page(reader)
        await reader.press("T", "j", "enter")
        assert reader.app.theme == "termnews-evening"
        assert any("config.toml" in told and PAPER in told for told in reader.told)
    await close_library(library)
    assert (await theme_at_start(home))[0] == PAPER


async def test_a_kept_theme_that_is_gone_is_passed_over(home: Path) -> None:
    library = open_library(Options())
    library.memory.keep("theme", "a-theme-of-before", everywhere=True)
    await close_library(library)
    assert await theme_at_start(home) == (INK, [])


async def test_a_theme_of_ones_own_is_offered_first_and_looks_as_it_was_written(home: Path) -> None:
    configure(home, 'name = "harbour"\nbackground = "#101820"\naccent = "#ffb000"\n', "themes/harbour.toml")
    library = open_library(Options())
    async with reading(library) as reader:
        await leave_first_page(reader)
        await reader.press("T", "home", "enter")
        assert reader.app.theme == "harbour"
        assert ground(reader) == "#101820"
        assert reader.app.current_theme.dark
    await close_library(library)


async def test_a_theme_of_ones_own_is_no_mistake_when_the_settings_name_it_later(home: Path) -> None:
    configure(home, 'background = "#101820"\n', "themes/harbour.toml")
    library = open_library(Options())
    async with reading(library) as reader:
        library.settings = replace(library.settings, theme="harbour")
        assert reader.app.themes.settings_changed() == ()
        assert reader.app.theme == "harbour"
    await close_library(library)


async def test_a_theme_on_a_base_of_ones_choice_takes_the_rest_from_it(home: Path) -> None:
    configure(home, 'base = "termnews-paper"\naccent = "#004488"\n', "themes/blue.toml")
    configure(home, 'theme = "blue"\n')
    library = open_library(Options())
    async with reading(library) as reader:
        assert ground(reader) == "#faf7f0"
        assert not reader.app.current_theme.dark
        assert reader.app.current_theme.accent == "#004488"
    await close_library(library)


async def test_mistakes_in_themes_are_named_and_the_other_themes_work(home: Path) -> None:
    configure(home, 'background = "blue"\n\nacent = "#fff"\n', "themes/a.toml")
    configure(home, "name = [\n", "themes/b.toml")
    configure(home, 'name = "termnews-ink"\n', "themes/c.toml")
    configure(home, 'base = "termnews-inc"\n', "themes/d.toml")
    configure(home, f'base = "{SIXTEEN}"\n', "themes/e.toml")
    library = open_library(Options())
    async with reading(library) as reader:
        assert reader.told == ["6 mistakes in 5 files: :mistakes lists them"]
        told = "\n".join(reader.mistakes)
        for place, word in (
            ("themes/a.toml, line 1", "#7aa2c8"),
            ("a.toml, line 3", '"accent"'),
            ("b.toml, line", "TOML"),
            ("c.toml, line 1", "another name"),
            ("d.toml, line 1", "termnews-ink"),
            ("e.toml, line 1", "terminal's own"),
        ):
            assert any(place in line and word in line for line in told.splitlines()), (place, told)
        assert {"a", "d", "e"} <= reader.app.available_themes.keys()
        assert "b" not in reader.app.available_themes
    await close_library(library)


async def test_without_colours_the_one_theme_that_needs_none_is_shown_whatever_is_wanted(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    configure(home, f'theme = "{PAPER}"\n')
    library = open_library(Options())
    async with reading(library, terminal=Terminal(no_color=True)) as reader:
        await leave_first_page(reader)
        assert reader.app.theme == MONOCHROME
        strips = reader.strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        named = {colour.name for style in styles for colour in (style.color, style.bgcolor) if colour is not None}
        assert named == {"default"}
        await reader.press("T")
        assert reader.dialog is None
        assert any("NO_COLOR" in told for told in reader.told)
    await close_library(library)


@pytest.mark.parametrize(
    ("environ", "theme"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, INK),
        ({"TERM": "xterm-256color"}, INK),
        ({"TERM": "xterm-256color", "COLORFGBG": "0;15"}, PAPER),
        ({"TERM": "rxvt-256color", "COLORFGBG": "15;default;0"}, INK),
        ({"TERM": "xterm-16color"}, SIXTEEN),
        ({"TERM": "linux"}, SIXTEEN),
        ({"TERM": "vt220"}, MONOCHROME),
        ({"TERM": "xterm-kitty"}, INK),
    ],
)
def test_the_first_theme_suits_the_terminal(environ: dict[str, str], theme: str) -> None:
    assert suiting(terminal_of(environ, "UTF-8")) == theme


@pytest.mark.parametrize(
    ("environ", "encoding", "plain"),
    [
        ({"TERM": "xterm"}, "UTF-8", False),
        ({"TERM": "xterm"}, "utf8", False),
        ({"TERM": "xterm"}, "ISO-8859-1", True),
        ({"TERM": "xterm"}, "ANSI_X3.4-1968", True),
        ({"TERM": "xterm"}, "a mistake", True),
        ({"TERM": "linux"}, "UTF-8", True),
        ({"TERM": "dumb"}, "UTF-8", True),
    ],
)
def test_a_terminal_that_has_no_more_than_ascii_is_known(environ: dict[str, str], encoding: str, plain: bool) -> None:
    assert terminal_of(environ, encoding).ascii is plain


def test_an_empty_no_color_says_nothing() -> None:
    assert not terminal_of({"TERM": "xterm", "NO_COLOR": ""}, "UTF-8").no_color
    assert terminal_of({"TERM": "xterm", "NO_COLOR": "0"}, "UTF-8").no_color


def test_every_theme_and_every_key_of_a_theme_is_documented() -> None:
    text = (Path(__file__).parents[3] / "docs" / "themes.md").read_text("utf-8")
    for name, about in ABOUT.items():
        assert f"| `{name}` | {about} |" in text
    for key in ("name", "base", "dark", *COLOURS):
        assert f"| `{key}` |" in text


def test_the_example_of_the_documentation_is_a_theme_without_mistakes(tmp_path: Path) -> None:
    text = (Path(__file__).parents[3] / "docs" / "themes.md").read_text("utf-8")
    (tmp_path / "harbour.toml").write_text(text.split("```toml\n")[1].split("```")[0], "utf-8")
    (theme,), problems = load_themes(tmp_path)
    assert problems == () and theme.name == "harbour" and theme.colours["accent"] == "#ffb000"
