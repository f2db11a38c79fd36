"""Sources: refresh, add, the first page."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from termnews.domain.source import Source
from termnews.library.events import PrefetchFinished, RefreshFinished
from termnews.library.full_text import bring_full_text, bring_wanted, wanted_sentence, wanting_full_text
from termnews.library.prefetch import prefetch
from termnews.library.subscribe import Added
from termnews.tui.messages import Notice, PrefetchDone, PrefetchProgress, RefreshDone, RefreshProgress, SourcesChanged
from termnews.tui.screens.add_source import AddSourceScreen
from termnews.tui.screens.first_run import Choice, FirstRunScreen
from termnews.tui.work import start

if TYPE_CHECKING:
    from termnews.tui.screens.main import MainScreen


class Sources:
    """The group `source`."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self._busy = False

    def refresh(self) -> None:
        """Refresh the source or category that is shown."""
        place = self._screen.tree_list.current
        lists = self._screen.library.lists.sources
        if place is not None and place.source is not None:
            self._start([source for source in lists.all() if source.id == place.source.id])
        else:
            self._start(lists.filing(place.category) if place is not None and place.category else lists.all())

    def refresh_all(self) -> None:
        """Refresh all sources."""
        self._start(self._screen.library.lists.sources.all())

    def refresh_due(self) -> None:
        """Refresh the sources whose time has come, as the reader does by itself; nothing is said where none is."""
        library = self._screen.library
        if self._busy or library.refresh is None:
            return
        sources = library.refresh.due(library.lists.sources.all())
        if sources:
            self._busy = True
            start(self._screen, partial(self._run, sources, asked=False), "refresh")

    def _start(self, sources: Sequence[Source]) -> None:
        if self._busy:
            self._screen.tell("A refresh is under way.")
        elif not sources:
            self._screen.tell("No sources yet: a adds one, F1 offers some.")
        else:
            self._busy = True
            start(self._screen, partial(self._run, sources), "refresh")

    async def _run(self, sources: Sequence[Source], *, asked: bool = True) -> None:
        library, screen = self._screen.library, self._screen
        try:
            async for event in library.online_refresh().run(sources, asked=asked):
                if not isinstance(event, RefreshFinished):
                    screen.post_message(RefreshProgress(event))
                    continue
                screen.post_message(RefreshDone(event))
                stored = await bring_full_text(library, wanting_full_text(event))
                wanted = await bring_wanted(library)
                if wanted:
                    screen.post_message(Notice(wanted_sentence(wanted)))
                if stored or wanted:
                    screen.post_message(SourcesChanged())
        finally:
            self._busy = False

    def prefetch(self) -> None:
        """Store full texts and Also Read targets for reading without a network."""
        if self._busy:
            self._screen.tell("A refresh is under way.")
            return
        self._busy = True
        start(self._screen, self._prefetch, "refresh")

    async def _prefetch(self) -> None:
        library, screen = self._screen.library, self._screen
        try:
            async for event in prefetch(library):
                if isinstance(event, PrefetchFinished):
                    screen.post_message(PrefetchDone(event))
                else:
                    screen.post_message(PrefetchProgress(event))
        finally:
            self._busy = False

    def add(self) -> None:
        """Subscribe to a feed or to a site."""
        self.add_address("")

    def add_address(self, address: str) -> None:
        """Open the dialog that adds a source, with an address in it."""

        def added(result: Added | None) -> None:
            if result is not None:
                self._screen.post_message(Notice(f"Added {result.source.title}: {result.refreshed.new} articles"))
                self._screen.post_message(SourcesChanged(select=result.source.url))

        self._screen.app.push_screen(AddSourceScreen(self._screen.library, address), added)

    def start(self) -> None:
        """Show the first page: starter sources, import, demo."""

        def chosen(choice: Choice | None) -> None:
            if choice is None:
                return
            if choice.kind == "address":
                self.add_address(choice.address)
            elif choice.kind == "demo":
                self._screen.open_demo()
            else:
                self._screen.post_message(SourcesChanged())
                if choice.added and not self._screen.library.offline:
                    self.refresh_all()

        self._screen.app.push_screen(FirstRunScreen(self._screen.library), chosen)

    def error(self) -> None:
        """Tell what is wrong with the source under the cursor."""
        place = self._screen.tree_list.current
        findings = self._screen.diagnose(place.source) if place is not None and place.source is not None else ()
        if findings:
            self._screen.tell("\n".join(finding.sentence for finding in findings), "warning")
        else:
            self._screen.tell("Nothing is wrong here.")
