"""Escape and the key typed right after it are two keys, unless they have a meaning as one."""

import pytest
from textual.events import Key, Paste

from termnews.tui.driver.keys import KeyParser, escape_delay


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


def test_a_sign_with_alt_that_is_bound_is_that_key() -> None:
    assert keys("\x1b<", "alt+less_than_sign") == ["alt+less_than_sign"]


@pytest.mark.parametrize(("sign", "name"), [("_", "alt+underscore"), ("[", "alt+left_square_bracket")])
def test_a_sign_that_also_begins_a_sequence_is_a_key_with_alt_when_nothing_follows_it(sign: str, name: str) -> None:
    now = [0.0]
    parser = KeyParser(lambda press: press == name, clock=lambda: now[0])
    assert list(parser.feed(f"\x1b{sign}")) == []
    now[0] += 1.0
    assert [event.key for event in parser.tick() if isinstance(event, Key)] == [name]


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


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def waited(parser: KeyParser, clock: Clock) -> list[str]:
    """Wait as long as the parser wants and return the keys it then gives."""
    patience = parser.patience
    assert patience is not None
    clock.now += patience - 0.001
    assert list(parser.tick()) == []
    clock.now += 0.002
    return [event.key for event in parser.tick() if isinstance(event, Key)]


def test_an_escape_that_nothing_follows_is_one_within_thirty_milliseconds() -> None:
    clock = Clock()
    parser = KeyParser(lambda press: False, clock=clock)
    assert list(parser.feed("\x1b")) == []
    assert parser.patience == pytest.approx(0.025)
    assert waited(parser, clock) == ["escape"]
    assert parser.patience is None


@pytest.mark.parametrize(("told", "seconds"), [("", 0.025), ("200", 0.2), ("0", 0.025), ("soon", 0.025), ("-5", 0.025)])
def test_how_long_an_escape_waits_may_be_told_as_to_other_programs(told: str, seconds: float) -> None:
    assert escape_delay({"ESCDELAY": told} if told else {}) == seconds


@pytest.mark.parametrize(("typed", "name"), [("[", "left_square_bracket"), ("]", "right_square_bracket"), ("P", "P")])
def test_escape_and_a_key_that_begins_the_sequences_of_terminals_are_two_keys_where_none_comes(
    typed: str, name: str
) -> None:
    clock = Clock()
    parser = KeyParser(lambda press: False, clock=clock)
    assert list(parser.feed(f"\x1b{typed}")) == []
    assert waited(parser, clock) == ["escape", name]


def test_keys_typed_on_after_them_in_one_burst_follow() -> None:
    clock = Clock()
    parser = KeyParser(lambda press: False, clock=clock)
    assert list(parser.feed("\x1b]jk")) == []
    assert waited(parser, clock) == ["escape", "right_square_bracket", "j", "k"]


def test_half_of_what_a_terminal_sends_of_itself_is_no_escape() -> None:
    clock = Clock()
    parser = KeyParser(lambda press: False, clock=clock)
    assert list(parser.feed("\x1b[1;")) == []
    assert "escape" not in waited(parser, clock)


def test_an_arrow_key_that_comes_in_two_pieces_is_one_key() -> None:
    clock = Clock()
    parser = KeyParser(lambda press: False, clock=clock)
    assert list(parser.feed("\x1b")) == []
    clock.now += 0.02
    assert list(parser.tick()) == []
    assert [event.key for event in parser.feed("[A") if isinstance(event, Key)] == ["up"]
    assert parser.patience is None


def test_a_paste_whose_end_is_lost_holds_no_keys_for_ever() -> None:
    clock = Clock()
    parser = KeyParser(lambda press: False, clock=clock)
    assert list(parser.feed("\x1b[200~a river")) == []
    clock.now += 1.0
    assert list(parser.tick()) == []
    assert list(parser.feed(" and a stone")) == []
    assert parser.patience == 2.0
    clock.now += 2.1
    assert [event.text for event in parser.tick() if isinstance(event, Paste)] == ["a river and a stone"]
    assert parser.patience is None
    assert [event.key for event in parser.feed("j\x1b[201~k") if isinstance(event, Key)] == ["j", "k"]
