"""A program on a pseudo-terminal, and what its screen shows: as much of a terminal as timing a start needs."""

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

ROWS, COLUMNS = 40, 120
_TOKEN = re.compile(
    r"\x1b\[(?P<marks>[<-?]?)(?P<numbers>[\d;:]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b[\]P_^X].*?(?:\x07|\x1b\\)"
    r"|\x1b(?P<saving>[78])|\x1b[ -/]*[0-OQ-WYZ\\`-~]"
    r"|(?P<text>[^\x1b])",
    re.DOTALL,
)
# The codes in force (ECMA-48, SGR), colours as ("38", ...) or ("48", ...).
Style = frozenset[tuple[int, ...]]
Cell = tuple[str, Style]
_EMPTY: Cell = (" ", frozenset())
# code that ends it -> codes it ends
_ENDS = {22: (1, 2), 23: (3,), 24: (4,), 25: (5,), 27: (7,), 29: (9,), 39: (38,), 49: (48,)}


def restyled(style: Style, numbers: list[int]) -> Style:
    """Return a style after one more SGR sequence."""
    codes = list(numbers)
    while codes:
        code = codes.pop(0)
        if code in (38, 48):
            length = 4 if codes[:1] == [2] else 2
            style = frozenset(one for one in style if one[0] != code) | {(code, *codes[:length])}
            del codes[:length]
        elif 30 <= code % 60 <= 37 or 40 <= code % 60 <= 47:
            ground = 38 if code % 60 < 40 else 48
            style = frozenset(one for one in style if one[0] != ground) | {(ground, code)}
        elif code in _ENDS:
            style = frozenset(one for one in style if one[0] not in _ENDS[code])
        else:
            style = style | {(code,)} if code else frozenset()
    return style


class Screen:
    """A grid of (character, style), of so many columns and rows. Every character is taken as one column wide."""

    def __init__(self, size: tuple[int, int] = (COLUMNS, ROWS)) -> None:
        self.columns, self.rows = size
        self.cells = [[_EMPTY] * self.columns for _ in range(self.rows)]
        self.row = self.column = 0
        self.style: Style = frozenset()
        self._saved: tuple[int, int, Style] = (0, 0, frozenset())
        self._rest = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def feed(self, data: bytes) -> None:
        """Take what the program wrote; a sequence cut off at the end waits for the next call."""
        text = self._rest + self._decoder.decode(data)
        end = 0
        while found := _TOKEN.match(text, end):
            end = found.end()
            if found["text"]:
                self._put(found["text"])
            elif found["saving"] == "7":
                self._saved = (self.row, self.column, self.style)
            elif found["saving"] == "8":
                self.row, self.column, self.style = self._saved
            elif found["final"] and not found["marks"]:
                self._control(found["final"], [int(part or 0) for part in re.split("[;:]", found["numbers"])])
        self._rest = text[end:]

    def _put(self, character: str) -> None:
        if character == "\r":
            self.column = 0
        elif character == "\n":
            self.row = min(self.row + 1, self.rows - 1)
        elif character == "\b":
            self.column = max(self.column - 1, 0)
        elif character >= " ":
            if self.column < self.columns:
                self.cells[self.row][self.column] = (character, self.style)
            self.column += 1

    def _control(self, final: str, numbers: list[int]) -> None:
        first = max(numbers[0], 1)
        match final:
            case "H" | "f":
                self.row = min(first, self.rows) - 1
                self.column = min(max(numbers[1] if len(numbers) > 1 else 1, 1), self.columns) - 1
            case "A" | "B":
                self.row = min(max(self.row + (first if final == "B" else -first), 0), self.rows - 1)
            case "C" | "D":
                self.column = min(max(self.column + (first if final == "C" else -first), 0), self.columns - 1)
            case "G":
                self.column = min(first, self.columns) - 1
            case "d":
                self.row = min(first, self.rows) - 1
            case "J" | "K" | "X":
                self._erase(final, numbers[0], first)
            case "b":
                for _ in range(first):
                    self._put(self.cells[self.row][min(self.column, self.columns) - 1][0])
            case "m":
                self.style = restyled(self.style, numbers)

    def _erase(self, final: str, kind: int, count: int) -> None:
        blank: Cell = (" ", self.style)
        line = self.cells[self.row]
        if final == "X":
            line[self.column : self.column + count] = [blank] * len(line[self.column : self.column + count])
            return
        if kind == 0:
            line[self.column :] = [blank] * len(line[self.column :])
        elif kind == 1:
            line[: self.column + 1] = [blank] * len(line[: self.column + 1])
        else:
            line[:] = [blank] * self.columns
        if final == "J":
            for row in range(self.rows):
                if kind >= 2 or (kind == 0 and row > self.row) or (kind == 1 and row < self.row):
                    self.cells[row] = [blank] * self.columns

    def styles_of(self, pattern: re.Pattern[str]) -> list[Style]:
        """Return, from top to bottom, the style of each row's first match of `pattern`."""
        found = (("".join(cell[0] for cell in row), row) for row in self.cells)
        return [row[match.start()][1] for text, row in found if (match := pattern.search(text))]

    def selected(self, pattern: re.Pattern[str]) -> int | None:
        """Return which of the rows with `pattern` looks unlike all others, or None when they do not differ by one."""
        styles = self.styles_of(pattern)
        odd = [at for at, style in enumerate(styles) if styles.count(style) == 1]
        return odd[0] if len(odd) == 1 and len(styles) > 3 else None

    def text(self) -> str:
        """Return the characters of the screen, one line a row."""
        return "\n".join("".join(cell[0] for cell in row).rstrip() for row in self.cells)


class Program:
    """A program started on a terminal of its own; `seconds` and `cpu` are counted from its start.

    `wrote_at` is when it was last seen to write, in wall time and processor time.
    """

    def __init__(
        self, command: Sequence[str], environ: Mapping[str, str], size: tuple[int, int] = (COLUMNS, ROWS)
    ) -> None:
        self.screen = Screen(size)
        self.wrote_at = (0.0, 0.0)
        self.bytes_read = 0
        self.started = time.perf_counter()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execvpe(command[0], list(command), dict(environ))

    @property
    def seconds(self) -> float:
        """Wall time since the start."""
        return time.perf_counter() - self.started

    def cpu(self) -> float:
        """Return the processor time the program and its threads took so far, where the system tells (Linux), else 0."""
        try:
            # clock_getcpuclockid(3) of another process, which Python has no function for
            return time.clock_gettime((~self.pid << 3) | 2)
        except OSError:
            return 0.0

    def read(self, timeout: float) -> bool:
        """Take what the program has written, waiting up to `timeout` seconds; False when it has ended."""
        if select.select([self.terminal], [], [], timeout)[0]:
            try:
                data = os.read(self.terminal, 65536)
            except OSError:
                return False
            self.bytes_read += len(data)
            self.wrote_at = self.seconds, self.cpu()
            self.screen.feed(data)
            return bool(data)
        return True

    def send(self, keys: str) -> None:
        """Type `keys`."""
        os.write(self.terminal, keys.encode())

    def end(self) -> None:
        """End the program, kindly first, and free its terminal."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)
            until = time.perf_counter() + 5
            while time.perf_counter() < until:
                self.read(0.01)
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self.terminal)
                    return


def median_of_ratios(first: Sequence[float], second: Sequence[float]) -> float:
    """Return the median of first/second, round by round: what slows both in one round cancels out."""
    ratios = sorted(a / b for a, b in zip(first, second, strict=True) if b)
    return ratios[len(ratios) // 2] if ratios else float("nan")
