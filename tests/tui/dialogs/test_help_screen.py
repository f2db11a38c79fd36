"""The help: complete, true to the keys in force, and filtered as one types."""

import pytest
from tests.tui.dialogs.dialog_host import NONE_YET, asked, host_of, settled

from termnews.config.keymaps import resolve
from termnews.tui.dialogs.help import HelpScreen
from termnews.tui.dialogs.help_text import help_lines, help_rows
from termnews.tui.dialogs.legend import legend
from termnews.tui.dialogs.pager import Pager
from termnews.tui.keys.actions import ACTIONS, BY_ID, DEFAULT_KEYS, GROUPS, KeyScope, Pane
from termnews.tui.keys.dispatcher import preset_keymap, shown_keys
from termnews.tui.look.cell_width import cells
from termnews.tui.look.glyphs import use_ascii

KEYS = resolve(DEFAULT_KEYS, {})[0]


def plain(*places: KeyScope, width: int = 200, wanted: str = "", **keys: str) -> str:
    keymap = resolve(DEFAULT_KEYS, {name.replace("__", "."): [key] if key else [] for name, key in keys.items()})[0]
    lines = help_lines(keymap, places or ("list",), width=width, wanted=wanted)
    return "\n".join("".join(text for text, _ in line) for line in lines)


def test_every_action_is_listed_with_all_its_keys_under_its_group() -> None:
    text = plain()
    for action in ACTIONS:
        if not action.id.startswith("link.select_"):
            line = next(line for line in text.splitlines() if line.endswith(action.help))
            assert all(key in line for key in shown_keys(KEYS, action.id))
    assert all(name in text.splitlines() for name in GROUPS.values())


@pytest.mark.parametrize("pane", ["tree", "list", "article"])
def test_what_is_valid_here_stands_before_what_is_not(pane: Pane) -> None:
    for _, rows in help_rows(KEYS, (pane,)):
        here = [row.here for row in rows]
        assert here == sorted(here, reverse=True)


def test_the_nine_numbers_of_links_are_one_line() -> None:
    assert sum("link with this number" in line for line in plain().splitlines()) == 1
    assert "1 – 9" in plain()


def test_a_rebound_number_has_a_line_of_its_own() -> None:
    text = plain(link__select_4="f4")
    assert any(line.split()[:1] == ["F4"] for line in text.splitlines())
    assert "1 – 3" in text
    assert "5 – 9" in text


def test_the_users_own_keys_are_shown_and_a_lack_of_keys_too() -> None:
    text = plain(mark__star="f9", mark__undo="")
    star = next(line for line in text.splitlines() if "Star the article" in line)
    undo = next(line for line in text.splitlines() if BY_ID["mark.undo"].help in line)
    assert star.split()[0] == "F9"
    assert undo.strip().startswith("no key")


@pytest.mark.parametrize("width", [30, 40, 46, 76, 118])
def test_no_line_is_wider_than_the_room_there_is(width: int) -> None:
    lines = plain(width=width).splitlines()
    assert max(map(cells, lines)) <= width


def test_the_filter_finds_words_in_any_order_and_any_case() -> None:
    text = plain(wanted="UNREAD next")
    assert "Go to the next unread article." in text
    assert "Star the article" not in text


def test_the_filter_finds_a_key() -> None:
    assert BY_ID["mark.undo"].help in plain(wanted="U")
    assert "Go half a page down." in plain(wanted="ctrl+d")


def test_while_something_is_looked_for_its_keys_are_the_valid_ones() -> None:
    here = {row.name: row.here for _, rows in help_rows(KEYS, ("find", "article")) for row in rows}
    assert here["Next match"] and here["Top"] and here["Back"]
    assert not here["Next unread"]
    assert not {row.name: row.here for _, rows in help_rows(KEYS, ("article",)) for row in rows}["Next match"]


def test_a_filter_that_nothing_matches_says_so() -> None:
    assert plain(wanted="zzqq") == "No key and no sign matches."


@pytest.mark.parametrize("plain_signs", [False, True])
def test_the_signs_are_explained_as_they_are_drawn_and_found_by_that_word_or_themselves(plain_signs: bool) -> None:
    use_ascii(plain_signs)
    found = plain(wanted="sign")
    assert found.splitlines()[0] == "Signs"
    for sign, meaning in legend():
        line = next(line for line in found.splitlines() if line.endswith(meaning))
        assert line.split(meaning)[0].strip() == sign
        assert not plain_signs or sign.isascii()
        assert meaning in plain(wanted=sign)
    assert "Star the article" not in found


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 15)])
async def test_the_help_fits_every_terminal(size: tuple[int, int]) -> None:
    async with asked(HelpScreen(KEYS, "article"), size=size) as pilot:
        seen = host_of(pilot).seen()
        assert "Keys in the article" in seen
        assert "q close" in seen
        rows = pilot.app.screen.query_one("#rows", Pager)
        assert rows.max_scroll_x == 0
        lines = help_lines(KEYS, ("article",), width=rows.scrollable_content_region.width - 1)
        assert rows.virtual_size.height == len(lines)


async def test_the_hint_names_the_keys_in_force_and_how_numbers_are_used() -> None:
    async with asked(HelpScreen(preset_keymap("emacs"), "list", counts=True), size=(120, 30)) as pilot:
        seen = host_of(pilot).seen()
        assert "Ctrl+n Ctrl+p move" in seen
        assert "12 Alt+> to row 12" in seen
    async with asked(HelpScreen(KEYS, "article"), size=(120, 30)) as pilot:
        assert "to row 12" not in host_of(pilot).seen()


async def test_the_readers_keys_scroll_the_help() -> None:
    async with asked(HelpScreen(KEYS, "list"), size=(80, 24)) as pilot:
        rows = pilot.app.screen.query_one("#rows", Pager)
        await pilot.press("j", "down", "k")
        assert rows.scroll_offset.y == 1
        await pilot.press("G")
        assert rows.scroll_offset.y == rows.max_scroll_y > 5
        await pilot.press("g", "g")
        assert rows.scroll_offset.y == 0
        await pilot.press("space")
        assert rows.scroll_offset.y > 5


async def test_the_keys_that_go_back_close_the_help() -> None:
    async with asked(HelpScreen(KEYS, "list")) as pilot:
        host = host_of(pilot)
        for key in ("q", "escape", "question_mark", "h"):
            await pilot.press(key)
            await settled(pilot)
            assert host.answer is None
            host.answer = NONE_YET
            host.ask(HelpScreen(KEYS, "list"))
            await settled(pilot)


async def test_typing_filters_and_escape_first_ends_the_filter() -> None:
    async with asked(HelpScreen(KEYS, "list")) as pilot:
        await pilot.press(*"star")
        seen = await settled(pilot)
        assert "Star the article" in seen
        assert BY_ID["mark.undo"].help not in seen
        await pilot.press("escape")
        assert "Go one row or line down." in await settled(pilot)
        assert host_of(pilot).answer is NONE_YET
        await pilot.press("escape")
        await settled(pilot)
        assert host_of(pilot).answer is None


async def test_a_slash_begins_a_filter_with_letters_that_would_move() -> None:
    async with asked(HelpScreen(KEYS, "list")) as pilot:
        await pilot.press("slash", *"quit")
        seen = await settled(pilot)
        assert "q close" not in seen and "Esc all keys" in seen
        await pilot.press("enter")
        seen = await settled(pilot)
        assert "Leave termnews." in seen
        assert "q close" in seen
        await pilot.press("q")
        await settled(pilot)
        assert host_of(pilot).answer is None
