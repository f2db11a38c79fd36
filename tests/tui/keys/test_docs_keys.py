"""docs/keys.md says what the registry and the presets say. A failure prints the table that should stand there."""

import re
from itertools import product
from pathlib import Path

import pytest

from termnews.config.key_names import parse_key, show_key
from termnews.config.presets import PRESETS
from termnews.config.settings import load_settings
from termnews.tui.keys.actions import ACTIONS, BY_ID, GROUPS, Action, KeyScope
from termnews.tui.keys.dispatcher import keys_in_force, preset_keymap, shown_keys

TEXT = (Path(__file__).parents[3] / "docs" / "keys.md").read_text("utf-8")
PLACES: tuple[KeyScope, ...] = ("tree", "list", "article", "find")
OTHERS = [preset for preset in PRESETS if preset != "default"]


def section(title: str) -> str:
    """Return what stands below a heading, up to the next one of any level."""
    found = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#+ |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found, f'docs/keys.md has no heading "{title}"'
    return found[1]


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of Markdown; the first row is its head."""
    head, *body = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join([head, "|" + "---|" * len(rows[0]), *body])


def keys_of(preset: str, action: Action) -> str:
    return " ".join(f"`{key}`" for key in shown_keys(preset_keymap(preset), action.id))


def where_of(action: Action) -> str:
    places = [place for place in PLACES if place in action.where]
    return "everywhere" if places == ["tree", "list", "article"] else ", ".join(places)


def stands(title: str, wanted: str) -> None:
    found = "\n".join(line for line in section(title).splitlines() if line.startswith("|"))
    assert found == wanted, f'docs/keys.md, "{title}", should have this table:\n\n{wanted}\n'


@pytest.mark.parametrize("group", GROUPS)
def test_every_action_is_listed_with_its_keys_and_what_it_does(group: str) -> None:
    rows = [
        (f"`{action.id}`", keys_of("default", action), action.counted, action.help, where_of(action))
        for action in ACTIONS
        if action.group == group
    ]
    stands(GROUPS[group], table(("id", "keys", "number", "what it does", "where"), *rows))


@pytest.mark.parametrize("preset", OTHERS)
def test_every_preset_is_listed_where_it_differs_from_the_default(preset: str) -> None:
    rows = [
        (f"`{action.id}`", keys_of(preset, action) or "none", keys_of("default", action) or "none")
        for action in ACTIONS
        if keys_of(preset, action) != keys_of("default", action)
    ]
    stands(f"The {preset} preset", table(("id", "keys", "instead of"), *rows))


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_names_actions_that_exist_and_gives_each_the_keys_it_says(preset: str) -> None:
    keymap = preset_keymap(preset)
    for action, keys in PRESETS[preset].items():
        assert action in BY_ID
        assert keymap[action] == tuple(" ".join(parse_key(key)) for key in keys), action


@pytest.mark.parametrize("preset", PRESETS)
def test_no_key_of_a_preset_leads_to_two_actions_in_one_place(preset: str) -> None:
    taken: dict[tuple[KeyScope, str], str] = {}
    for action, keys in preset_keymap(preset).items():
        for place, key in product(BY_ID[action].where, keys):
            for (_, other), owner in taken.items():
                apart = not f"{key} ".startswith(f"{other} ") and not f"{other} ".startswith(f"{key} ")
                assert apart or (place, other) not in taken, f"{place}: {key} of {action}, {other} of {owner}"
            taken[place, key] = action


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_leaves_a_reader_without_the_first_things(preset: str) -> None:
    keymap = preset_keymap(preset)
    first = ("move.down", "move.up", "go.open", "go.back", "app.help", "app.quit", "app.command", "app.palette")
    assert all(keymap[action] for action in first)


def newsboat_operations() -> list[tuple[str, str, str]]:
    """Return the rows of the table of newsboat's operations: operation, its key here, and the id of our action."""
    rows = [line.split(" | ") for line in section("newsboat's operations").splitlines() if line.startswith("| `")]
    return [(row[0].strip("| `"), row[1].strip("`"), row[2].strip("| `")) for row in rows]


def test_every_newsboat_key_that_has_an_action_does_it_in_the_newsboat_preset() -> None:
    keymap = preset_keymap("newsboat")
    operations = newsboat_operations()
    assert len(operations) > 60
    for operation, key, action in operations:
        if action in BY_ID:
            shown = {show_key(tuple(bound.split(" "))) for bound in keymap[action]}
            assert key == "none" or key in shown, f"{operation}: {key} is not among {shown} of {action}"
        else:
            assert not re.fullmatch(r"\w+\.\w+", action), f"{operation}: there is no action {action}"


@pytest.mark.parametrize("example", re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL))
def test_every_example_is_read_without_a_complaint(tmp_path: Path, example: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(example, "utf-8")
    settings, problems = load_settings(path)
    assert problems == ()
    assert keys_in_force(settings)[1] == ()
