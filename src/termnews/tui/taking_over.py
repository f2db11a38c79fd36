"""Textual over a terminal that shows the first paint: its rows stay until the reader has something better to show."""

from asyncio import wait_for
from contextlib import suppress
from threading import Lock
from typing import Any

from rich.console import RenderableType
from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message
from textual.screen import Screen
from textual.worker import WorkerFailed

from termnews.library.library import Library
from termnews.tui.app import TermnewsApp
from termnews.tui.first_paint import ENTER, FirstPaint
from termnews.tui.resume import NAME as PLACE
from termnews.tui.terminal import Terminal

_PATIENCE = 1.0
"""Seconds after which the screen is shown as it is, whatever is still missing on it."""


class AppOverPaint(TermnewsApp):
    """The reader, which paints nothing before its screen is whole, or a key asks for something else.

    Keys that were typed meanwhile are for the screen that was seen: where one was reading, they wait for the article.
    """

    def __init__(self, library: Library, terminal: Terminal, paint: FirstPaint) -> None:
        super().__init__(library, terminal, tour=True)
        self.driver_class = driver_over(paint)
        self._held = True

    def on_ready(self) -> None:
        """Wait for the article that is shown beside the list, or that one was reading."""
        self.call_after_refresh(self.run_worker, self._wait_for_article, exit_on_error=False)

    async def _wait_for_article(self) -> None:
        screen = self.screen
        opening = [worker for worker in self.workers if worker.group == "article"]
        place = self.library.memory.get(PLACE)
        if not (isinstance(place, dict) and place.get("pane") == "article"):
            self._take_keys()
        with suppress(TimeoutError, WorkerFailed):
            if opening:
                await wait_for(self.workers.wait_for_complete(opening), _PATIENCE)
        screen.call_after_refresh(self.let_go)

    def let_go(self) -> None:
        """Paint from now on; calling it again is allowed."""
        self._take_keys()
        if self._held:
            self._held = False
            self.screen.refresh()

    def _take_keys(self) -> None:
        if isinstance(self._driver, KeyHolding):
            self._driver.take_keys()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if not self._held:
            super()._display(screen, renderable)


class KeyHolding(LinuxDriver):
    """A driver that holds back what was typed until it is told that the screen is there, and paints for it then."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._early: list[Message] | None = []
        # keys are read in a thread of their own
        self._turn = Lock()

    def process_message(self, message: Message) -> None:
        """Pass on what the terminal sent, or hold it back."""
        with self._turn:
            if self._early is not None and isinstance(message, events.InputEvent | events.Paste):
                self._early.append(message)
                return
        super().process_message(message)

    def take_keys(self) -> None:
        """Pass on what was held back, and all that comes from now on; calling it again is allowed."""
        with self._turn:
            early, self._early = self._early or [], None
            for message in early:
                super().process_message(message)
        if early and isinstance(self._app, AppOverPaint):
            self._app.call_later(self._app.let_go)


def driver_over(paint: FirstPaint) -> type[LinuxDriver]:
    """Return the driver that takes a terminal over from `paint`."""

    class TakingOver(KeyHolding):
        """Enters the alternate screen only where it is not there yet."""

        def write(self, data: str) -> None:
            """Write, but what would clear the rows that are on the screen."""
            if paint.taken_over or data != ENTER:
                super().write(data)

        def start_application_mode(self) -> None:
            """Begin, and note how the terminal was before the first paint: so it is left, and lent to an editor."""
            super().start_application_mode()  # type: ignore[no-untyped-call]
            if not paint.taken_over and self.attrs_before is not None:
                self.attrs_before = paint.attributes
                paint.taken_over = True

    return TakingOver
