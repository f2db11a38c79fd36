"""Output to a terminal that takes its time: nobody waits, and what is drawn next is drawn when there is room."""

import os
from collections.abc import Iterator
from queue import SimpleQueue

import pytest

from termnews.tui.driver.output import TerminalOutput


class Line:
    """A line whose other end reads when it is told to."""

    def __init__(self) -> None:
        self.end, start = os.pipe()
        self.told: SimpleQueue[bool] = SimpleQueue()
        self.lost: SimpleQueue[None] = SimpleQueue()
        self.output = TerminalOutput(start, "utf-8", lambda: self.lost.put(None), self.told.put)

    def read(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            data += os.read(self.end, count - len(data))
        return data


@pytest.fixture
def line() -> Iterator[Line]:
    made = Line()
    yield made
    made.output.stop(1.0)
    os.close(made.end)


def test_a_line_that_takes_everything_has_room(line: Line) -> None:
    line.output.write("news")
    assert line.read(4) == b"news"
    assert line.output.has_room()


def test_a_slow_line_has_no_room_until_it_has_taken_all_and_then_tells_so_once(line: Line) -> None:
    line.output.write("x" * 200_000)
    assert not line.output.has_room()
    assert not line.output.has_room()
    line.read(200_000)
    assert line.told.get(timeout=30) is False
    assert line.output.has_room()
    assert line.told.empty()


def test_a_line_that_was_not_sent_everything_tells_so_when_it_has_taken_the_rest(line: Line) -> None:
    line.output.write("x" * 3_999_000)
    line.output.write("y" * 2_000)
    line.read(3_999_000)
    assert line.told.get(timeout=30) is True
    line.output.write("z")
    assert line.read(1) == b"z"


def test_a_line_that_is_gone_tells_so() -> None:
    line = Line()
    os.close(line.end)
    line.output.write("news")
    line.lost.get(timeout=30)
    line.output.write("nothing happens")
