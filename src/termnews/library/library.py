"""The library: everything that the two faces (command line and reader) may ask for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from termnews.config.paths import Paths
from termnews.config.settings import Settings
from termnews.domain.errors import NotFoundError, OfflineError
from termnews.domain.source import Source
from termnews.domain.text import as_id
from termnews.fetch.response import Fetching
from termnews.library.cache_thread import CacheThread
from termnews.library.lists.marks import Marks
from termnews.library.lists.search import Search
from termnews.library.lists.smart_lists import SmartLists
from termnews.library.memory import Memory
from termnews.library.other_programs import OtherPrograms
from termnews.library.queries import Queries
from termnews.library.reading.reading import Reading
from termnews.library.refresh.indexer import Indexer
from termnews.library.refresh.refresh import Refresh
from termnews.library.refresh.refresh_source import RefreshPolicy, habits_of
from termnews.library.sources.add_source import AddSource
from termnews.library.sources.edit_sources import SourceEdits
from termnews.library.sources.subscriptions import Subscriptions
from termnews.library.undo_stack import UndoStack
from termnews.store.cache import Cache
from termnews.store.cache_file import CacheFile


@dataclass(slots=True)
class Library:
    """The composed machines, one attribute each.

    `queries` asks on a connection of the caller's own thread: short indexed queries only. Everything that may take
    longer is a coroutine of another attribute. `refresh` and `fetching` are None offline.
    """

    paths: Paths
    settings: Settings
    file: CacheFile
    queries: Queries
    _cache: Cache
    undo_stack: UndoStack
    marks: Marks
    search: Search
    smart_lists: SmartLists
    reading: Reading
    refresh: Refresh | None
    subscriptions: Subscriptions
    add_source: AddSource
    source_edits: SourceEdits
    indexer: Indexer
    other_programs: OtherPrograms
    refresh_policy: RefreshPolicy
    fetching: Fetching | None
    memory: Memory
    threads: tuple[CacheThread, ...]
    keeper: CacheThread
    now: Callable[[], datetime]
    demo: bool = False
    problems: tuple[str, ...] = ()
    temporary: Path | None = field(default=None)

    @property
    def offline(self) -> bool:
        """Whether the network is switched off."""
        return self.fetching is None

    @property
    def read_only(self) -> bool:
        """Whether the cache lies on read-only media: marks cannot be kept."""
        return self._cache.read_only

    def online_refresh(self) -> Refresh:
        """Return the refresh machine; OfflineError says that there is none."""
        if self.refresh is None:
            raise OfflineError("termnews is offline: start it without --offline to refresh.")
        return self.refresh

    async def save(self, path: Path, *, force: bool = False) -> None:
        """Write a copy of the cache as one file; see `Cache.save`. Where it is given up, nothing is left of it."""
        await self.keeper.run(lambda cache: cache.save(path, force=force))

    def use_settings(self, settings: Settings) -> None:
        """Go by other settings from now on; those of the network count at the next start."""
        self.settings, self.refresh_policy = settings, habits_of(settings)
        if self.refresh is not None:
            self.refresh.use_habits(self.refresh_policy)

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
        categories = self.queries.categories()
        found = next((one for one in categories if one.casefold() == name.casefold()), None)
        if found is None:
            names = ", ".join(categories) or "none yet"
            raise NotFoundError(f"There is no category {name!r}; the categories are: {names}.")
        return found
