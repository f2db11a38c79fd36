"""The demo edition, opened from the reader's own, on a real terminal."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal on Windows", allow_module_level=True)

from tests.gate import READER
from tests.terminal import OnTerminal


def test_who_leaves_the_demo_edition_is_back_at_the_first_page() -> None:
    with OnTerminal(READER) as terminal:
        for _ in range(2):
            terminal.wait_for("What would you like to read?")
            terminal.press("d")
            terminal.wait_for("The Typefoundry")
            terminal.press("Q")
        terminal.wait_for("What would you like to read?")
        terminal.press("\x1b")
        terminal.wait_for("No sources yet")
        terminal.press("Q")
        assert terminal.wait() == 0


def test_who_starts_with_the_demo_edition_is_in_the_shell_after_it() -> None:
    with OnTerminal(READER.replace("--offline", "--demo")) as terminal:
        terminal.wait_for("The Typefoundry")
        terminal.press("Q")
        assert terminal.wait() == 0
