"""What the whole process draws by is set once, at startup, for the terminal there is."""

import os

import pytest
from textual.scrollbar import ScrollBar, ScrollBarRender

from termnews.tui.look.glyphs import glyphs
from termnews.tui.look.terminal import Terminal
from termnews.tui.startup.run import draw_for


@pytest.mark.parametrize(("terminal", "wished"), [(Terminal(ascii=True), False), (Terminal(), True)])
def test_the_terminal_or_the_reader_may_ask_for_ascii(terminal: Terminal, wished: bool) -> None:
    assert draw_for(terminal, ascii=wished) == Terminal(ascii=True)
    assert glyphs.disc.isascii()
    assert set(ScrollBar.renderer.VERTICAL_BARS) == {" "}


def test_signs_and_scrollbars_are_textuals_again_for_a_terminal_that_has_them() -> None:
    draw_for(Terminal(ascii=True), ascii=False)
    assert draw_for(Terminal(), ascii=False) == Terminal()
    assert not glyphs.disc.isascii()
    assert ScrollBar.renderer is ScrollBarRender


@pytest.mark.parametrize(("value", "stays"), [("", False), ("0", True), ("1", True)])
def test_no_color_counts_from_one_character_on(monkeypatch: pytest.MonkeyPatch, value: str, stays: bool) -> None:
    monkeypatch.setenv("NO_COLOR", value)
    draw_for(Terminal(), ascii=False)
    assert ("NO_COLOR" in os.environ) == stays
