"""Opening the reader on a terminal, and closing everything behind it."""

import asyncio
import signal
from contextlib import suppress
from dataclasses import replace

from termnews.library.compose import Options, close_library, fill_demo, open_library
from termnews.library.logs import log_to
from termnews.tui.app import TermnewsApp
from termnews.tui.screens.main import OPEN_DEMO


def run_reader(options: Options) -> int:
    """Run the reader until it is left and return the exit code; raises StoreError where the cache cannot be opened."""
    code = asyncio.run(_run(options))
    if code == OPEN_DEMO:
        code = asyncio.run(_run(replace(options, demo=True)))
    return code


async def _run(options: Options) -> int:
    library = open_library(options)
    try:
        log_to(library.paths.log)
        if library.demo:
            await fill_demo(library)
        app = TermnewsApp(library)
        _end_on_signals(app)
        await app.run_async()
        return app.return_code or 0
    finally:
        await close_library(library)


def _end_on_signals(app: TermnewsApp) -> None:
    """Leave in order, with the terminal restored and the place kept, when the terminal closes or the system stops."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            with suppress(NotImplementedError):  # event loops on Windows take no signal handlers
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), app.call_later, app.action_quit)
