"""The driver of the terminal that standard input and output are: how it is taken over, lent, lost and left.

Unlike Textual's own it draws on standard output, so that standard error may be anything; nothing waits for the terminal
to take what is written; and a terminal that is gone is told once and then left alone.
"""

import os
import shutil
import signal
import sys
import termios
import tty
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import Any

from textual import constants, events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from termnews.tui.driver.canvas import Canvas
from termnews.tui.driver.dialect import dialect_of
from termnews.tui.driver.first_paint import ENTER, FirstPaint
from termnews.tui.driver.graphics import question
from termnews.tui.driver.input import TerminalInput
from termnews.tui.driver.output import TerminalOutput
from termnews.tui.textual_internals import Frame, ask_abilities, patch_for_keys, reports_its_size, restarts_itself

_OUT = 1
_PATIENCE = 0.5
"""Seconds to wait for who reads keys before the terminal is left."""

# Hide the cursor, tell of the focus and of the mouse, mark what is pasted, wrap no lines.
_BEGIN = "\x1b[?25l\x1b[?1004h\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?2004h\x1b[?7l"
_NO_MOUSE = "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
# keys as the kitty protocol has them
_KITTY, _NO_KITTY = "\x1b[>25u", "\x1b[<u"
_NO_LINK = "\x1b]8;;\x1b\\"
_NO_MODES = "\x1b[?2026;1000;1003;1006;1015;1016;2004;2048;1004l\x1b[m\x1b[?7h"
_LEAVE = "\x1b[?1049l\x1b[?25h"
_CLEAR = "\x1b[m\x1b[2J"


class TerminalDriver(LinuxDriver):
    """Begins over `paint`, where that is on the terminal; `lost` is called, on any thread, once the terminal is gone.

    `bound` tells whether a key with Alt has a meaning. What is typed is held back until `take_keys`.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        paint: FirstPaint | None,
        lost: Callable[[], None],
        bound: Callable[[str], bool],
        **options: Any,
    ) -> None:
        super().__init__(app, **options)
        signal.signal(signal.SIGTSTP, self._stop)
        signal.signal(signal.SIGCONT, self._go_on)
        self._reader = app
        self._bound = bound
        self._paint = paint
        self._dialect = dialect_of(os.environ)
        self.canvas = Canvas(self._dialect, app.console.color_system)
        self.lost = lost
        self._output: TerminalOutput | None = None
        self._input: TerminalInput | None = None
        self._early: list[Message] | None = []
        self._was_stopped = False
        # keys are read on a thread of their own
        self._turn = Lock()

    def write(self, data: str) -> None:
        """Write; nothing, where the terminal is lent or was left."""
        if self._output is not None:
            self._output.write(self._dialect.spoken(data))

    def paint(self, frame: Frame) -> None:
        """Draw a frame, or a part of one."""
        self.canvas.paint(frame)

    def start_application_mode(self) -> None:
        """Take the terminal over, first or again, and note how it was."""
        encoding = sys.__stdout__.encoding if sys.__stdout__ is not None else "utf-8"
        # in the background this stops the program, until it is in the foreground
        self._set_attributes()
        self._output = self.canvas.output = TerminalOutput(_OUT, encoding, self.lost, self._caught_up)
        signal.signal(signal.SIGWINCH, lambda *_: None if reports_its_size(self) else self._send_size())
        size = Size(*shutil.get_terminal_size())
        self.send_message(events.Resize(size, size))
        if self._paint is not None and not self._paint.taken_over and self.attrs_before is not None:
            self._paint.taken_over = True
            self.attrs_before = self._paint.attributes
            self.canvas.begin(size, self._paint.rows)
        else:
            self.write(ENTER + _CLEAR)
            self.canvas.begin(size)
        self.write(_BEGIN)
        if self._has_kitty:
            self.write(_KITTY)
        self._input = TerminalInput(self.fileno, self.process_message, self.lost, self._bound)
        if self._dialect.questions:
            ask_abilities(self)
            self.write(question(os.environ))
        if self._was_stopped:
            self._was_stopped = False
            self.send_message(self.SignalResume())

    def _set_attributes(self) -> None:
        """Have keys come one by one and not shown; a terminal that is gone is found out by who reads from it."""
        self.attrs_before = None
        with suppress(termios.error):
            self.attrs_before = termios.tcgetattr(self.fileno)
            wanted = termios.tcgetattr(self.fileno)
            wanted[tty.LFLAG], wanted[tty.IFLAG] = patch_for_keys(self, wanted[tty.LFLAG], wanted[tty.IFLAG])
            wanted[tty.CC][termios.VMIN] = 1
            termios.tcsetattr(self.fileno, termios.TCSANOW, wanted)

    def _send_size(self) -> None:
        size = Size(*shutil.get_terminal_size())
        self._told_size(size)
        self.send_message(events.Resize(size, size))

    def _told_size(self, size: Size) -> None:
        """Have the terminal drawn anew, before the application is: what it shows after a change is its own affair."""
        self._reader.call_later(self.canvas.resized, (size.width, size.height))

    def disable_input(self) -> None:
        """Take no more keys; what was typed and not read is forgotten."""
        reading, self._input = self._input, None
        if reading is None:
            return
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        self.write(_NO_MOUSE)
        reading.stop(_PATIENCE)
        with suppress(termios.error):
            termios.tcflush(self.fileno, termios.TCIFLUSH)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        self.disable_input()
        # before keys are shown again, which could come in the middle of what is still written
        self.close()
        super().stop_application_mode()

    def close(self) -> None:
        """End writing, with what leaves the terminal; frames that wait are dropped."""
        output, self._output = self._output, None
        self.canvas.output = None
        if output is not None:
            output.stop(self._end())

    @property
    def _has_kitty(self) -> bool:
        return self._dialect.questions and not constants.DISABLE_KITTY_KEY

    def _end(self) -> str:
        """Return what ends all modes and leaves the screen, cleared where there is no other one to go back to."""
        screen = "" if self._dialect.alternate else f"{_CLEAR}\x1b[H"
        # the keyboard is that of the screen that is left
        keyboard = _NO_KITTY if self._has_kitty else ""
        return f"{_NO_MODES}{_NO_LINK if self._dialect.links else ''}{screen}{keyboard}{_LEAVE}"

    def abandon(self) -> None:
        """Give the terminal back as it was, on any thread, where the program hangs and is about to be ended."""
        if self._output is not None and self.attrs_before is not None:
            termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            self._output.stop(self._end())

    def redraw(self) -> None:
        """Draw everything anew, on a terminal in whatever mode."""
        self._reader.call_later(self._draw_anew)

    def _draw_anew(self) -> None:
        self.write(_CLEAR + _BEGIN)
        self.canvas.begin(shutil.get_terminal_size())
        self.canvas.draw()
        self._reader.refresh(layout=True)

    def _caught_up(self, missed: bool) -> None:
        self._reader.call_later(self._draw_anew if missed else self.canvas.draw)

    def _stop(self, *_: object) -> None:
        """Stop with the terminal given back, until the shell has the program go on."""
        ours = restarts_itself(self) and self._output is not None
        if ours:
            self.suspend_application_mode()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        # all of the job, since the shell waits for that; where no shell could go on with it, the system stops nothing
        os.kill(0, signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._stop)
        if ours:
            self._was_stopped = True
            self.resume_application_mode()
            self._reader.call_later(self._reader.refresh, layout=True)

    def _go_on(self, *_: object) -> None:
        """Go on where one was stopped without warning: a shell has had the terminal meanwhile, or it is gone."""
        if self._output is None or not restarts_itself(self):
            # whoever lent the terminal takes it back
            return
        if not os.isatty(self.fileno):
            self.lost()
            return
        before = self.attrs_before
        self._set_attributes()
        self.attrs_before = before
        self.redraw()

    def process_message(self, message: Message) -> None:
        """Pass on what the terminal sent, or hold it back."""
        if isinstance(message, events.Resize):
            self._told_size(message.size)
        with self._turn:
            if self._early is not None and isinstance(message, events.InputEvent | events.Paste):
                self._early.append(message)
                return
        super().process_message(message)

    def take_keys(self) -> bool:
        """Pass on what was held back, and all that comes from now on; tell whether there was something."""
        with self._turn:
            early, self._early = self._early or [], None
            for message in early:
                super().process_message(message)
        return bool(early)


def driver_for(
    paint: FirstPaint | None, lost: Callable[[], None], bound: Callable[[str], bool]
) -> type[TerminalDriver]:
    """Return the driver that takes a terminal over from `paint`, or begins by itself."""

    class ThisTerminalDriver(TerminalDriver):
        """The driver, as Textual makes it."""

        def __init__(self, app: App[Any], **options: Any) -> None:
            super().__init__(app, paint=paint, lost=lost, bound=bound, **options)

    return ThisTerminalDriver
