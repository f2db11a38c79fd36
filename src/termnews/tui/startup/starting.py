"""The reader on a terminal that shows the first paint, or nothing yet: until its own screen is there."""

from asyncio import timeout
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from textual.worker import Worker, WorkerCancelled, WorkerFailed
from textual.worker_manager import WorkerManager

from termnews.library.library import Library
from termnews.tui.app import TermnewsApp
from termnews.tui.driver.driver import TerminalDriver, driver_for
from termnews.tui.driver.first_paint import FirstPaint
from termnews.tui.driver.graphics import GraphicsAnswered
from termnews.tui.keys.dispatcher import is_bound
from termnews.tui.look.terminal import Terminal
from termnews.tui.main.main import MainScreen
from termnews.tui.messages import PictureHeld
from termnews.tui.startup import collector
from termnews.tui.startup.shutdown import Shutdown
from termnews.tui.textual_internals import Frame, driver_of

_PAINT = 1.0
"""Seconds after which the screen is shown as it is, whatever is still missing on it."""

_KEYS = 3.0
"""Seconds after which keys act on the screen as it is."""


_PAUSE = 1.0
"""Seconds without a key after which nobody types."""

_SETTLED = 2.0
"""Seconds after the first screen in which what else stays for good is made."""


class StartingApp(TermnewsApp):
    """The reader; over the first paint it paints nothing before its screen is whole, or a key asks for something else.

    Keys that were typed meanwhile are for the screen that was seen: where one was reading, they wait for the article.
    """

    def __init__(
        self, library: Library, terminal: Terminal, paint: FirstPaint | None, ending: Shutdown, page: str = ""
    ) -> None:
        super().__init__(library, terminal, tour=True, page=page)
        self.driver_class = driver_for(paint, ending.ask, lambda key: is_bound(self.keymap, key))
        self._held = paint is not None
        self._draw_pictures_anew: Callable[[], None] = lambda: None

    def on_graphics_answered(self, message: GraphicsAnswered) -> None:
        """Have the terminal draw pictures from now on, or in cells of another size; Kitty's protocol comes first."""
        terminal, driver = self.themes.terminal, driver_of(self)
        told = replace(terminal, graphics=message.protocol, cell=message.cell or terminal.cell)
        if told == terminal or (terminal.graphics == "kitty" and message.protocol == "sixel"):
            return
        self.themes.terminal = told
        if isinstance(driver, TerminalDriver):
            driver.canvas.use_sixel(message.protocol == "sixel")
        self._draw_pictures_anew()

    def on_picture_held(self, message: PictureHeld) -> None:
        """Have a picture drawn where its placeholders are."""
        if isinstance(driver := driver_of(self), TerminalDriver):
            driver.canvas.hold(message.number, message.strips)

    def begun(self, screen: MainScreen) -> None:
        """Wait for the article that is shown beside the list, or that one was reading."""
        self._draw_pictures_anew = screen.panes.article_pane.pictures.sharpen
        opening = [worker for worker in self.workers if worker.group == "article"]
        self.run_worker(self._wait_for(screen, opening), exit_on_error=False)

    async def _wait_for(self, screen: MainScreen, opening: list[Worker[Any]]) -> None:
        if not screen.panes.article_pane.resuming:
            self._take_keys()
        if not await _done(self.workers, opening, _PAINT):
            self.let_go()
        if screen.panes.article_pane.resuming:
            await _done(self.workers, opening, _KEYS - _PAINT)
        # not before the message that brings the article
        panes = screen.panes
        panes.article_pane.call_after_refresh(panes.call_after_refresh, screen.call_after_refresh, self._all_there)

    def _all_there(self) -> None:
        self._take_keys()
        self.let_go()
        self.set_timer(_SETTLED, collector.once_started)

        def collect() -> None:
            """Free memory while nobody types."""
            if self.typed.idle_for > _PAUSE:
                collector.each_minute()
            else:
                self.set_timer(_PAUSE, collect)

        self.set_interval(collector.EVERY, collect)

    def let_go(self) -> None:
        """Paint from now on; calling it again is allowed."""
        if self._held:
            self._held = False
            self.screen.refresh()

    def paint(self, frame: Frame) -> bool:
        """Have the driver draw what has changed."""
        driver = driver_of(self)
        if not isinstance(driver, TerminalDriver):
            return False
        driver.paint(frame)
        return True

    def redraw(self) -> None:
        """Draw the screen anew, on a terminal in whatever mode."""
        if isinstance(driver := driver_of(self), TerminalDriver):
            driver.redraw()

    def abandon(self) -> None:
        """Give the terminal back where the program hangs."""
        if isinstance(driver := driver_of(self), TerminalDriver):
            driver.abandon()

    def _take_keys(self) -> None:
        if isinstance(driver := driver_of(self), TerminalDriver) and driver.take_keys():
            self.call_later(self.let_go)

    def is_painting(self) -> bool:
        """Hold frames back while the first paint is on the terminal."""
        return not self._held


async def _done(workers: WorkerManager, opening: list[Worker[Any]], seconds: float) -> bool:
    """Wait for what opens an article, so many seconds at the most; tell whether it is done."""
    if not opening:
        return True
    try:
        async with timeout(seconds):
            await workers.wait_for_complete(opening)
    except TimeoutError:
        return False
    except (WorkerFailed, WorkerCancelled):
        # what went wrong is told, and what was given up was for something else
        return True
    return True
