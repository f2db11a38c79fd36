"""Life cycle of the reader: what begins once the first screen is painted, is done each minute, and at the end."""

from typing import Any

from textual.screen import Screen

from termnews.library.library import Library
from termnews.tui.background import start
from termnews.tui.main import cache_watch
from termnews.tui.main.cache_watch import CacheWatch
from termnews.tui.main.edited_files import EditedFiles
from termnews.tui.main.panes import Panes
from termnews.tui.main.refreshes import Refreshes
from termnews.tui.main.session import Session

EVERY = 60.0
"""Seconds between two looks at which sources are due."""

OPEN_DEMO = 64
"""The return code that asks the caller to start again in the demo edition."""


class Lifecycle:
    """Starts the timers of a screen, and saves the session."""

    def __init__(
        self, screen: Screen[Any], library: Library, panes: Panes, *, session: Session, refreshes: Refreshes,
        watch: CacheWatch, edited_files: EditedFiles,
    ) -> None:  # fmt: skip
        self._screen = screen
        self._library = library
        self._panes = panes
        self._session = session
        self._refreshes = refreshes
        self._watch = watch
        self._edited_files = edited_files
        # before that, the session that was saved is the one to be saved
        self._started = False

    def start(self) -> None:
        """Begin what may wait until the first screen is painted."""
        self._started = True
        if (
            self._library.queries.has_sources()
            and self._library.settings.refresh_on_start
            and not self._library.offline
        ):
            self._refreshes.refresh_all()
        start(self._screen, self._watch.look, "watch")
        start(self._screen, self._library.indexer.catch_up, "index")
        if not self._session.go_on():
            self._panes.preview()
        self._refresh_by_itself()
        self._screen.set_interval(EVERY, self.each_minute)
        self._screen.set_interval(cache_watch.EVERY, self._watch.look)

    def each_minute(self) -> None:
        """Look after the files that a person edits, the day, and what is due."""
        self._edited_files.look()
        if self._panes.tree_pane.day_over:
            self._panes.tree_pane.renew()
            self._panes.list_pane.follow(self._panes.tree_pane.current)
        self._refresh_by_itself()

    def _refresh_by_itself(self) -> None:
        if self._library.settings.refresh_every and not self._library.demo:
            self._refreshes.refresh_due()

    def keep(self) -> None:
        """Save the session, before anything that one may not come back from."""
        self._session.keep()

    async def leave(self) -> None:
        """Save the session; what takes no waiting for the cache comes first."""
        if self._started:
            self._started = False
            self.keep()
            await self._panes.article_pane.put_away()

    def open_demo(self) -> None:
        """Leave, and have the caller start again in the demo edition, unless one is there."""

        async def go() -> None:
            await self.leave()
            self._screen.app.exit(return_code=OPEN_DEMO)

        if not self._library.demo:
            self._screen.app.call_later(go)
