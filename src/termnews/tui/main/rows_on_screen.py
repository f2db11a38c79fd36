"""Leaving: the screen as it will be when the reader is opened again, for its first paint then."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from termnews.tui.main.resume import Resume
from termnews.tui.textual_internals import strips_of

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen

_PATIENCE = 0.5
"""Seconds to wait for the screen to be laid out a last time; a terminal that is gone may never be."""


async def rows_to_return_to(screen: "MainScreen") -> list[str]:
    """Return the rows of the main screen without what will be gone at the next start, its place having been kept.

    There are none under a dialog, and none before there are sources.
    """
    app = screen.app
    if len(app.screen_stack) > 1 or not screen.library.queries.has_sources():
        return []
    # taken off one by one they would still be there when the rows are
    screen.query("Toast").set(display=False)
    if not screen.list_pane.search_line.active and not screen.list_pane.contents.filtered_by:
        screen.list_pane.rows.paint.since = screen.library.now()
        Resume(screen).begin()
    laid_out = asyncio.Event()
    if screen.call_after_refresh(laid_out.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(laid_out.wait(), _PATIENCE)
    return _rows(screen)


def _rows(screen: Screen[Any]) -> list[str]:
    """Return what is on a screen, with the styles that its terminal is sent."""
    console = screen.app.console
    return [strip.render(console) for strip in strips_of(screen)[: screen.size.height]]
