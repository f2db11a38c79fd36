"""Output to a terminal that takes its time: nobody waits, and what is drawn next is drawn when there is room."""

import os
import pty
import tty
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Thread

import pytest

from termnews.tui.driver.output import TerminalOutput

TOKENS = (b"\x1b[38;2;1;2;3m", "日".encode(), b"\x1b]8;;https://mill.example/\x1b\\", b"a", b"\x1b7")
FRAME = b"".join(TOKENS) * 40_000
LEAVE = "\x1b[?1004l\x1b[?1049l\x1b[?25h"


def raw_terminal() -> tuple[int, int]:
    """Make a terminal that changes nothing of what is written."""
    end, start = pty.openpty()
    tty.setraw(start)
    return end, start


class Line:
    """A line, or a terminal, whose other end reads when it is told to."""

    def __init__(self, made: Callable[[], tuple[int, int]] = os.pipe) -> None:
        self.end, self.start = made()
        self.told: SimpleQueue[bool] = SimpleQueue()
        self.lost: SimpleQueue[None] = SimpleQueue()
        self.output = TerminalOutput(self.start, "utf-8", lambda: self.lost.put(None), self.told.put)

    def read(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            data += os.read(self.end, count - len(data))
        return data

    def read_to(self, mark: bytes) -> bytes:
        data = b""
        while not data.endswith(mark):
            data += os.read(self.end, 65536)
        return data.removesuffix(mark)


@pytest.fixture
def line() -> Iterator[Line]:
    made = Line()
    yield made
    os.close(made.end)
    made.output.stop()


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


def left(line: Line, mark: bytes) -> bytes:
    """Leave a line on which a frame is under way and others wait, and return what came of them and was read then."""
    line.output.write(FRAME.decode())
    line.output.write("another frame")
    begun = line.read(1)
    leaving = Thread(target=line.output.stop, args=(LEAVE,))
    leaving.start()
    data = begun + line.read_to(mark)
    leaving.join()
    return data


@pytest.mark.parametrize("made", [os.pipe, raw_terminal])
def test_a_slow_line_is_left_in_order_with_no_frame_but_whole_tokens_of_the_one_under_way(
    made: Callable[[], tuple[int, int]],
) -> None:
    came = left(Line(made), LEAVE.encode())
    assert len(came) < len(FRAME)
    rest = came[len(came) // len(b"".join(TOKENS)) * len(b"".join(TOKENS)) :]
    assert FRAME.startswith(came)
    assert rest in [b"".join(TOKENS[:count]) for count in range(len(TOKENS))]


def test_what_was_copied_is_in_the_clipboard_though_the_line_is_left() -> None:
    line = Line(raw_terminal)
    line.output.write(FRAME.decode())
    line.output.write("\x1b]52;c;bmV3cw==\x07")
    assert left(line, b"\x1b]52;c;bmV3cw==\x07").endswith(LEAVE.encode())


def test_a_terminal_that_takes_nothing_is_left_and_what_others_write_then_comes_after_it() -> None:
    line = Line(raw_terminal)
    line.output.write(FRAME.decode())
    line.read(1)
    line.output.stop(LEAVE)
    line.output.write("nothing happens")
    writing = Thread(target=os.write, args=(line.start, b"the shell"))
    writing.start()
    came = line.read_to(b"the shell")
    writing.join()
    assert FRAME[1:].startswith(came)


def test_a_terminal_that_others_use_as_well_goes_on_waiting_where_they_write() -> None:
    line = Line(raw_terminal)
    line.output.write("news")
    assert line.read(4) == b"news"
    assert os.get_blocking(line.start)
    line.output.stop()
