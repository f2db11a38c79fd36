"""Facade of the library: everything that command line and reader may ask for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from termnews.config.paths import Paths
from termnews.config.settings import Settings
from termnews.domain.errors import OfflineError
from termnews.domain.source import Source
from termnews.domain.text import as_id
from termnews.library.choosing import category_named
from termnews.library.interval import interval_of
from termnews.library.lists.marks import Marks
from termnews.library.lists.search import Search
from termnews.library.lists.smart_lists import SmartLists
from termnews.library.memory import Memory
from termnews.library.other_programs import OtherPrograms
from termnews.library.pictures.pictures import Pictures
from termnews.library.queries import Queries
from termnews.library.reading.reading import Reading
from termnews.library.refresh.indexer import Indexer
from termnews.library.refresh.refresh import Refresh
from termnews.library.resources import Resources
from termnews.library.short_session import ShortSession
from termnews.library.sources.add_source import AddSource
from termnews.library.sources.edit_sources import SourceEdits
from termnews.library.sources.subscriptions import Subscriptions
from termnews.library.undo_stack import UndoStack


@dataclass(slots=True)
class Library:
    """Facade over one cache and its sources: reads, services, and what holds for all of them.

    Reading at once, on the caller's own thread:
    `queries`          sources, lists of articles, headlines, counts, link states: short indexed questions
    `memory`           what the reader remembers from one run to the next

    Coroutines, each on a thread that may take its time:
    `reading`          opens articles and follows links, from the cache or the network
    `pictures`         brings pictures of articles, from the cache folder or the network
    `search`           finds articles by words as one types, and narrows a list
    `smart_lists`      lists and counts the articles of the lists that config.toml names
    `marks`            sets and takes away read marks, stars and read-later marks
    `refresh`          brings new articles; None offline
    `indexer`          takes new articles into the search index
    `add_source`       finds the feed behind an address and subscribes to it
    `source_edits`     adds, renames, moves, pauses and removes sources
    `subscriptions`    keeps sources.toml and the cache in step
    `undo_stack`       takes back the last marks and edits of sources, one by one
    `other_programs`   tells when another termnews has changed the cache

    `problems` is what is wrong in the configuration, one sentence each. The cache itself stays behind these.
    """

    paths: Paths
    settings: Settings
    now: Callable[[], datetime]
    queries: Queries
    memory: Memory
    reading: Reading
    pictures: Pictures
    search: Search
    smart_lists: SmartLists
    marks: Marks
    refresh: Refresh | None
    indexer: Indexer
    add_source: AddSource
    source_edits: SourceEdits
    subscriptions: Subscriptions
    undo_stack: UndoStack
    other_programs: OtherPrograms
    _resources: Resources
    problems: tuple[str, ...] = ()

    @property
    def offline(self) -> bool:
        """Whether the network is switched off."""
        return self.refresh is None

    @property
    def read_only(self) -> bool:
        """Whether the cache lies on read-only media: marks cannot be kept."""
        return self._resources.cache.read_only

    @property
    def demo(self) -> bool:
        """Whether this is the demo edition, whose files go away with it."""
        return self._resources.temporary is not None

    def interval_of(self, source: Source) -> timedelta:
        """Return how often a source is asked."""
        return interval_of(source, self.settings)

    def online_refresh(self) -> Refresh:
        """Return the refresh machine; OfflineError says that there is none."""
        if self.refresh is None:
            raise OfflineError("termnews is offline: start it without --offline to refresh.")
        return self.refresh

    async def save(self, path: Path, *, force: bool = False) -> None:
        """Write a copy of the cache as one file; see `Cache.save`. Where it is given up, nothing is left of it."""
        await self._resources.keeper.run(lambda cache: cache.save(path, force=force))

    def use_settings(self, settings: Settings) -> None:
        """Go by other settings from now on; those of the network count at the next start."""
        self.settings = settings
        if self.refresh is not None:
            self.refresh.use_settings(settings)

    def choose_sources(self, refs: tuple[str, ...] = (), category: str | None = None) -> list[Source]:
        """Return the sources that ids or addresses name, or a category's, or all; NotFoundError names a wrong one.

        A paused source is among them only where it is named itself.
        """
        if refs:
            return [self.queries.source(ref if (number := as_id(ref)) is None else number) for ref in refs]
        sources = self.queries.sources(None if category is None else self.category_named(category))
        return [source for source in sources if not source.paused]

    def category_named(self, name: str) -> str:
        """Return the category of that name in its own letters; NotFoundError names those that there are."""
        return category_named(self.queries.categories(), name)

    def short_session(self) -> ShortSession:
        """Return what asks and marks at once on the caller's own connection, as a command does; never to be closed."""
        return ShortSession(self._resources.cache, lambda: self.settings, self.now)
