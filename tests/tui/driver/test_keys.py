"""Escape and the key typed right after it are two keys, unless they have a meaning as one."""

import pytest
from textual.events import Key

from termnews.tui.driver.keys import KeyParser


def keys(text: str, *bound: str) -> list[str]:
    parser = KeyParser(lambda press: press in bound)
    events = [*parser.feed(text), *parser.feed("")]
    return [event.key for event in events if isinstance(event, Key)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("j", "j"),
        ("J", "J"),
        ("/", "slash"),
        (" ", "space"),
        ("\r", "enter"),
        ("5", "5"),
        ("é", "é"),
        ("\x04", "ctrl+d"),
    ],
)
def test_escape_before_a_key_is_escape(typed: str, name: str) -> None:
    assert keys(f"\x1b{typed}") == ["escape", name]


def test_what_follows_is_left_as_it_is() -> None:
    assert keys("\x1bjs/x") == ["escape", "j", "s", "slash", "x"]


@pytest.mark.parametrize(("typed", "name"), [("x", "alt+x"), ("J", "alt+shift+j"), ("é", "alt+é")])
def test_a_key_with_alt_that_is_bound_is_that_key(typed: str, name: str) -> None:
    assert keys(f"\x1b{typed}", name) == [name]


def test_a_sign_with_alt_that_is_bound_comes_without_an_escape() -> None:
    assert keys("\x1b<", "alt+less_than_sign") == ["less_than_sign"]


@pytest.mark.parametrize(
    ("sequence", "name"),
    [("\x1b[A", "up"), ("\x1bOP", "f1"), ("\x1b[1;3D", "alt+left"), ("\x1b\x7f", "ctrl+w"), ("\x1b\t", "shift+tab")],
)
def test_the_sequences_of_keys_are_what_they_were(sequence: str, name: str) -> None:
    assert keys(sequence) == [name]
