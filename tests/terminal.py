"""A program on a pseudo-terminal, and what is on its screen: as much of a terminal as the reader's own bytes need."""

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

SIZE = (120, 30)
PATIENCE = 30.0
_TOKEN = re.compile(
    r"\x1b\[(?P<marks>[<-?]?)(?P<numbers>[\d;:]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b\].*?(?:\x07|\x1b\\)|\x1b[=>78]|(?P<text>[^\x1b])",
    re.DOTALL,
)


class Screen:
    """The characters on the screen; `alternate` tells which of the two screens it is, `cleared` how often that was."""

    def __init__(self, columns: int, rows: int) -> None:
        self.alternate = False
        self.cleared = 0
        self.cursor_hidden = False
        #: the modes that are on, by their numbers, and how many keyboard protocols are in force
        self.modes: set[str] = set()
        self.keyboards = 0
        self._at = self._left_at = (0, 0)
        self._rest = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        """Be of another size, with nothing on it."""
        self.columns, self.rows = columns, rows
        self._cells = [[" "] * columns for _ in range(rows)]
        self._at = (min(self._at[0], rows - 1), min(self._at[1], columns - 1))

    def feed(self, data: bytes) -> None:
        """Take what the program wrote."""
        text, end = self._rest + self._decode(data), 0
        while found := _TOKEN.match(text, end):
            end = found.end()
            if found["text"]:
                self._put(found["text"])
            elif found["final"] in ("H", "f"):
                row, _, column = found["numbers"].partition(";")
                # a terminal that has become smaller holds the cursor at its edge
                self._at = (min(int(row or 1), self.rows) - 1, min(int(column or 1), self.columns) - 1)
            elif found["marks"] == "?" and found["final"] in ("h", "l"):
                for number in found["numbers"].split(";"):
                    self._mode(number, found["final"] == "h")
            elif found["final"] == "u" and found["marks"] in (">", "<"):
                self.keyboards = self.keyboards + 1 if found["marks"] == ">" else max(0, self.keyboards - 1)
            elif found["final"] == "J" and found["numbers"] == "2":
                self._cells = [[" "] * self.columns for _ in range(self.rows)]
        self._rest = text[end:]

    def _put(self, char: str) -> None:
        row, column = self._at
        if char == "\r":
            column = 0
        elif char == "\n":
            row += 1
        elif char >= " ":
            if column == self.columns:
                row, column = row + 1, 0
            if row == self.rows:
                row = self._scroll()
            self._cells[row][column] = char
            column += 1
        if row == self.rows:
            row = self._scroll()
        self._at = (row, column)

    def _scroll(self) -> int:
        self._cells = [*self._cells[1:], [" "] * self.columns]
        return self.rows - 1

    def _mode(self, number: str, on: bool) -> None:
        self.modes = self.modes | {number} if on else self.modes - {number}
        if number == "25":
            self.cursor_hidden = not on
        if number == "1049":
            # a terminal that is told to show its alternate screen clears it, even where it shows that already
            if on and not self.alternate:
                self._left_at = self._at
            elif self.alternate and not on:
                self._at = self._left_at
            self.alternate = on
            self.cleared += on
            self.resize(self.columns, self.rows)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen."""
        return ["".join(row).rstrip() for row in self._cells]

    @property
    def text(self) -> str:
        """All rows in one."""
        return "\n".join(self.lines)


class OnTerminal:
    """`code`, run by a Python of its own on a terminal; as a context, it is ended and its terminal closed."""

    def __init__(self, code: str, environ: Mapping[str, str] | None = None, size: tuple[int, int] = SIZE) -> None:
        self.screen = Screen(*size)
        self._status: int | None = None
        self._hung_up = False
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            _set_size(0, size)
            # the parent has the last word on when it begins, so that it sees how the terminal was before
            os.read(0, 1)
            names = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
            # Where the tests run in the background of a script, a shell has made them deaf to Ctrl+C and hanging up.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            os.execve(sys.executable, [sys.executable, "-c", code], {**os.environ, **names, **(environ or {})})
        self.before = self.attributes
        os.write(self.terminal, b"\n")

    def __enter__(self) -> "OnTerminal":
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        if self._status is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        self.hang_up()

    @property
    def attributes(self) -> list[Any]:
        """The attributes of the terminal, as `termios.tcgetattr` gives them."""
        return termios.tcgetattr(self.terminal)

    def press(self, keys: str) -> None:
        """Type `keys`."""
        os.write(self.terminal, keys.encode())

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Have the terminal gone, as one whose window is closed."""
        if not self._hung_up:
            self._hung_up = True
            os.close(self.terminal)

    @property
    def processes(self) -> list[int]:
        """The program and all that it started and that still runs, where the system tells."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                state, _, _, session = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
                if int(session) == self.pid and state != "Z":
                    found.append(int(folder.name))
        return found

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; what was on it is gone."""
        self.screen.resize(columns, rows)
        _set_size(self.terminal, (columns, rows))

    def wait_for(self, what: str | Callable[[str], bool]) -> list[str]:
        """Return the screen's rows as soon as `what` is on it, or is true of its text."""
        there = what if callable(what) else lambda text: what in text
        until = time.monotonic() + PATIENCE
        while not there(self.screen.text):
            assert time.monotonic() < until, f"not seen: {what}\n{self.screen.text}"
            assert self._read(), f"ended before it was seen: {what}\n{self.screen.text}"
        return self.screen.lines

    def wait(self) -> int:
        """Return the exit code (minus the signal's number, where one ended it) once the program has ended."""
        until = time.monotonic() + PATIENCE
        while not self._hung_up and self._read():
            assert time.monotonic() < until, f"does not end\n{self.screen.text}"
        while not (ended := os.waitpid(self.pid, os.WNOHANG))[0]:
            assert time.monotonic() < until, f"does not end\n{self.screen.text}"
            time.sleep(0.01)
        self._status = os.waitstatus_to_exitcode(ended[1])
        return self._status

    def _read(self) -> bool:
        """Take what was written since; False when nothing can come any more."""
        if not select.select([self.terminal], [], [], 0.1)[0]:
            return True
        try:
            data = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.screen.feed(data)
        return bool(data)


def _set_size(descriptor: int, size: tuple[int, int]) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
