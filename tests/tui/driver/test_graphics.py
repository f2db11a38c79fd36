"""The question whether a terminal shows pictures: who is asked, and that the answer never comes among the keys."""

import pytest

from termnews.tui.driver.graphics import AnswerFilter, is_asked

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
    assert is_asked(environ) is asked


@pytest.mark.parametrize(("answer", "shows"), [(YES, True), (NO, False), ("", False)])
def test_the_answer_is_taken_out_of_what_is_typed(answer: str, shows: bool) -> None:
    assert AnswerFilter().take(f"jj{answer}k") == ("jjk", shows)


def test_an_answer_that_comes_in_pieces_is_one() -> None:
    answers = AnswerFilter()
    assert answers.take("j" + YES[:6]) == ("j", False)
    assert answers.take(YES[6:-1]) == ("", False)
    assert answers.take(YES[-1] + "k") == ("k", True)


def test_what_only_looks_like_one_is_not_held_back_for_ever() -> None:
    answers = AnswerFilter()
    assert answers.take("\x1b_G" + "x" * 300)[0].endswith("x")


@pytest.mark.parametrize("typed", ["\x1b", "\x1b[A", "\x1bOP", "\x1b_", "_G", "é中"])
def test_keys_pass_at_once(typed: str) -> None:
    assert AnswerFilter().take(typed) == (typed, False)
