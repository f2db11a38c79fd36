"""The question whether a terminal shows pictures: who is asked, and that the answer never comes among the keys."""

import pytest

from termnews.tui.driver.graphics import AnswerFilter, has_placeholders, question

CELL = "\x1b[6;20;10t"
YES, NO = "\x1b_Gi=31;OK\x1b\\", "\x1b_Gi=31;ENOTSUPPORTED:no\x1b\\"


@pytest.mark.parametrize(
    ("environ", "asked"),
    [
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, True),
        ({"TERM": "xterm-ghostty"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "ghostty"}, True),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/tmux", "KITTY_WINDOW_ID": "1"}, False),
        ({"TERM": "screen-256color", "KITTY_WINDOW_ID": "1"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, False),
        ({"TERM": "linux"}, False),
        ({}, False),
    ],
)
def test_only_terminals_that_may_have_placeholders_are_asked(environ: dict[str, str], asked: bool) -> None:
    assert has_placeholders(environ) is asked
    assert ("a=q" in question(environ)) is asked
    assert question(environ).endswith("\x1b[c")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (YES, [("kitty", None)]),
        (NO, []),
        ("", []),
        (f"{CELL}\x1b[?62;4;22c", [("sixel", (10, 20))]),
        (f"{CELL}\x1b[?64;22c", []),
        # a terminal of that kind, which has no Sixel
        (f"{CELL}\x1b[?4;6c", []),
        ("\x1b[?62;4;22c", []),
        ("\x1b[6;0;0t\x1b[?62;4;22c", []),
        (f"{YES}{CELL}\x1b[?62;c", [("kitty", None)]),
        (f"{CELL}\x1b[?62;4c\x1b[6;30;15t", [("sixel", (10, 20)), ("sixel", (15, 30))]),
    ],
)
def test_the_answer_is_taken_out_of_what_is_typed(answer: str, told: list[tuple[str, tuple[int, int] | None]]) -> None:
    text, answers = AnswerFilter().take(f"jj{answer}k")
    assert text == "jjk"
    assert [(message.protocol, message.cell) for message in answers] == told


def test_an_answer_that_comes_in_pieces_is_one() -> None:
    answers = AnswerFilter()
    assert answers.take("j" + YES[:6]) == ("j", [])
    assert answers.take(YES[6:-1]) == ("", [])
    text, told = answers.take(YES[-1] + "k")
    assert (text, [message.protocol for message in told]) == ("k", ["kitty"])


def test_what_only_looks_like_one_is_not_held_back_for_ever() -> None:
    answers = AnswerFilter()
    assert answers.take("\x1b_G" + "x" * 300)[0].endswith("x")


@pytest.mark.parametrize("typed", ["\x1b", "\x1b[A", "\x1bOP", "\x1b_", "_G", "é中", "\x1b[6~", "\x1b[6;5~"])
def test_keys_pass_at_once(typed: str) -> None:
    assert AnswerFilter().take(typed) == (typed, [])
