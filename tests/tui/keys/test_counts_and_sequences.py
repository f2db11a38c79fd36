"""Numbers before keys, and the line that tells what may follow the first key of a sequence."""

from pathlib import Path

import pytest
from tests.tui.reader import reading

from termnews.config.keymaps import resolve
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.tui.keys.actions import BY_ID, DEFAULT_KEYS
from termnews.tui.keys.dispatcher import KeyDispatcher, preset_keymap

KEYS = resolve(DEFAULT_KEYS, {})[0]


@pytest.mark.parametrize(
    ("presses", "action", "count"),
    [
        (["5", "j"], "move.down", 5),
        (["1", "0", "2", "k"], "move.up", 102),
        (["1", "2", "G"], "move.bottom", 12),
        (["3", "g", "g"], "move.top", 3),
        (["j"], "move.down", None),
        (["4", "s"], "mark.star", None),
        (["4", "escape", "j"], "move.down", None),
        (["g", "4", "j"], "move.down", 4),
        (["9", *"999999", "j"], "move.down", 999_999),
    ],
)
def test_a_number_before_a_key_is_a_count(presses: list[str], action: str, count: int | None) -> None:
    dispatcher = KeyDispatcher(KEYS, counts=True)
    came_to = [dispatcher.press(press, "list") for press in presses]
    assert came_to[-1].action is BY_ID[action]
    assert came_to[-1].count == count
    assert all(pressed.taken and pressed.action is None for pressed in came_to[:-1])


def test_a_digit_that_selects_a_link_is_no_count() -> None:
    dispatcher = KeyDispatcher(KEYS, counts=True)
    assert dispatcher.press("5", "article").action is BY_ID["link.select_5"]
    assert not dispatcher.counted("article")
    assert dispatcher.counted("list")


def test_a_nought_begins_no_number() -> None:
    assert not KeyDispatcher(KEYS, counts=True).press("0", "list").taken


def test_in_a_dialog_digits_are_left_alone() -> None:
    assert not KeyDispatcher(KEYS).press("5", "list").taken


def test_escape_gives_up_what_is_under_way_and_does_nothing_else() -> None:
    dispatcher = KeyDispatcher(KEYS, counts=True)
    for begun in ("g", "7"):
        dispatcher.press(begun, "list")
        given_up = dispatcher.press("escape", "list")
        assert given_up.taken and given_up.action is None
    assert dispatcher.press("escape", "list").action is BY_ID["go.back"]


def test_what_may_follow_is_told_for_the_place_one_is_in() -> None:
    dispatcher = KeyDispatcher(preset_keymap("vim"))
    dispatcher.press("g", "article")
    followers = {key: action.id for key, action in dispatcher.following("article")}
    assert followers["g"] == "move.top"
    assert followers["O"] == "go.contents"
    assert followers["4"] == "link.select_4"
    dispatcher.press("escape", "article")
    dispatcher.press("g", "tree")
    assert {action.id for _, action in dispatcher.following("tree")} == {"move.top"}


async def test_a_number_repeats_a_movement_or_names_a_row(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("5", "j")
        assert reader.cursor == 5
        await reader.press("2", "k", "1", "2", "J", "j")
        assert reader.cursor == 16
        await reader.press("7", "G")
        assert reader.cursor == 6
        await reader.press("3", "enter")
        assert reader.cursor == 2
        assert reader.at == "list"
        await reader.press("9", "9", "9", "j")
        assert reader.cursor == reader.headline_count - 1


async def test_the_bottom_line_shows_what_is_under_way_and_what_may_follow(demo: Library) -> None:
    async with reading(demo) as reader:
        usual = reader.lines()[-1]
        await reader.press("g")
        assert " g top" in reader.lines()[-1]
        assert reader.lines()[-1].endswith("g …")
        await reader.press("escape", "1", "2")
        assert reader.lines()[-1].endswith("12 …")
        assert "j down" in reader.lines()[-1]
        assert "G to that row" in reader.lines()[-1]
        await reader.press("escape")
        assert reader.lines()[-1] == usual
        assert reader.at == "list"


async def test_what_has_no_room_on_the_bottom_line_is_counted(home: Path) -> None:
    (home / "config" / "termnews").mkdir(parents=True)
    (home / "config" / "termnews" / "config.toml").write_text('preset = "vim"\n', "utf-8")
    library = open_library(Options())
    async with reading(library, (50, 15)) as reader:
        await reader.press("escape")
        reader.go_to("article")
        await reader.press("g")
        assert "+" in reader.lines()[-1].split("g …")[0]
    await close_library(library)


async def test_with_the_vim_keys_numbers_are_counts_in_the_article_too(home: Path, demo: Library) -> None:
    object.__setattr__(demo.settings, "preset", "vim")
    async with reading(demo) as reader:
        await reader.press("enter", "5", "j")
        assert reader.article_scroll == 5
        await reader.press("g", "2")
        assert reader.selected_link is not None
        await reader.press("3", "G")
        assert reader.article_scroll == 2


async def test_sources_are_gone_through_from_the_headlines(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("right_curly_bracket")
        first = reader.tree_row
        assert first.source is not None
        assert reader.list_title == first.source.title
        assert reader.at == "list"
        await reader.press("2", "right_curly_bracket", "2", "left_curly_bracket")
        assert reader.tree_row == first
        await reader.press("left_curly_bracket")
        assert "There is no source with unread articles above." in reader.told
        reader.perform("go.next_source")
        await reader.settle()
        assert reader.tree_row != first


async def test_a_random_unread_article_is_another_unread_one(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("A")
        reader.perform("go.random_unread")
        await reader.settle()
        assert "There is no other unread article in this list." in reader.told
        await reader.press("U", "4", "G", "m", "g", "g")
        before = reader.cursor
        for _ in range(5):
            reader.perform("go.random_unread")
            assert reader.cursor not in (before, 3)
            before = reader.cursor
