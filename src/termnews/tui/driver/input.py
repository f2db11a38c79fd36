"""Input from the terminal: bytes become Textual's events on a thread of its own, until the terminal is gone."""

import os
import select
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from threading import Thread

from textual.message import Message

from termnews.tui.driver.graphics import AnswerFilter
from termnews.tui.driver.keys import KeyParser, escape_delay

_REST = 1.0
"""Seconds to wait for the rest of an answer, before what there is of it counts as typed."""


class TerminalInput:
    """Reads from the moment it is made; `take` is given each event, `lost` is called when the terminal is gone.

    Both are called on the thread. `bound` tells whether a key with Alt has a meaning.
    """

    def __init__(
        self,
        descriptor: int,
        take: Callable[[Message], None],
        lost: Callable[[], None],
        bound: Callable[[str], bool],
    ) -> None:
        self._descriptor = descriptor
        self._take = take
        self._lost = lost
        self._bound = bound
        self._told, self._telling = os.pipe()
        # a thread that hangs is no reason for the program to stay
        self._thread = Thread(target=self._run, name="terminal-input", daemon=True)
        self._thread.start()

    def stop(self, patience: float) -> None:
        """End reading; what was not read yet stays in the terminal."""
        os.write(self._telling, b"x")
        self._thread.join(patience)
        if not self._thread.is_alive():
            os.close(self._told)
            os.close(self._telling)

    def _run(self) -> None:
        answers = AnswerFilter()
        parser = KeyParser(self._bound, delay=escape_delay(os.environ))
        # what a terminal sends may be of any encoding, or line noise
        decode = getincrementaldecoder("utf-8")("replace").decode
        # what was typed before keys came one by one is a line of text, and Enter the end of it
        enter = "\n" if select.select([self._descriptor], [], [], 0)[0] else ""
        while True:
            patience = _REST if answers.waits and parser.patience is None else parser.patience
            ready, _, _ = select.select([self._descriptor, self._told], [], [], patience)
            if self._told in ready:
                break
            if ready:
                data = self._read()
                if data is None:
                    self._lost()
                    break
                # an empty text would tell the parser that the input is at its end
                text, answered = answers.take(decode(data))
                self._pass_on(answered)
                if text:
                    self._pass_on(parser.feed(text.replace(enter, "\r") if enter else text))
                enter = ""
            elif answers.waits and patience == _REST:
                self._pass_on(parser.feed(answers.give_up()))
            self._pass_on(parser.tick())
        parser.finish()

    def _pass_on(self, events: Iterable[Message]) -> None:
        for event in events:
            self._take(event)

    def _read(self) -> bytes | None:
        """Return what was typed, None where the terminal is gone."""
        try:
            data = os.read(self._descriptor, 4096)
        except BlockingIOError:
            return b""
        except OSError:
            return None
        # another program may have given it back the mode in which Ctrl+D ends the input
        return data if data or os.isatty(self._descriptor) else None
