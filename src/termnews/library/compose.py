"""The one place where the machines are put together."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from termnews.config.keyring import Keyring
from termnews.config.netrc import netrc_path, read_netrc
from termnews.config.paths import Paths, find_paths
from termnews.config.settings import Settings, load_settings
from termnews.config.sources_file import SourcesFile
from termnews.domain.errors import ConfigError, DamagedError
from termnews.fetch.fetcher import Fetcher
from termnews.fetch.proxies import Proxies
from termnews.fetch.response import Fetching
from termnews.library.cache_thread import CacheThread
from termnews.library.demo import DemoSite
from termnews.library.events import RefreshFinished
from termnews.library.library import Library
from termnews.library.lists.marks import Marks
from termnews.library.lists.search import Search
from termnews.library.lists.smart_lists import SmartLists
from termnews.library.memory import Memory
from termnews.library.other_programs import OtherPrograms
from termnews.library.private_files import keep_private
from termnews.library.queries import Queries
from termnews.library.reading.fetch_page import Pages
from termnews.library.reading.full_text import bring_full_text, wanting_full_text
from termnews.library.reading.reading import Reading
from termnews.library.refresh.checkpoints import Checkpoints
from termnews.library.refresh.credentials import Credentials
from termnews.library.refresh.indexer import Indexer
from termnews.library.refresh.lanes import Lanes
from termnews.library.refresh.refresh import Refresh
from termnews.library.refresh.refresh_source import RefreshSource, habits_of
from termnews.library.refresh.write_queue import WriteQueue
from termnews.library.sources.add_source import AddSource
from termnews.library.sources.belonging import begin_sources, follows_sources
from termnews.library.sources.edit_sources import SourceEdits
from termnews.library.sources.own_sources import OwnSources
from termnews.library.sources.subscriptions import Subscriptions
from termnews.library.undo_stack import UndoStack
from termnews.store.cache import Cache
from termnews.store.cache_file import CacheFile, find_cache


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says about where to read from."""

    offline: bool = False
    cache: Path | None = None
    config: Path | None = None
    demo: bool = False


def _utc_now() -> datetime:
    return datetime.now(UTC)


def open_library(
    options: Options, *, now: Callable[[], datetime] = _utc_now, create: bool = True, suspect: bool = False
) -> Library:
    """Return the library over the reader's files, or over a temporary copy of the demo edition.

    Raises StoreError where the cache cannot be opened; without `create`, one that is named must be there. One that
    is `suspect` is looked through for damage.
    What is wrong in the configuration is in `Library.problems`, one sentence each; the program works on with the rest.
    """
    if options.demo:
        return _open_demo(options, now)
    try:
        return _open(options, now, create=create, suspect=suspect)
    except DamagedError:
        if suspect:
            raise
        return _open(options, now, create=create, suspect=True)


def _open(options: Options, now: Callable[[], datetime], *, create: bool, suspect: bool) -> Library:
    paths = find_paths(config=options.config, cache=options.cache)
    keep_private(paths)
    settings, problems = load_settings(paths.settings)
    fetching = None if options.offline else make_fetcher(settings)
    named = options.cache is not None
    file = find_cache(paths.cache, named=named, keep_copies=named and options.offline, create=create, suspect=suspect)
    library = _assemble(paths, file, settings, fetching, now, options)
    try:
        sources = begin_sources(library, named=named)
        library.problems = (*file.told, *problems, *sources, *library.subscriptions.credentials.told())
    except BaseException:
        # a damaged file may be touched only while nothing has it open
        library._cache.close()
        file.close()
        raise
    return library


def make_fetcher(settings: Settings) -> Fetcher:
    """Return a fetcher as the settings want it; it opens nothing until its first request."""
    return Fetcher(
        deadline=settings.deadline,
        total=settings.connections,
        per_host=settings.per_host,
        per_second=settings.per_second,
        proxies=Proxies(settings.proxy, os.environ),
    )


def _assemble(
    paths: Paths, file: CacheFile, settings: Settings, fetching: Fetching | None, now: Callable[[], datetime],
    options: Options,
) -> Library:  # fmt: skip
    cache, memory = file.open(), _memory(paths, options.demo)
    writer = CacheThread(file.open, name="writer")
    reader, finder, keeper = (CacheThread(file.open, name=n, gives_up=True) for n in ("reader", "finder", "keeper"))
    lanes, checkpoints = Lanes(), Checkpoints(keeper)
    follows = _follows(options, cache, memory, paths)
    subscriptions = _subscriptions(paths, settings, writer, None if follows else OwnSources(file.open))
    indexer = Indexer(reader, writer, lanes, checkpoints)
    refresh, policy, undo_stack = None, habits_of(settings), UndoStack()
    if fetching is not None:
        pull = RefreshSource(fetching, subscriptions, writer, WriteQueue(writer, checkpoints), now, policy, lanes)
        refresh = Refresh(pull, indexer, connections=settings.connections, per_host=settings.per_host)
    source_edits = SourceEdits(subscriptions, undo_stack)
    return Library(
        paths=paths,
        settings=settings,
        queries=Queries(cache),
        _cache=cache,
        undo_stack=undo_stack,
        marks=Marks(writer, undo_stack),
        search=Search(finder),
        smart_lists=SmartLists(reader),
        reading=Reading(Pages(fetching, reader, subscriptions), reader, writer, now),
        refresh=refresh,
        subscriptions=subscriptions,
        add_source=AddSource(subscriptions, fetching, writer, refresh, source_edits),
        source_edits=source_edits,
        indexer=indexer,
        other_programs=OtherPrograms(writer),
        refresh_policy=policy,
        fetching=fetching,
        memory=memory,
        file=file,
        threads=(writer, reader, finder, keeper),
        keeper=keeper,
        now=now,
    )


def _follows(options: Options, cache: Cache, memory: Memory, paths: Paths) -> bool:
    named, with_config = options.cache is not None, options.config is not None
    return options.demo or follows_sources(cache, memory, paths.sources, named=named, with_config=with_config)


def _subscriptions(paths: Paths, settings: Settings, writer: CacheThread, own: OwnSources | None) -> Subscriptions:
    credentials = _credentials(settings)
    return Subscriptions(SourcesFile(paths.sources, credentials.keyring), writer, credentials, own)


def _credentials(settings: Settings) -> Credentials:
    keyring = Keyring() if settings.passwords == "keyring" else None
    if not settings.netrc:
        return Credentials(keyring=keyring)
    try:
        return Credentials(keyring=keyring, netrc=read_netrc(netrc_path()))
    except ConfigError as error:
        return Credentials(keyring=keyring, problem=str(error))


def _memory(paths: Paths, demo: bool) -> Memory:
    everywhere = paths.memory
    # the demo edition's own memory goes away with its files
    return Memory(paths.cache.with_suffix(".json") if demo else everywhere, paths.cache, everywhere=everywhere)


def _open_demo(options: Options, now: Callable[[], datetime]) -> Library:
    folder = Path(tempfile.mkdtemp(prefix="termnews-demo-"))
    site = DemoSite()
    config = folder / "config"
    config.mkdir()
    (config / "sources.toml").write_text(site.sources_toml(), encoding="utf-8")
    reader_paths = find_paths(config=options.config)
    settings, problems = load_settings(reader_paths.settings)
    paths = find_paths(config=config, cache=folder / "cache.db")
    library = _assemble(paths, CacheFile(paths.cache), settings, site, now, options)
    library.demo, library.problems = True, problems
    library.temporary = folder
    library.subscriptions.mirror_into(library._cache)
    return library


async def fill_demo(library: Library) -> None:
    """Take the demo edition's feeds and pages into its cache, through the real parsers and the real extractor."""
    # one after another, so that its articles have the same ids each time
    for source in library.queries.sources():
        async for event in library.online_refresh().run([source]):
            if isinstance(event, RefreshFinished):
                await bring_full_text(library, wanting_full_text(event))


async def close_library(library: Library) -> None:
    """End all work and close every connection; a demo edition's files are removed."""
    if library.refresh is not None:
        library.refresh.stop()
    if library.fetching is not None:
        await library.fetching.close()
    for thread in library.threads:
        await asyncio.to_thread(thread.close)
    library._cache.close()
    library.file.close()
    if library.temporary is not None:
        shutil.rmtree(library.temporary, ignore_errors=True)
