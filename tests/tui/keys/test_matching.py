"""Matching names: what a person means comes first, and no name takes long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.tui.keys.matching import match


@pytest.mark.parametrize(
    ("wanted", "better", "worse"),
    [
        ("star", "Star", "Start"),
        ("star", "Start", "Restart"),
        ("world", "World", "BBC News: World"),
        ("news", "News of the day", "The long list of all the news"),
        ("all read", "Mark list read, all of it", "Call bread"),
        ("ref", "Refresh all", "Rest of feeds"),
        ("mr", "Mark read", "Summer"),
    ],
)
def test_the_nearer_name_scores_higher(wanted: str, better: str, worse: str) -> None:
    assert match(wanted, better).score > match(wanted, worse).score > 0


@pytest.mark.parametrize(
    ("wanted", "name"), [("", "Star"), ("star", ""), ("xyz", "Star"), ("star", "rats"), ("  ", " ")]
)
def test_what_is_not_in_a_name_does_not_match(wanted: str, name: str) -> None:
    assert match(wanted, name).score == 0


def test_words_match_in_any_order_and_the_letters_are_known() -> None:
    found = match("all ref", "Refresh all")
    assert found.score > 0
    assert found.places == (0, 1, 2, 8, 9, 10)


def test_a_name_made_to_be_slow_is_answered_like_any_other() -> None:
    # Trying every way in which these letters can be strewn would take longer than the universe has lasted.
    assert match("e" * 40 + "z", "e " * 5000).score == 0
    assert match("e" * 40, "e " * 5000).score > 0


@given(st.text(max_size=12), st.text(max_size=60))
def test_any_text_has_a_score_and_places_inside_the_name(wanted: str, name: str) -> None:
    found = match(wanted, name)
    assert 0 <= found.score <= 1
    assert all(0 <= place < len(name) for place in found.places)
    assert list(found.places) == sorted(set(found.places))


@given(st.text(alphabet="abc XYZ[]ß", min_size=1, max_size=30).filter(lambda text: text.strip() != ""))
def test_a_name_matches_itself_best(name: str) -> None:
    assert match(name, name.strip()).score == 1.0
