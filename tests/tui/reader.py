"""Driving the reader in tests: keys in, what is on the screen out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from textual._context import visible_screen_stack
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from termnews.library.library import Library
from termnews.tui.app import TermnewsApp
from termnews.tui.look.terminal import Terminal
from termnews.tui.main.main import MainScreen
from termnews.tui.startup.run import draw_for

SIZE = (120, 40)


class Reader:
    """The running reader: `press` keys and wait until all they set off is done."""

    def __init__(self, app: TermnewsApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> MainScreen:
        """The main screen, whatever dialog is over it."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    async def settle(self) -> None:
        """Wait until no worker runs and no message waits."""
        quiet = 0
        while quiet < 3 or self.app.typed.waiting:
            await self.pilot.pause()
            quiet = quiet + 1 if all(worker.is_finished for worker in self.app.workers) else 0
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys, each after all that the one before set off."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type text into what has the keys."""
        for char in text:
            await self.pilot.press("space" if char == " " else char)
        await self.settle()

    def lines(self) -> list[str]:
        """What is on the screen, line by line."""
        height = self.app.size.height
        # what is seen below a dialog, as Textual itself says it before it draws
        visible_screen_stack.set(self.app._background_screens)
        lines = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in line).rstrip() for line in lines[:height]]

    def text(self) -> str:
        """What is on the screen, as one text."""
        return "\n".join(self.lines())

    @property
    def title(self) -> str:
        """The title of the article that is open."""
        opened = self.screen.stories.opened
        return opened.document.title if opened else ""

    @property
    def toasts(self) -> list[str]:
        """The sentences told so far that are still there."""
        return [str(notification.message) for notification in self.app._notifications]


@asynccontextmanager
async def reading(
    library: Library, size: tuple[int, int] = SIZE, terminal: Terminal | None = None
) -> AsyncIterator[Reader]:
    """Run the reader over `library` on a terminal of `size`, which can show everything unless `terminal` says less."""
    app = TermnewsApp(library, draw_for(terminal or Terminal(), ascii=library.settings.ascii))
    async with app.run_test(size=size, notifications=True) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        yield reader
        if app.is_running:
            # what cannot be drawn is a defect, whether or not the test looked
            reader.lines()
