"""The reader on a terminal that shows the first paint, or nothing yet: until its own screen is there."""

from asyncio import wait_for
from contextlib import suppress
from typing import Any

from rich.console import RenderableType
from textual.screen import Screen
from textual.worker import WorkerFailed

from termnews.library.library import Library
from termnews.tui.app import TermnewsApp
from termnews.tui.driver.driver import TerminalDriver, driver_for
from termnews.tui.ending import Ending
from termnews.tui.first_paint import FirstPaint
from termnews.tui.resume import NAME as PLACE
from termnews.tui.terminal import Terminal

_PATIENCE = 1.0
"""Seconds after which the screen is shown as it is, whatever is still missing on it."""


class StartingApp(TermnewsApp):
    """The reader; over the first paint it paints nothing before its screen is whole, or a key asks for something else.

    Keys that were typed meanwhile are for the screen that was seen: where one was reading, they wait for the article.
    """

    def __init__(self, library: Library, terminal: Terminal, paint: FirstPaint | None, ending: Ending) -> None:
        super().__init__(library, terminal, tour=True)
        self.driver_class = driver_for(paint, ending.ask)
        self._held = paint is not None

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

    def abandon(self) -> None:
        """Give the terminal back where the program hangs."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.abandon()

    def _take_keys(self) -> None:
        if isinstance(self._driver, TerminalDriver) and self._driver.take_keys():
            self.call_later(self.let_go)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if not self._held:
            super()._display(screen, renderable)
