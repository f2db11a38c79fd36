"""Changes of style: what a terminal is told leads from any look to any other, and is the shorter of two ways."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.simulated_terminal import Style, restyled

from termnews.tui.driver.sgr import change_of_link, change_of_style

weights = st.lists(st.sampled_from("123479"), unique=True).map(sorted)
colours = st.sampled_from(["", "31", "97", "38;5;3", "38;2;31;40;7"])
grounds = st.sampled_from(["", "44", "100", "48;5;38", "48;2;1;48;0"])
styles = st.builds(lambda *parts: ";".join([*parts[0], *filter(None, parts[1:])]), weights, colours, grounds)


def after(style: Style, text: str) -> Style:
    """Return the style of a terminal that is sent `text`."""
    for numbers in re.findall(r"\x1b\[([\d;]*)m", text):
        style = restyled(style, [int(number or 0) for number in numbers.split(";")])
    return style


@given(before=styles, wanted=styles, parts=st.booleans())
def test_it_leads_from_any_style_to_any_other(before: str, wanted: str, parts: bool) -> None:
    there = after(frozenset(), f"\x1b[0;{wanted}m")
    begin = after(frozenset(), f"\x1b[0;{before}m")
    assert after(begin, change_of_style(before, wanted, by_parts=parts)) == there
    assert after(begin, change_of_style(None, wanted, by_parts=parts)) == there


@given(style=styles)
def test_no_change_takes_nothing(style: str) -> None:
    assert change_of_style(style, style) == ""


@pytest.mark.parametrize(
    ("before", "wanted", "written"),
    [
        ("1;38;2;1;2;3;48;2;4;5;6", "38;2;1;2;3;48;2;4;5;6", "\x1b[22m"),
        ("38;2;1;2;3;48;2;4;5;6", "38;2;7;7;7;48;2;4;5;6", "\x1b[38;2;7;7;7m"),
        ("1;2", "2", "\x1b[0;2m"),
        ("31;44", "", "\x1b[m"),
        ("31;44", "44", "\x1b[39m"),
    ],
)
def test_only_what_differs_is_told(before: str, wanted: str, written: str) -> None:
    assert change_of_style(before, wanted) == written


def test_a_vt100_is_never_asked_to_end_one_weight() -> None:
    assert change_of_style("1;4", "4", by_parts=False) == "\x1b[0;4m"


def test_a_link_is_begun_changed_and_ended() -> None:
    assert change_of_link("", "id=1;https://a.b") == "\x1b]8;id=1;https://a.b\x1b\\"
    assert change_of_link("id=1;https://a.b", "") == "\x1b]8;;\x1b\\"
    assert change_of_link("", "") == ""
