"""Life cycle of the reader: what begins once the first screen is painted, is done each minute, and at the end."""

from dataclasses import dataclass
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
from termnews.tui.messages import Notice

EVERY = 60.0
"""Seconds between two looks at which sources are due."""

# Of fewer articles the search index is renewed before anybody searches.
_WORTH_TELLING = 2_000

OPEN_DEMO = 64
"""The return code that asks the caller to start again in the demo edition."""


@dataclass
class Lifecycle:
    """Starts the timers of a screen, and saves the session."""

    screen: Screen[Any]
    library: Library
    panes: Panes
    session: Session
    refreshes: Refreshes
    watch: CacheWatch
    edited_files: EditedFiles
    # before that, the session that was saved is the one to be saved
    started: bool = False

    def start(self) -> None:
        """Begin what may wait until the first screen is painted."""
        self.started = True
        if self.library.queries.has_sources() and self.library.settings.refresh_on_start and not self.library.offline:
            self.refreshes.refresh_all()
        start(self.screen, self.watch.look, "watch")
        start(self.screen, self._index, "index")
        if not self.session.go_on():
            self.panes.preview()
        self._refresh_by_itself()
        self.screen.set_interval(EVERY, self.each_minute)
        self.screen.set_interval(cache_watch.EVERY, self.watch.look)

    async def _index(self) -> None:
        """Bring the search index up to date, and after that one of an older version to the form of this one."""
        indexer = self.library.indexer
        await indexer.catch_up()
        old, done = await indexer.to_renew()
        if old >= _WORTH_TELLING:
            so_far = f" ({done:.0%} so far)" if done else ""
            told = f"The search index is being renewed{so_far}; search works meanwhile."
            self.screen.post_message(Notice(told))
        await indexer.renew()

    def each_minute(self) -> None:
        """Look after the files that a person edits, the day, and what is due."""
        self.edited_files.look()
        if self.panes.tree_pane.day_over:
            self.panes.tree_pane.renew()
            self.panes.list_pane.follow(self.panes.tree_pane.current)
        self._refresh_by_itself()

    def _refresh_by_itself(self) -> None:
        if self.library.settings.refresh_every and not self.library.demo:
            self.refreshes.refresh_due()

    async def leave(self) -> None:
        """Save the session; what takes no waiting for the cache comes first."""
        if self.started:
            self.started = False
            self.session.keep()
            await self.panes.article_pane.put_away()

    def open_demo(self) -> None:
        """Leave, and have the caller start again in the demo edition, unless one is there."""

        async def go() -> None:
            await self.leave()
            self.screen.app.exit(return_code=OPEN_DEMO)

        if not self.library.demo:
            self.screen.app.call_later(go)
