"""Keys typed before the reader is there: from the first row on they act, in order, on the screen one resumes to."""

import time
from collections.abc import Iterator

import pytest
from tests.gate import READER, Gate
from tests.gazette import publish, subscribe
from tests.terminal import OnTerminal

WEIR = "https://gazette.example/The-Weir"
BODIES = {
    "The Mill": f"<p>Words on The Mill, and on <a href='{WEIR}'>the weir</a>.</p>",
    "The Weir": "<p>Words on The Weir.</p>" + "<p>Beside it a cedar stands.</p>" * 40,
}


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def resumed(home: object) -> None:
    """Have left the reader in an article that was reached by a link."""
    subscribe()
    publish("The Mill", "The Weir", "The Ferry", **BODIES)
    with OnTerminal(READER) as terminal:
        terminal.wait_for("Words on The Mill")
        for keys, seen in (("\r", "Tab links"), ("\t", "gazette.example"), ("\r", "Words on The Weir")):
            terminal.press(keys)
            terminal.wait_for(seen)
        terminal.press("Q")
        assert terminal.wait() == 0


def finds(terminal: OnTerminal) -> None:
    """Check that a find in the article is what came of the keys, and nothing else."""
    lines = terminal.wait_for(" of 40")
    assert not any("Add a source" in line for line in lines)
    terminal.press("\x11")
    assert terminal.wait() == 0


@pytest.mark.fault("A4")
@pytest.mark.parametrize("typed", ["/cedar", "/cedar\r", "j/cedar\r", "G/ce\x7fedar\r"])
def test_keys_typed_at_the_first_row_find_in_the_article(typed: str) -> None:
    with OnTerminal(READER) as terminal:
        terminal.wait_for("The Weir")
        terminal.press(typed)
        finds(terminal)


@pytest.mark.fault("A4")
def test_keys_typed_before_textual_is_imported_and_while_it_begins(gate: Gate) -> None:
    with OnTerminal(gate.reader()) as terminal:
        terminal.wait_for("The Weir")
        terminal.press("/ce")
        gate.open()
        for key in "dar\r":
            time.sleep(0.15)
            terminal.press(key)
        finds(terminal)


@pytest.mark.fault("A4")
def test_keys_typed_ahead_where_nothing_of_the_last_screen_is_shown() -> None:
    with OnTerminal(READER, size=(100, 24)) as terminal:
        terminal.wait_for("The Weir")
        terminal.press("/cedar\r")
        finds(terminal)


@pytest.mark.fault("A4")
def test_enter_typed_before_keys_come_one_by_one_is_enter() -> None:
    with OnTerminal(READER) as terminal:
        # the terminal still makes lines of what is typed, each with an end of its own kind
        terminal.press("/cedar\r")
        terminal.wait_for("of 40")
        # closed by Enter, the line has no keys any more
        terminal.press("Q")
        assert terminal.wait() == 0
