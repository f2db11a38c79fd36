"""Keys: how they may be written, what they are called, and who gets which."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from termnews.config.key_names import parse_key, reported_key, show_key
from termnews.config.keymaps import macro_id, resolve
from termnews.domain.errors import ConfigError

DEFAULTS = {
    "cursor.down": ("j", "down"),
    "cursor.up": ("k", "up"),
    "top": ("gg",),
    "bottom": ("G",),
    "unread.next": ("n",),
    "match.next": ("n",),
    "star": ("s",),
    "help": ("?",),
}


@pytest.mark.parametrize(
    ("written", "names", "shown"),
    [
        ("j", ("j",), "j"),
        ("G", ("G",), "G"),
        ("7", ("7",), "7"),
        ("ж", ("ж",), "ж"),
        ("gg", ("g", "g"), "gg"),
        ("GG", ("G", "G"), "GG"),
        ("]]", ("right_square_bracket", "right_square_bracket"), "]]"),
        ("g g g", ("g", "g", "g"), "ggg"),
        ("ctrl+x s", ("ctrl+x", "s"), "Ctrl+x s"),
        ("g down", ("g", "down"), "g↓"),
        ("?", ("question_mark",), "?"),
        ("/", ("slash",), "/"),
        ("[", ("left_square_bracket",), "["),
        ("+", ("plus",), "+"),
        ("g+", ("g", "plus"), "g+"),
        ("++", ("plus", "plus"), "++"),
        ("ctrl++", ("ctrl+plus",), "Ctrl++"),
        (" ", ("space",), "Space"),
        ("space", ("space",), "Space"),
        ("enter", ("enter",), "Enter"),
        ("Return", ("enter",), "Enter"),
        ("Esc", ("escape",), "Esc"),
        ("pgdn", ("pagedown",), "PgDn"),
        ("f5", ("f5",), "F5"),
        ("tab", ("tab",), "Tab"),
        ("shift+tab", ("shift+tab",), "Shift+Tab"),
        ("left", ("left",), "←"),
        ("alt+left", ("alt+left",), "Alt+←"),
        ("ctrl+d", ("ctrl+d",), "Ctrl+d"),
        ("Ctrl+D", ("ctrl+d",), "Ctrl+d"),
        ("shift+ctrl+left", ("ctrl+shift+left",), "Ctrl+Shift+←"),
        ("alt+J", ("alt+shift+j",), "Alt+Shift+j"),
        ("shift+g", ("G",), "G"),
        ("ctrl+@", ("ctrl+space",), "Ctrl+Space"),
    ],
)
def test_a_key_as_people_write_it_has_one_name_and_one_look(written: str, names: tuple[str, ...], shown: str) -> None:
    assert parse_key(written) == names
    assert show_key(names) == shown


@pytest.mark.parametrize("character", [*string.punctuation, *string.ascii_letters, *string.digits, " ", "é", "§", "¿"])
def test_a_character_has_the_name_that_the_terminal_library_reports(character: str) -> None:
    assert parse_key(character) == (_character_to_key(character),)


@pytest.mark.parametrize("character", string.punctuation)
def test_punctuation_is_shown_as_itself(character: str) -> None:
    assert show_key(parse_key(character)) == character


@given(
    st.lists(st.sampled_from(["j", "G", "?", "ctrl+d", "alt+left", "f5", "@", "space", "é"]), min_size=1, max_size=4)
)
def test_the_normal_form_is_understood_again(presses: list[str]) -> None:
    names = parse_key(" ".join(presses))
    assert parse_key(" ".join(names)) == names


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("", "is not the name of a key"),
        ("entr", 'did you mean "enter"?'),
        ("ctrl+pagedwn", 'did you mean "ctrl+pagedown"?'),
        ("strg+d", "is not the name of a key"),
        ("ctrl+", "is not the name of a key"),
        ("shift+/", "is not the name of a key"),
        ("a b c d e", "at most 4 keys"),
        ("ctrl+i", 'write "tab"'),
        ("ctrl+m", 'write "enter"'),
        ("Ctrl+H", 'write "backspace"'),
        ("ctrl+[", 'write "escape"'),
    ],
)
def test_what_is_no_key_is_refused_with_a_sentence(written: str, words: str) -> None:
    with pytest.raises(ConfigError) as raised:
        parse_key(written)
    assert words in str(raised.value)


@given(st.text())
def test_any_text_is_a_key_or_a_config_error(text: str) -> None:
    try:
        names = parse_key(text)
    except ConfigError as error:
        assert "\x1b" not in str(error)
    else:
        assert show_key(names)


def test_both_names_of_control_and_space_are_one() -> None:
    assert reported_key("ctrl+@") == reported_key("ctrl+space") == "ctrl+space"
    assert reported_key("ctrl+d") == "ctrl+d"


def test_without_wishes_the_defaults_stand_in_normal_form() -> None:
    keys, problems = resolve(DEFAULTS, {})
    assert keys["cursor.down"] == ("j", "down")
    assert keys["top"] == ("g g",)
    assert keys["help"] == ("question_mark",)
    assert list(keys) == list(DEFAULTS)
    assert problems == ()


def test_a_wish_replaces_all_keys_of_its_action() -> None:
    keys, problems = resolve(DEFAULTS, {"cursor.down": ("t", "ctrl+n", "t")})
    assert keys["cursor.down"] == ("t", "ctrl+n")
    assert problems == ()


def test_an_empty_wish_unbinds() -> None:
    keys, problems = resolve(DEFAULTS, {"star": (), "help": ("",)})
    assert keys["star"] == keys["help"] == ()
    assert problems == ()


def test_a_key_given_away_is_taken_from_its_default_owner_without_a_word() -> None:
    keys, problems = resolve(DEFAULTS, {"star": ("down",)})
    assert keys["star"] == ("down",)
    assert keys["cursor.down"] == ("j",)
    assert problems == ()


def test_two_actions_can_change_places() -> None:
    keys, problems = resolve(DEFAULTS, {"cursor.down": ("k",), "cursor.up": ("j",)})
    assert (keys["cursor.down"], keys["cursor.up"], problems) == (("k",), ("j",), ())


def test_a_key_that_begins_a_sequence_takes_the_sequence_away() -> None:
    keys, _ = resolve(DEFAULTS, {"star": ("g",)})
    assert keys["top"] == ()


def test_actions_that_share_a_default_key_may_share_another() -> None:
    keys, problems = resolve(DEFAULTS, {"unread.next": ("t",), "match.next": ("t",)})
    assert (keys["unread.next"], keys["match.next"], problems) == (("t",), ("t",), ())
    keys, problems = resolve(DEFAULTS, {"unread.next": ("n", "t")})
    assert (keys["match.next"], problems) == (("n",), ())


def test_actions_of_different_panes_may_share_any_key() -> None:
    where = {"star": frozenset({"list", "article"}), "help": frozenset({"tree"}), "top": frozenset({"list"})}
    keys, problems = resolve(DEFAULTS, {"star": ("t",), "help": ("t",)}, where=where)
    assert (keys["star"], keys["help"], problems) == (("t",), ("t",), ())
    keys, problems = resolve(DEFAULTS, {"star": ("?",)}, where=where)
    assert (keys["star"], keys["help"]) == (("question_mark",), ("question_mark",))
    keys, problems = resolve(DEFAULTS, {"star": ("t",), "top": ("t",), "bottom": ("t",)}, where=where)
    assert (keys["top"], keys["bottom"], len(problems)) == (("g g",), ("G",), 2)


@pytest.mark.parametrize(
    ("user", "words"),
    [
        ({"cursor.dwn": ("t",)}, 'there is no action "cursor.dwn". Did you mean "cursor.down"?'),
        ({"zzz": ("t",)}, 'there is no action "zzz". docs/keys.md lists all'),
        ({"star": ("entr",)}, '[keys] "star": "entr" is not the name of a key; did you mean "enter"?'),
        ({"star": ("t",), "help": ("t",)}, '[keys] "help": t is already bound to "star".'),
        ({"star": ("zz",), "help": ("z",)}, '[keys] "help": z cannot stand beside zz, which is bound to "star".'),
    ],
)
def test_a_mistake_is_named_and_costs_only_itself(user: dict[str, tuple[str, ...]], words: str) -> None:
    keys, problems = resolve(DEFAULTS, {**user, "bottom": ("B",)})
    assert len(problems) == 1 and words in problems[0]
    assert keys["bottom"] == ("B",)
    assert keys["help"] == ("question_mark",)


def test_the_right_one_of_two_keys_is_kept() -> None:
    keys, problems = resolve(DEFAULTS, {"star": ("entr", "t")})
    assert keys["star"] == ("t",)
    assert len(problems) == 1


def test_a_wish_of_which_nothing_can_be_used_leaves_the_default_keys() -> None:
    assert resolve(DEFAULTS, {"star": ("entr",)})[0]["star"] == ("s",)


def test_a_sentence_begins_with_the_place_where_that_is_known() -> None:
    _, problems = resolve(DEFAULTS, {"star": ("entr",)}, places={"star": "config.toml, line 4"})
    assert problems[0].startswith('config.toml, line 4: [keys] "star"')


@given(
    st.dictionaries(
        st.sampled_from([*DEFAULTS, "other"]),
        st.lists(st.sampled_from(["a", "aa", "j", "G", "", "nokey", "n"]), max_size=3),
    )
)
def test_no_key_ever_leads_to_two_actions_that_are_valid_together(user: dict[str, list[str]]) -> None:
    keys, _ = resolve(DEFAULTS, user)
    owners: dict[str, set[str]] = {}
    for action, bound in keys.items():
        for key in bound:
            owners.setdefault(key, set()).add(action)
    assert all(len(actions) == 1 or actions == {"unread.next", "match.next"} for actions in owners.values())


def test_a_macro_takes_its_key_from_the_default_owner() -> None:
    keys, problems = resolve(DEFAULTS, {}, macros={"s": ("help", "top"), "g x": ("help",)})
    assert keys[macro_id("s")] == ("s",)
    assert keys["star"] == ()
    # a sequence beside one that begins as it does takes nothing away
    assert keys[macro_id("g x")] == ("g x",)
    assert keys["top"] == ("g g",)
    assert problems == ()


def test_a_macro_may_have_the_key_of_an_action_that_is_never_valid_with_its_first() -> None:
    where = {"star": frozenset({"list"}), "help": frozenset({"tree"})}
    keys, problems = resolve(DEFAULTS, {"star": ("t",)}, macros={"t": ("help", "star")}, where=where)
    assert (keys["star"], keys[macro_id("t")], problems) == (("t",), ("t",), ())


@pytest.mark.parametrize(
    ("user", "macros", "words"),
    [
        ({}, {"t": ("help", "strr")}, 'c.toml, line 7: [macros] "t": there is no action "strr". Did you mean "star"?'),
        ({}, {"ctrl+i": ("help",)}, 'c.toml, line 7: [macros] "ctrl+i": "ctrl+i" cannot be told from tab'),
        ({"star": ("t",)}, {"t": ("help",)}, 'c.toml, line 7: [macros] "t": t is already bound to "star".'),
        ({}, {"gg": ("help",), "g g": ("star",)}, '[macros] "g g": gg is already bound to the macro "gg".'),
        (
            {},
            {"x": ("help",), "x y": ("star",)},
            '[macros] "x y": xy cannot stand beside x, which is bound to the macro',
        ),
    ],
)
def test_a_mistake_in_a_macro_is_named_with_its_place_and_costs_only_itself(
    user: dict[str, tuple[str, ...]], macros: dict[str, tuple[str, ...]], words: str
) -> None:
    wrong = list(macros)[-1]
    places = {macro_id(wrong): "c.toml, line 7"}
    keys, problems = resolve(DEFAULTS, user, macros={**macros, "B": ("top",)}, places=places)
    assert len(problems) == 1 and words in problems[0]
    assert macro_id(wrong) not in keys
    assert keys[macro_id("B")] == ("B",)
