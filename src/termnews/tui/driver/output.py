"""Output to the terminal on a thread of its own: no key waits for a terminal that is slow, stalled or gone."""

import os
import re
import select
from collections.abc import Callable
from queue import SimpleQueue
from threading import RLock, Thread
from time import monotonic

_MOST = 4_000_000
"""Bytes that may wait: some forty screens. A terminal that is further behind is better served with a new one."""

_ROOM = 16_000
"""Bytes that may wait for the next frame to be written behind them: a slow line is better served with the last one."""

_PIECE = 512
"""Bytes that are written at once where writing waits, so that little is under way when one ends."""

_GLANCE = 0.05
"""Seconds of waiting for a terminal that takes nothing, after which it is seen whether one is to end."""

_PATIENCE = 3.0
"""Seconds for which a terminal that is left may take nothing: of room it is told when thousands of bytes were read."""

_LONGEST = 6.0
"""Seconds after which a terminal is left however much it takes."""

_CLIPBOARD = b"\x1b]52;"

# a control sequence, a string, another escape, a letter in UTF-8, and any byte of another encoding
_TOKEN = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P^_X].*?(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]|[\xc0-\xff][\x80-\xbf]*|.", re.DOTALL
)


class TerminalOutput:
    """Writes in the order of the calls, which never wait and never fail.

    `lost` is called when the terminal is gone. When it has taken all that waited, `caught_up` is called where one was
    told that there is no room, and with True where it was too far behind to be sent everything, so that it has to be
    drawn anew. Both are called on the thread.
    """

    def __init__(
        self, descriptor: int, encoding: str, lost: Callable[[], None], caught_up: Callable[[bool], None]
    ) -> None:
        self._descriptor, self._piece = _without_waiting(descriptor)
        self._is_own = self._descriptor != descriptor
        self._encoding = encoding
        self._lost = lost
        self._caught_up = caught_up
        self._queue: SimpleQueue[bytes] = SimpleQueue()
        # a signal may come while its handler's thread holds it
        self._turn = RLock()
        self._waiting = 0
        self._missed = self._gone = self._asked = False
        self._last: bytes | None = None
        # whoever ends the program does not wait for a terminal that takes nothing
        self._thread = Thread(target=self._run, name="terminal-output", daemon=True)
        self._thread.start()

    def write(self, text: str) -> None:
        """Write, unless too much waits already."""
        data = text.encode(self._encoding, "replace")
        with self._turn:
            if self._gone or self._last is not None:
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

    def stop(self, last: str = "") -> None:
        """End with `last`: what waits is dropped, but for a copied text, and what is under way breaks off at a token.

        A terminal is waited for while it takes something. Nothing is written after this, by no thread.
        """
        with self._turn:
            if self._last is None:
                self._last = last.encode(self._encoding, "replace")
                self._queue.put(b"")
        self._thread.join(_LONGEST)

    def _run(self) -> None:
        try:
            while self._last is None:
                data = self._queue.get()
                done = self._send(data)
                if self._last is not None:
                    self._finish(data[done : _end_of_token(data, done)] + self._last)
                elif data:
                    self._took(len(data))
        except OSError:
            # hung up: EIO; what is still waiting is for nobody
            with self._turn:
                self._gone = True
            self._lost()
        finally:
            if self._is_own:
                os.close(self._descriptor)

    def _took(self, count: int) -> None:
        with self._turn:
            self._waiting -= count
            missed, asked = self._missed, self._asked
            if not self._waiting:
                self._missed = self._asked = False
            caught_up = not self._waiting and (missed or asked)
        if caught_up:
            self._caught_up(missed)

    def _send(self, data: bytes) -> int:
        """Write until one is to end, and return how much was."""
        done = 0
        while done < len(data) and self._last is None:
            done += self._write(data, done)
        return done

    def _finish(self, data: bytes) -> None:
        """Write, and a copied text that waits, as long as the terminal takes something."""
        while not self._queue.empty():
            waiting = self._queue.get()
            if waiting.startswith(_CLIPBOARD) and len(waiting) < _ROOM:
                data += waiting
        done, moved = 0, monotonic()
        until = moved + _LONGEST
        while done < len(data) and monotonic() < min(until, moved + _PATIENCE):
            if taken := self._write(data, done):
                done, moved = done + taken, monotonic()

    def _write(self, data: bytes, start: int) -> int:
        """Write what the terminal takes of it now, or soon, and return how much that was."""
        if not select.select([], [self._descriptor], [], _GLANCE)[1]:
            return 0
        try:
            return os.write(self._descriptor, memoryview(data)[start : start + self._piece])
        except BlockingIOError:
            return 0


def _without_waiting(descriptor: int) -> tuple[int, int]:
    """Open the terminal anew, to write without waiting, where one may: the mode would hold for the shell as well.

    Return the descriptor to write to, and how much at once.
    """
    try:
        return os.open(os.ttyname(descriptor), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK), _MOST
    except OSError:
        return descriptor, _PIECE


def _end_of_token(data: bytes, done: int) -> int:
    """Return where the sequence or letter ends that was written in part, when so many bytes were."""
    if not done:
        return 0
    return next((token.end() for token in _TOKEN.finditer(data) if token.end() >= done), len(data))
