"""What a typed command means, and what is offered for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.tui.keys.actions import ACTIONS, BY_ID
from termnews.tui.keys.commands import Meaning, meaning, offers


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", Meaning()),
        ("   ", Meaning()),
        ("12", Meaning("move.top", 12)),
        ("0", Meaning("move.top", 1)),
        ("$", Meaning("move.bottom")),
        ("+5", Meaning("move.down", 5)),
        ("-3", Meaning("move.up", 3)),
        ("q", Meaning("app.quit")),
        (":q!", Meaning("app.quit")),
        ("wq", Meaning("app.quit")),
        ("help", Meaning("app.help")),
        ("noh", Meaning("find.end")),
        ("reload-all", Meaning("source.refresh_all")),
        ("mark.star", Meaning("mark.star")),
        ("exec mark.star", Meaning("mark.star")),
        ("Star", Meaning("mark.star")),
        ("refresh all", Meaning("source.refresh_all")),
        ("refresh_all", Meaning("source.refresh_all")),
        ("hist", Meaning("find.history")),
        ("full", Meaning("mark.full_text")),
        ("u", Meaning("mark.undo")),
    ],
)
def test_a_line_means_what_fingers_expect(typed: str, wanted: Meaning) -> None:
    assert meaning(typed, ACTIONS) == wanted


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("w", "Nothing needs saving"),
        ("w notes.txt", "Nothing needs saving"),
        ("set number", "config.toml"),
        ("bind-key j down", "config.toml"),
        ("version", "termnews "),
        ("zzqq", "Tab shows all"),
        ("hstry", 'Did you mean "History"?'),
    ],
)
def test_what_is_no_action_is_answered_with_a_sentence(typed: str, words: str) -> None:
    answer = meaning(typed, ACTIONS)
    assert words in answer.sentence
    assert not answer.action


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_is_done_by_its_id_and_by_its_name(action: object) -> None:
    known = next(one for one in ACTIONS if one is action)
    assert meaning(known.id, ACTIONS).action == known.id
    assert BY_ID[meaning(known.name, ACTIONS).action].name == known.name


def test_what_begins_as_typed_is_offered_before_what_only_holds_it() -> None:
    ids = [offer.action.id for offer in offers("refr", ACTIONS)]
    assert ids[:2] == ["source.refresh_all", "source.refresh"]
    assert "mark.star" not in ids


def test_letters_in_their_order_are_offered_but_not_sure() -> None:
    found = offers("mstr", ACTIONS)
    assert "mark.star" in [offer.action.id for offer in found]
    assert not any(offer.sure for offer in found)


def test_all_is_offered_before_anything_is_typed() -> None:
    assert [offer.action for offer in offers("", ACTIONS)] == list(ACTIONS)


@given(st.text())
def test_any_text_has_one_meaning(text: str) -> None:
    answer = meaning(text, ACTIONS)
    assert not (answer.action and answer.sentence)
    assert answer.action in BY_ID or not answer.action


def test_the_first_letters_of_a_name_mean_what_is_asked_for_most_and_mark_nothing() -> None:
    assert meaning("re", ACTIONS) == Meaning("source.refresh_all")
    assert meaning("s", ACTIONS) == Meaning("find.search")
    assert meaning("read", ACTIONS) == Meaning("mark.read")
    assert offers("re", ACTIONS)[0].action.id == "source.refresh_all"


def test_what_is_done_to_a_source_or_an_article_says_so_in_its_name() -> None:
    names = {action.id: action.name for action in ACTIONS}
    for action in ("remove", "rename", "pause", "move", "refresh"):
        assert "source" in names[f"source.{action}"]
