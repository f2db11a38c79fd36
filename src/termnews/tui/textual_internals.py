"""Adapter over Textual's private parts: the only module that names them, each for a reason.

Textual promises nothing about them: tests/tui/test_textual_internals.py has a test for each that fails when it changes,
and pyproject.toml holds Textual to the minor version they were tried with.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from rich.console import RenderableType
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual._context import visible_screen_stack
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.events import Key
from textual.keys import _character_to_key
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.strip import Strip

if TYPE_CHECKING:
    # Windows has no termios, which it imports
    from textual.drivers.linux_driver import LinuxDriver

Result = TypeVar("Result")


class DispatchHook(MessagePump):
    """Message pump with a hook for exceptions: Textual ends the loop of a widget in which a handler raises."""

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            if not self.outlasts(error):
                raise

    def outlasts(self, error: Exception) -> bool:
        """Hook: tell whether the loop goes on after an exception."""
        return False


class Frame(NamedTuple):
    """What a screen of `size` shows from now on: strips, each with its column and row, and the cursor's place.

    `whole` tells that the terminal can show all of it at once (mode 2026).
    """

    size: tuple[int, int]
    strips: Iterable[tuple[int, int, Strip]]
    cursor: tuple[int, int]
    whole: bool


class AppHook(App[None]):
    """Application with hooks where an exception ends it and where a frame is painted; Textual has no public ones."""

    def _handle_exception(self, error: Exception) -> None:
        self.handle_defect(error)

    def handle_defect(self, error: Exception) -> None:
        """Hook: an exception that nothing below caught. Textual prints a traceback with the values of variables."""
        super()._handle_exception(error)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if not self.is_painting():
            return
        if isinstance(renderable, LayoutUpdate | ChopsUpdate) and is_on_terminal(self):
            size = self.screen.outer_size
            cursor = size.clamp_offset(self.cursor_position)
            if self.paint(Frame(size, _strips(renderable), cursor, self._sync_available)):
                self.post_display_hook()
                return
        super()._display(screen, renderable)

    def paint(self, frame: Frame) -> bool:
        """Hook: paint a frame, or a part of one, and tell whether that was done; else Textual writes it."""
        return False

    def is_painting(self) -> bool:
        """Hook: tell whether frames go to the terminal. A batch of Textual's own would hold the layout back as well."""
        return True


class PaintHook(Screen[Result]):
    """Screen that is painted only while `paints` says so; Textual paints one that opens five times, each time a part.

    `changes` counts the times it looked otherwise.
    """

    paints = True
    changes = 0

    def _compositor_refresh(self) -> None:
        if self.paints:
            self.changes += 1
            super()._compositor_refresh()
        else:
            # or they would be painted again and again
            self._dirty_widgets.clear()


def is_on_terminal(app: App[Any]) -> bool:
    """Tell whether what an application paints now goes to a terminal."""
    return app._running and not app._closed and not app.is_headless and not app._batch_count


def _strips(update: LayoutUpdate | ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """Yield what an update writes, as its `render_segments` does, with columns and rows."""
    if isinstance(update, LayoutUpdate):
        for row, line in enumerate(update.strips, update.region.y):
            column = update.region.x
            for strip in line:
                if strip is None:
                    # a gap of unknown width, where a widget has just gone: the frame after it has the whole row
                    break
                yield column, row, strip
                column += strip.cell_length
        return
    for row, first, last in update.spans:
        for end, (column, part) in zip(update.chop_ends[row], update.chops[row].items(), strict=False):
            if part is None or column > last or end <= first:
                continue
            yield column, row, part if first <= column and end <= last else part.crop(0, min(end, last) - column)


class SequenceParser(XTermParser):
    """Parser of what a terminal sends, with a hook for the keys of one sequence; Textual's input thread is not ours."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        return self.keys_of(sequence, alt)

    def keys_of(self, sequence: str, alt: bool) -> Iterable[Key]:
        """Hook: return the keys of one sequence."""
        return super()._sequence_to_key_events(sequence, alt)

    @property
    def waits(self) -> bool:
        """Whether a sequence has begun and is not whole."""
        return self._timeout_time is not None

    def give_up(self) -> Iterable[Message]:
        """Yield what has come of a sequence as keys; how long it is waited for is not Textual's business."""
        if self.waits:
            self._timeout_time = 0.0
            yield from super().tick()

    def finish(self) -> None:
        """End parsing; half a sequence is dropped."""
        with suppress(EOFError, ParseError):
            list(self.feed(""))


def is_key_sequence(sequence: str) -> bool:
    """Tell whether a sequence is a key of its own, such as an arrow; the table of them is private."""
    return isinstance(ANSI_SEQUENCES_KEYS.get(sequence), tuple)


def key_name(character: str) -> str:
    """Return the name by which Textual binds a sign (`less_than_sign`), of which it has no public table."""
    return _character_to_key(character)


def strips_of(screen: Screen[Any]) -> list[Strip]:
    """Return the lines a screen shows; Textual's public export is a picture."""
    return screen._compositor.render_strips()


def strips_below(screen: Screen[Any]) -> list[Strip]:
    """Return the lines of a screen that is seen through the one above it, and itself has none below."""
    visible_screen_stack.set([])
    return strips_of(screen)


def is_closed(pump: MessagePump) -> bool:
    """Tell whether a widget takes no messages any more; `is_running` says yes for one that is about to end."""
    return pump._closing or pump._closed


def is_leaving(app: App[Any]) -> bool:
    """Tell whether `exit` was called, after which nobody reads a notice; `is_running` stays true for a while."""
    return app._exit


def has_first_screen(app: App[Any]) -> bool:
    """Tell whether the widgets of the first screen are there; its public event, Ready, comes later."""
    return app._dom_ready


def fail_test(app: App[Any], error: Exception) -> None:
    """Have the test that runs the application fail of an exception that it outlasts; `run_test` looks for it there."""
    if app.is_headless and app._exception is None:
        app._exception = error


def end_with(app: App[Any], error: Exception) -> None:
    """End the application because of an exception, without the traceback that Textual prints."""
    if not app._exception_event.is_set():
        app._exception = error
        app._exception_event.set()
    app._return_code = 1
    app._close_messages_no_wait()


def driver_of(app: App[Any]) -> Driver | None:
    """Return the driver an application runs on, which it makes itself."""
    return app._driver


def restarts_itself(driver: Driver) -> bool:
    """Tell whether the driver is to restore the terminal after a stop: whoever lends it (`App.suspend`) says no."""
    return driver._auto_restart


def reports_its_size(driver: "LinuxDriver") -> bool:
    """Tell whether the terminal sends its size in band, so that the signal for it is not listened to."""
    return driver._in_band_window_resize


def patch_for_keys(driver: "LinuxDriver", lflag: int, iflag: int) -> tuple[int, int]:
    """Return termios flags with which keys come one by one, unchanged and not shown."""
    return driver._patch_lflag(lflag), driver._patch_iflag(iflag)


def ask_abilities(driver: "LinuxDriver") -> None:
    """Ask the terminal whether it draws whole frames and sends its size; Textual's parser knows the answers."""
    driver._request_terminal_sync_mode_support()
    driver._query_in_band_window_resize()
