"""The first paint: the last screen's rows are on the terminal before Textual is imported, which takes over from there.

Keys typed meanwhile wait in the terminal, as they are typed and not shown, until Textual reads them.
"""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from types import FrameType, TracebackType
from typing import Any, Self

if sys.platform != "win32":
    import termios

ENTER = "\x1b[?1049h"
"""What makes a terminal show its alternate screen, and clear it, also when it shows that already."""

_BEGIN = f"{ENTER}\x1b[?25l\x1b[?7l"
_END = "\x1b[m\x1b[?7h\x1b[?1049l\x1b[?25h"
_IN, _OUT = 0, 1
_IFLAG, _LFLAG, _CC = 0, 3, 6

Handler = Callable[[int, FrameType | None], Any] | int | None


class FirstPaint:
    """A terminal that shows the last screen until Textual has taken it over; as a context, it is restored at the end.

    `rows` are what it shows; `attributes` are those it had before, as `termios.tcgetattr` gives them.
    """

    def __init__(self, rows: Sequence[str]) -> None:
        self.rows = rows
        self._handlers: dict[int, Handler] = {}
        self.attributes: list[Any] = termios.tcgetattr(_IN)
        self.taken_over = False

    def __enter__(self) -> Self:
        for name in (signal.SIGTERM, signal.SIGHUP):
            self._handlers[name] = signal.signal(name, self._ended_by)
        try:
            termios.tcsetattr(_IN, termios.TCSANOW, _for_keys(self.attributes))
            _write(_BEGIN + "".join(f"\x1b[{number};1H\x1b[m{row}" for number, row in enumerate(self.rows, 1)))
        except (OSError, termios.error):
            # a terminal that is gone is found out by who reads from it
            self.restore()
        except BaseException:
            self.restore()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.restore()

    def restore(self) -> None:
        """Give the terminal back as it was; its screen only where Textual did not take it over, since it does that."""
        for number, handler in self._handlers.items():
            if signal.getsignal(number) == self._ended_by:
                signal.signal(number, handler)
        try:
            if not self.taken_over:
                self.taken_over = True
                _write(_END)
            termios.tcsetattr(_IN, termios.TCSANOW, self.attributes)
        except (OSError, termios.error):
            # the terminal is gone
            return

    def _ended_by(self, number: int, frame: FrameType | None) -> None:
        """End as the signal asks; nothing has begun yet that would have to be ended in order."""
        self.restore()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


def _for_keys(attributes: list[Any]) -> list[Any]:
    """Return attributes with which keys wait unseen and unchanged, as Textual wants them; Ctrl+C still ends."""
    wanted = [*attributes]
    wanted[_IFLAG] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    wanted[_LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    wanted[_CC] = [*attributes[_CC]]
    wanted[_CC][termios.VMIN], wanted[_CC][termios.VTIME] = 1, 0
    for key in (termios.VSUSP, termios.VQUIT):
        # 0 is _POSIX_VDISABLE
        wanted[_CC][key] = b"\0"
    return wanted


def _write(text: str) -> None:
    data = memoryview(text.encode())
    while data:
        data = data[os.write(_OUT, data) :]
