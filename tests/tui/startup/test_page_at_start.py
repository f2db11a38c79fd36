"""The reader, started with the address of a page, on a real terminal."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal on Windows", allow_module_level=True)

from tests.feeds import LONG, page
from tests.gazette import publish, subscribe
from tests.publisher import Publisher
from tests.terminal import OnTerminal

READER = "from termnews.cli.main import main\nmain([{arguments}])"


def test_the_page_is_read_without_a_source(publisher: Publisher) -> None:
    url = publisher.serve("/story", page("A Ferry Between Two Villages", [LONG, LONG]))
    with OnTerminal(READER.format(arguments=repr(url))) as terminal:
        terminal.wait_for("The river rises in a meadow")
        assert "What would you like to read?" not in terminal.screen.text
        terminal.press("Q")
        assert terminal.wait() == 0


def test_the_page_comes_before_what_one_was_reading(publisher: Publisher) -> None:
    subscribe()
    publish("The Mill", "The Weir")
    url = publisher.serve("/story", page("A Ferry Between Two Villages", [LONG, LONG]))
    with OnTerminal(READER.format(arguments="")) as terminal:
        terminal.wait_for("Words on")
        terminal.press("\r")
        terminal.wait_for("Tab links")
        terminal.press("Q")
        assert terminal.wait() == 0
    with OnTerminal(READER.format(arguments=repr(url))) as terminal:
        terminal.wait_for("The river rises in a meadow")
        terminal.press("Q")
        assert terminal.wait() == 0


def test_an_address_that_cannot_be_read_is_told_in_the_reader(publisher: Publisher) -> None:
    subscribe()
    publish("The Mill")
    url = publisher.url("/nothing")
    with OnTerminal(READER.format(arguments=repr(url))) as terminal:
        terminal.wait_for("404")
        terminal.press("Q")
        assert terminal.wait() == 0
