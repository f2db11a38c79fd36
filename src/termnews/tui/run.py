"""Opening the reader on a terminal, and closing everything behind it."""

import asyncio
import signal
from contextlib import suppress
from dataclasses import replace

from termnews.library.compose import Options, close_library, fill_demo, open_library
from termnews.library.library import Library
from termnews.library.logs import log_to
from termnews.tui import last_screen
from termnews.tui.app import TermnewsApp
from termnews.tui.first_paint import FirstPaint
from termnews.tui.screens.main import OPEN_DEMO
from termnews.tui.terminal import this_terminal


def run_reader(options: Options, paint: FirstPaint | None = None) -> int:
    """Run the reader until it is left and return the exit code; raises what ended it otherwise.

    `paint` is what the terminal shows already.
    """
    code = asyncio.run(_run(options, paint))
    if code == OPEN_DEMO:
        code = asyncio.run(_run(replace(options, demo=True), None))
    return code


async def _run(options: Options, paint: FirstPaint | None) -> int:
    library = open_library(options, create=not options.offline)
    try:
        log_to(library.paths.log)
        if library.demo:
            await fill_demo(library)
        app = _app(library, paint)
        _end_on_signals(app)
        await app.run_async()
        if app.crash is not None:
            raise app.crash
        if not library.demo:
            _keep_screen(app)
        return app.return_code or 0
    finally:
        await close_library(library)


def _app(library: Library, paint: FirstPaint | None) -> TermnewsApp:
    if paint is None:
        return TermnewsApp(library, this_terminal(), tour=True)
    # there is no such driver where there is no first paint
    from termnews.tui.taking_over import AppOverPaint

    return AppOverPaint(library, this_terminal(), paint)


def _keep_screen(app: TermnewsApp) -> None:
    """Keep the screen as it was left, for the first paint of the next start."""
    library, size = app.library, last_screen.terminal_size(1)
    if app.left and size is not None:
        last_screen.keep(library.paths, size, app.left, offline=library.offline)
    else:
        last_screen.forget(library.paths)


def _end_on_signals(app: TermnewsApp) -> None:
    """Leave in order, with the terminal restored and the place kept, when the terminal closes or the system stops."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            with suppress(NotImplementedError):  # event loops on Windows take no signal handlers
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), app.call_later, app.action_quit)
