"""The thread that reads from the terminal: it gives each key as soon as that is one, and ends when it is told to."""

import os
import pty
import tty
from collections.abc import Iterator
from queue import SimpleQueue

import pytest
from textual.events import Key
from textual.message import Message

from termnews.tui.driver.graphics import GraphicsAnswered
from termnews.tui.driver.input import TerminalInput

PATIENCE = 20.0


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Give the two ends of a terminal: where one types, and where the program reads."""
    typing, reading = pty.openpty()
    tty.setraw(reading)
    yield typing, reading
    os.close(typing)
    os.close(reading)


@pytest.mark.parametrize(
    ("typed", "names"), [(b"\x1b", ["escape"]), (b"\x1bj\x1b[B\x1b", ["escape", "j", "down", "escape"])]
)
def test_an_escape_is_given_though_nothing_follows(terminal: tuple[int, int], typed: bytes, names: list[str]) -> None:
    typing, descriptor = terminal
    came: SimpleQueue[Message] = SimpleQueue()
    reading = TerminalInput(descriptor, came.put, lambda: None, lambda press: False)
    try:
        os.write(typing, typed)
        keys = [came.get(timeout=PATIENCE) for _ in names]
        assert [key.key for key in keys if isinstance(key, Key)] == names
    finally:
        reading.stop(PATIENCE)


def test_the_answer_about_pictures_is_told_and_is_no_key(terminal: tuple[int, int]) -> None:
    typing, descriptor = terminal
    came: SimpleQueue[Message] = SimpleQueue()
    reading = TerminalInput(descriptor, came.put, lambda: None, lambda press: False)
    try:
        os.write(typing, b"j\x1b_Gi=31;OK\x1b\\k\x1b[6;20;10t\x1b[?62;4c")
        messages = [came.get(timeout=PATIENCE) for _ in range(4)]
        answers = [message.protocol for message in messages if isinstance(message, GraphicsAnswered)]
        assert answers == ["kitty", "sixel"]
        assert [key.key for key in messages if isinstance(key, Key)] == ["j", "k"]
        assert came.empty()
    finally:
        reading.stop(PATIENCE)


def test_what_only_begins_like_an_answer_holds_no_key_back_for_ever(terminal: tuple[int, int]) -> None:
    typing, descriptor = terminal
    came: SimpleQueue[Message] = SimpleQueue()
    reading = TerminalInput(descriptor, came.put, lambda: None, lambda press: True)
    try:
        os.write(typing, b"\x1b[?")
        assert isinstance(came.get(timeout=PATIENCE), Key)
    finally:
        reading.stop(PATIENCE)
