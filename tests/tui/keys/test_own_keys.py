"""Keys of one's own, and the places where keys are shown."""

from pathlib import Path

from tests.tui.reader import reading

from termnews.library.compose import Options, close_library, open_library
from termnews.tui.keys.actions import ACTIONS, GROUPS

ROOT = Path(__file__).resolve().parents[3]


def configure(home: Path, text: str) -> None:
    file = home / "config" / "termnews" / "config.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


async def test_a_key_of_ones_own_replaces_the_default(home: Path) -> None:
    configure(home, '[keys]\n"app.help" = "f9"\n')
    library = open_library(Options())
    async with reading(library) as reader:
        await reader.press("escape", "question_mark")
        assert reader.dialog is None
        await reader.press("f9")
        assert reader.dialog is not None
    await close_library(library)


async def test_a_sequence_of_ones_own_works_and_is_shown_while_it_is_under_way(home: Path) -> None:
    configure(home, '[keys]\n"find.read_too" = ", r"\n')
    library = open_library(Options())
    async with reading(library) as reader:
        await reader.press("escape", "comma")
        assert "…" in reader.lines()[-1]
        await reader.press("r")
        assert "all" in reader.list_title
    await close_library(library)


async def test_a_sentence_for_the_reader_names_the_key_of_ones_own(home: Path) -> None:
    configure(home, '[keys]\n"find.search" = "f8"\n"find.filter" = "f9"\n')
    library = open_library(Options())
    async with reading(library) as reader:
        await reader.press("escape", "f8", "x", "tab", "f9")
        assert reader.told[-1] == "These are the results of a search: F8 changes its words."
    await close_library(library)


async def test_a_wrong_line_is_told_and_the_rest_works(home: Path) -> None:
    configure(home, '[keys]\n"app.hepl" = "f9"\n"mark.star" = "ctrl+i"\n"find.search" = "f8"\n')
    library = open_library(Options())
    async with reading(library) as reader:
        assert reader.told == ["2 mistakes in config.toml: :mistakes lists them"]
        wrong_action, wrong_key = reader.mistakes
        assert wrong_action.startswith("config.toml, line 2: ") and "app.hepl" in wrong_action
        assert wrong_key.startswith("config.toml, line 3: ") and "ctrl+i" in wrong_key
        await reader.press("escape", "f8")
        assert reader.typing_in == "search"
    await close_library(library)


async def test_an_unknown_theme_is_told(home: Path) -> None:
    configure(home, 'theme = "[b]nonsense"\n')
    library = open_library(Options())
    async with reading(library) as reader:
        assert any("[b]nonsense" in toast for toast in reader.told)
    await close_library(library)


def test_every_command_is_in_the_readme() -> None:
    from termnews.cli.questions import NAMES
    from termnews.cli.session import COMMANDS

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in (*NAMES, *COMMANDS, "doctor"):
        assert f"`{command}" in text, command


def test_no_key_is_bound_twice_in_one_place() -> None:
    taken: dict[tuple[str, str], str] = {}
    for action in ACTIONS:
        for key in action.keys:
            for pane in action.where:
                assert (pane, key) not in taken, f"{key} in {pane}: {action.id} and {taken[pane, key]}"
                taken[pane, key] = action.id


def test_every_group_has_a_name() -> None:
    assert {action.group for action in ACTIONS} == set(GROUPS)
