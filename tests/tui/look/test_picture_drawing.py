"""In which way pictures are drawn: what a terminal says that it can counts, and what config.toml says before that."""

import pytest

from termnews.tui.look.picture_drawing import picture_drawing
from termnews.tui.look.terminal import Terminal, terminal_of

CELL = (10, 20)
SIXEL = Terminal(graphics="sixel", cell=CELL)


@pytest.mark.parametrize(
    ("terminal", "wanted", "protocol"),
    [
        (Terminal(), "auto", "half-blocks"),
        (Terminal(), "sixel", "half-blocks"),
        (SIXEL, "auto", "sixel"),
        (SIXEL, "half-blocks", "half-blocks"),
        (SIXEL, "kitty", "half-blocks"),
        (Terminal(graphics="kitty"), "auto", "kitty"),
        (Terminal(graphics="sixel", cell=CELL, colours=256), "auto", "half-blocks"),
        (Terminal(graphics="sixel", cell=CELL, multiplexed=True), "auto", "half-blocks"),
        (Terminal(graphics="sixel", cell=CELL, multiplexed=True), "sixel", "sixel"),
        (Terminal(graphics="sixel", cell=CELL, remote=True), "auto", ""),
        (Terminal(graphics="sixel", cell=CELL, remote=True), "sixel", "sixel"),
        (Terminal(graphics="sixel", cell=CELL, slow=True), "auto", ""),
        (Terminal(graphics="sixel", cell=CELL, no_color=True), "sixel", ""),
    ],
)
def test_pictures_are_drawn_as_the_terminal_can_and_the_reader_wants(
    terminal: Terminal, wanted: str, protocol: str
) -> None:
    assert picture_drawing(terminal, wanted).protocol == protocol


@pytest.mark.parametrize(
    ("environ", "multiplexed"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-256color", "TMUX": "/tmp/tmux"}, True),
        ({"TERM": "tmux-256color"}, True),
        ({"TERM": "screen"}, True),
    ],
)
def test_a_window_of_tmux_or_screen_is_known_by_its_environment(environ: dict[str, str], multiplexed: bool) -> None:
    assert terminal_of(environ, "utf-8").multiplexed is multiplexed
