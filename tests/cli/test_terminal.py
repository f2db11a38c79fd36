"""The check-up of the terminal."""

import os

import pytest

from termnews.cli.terminal import terminal_checks
from termnews.library.doctor.checkup import Check, Status

WIDE = os.terminal_size((120, 40))
MODERN = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


def checks(environ: dict[str, str], *, encoding: str = "utf-8", size: os.terminal_size | None = WIDE) -> list[Check]:
    return list(terminal_checks(environ, encoding=encoding, size=size))


def warnings(environ: dict[str, str], **more: object) -> list[str]:
    """Return what is warned of with what to do about it."""
    found = checks(environ, **more)  # type: ignore[arg-type]
    return [f"{one.message} {one.advice}" for one in found if one.status is Status.WARNING]


def test_a_modern_terminal_gives_no_warning() -> None:
    assert warnings(MODERN) == []
    assert warnings(MODERN, encoding="UTF-8", size=None) == []
    assert "120 columns, 40 lines." in [one.message for one in checks(MODERN)]


@pytest.mark.parametrize(("size", "small"), [((39, 40), True), ((120, 9), True), ((40, 10), False)])
def test_a_terminal_must_have_forty_columns_and_ten_lines(size: tuple[int, int], small: bool) -> None:
    assert bool(warnings(MODERN, size=os.terminal_size(size))) == small


@pytest.mark.parametrize("environ", [{}, {"TERM": ""}, {"TERM": "dumb", "COLORTERM": "truecolor"}])
def test_without_a_terminals_name_the_reader_cannot_be_drawn(environ: dict[str, str]) -> None:
    (warning,) = warnings(environ)
    assert "cannot be drawn" in warning


@pytest.mark.parametrize(
    ("environ", "colours"),
    [
        (MODERN, "all colours"),
        ({"TERM": "xterm-kitty"}, "all colours"),
        ({"TERM": "xterm-direct"}, "all colours"),
        ({"TERM": "screen-256color"}, "256 colours"),
        ({"TERM": "xterm"}, "16 colours"),
        ({**MODERN, "NO_COLOR": "1"}, "no colours, as NO_COLOR says"),
    ],
)
def test_the_number_of_colours_is_told(environ: dict[str, str], colours: str) -> None:
    assert colours in checks(environ)[1].message


def test_a_terminal_of_16_colours_is_asked_whether_that_is_all() -> None:
    (warning,) = warnings({"TERM": "linux"})
    assert "COLORTERM=truecolor" in warning


@pytest.mark.parametrize(
    ("environ", "advice"),
    [
        ({**MODERN, "TMUX": "/tmp/tmux,1,0"}, "default-terminal"),
        ({**MODERN, "STY": "1.pts"}, "screenrc"),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/tmux,1,0"}, ""),
        ({"TERM": "screen-256color", "TMUX": "/tmp/tmux,1,0"}, ""),
        ({"TERM": "screen-256color", "STY": "1.pts"}, ""),
    ],
)
def test_inside_a_multiplexer_the_terminal_has_its_name(environ: dict[str, str], advice: str) -> None:
    found = warnings(environ)
    assert len(found) == bool(advice)
    assert advice in "".join(found)


@pytest.mark.parametrize("encoding", ["ascii", "iso8859-1"])
def test_another_encoding_than_utf_8_is_a_warning(encoding: str) -> None:
    (warning,) = warnings(MODERN, encoding=encoding)
    assert encoding in warning
    assert "UTF-8" in warning
