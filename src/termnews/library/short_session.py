"""Session (one connection, synchronous): what a command asks and marks that needs neither network nor threads."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from termnews.domain.errors import DamagedError
from termnews.library.choosing import category_named
from termnews.library.opening import open_cache
from termnews.library.queries import Queries
from termnews.library.sources.belonging import begin_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import timedelta
    from types import TracebackType
    from typing import Self

    from termnews.config.settings import Settings
    from termnews.domain.headline import Headline
    from termnews.domain.source import Source
    from termnews.library.lists.marked import Marked, MarkName
    from termnews.library.opening import OpenedCache
    from termnews.library.options import Options
    from termnews.library.sources.subscriptions import Subscriptions
    from termnews.store.cache import Cache


def _utc_now() -> datetime:
    return datetime.now(UTC)


class ShortSession:
    """A cache asked on the caller's own thread; as a context it is closed at the end.

    `problems` is what is wrong in the configuration, one sentence each. `has_copy` tells that it reads a copy of the
    cache, which is removed when it is closed.
    """

    def __init__(
        self,
        cache: Cache,
        settings: Callable[[], Settings],
        now: Callable[[], datetime] = _utc_now,
        problems: tuple[str, ...] = (),
        close: Callable[[], None] | None = None,
        *,
        has_copy: bool = False,
    ) -> None:
        self.queries = Queries(cache)
        self.now = now
        self.problems = problems
        self.has_copy = has_copy
        self._cache = cache
        self._settings = settings
        self._close = close

    def source_id(self, ref: str) -> int:
        """Return the id of the source that an id or an address names; raise NotFoundError."""
        return self._cache.subscribed.id_of(ref)

    def category_named(self, name: str) -> str:
        """Return the category of that name in its own letters; NotFoundError names those that there are."""
        return category_named(self.queries.categories(), name)

    def interval_of(self, source: Source) -> timedelta:
        """Return how often a source is asked."""
        from termnews.library.interval import interval_of

        return interval_of(source, self._settings())

    def lacks_words(self) -> bool:
        """Tell whether articles are not in the search index yet, and can be taken in."""
        return not self._cache.read_only and self._cache.index_queue.waiting() > 0

    def find(self, text: str, *, limit: int) -> list[Headline]:
        """Return the newest articles that hold every word of `text`, with snippets; any text is valid."""
        return self._cache.search.find(text, limit=limit)

    def mark(self, ids: Sequence[int], name: MarkName, value: bool) -> Marked:
        """Give every article of `ids` the mark; the result names only those that did not have it already."""
        from termnews.library.lists.marked import Marked, write_marks

        return Marked(name, value, write_marks(self._cache, ids, name, value))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._close is not None:
            self._close()


def open_session(options: Options, *, read_settings: bool, suspect: bool = False) -> ShortSession:
    """Open the cache for one command, in step with its sources as a library is; raises StoreError where it cannot be.

    With `read_settings`, what is wrong in config.toml is among the problems.
    """
    try:
        opened = open_cache(options, create=False, suspect=suspect)
    except DamagedError:
        if suspect:
            raise
        opened = open_cache(options, create=False, suspect=True)
    try:
        settings = _Settings(opened)
        wrong = settings.problems() if read_settings and opened.paths.settings.exists() else ()
        sources = begin_sources(opened, settings.subscriptions)
        told = (*opened.file.told, *wrong, *sources)
        has_copy = opened.file.private is not None
        return ShortSession(opened.cache, settings.read, problems=told, close=opened.close, has_copy=has_copy)
    except BaseException:
        opened.close()
        raise


class _Settings:
    """The settings of config.toml, read when they are first asked for: most commands go by none of them."""

    def __init__(self, opened: OpenedCache) -> None:
        self._opened = opened
        self._loaded: tuple[Settings, tuple[str, ...]] | None = None

    def _load(self) -> tuple[Settings, tuple[str, ...]]:
        if self._loaded is None:
            from termnews.config.settings import load_settings

            self._loaded = load_settings(self._opened.paths.settings)
        return self._loaded

    def read(self) -> Settings:
        return self._load()[0]

    def problems(self) -> tuple[str, ...]:
        return self._load()[1]

    def subscriptions(self) -> Subscriptions:
        """Return what brings the cache in step: only where somebody has changed one of the two since."""
        from termnews.library.cache_thread import CacheThread
        from termnews.library.compose import make_subscriptions

        return make_subscriptions(self._opened, self.read(), CacheThread(self._opened.file.open, name="writer"))
