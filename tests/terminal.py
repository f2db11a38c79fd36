"""A program on a pseudo-terminal, and what is on its screen."""

import fcntl
import os
import pty
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

from tests.simulated_terminal import Screen, Width, without_table

SIZE = (120, 30)
PATIENCE = 30.0


class OnTerminal:
    """`code`, run by a Python of its own on a terminal; as a context, it is ended and its terminal closed."""

    def __init__(
        self, code: str, environ: Mapping[str, str] | None = None, size: tuple[int, int] = SIZE,
        width: Width = without_table,
    ) -> None:  # fmt: skip
        self.screen = Screen(*size, width)
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
