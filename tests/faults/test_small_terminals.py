"""Terminals in which not all panes have room, as most people have them."""

import pytest
from tests.terminal import OnTerminal

DEMO = "from termnews.cli.main import main\nmain(['--demo'])"


@pytest.mark.fault("A3")
@pytest.mark.parametrize("size", [(100, 30), (80, 24), (50, 15)])
def test_enter_shows_the_article_that_was_chosen(size: tuple[int, int]) -> None:
    with OnTerminal(DEMO, size=size) as terminal:
        terminal.wait_for("How a Letter Cut")
        terminal.press("\r")
        terminal.wait_for("By Ines Halloran")
        terminal.press("h")
        terminal.wait_for(lambda text: "By Ines Halloran" not in text)
        terminal.press("j")
        terminal.press("\r")
        terminal.wait_for("By Marta Okonjo")
        assert "By Ines Halloran" not in terminal.screen.text
        terminal.press("Q")
        assert terminal.wait() == 0
