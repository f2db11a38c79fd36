"""Output to the terminal on a thread of its own: no key waits for a terminal that is slow, stalled or gone."""

import os
import select
from collections.abc import Callable
from queue import SimpleQueue
from threading import Lock, Thread

_MOST = 4_000_000
"""Bytes that may wait: some forty screens. A terminal that is further behind is better served with a new one."""


_ROOM = 16_000
"""Bytes that may wait for the next frame to be written behind them: a slow line is better served with the last one."""


class TerminalOutput:
    """Writes in the order of the calls, which never wait and never fail.

    `lost` is called when the terminal is gone. When it has taken all that waited, `caught_up` is called where one was
    told that there is no room, and with True where it was too far behind to be sent everything, so that it has to be
    drawn anew. Both are called on the thread.
    """

    def __init__(
        self, descriptor: int, encoding: str, lost: Callable[[], None], caught_up: Callable[[bool], None]
    ) -> None:
        self._descriptor = descriptor
        self._encoding = encoding
        self._lost = lost
        self._caught_up = caught_up
        self._queue: SimpleQueue[bytes | None] = SimpleQueue()
        self._turn = Lock()
        self._waiting = 0
        self._missed = self._gone = self._asked = False
        # whoever ends the program does not wait for a terminal that takes nothing
        self._thread = Thread(target=self._run, name="terminal-output", daemon=True)
        self._thread.start()

    def write(self, text: str) -> None:
        """Write, unless too much waits already."""
        data = text.encode(self._encoding, "replace")
        with self._turn:
            if self._gone:
                return
            if self._waiting + len(data) > _MOST:
                self._missed = True
                return
            self._waiting += len(data)
        self._queue.put(data)

    def has_room(self) -> bool:
        """Tell whether little waits; where much does, `caught_up` tells when it does no more."""
        with self._turn:
            self._asked = self._asked or self._waiting > _ROOM
            return not self._asked

    def stop(self, patience: float) -> None:
        """End when all is written, or is not within so many seconds."""
        self._queue.put(None)
        self._thread.join(patience)

    def _run(self) -> None:
        while (data := self._queue.get()) is not None:
            try:
                self._send(data)
            except OSError:
                # hung up: EIO; what is still waiting is for nobody
                with self._turn:
                    self._gone = True
                self._lost()
                return
            with self._turn:
                self._waiting -= len(data)
                missed, asked = self._missed, self._asked
                if not self._waiting:
                    self._missed = self._asked = False
                caught_up = not self._waiting and (missed or asked)
            if caught_up:
                self._caught_up(missed)

    def _send(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[os.write(self._descriptor, rest) :]
            except BlockingIOError:
                # some program has left the terminal in a mode in which writing does not wait
                select.select([], [self._descriptor], [], 1.0)
