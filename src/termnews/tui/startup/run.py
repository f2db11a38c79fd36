"""Opening the reader on a terminal, and closing everything behind it."""

import asyncio
import os
import sys
from dataclasses import replace

from termnews.library.asyncio_runner import run
from termnews.library.compose import Options, close_library, fill_demo, open_library
from termnews.library.library import Library
from termnews.library.logs import log_to
from termnews.tui.app import TermnewsApp
from termnews.tui.driver.first_paint import FirstPaint
from termnews.tui.look.ascii_scrollbar import scrollbars_in_ascii
from termnews.tui.look.glyphs import use_ascii
from termnews.tui.look.terminal import Terminal, this_terminal
from termnews.tui.main.lifecycle import OPEN_DEMO
from termnews.tui.startup import collector, last_screen
from termnews.tui.startup.shutdown import Shutdown


def run_reader(options: Options, paint: FirstPaint | None = None, page: str = "") -> int:
    """Run the reader until it is left and return the exit code; raises what ended it otherwise.

    `paint` is what the terminal shows already, `page` the address of one to begin with. Who leaves a demo edition that
    was opened from the reader's own is back in that.
    """
    collector.while_starting()
    with Shutdown() as ending:
        code = run(_run(options, paint, ending, page))
        while code == OPEN_DEMO and not ending.code:
            run(_run(options._replace(demo=True), None, ending))
            if not ending.code:
                code = run(_run(options, None, ending))
    return ending.code or code


async def _run(options: Options, paint: FirstPaint | None, ending: Shutdown, page: str = "") -> int:
    task = asyncio.current_task()
    assert task is not None
    ending.by(task.cancel)
    library = open_library(options, create=not options.offline)
    try:
        log_to(library.paths.log)
        if library.demo:
            await fill_demo(library)
        app = _app(library, paint, ending, page)
        ending.by(app.leave)
        ending.last[:] = [app.abandon]
        await app.run_async()
        if app.crash is not None:
            raise app.crash
        if not library.demo:
            _keep_screen(app)
        return app.return_code or 0
    except asyncio.CancelledError:
        if not ending.code:
            raise
        return ending.code
    finally:
        await close_library(library)


def draw_for(terminal: Terminal, *, ascii: bool) -> Terminal:
    """Set what drawing goes by in the whole process, before there is an application; `ascii` is the reader's own wish.

    That is the set of signs, Textual's scrollbars and NO_COLOR. Return the terminal as it is drawn for.
    """
    if os.environ.get("NO_COLOR") == "":
        # https://no-color.org counts it from one character on, Textual when it is there
        del os.environ["NO_COLOR"]
    drawn = replace(terminal, ascii=ascii or terminal.ascii)
    use_ascii(drawn.ascii)
    scrollbars_in_ascii(drawn.ascii)
    return drawn


def _app(library: Library, paint: FirstPaint | None, ending: Shutdown, page: str) -> TermnewsApp:
    terminal = draw_for(this_terminal(), ascii=library.settings.ascii)
    if sys.platform == "win32":
        return TermnewsApp(library, terminal, tour=True, page=page)
    # its driver is one of terminals that Windows does not have
    from termnews.tui.startup.starting import StartingApp

    return StartingApp(library, terminal, paint, ending, page)


def _keep_screen(app: TermnewsApp) -> None:
    """Keep the screen as it was left, for the first paint of the next start."""
    # a terminal that is gone has no size any more
    size = last_screen.terminal_size(1) or (app.size.width, app.size.height)
    if app.left:
        last_screen.keep(app.library.paths, size, app.left, offline=app.library.offline)
    else:
        last_screen.forget(app.library.paths)
