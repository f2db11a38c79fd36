"""An end that nobody asked for by a key: a signal, or a terminal that is gone. In order, and in time anyhow."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from types import FrameType, TracebackType
from typing import Any, Self

GRACE = 1.5
"""Seconds for an end in order: whoever logs out, or shuts a machine down, does not wait for much longer."""

HUNG_UP = int(getattr(signal, "SIGHUP", 1))
_NAMES = ("SIGHUP", "SIGINT", "SIGTERM")
_LAST = 0.1

Handler = Callable[[int, FrameType | None], Any] | int | None


class Shutdown:
    """As a context, takes the signals that end a program; `code` is what it exits with because of one, else 0.

    `last` is what to do, on any thread, where an end in order did not come in time.
    """

    def __init__(self) -> None:
        self.code = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._leave: Callable[[], object] = _nothing
        self.last: list[Callable[[], object]] = []
        self._first = [True]
        self._handlers: dict[int, Handler] = {}
        self._numbers, self._told = os.pipe()

    def __enter__(self) -> Self:
        for name in _NAMES:
            number = getattr(signal, name, None)
            # who starts a program deaf to a signal, as nohup does, has a reason
            if number is not None and signal.getsignal(number) != signal.SIG_IGN:
                self._handlers[number] = signal.signal(number, lambda number, _: self.ask(number))
        if sys.platform != "win32":
            # handlers run on the main thread, which may be waiting for something: a signal need not interrupt that
            os.set_blocking(self._told, False)
            signal.set_wakeup_fd(self._told, warn_on_full_buffer=False)
        Thread(target=self._listen, name="signals", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if sys.platform != "win32":
            signal.set_wakeup_fd(-1)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def by(self, leave: Callable[[], object]) -> None:
        """Have `leave`, called in the event loop that runs now, be how to end in order."""
        self._loop, self._leave = asyncio.get_running_loop(), leave

    def ask(self, number: int = HUNG_UP) -> None:
        """End because of a signal, which a terminal that is gone need not have sent; only the first time counts."""
        try:
            # a handler can take no lock, since it may have interrupted who holds it; this nothing comes between
            self._first.pop()
        except IndexError:
            return
        # as shells count it
        self.code = 128 + number
        self._in_loop(self._leave)
        with suppress(BlockingIOError):
            os.write(self._told, b"\0")

    def _in_loop(self, act: Callable[[], object]) -> None:
        # the loop may be at its end already
        with suppress(RuntimeError):
            if self._loop is not None:
                self._loop.call_soon_threadsafe(act)

    def _listen(self) -> None:
        """Wait for a signal that ends, then for the end; where that does not come in time, bring it about."""
        while not self.code:
            for number in os.read(self._numbers, 64):
                if number in self._handlers:
                    self.ask(number)
                else:
                    # a loop that sleeps is woken for its handler
                    self._in_loop(_nothing)
        time.sleep(GRACE)
        for act in self.last:
            # what is done last may hang as well
            doing = Thread(target=_quietly, args=(act,), daemon=True)
            doing.start()
            doing.join(_LAST)
        os._exit(self.code)


def _quietly(act: Callable[[], object]) -> None:
    with suppress(Exception):
        act()


def _nothing() -> None:
    pass
