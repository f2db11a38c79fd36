"""Escape and the key typed right after it are two keys, unless they have a meaning as one."""

import pytest
from textual.events import Key, Paste

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


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
def test_what_is_pasted_is_text_and_no_keys_in_whatever_pieces_it_comes(size: int) -> None:
    sent = "a\x1b[200~b\x1b/\x1bj\x1b\x1b[31m\x1b[200~\x1b[20c\x1b\x1b[201~d"
    parser = KeyParser(lambda press: False)
    events = [event for at in range(0, len(sent), size) for event in parser.feed(sent[at : at + size])]
    assert [
        event.key if isinstance(event, Key) else event.text for event in events if isinstance(event, Key | Paste)
    ] == [
        "a",
        "b/j[31m[200~[20c",
        "d",
    ]
