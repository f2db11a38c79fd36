"""Screen to return to: its rows as they will be when the reader is opened again, for the first paint then."""

import asyncio
from contextlib import suppress
from typing import Any

from textual.screen import Screen

from termnews.library.library import Library
from termnews.tui.main.notices import MessageBand
from termnews.tui.main.panes import Panes
from termnews.tui.main.session import Session
from termnews.tui.main.status_line import StatusLine
from termnews.tui.textual_internals import strips_of

_PATIENCE = 0.5
"""Seconds to wait for the screen to be laid out a last time; a terminal that is gone may never be."""


async def rows_to_return_to(screen: Screen[Any], panes: Panes, library: Library) -> list[str]:
    """Return the rows of the main screen without what will be gone at the next start, its session having been saved.

    There are none under a dialog, and none before there are sources.
    """
    if len(screen.app.screen_stack) > 1 or not library.queries.has_sources():
        return []
    # what was told just now is not to be told at the next start
    screen.query_one(MessageBand).hide()
    screen.query_one(StatusLine).show(notice=("", "information"))
    if not panes.list_pane.search_line.active and not panes.list_pane.contents.filtered_by:
        Session(panes, library).show(library.now())
    laid_out = asyncio.Event()
    if screen.call_after_refresh(laid_out.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(laid_out.wait(), _PATIENCE)
    return [strip.render(screen.app.console) for strip in strips_of(screen)[: screen.size.height]]
