import pytest

from termnews.tui.driver.dialect import Dialect, dialect_of


@pytest.mark.parametrize("term", ["linux", "vt100", "vt220", "ansi", "dumb", "cons25", ""])
def test_a_console_is_sent_no_strings_and_no_questions(term: str) -> None:
    dialect = dialect_of({"TERM": term})
    assert (dialect.strings, dialect.links, dialect.questions, dialect.alternate) == (False, False, False, False)
    assert dialect.spoken("\x1b]52;c;bmV3cw==\x07\a\x1b]22;text\x1b\\") == "\x07"


@pytest.mark.parametrize("term", ["xterm-256color", "xterm-kitty", "tmux-256color", "foot", "alacritty"])
def test_an_emulator_is_sent_what_it_understands_or_ignores(term: str) -> None:
    assert dialect_of({"TERM": term}) == Dialect()
    assert Dialect().spoken("\x1b]22;text\x1b\\") == "\x1b]22;text\x1b\\"


def test_screen_is_sent_no_hyperlinks_which_it_prints_where_they_are_long() -> None:
    assert not dialect_of({"TERM": "screen"}).links
    assert dialect_of({"TERM": "screen-256color", "TMUX": "/tmp/tmux-1000/default,1,0"}).links


def test_apples_terminal_is_asked_nothing() -> None:
    assert not dialect_of({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}).questions


def test_a_vt100_ends_all_weights_at_once() -> None:
    assert not dialect_of({"TERM": "vt100"}).parts
    assert dialect_of({"TERM": "linux"}).parts
