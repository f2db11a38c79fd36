"""A key that does nothing here: it says where it does, for every action and in every preset."""

import pytest
from tests.tui.reader import reading

from termnews.config.presets import PRESETS
from termnews.library.library import Library
from termnews.tui.keys.actions import ACTIONS, PANES, Pane
from termnews.tui.keys.dispatcher import preset_keymap
from termnews.tui.keys.elsewhere import PLACES, elsewhere
from termnews.tui.keys.key_sentences import with_keys


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("pane", PANES)
def test_every_key_of_another_place_names_that_place_and_the_way_there(preset: str, pane: Pane) -> None:
    keymap = preset_keymap(preset)
    for action in ACTIONS:
        for key in keymap[action.id]:
            bound_here = any(pane in other.where and key in keymap[other.id] for other in ACTIONS)
            if " " in key or bound_here:
                continue
            said = with_keys(elsewhere(keymap, key, (pane,)), keymap)
            assert any(f"works in {place}: " in said for place in PLACES.values()), said
            assert "{" not in said.removeprefix("{") and len(said) < 100


@pytest.mark.parametrize(
    ("at", "key", "said"),
    [
        ("article", "D", "D (Headline style) works in the headlines: h goes there."),
        ("article", "M", "M (Move source to a category) works in the sources: h twice goes there."),
        ("list", "x", "x (Full text) works in an article: Enter opens one."),
        ("list", "P", "P (Pause source) works in the sources: h goes there."),
        ("tree", "V", "V (Select headline) works in the headlines: Enter goes there."),
        ("tree", "x", "x (Full text) works in an article: Enter twice opens one."),
        ("tree", "w", "w does nothing here: ? lists the keys."),
    ],
)
async def test_the_bottom_line_says_where_a_key_works(demo: Library, at: Pane, key: str, said: str) -> None:
    async with reading(demo) as reader:
        if at == "article":
            await reader.press("enter")
        reader.go_to(at)
        await reader.press(key)
        assert reader.told == [said]
        assert reader.status_text.endswith(said)


async def test_what_is_typed_into_a_line_is_no_key(demo: Library) -> None:
    async with reading(demo) as reader:
        for begin in ("slash", "F", "colon"):
            await reader.press(begin)
            await reader.type("wxV")
            await reader.press("escape")
        await reader.press("enter", "slash")
        await reader.type("MPD")
        assert reader.told == []


async def test_what_one_key_does_by_the_pane_is_told_in_both(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("e")
        assert reader.told == ["No file comes with this article: e in the sources shows the settings of one."]
        await reader.press("h")
        assert "e settings" in reader.status_text
