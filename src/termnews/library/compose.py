"""Composition root: the one place where the machines are put together."""

import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from termnews.config.keyring import Keyring
from termnews.config.netrc import netrc_path, read_netrc
from termnews.config.paths import find_paths
from termnews.config.settings import Settings, load_settings
from termnews.config.sources_file import SourcesFile
from termnews.domain.errors import ConfigError, DamagedError
from termnews.fetch.fetcher import Fetcher
from termnews.fetch.proxies import Proxies
from termnews.library.cache_thread import CacheThread
from termnews.library.demo import DemoSite
from termnews.library.events import RefreshFinished
from termnews.library.library import Library
from termnews.library.lists.marks import Marks
from termnews.library.lists.search import Search
from termnews.library.lists.smart_lists import SmartLists
from termnews.library.memory import Memory
from termnews.library.opening import OpenedCache, open_cache
from termnews.library.options import Options as Options
from termnews.library.other_programs import OtherPrograms
from termnews.library.pictures.picture_cache import PictureCache
from termnews.library.pictures.pictures import Pictures
from termnews.library.queries import Queries
from termnews.library.reading.fetch_page import PageFetcher
from termnews.library.reading.full_text import bring_full_text, wanting_full_text
from termnews.library.reading.reading import Reading
from termnews.library.reading.robots import Robots
from termnews.library.refresh.checkpoints import Checkpoints
from termnews.library.refresh.credentials import Credentials
from termnews.library.refresh.feed_reader import FeedReader
from termnews.library.refresh.indexer import Indexer
from termnews.library.refresh.intake import Intake
from termnews.library.refresh.lanes import Lanes
from termnews.library.refresh.refresh import Refresh
from termnews.library.refresh.refresh_source import RefreshSource
from termnews.library.refresh.write_queue import WriteQueue
from termnews.library.resources import Resources
from termnews.library.sources.add_source import AddSource
from termnews.library.sources.belonging import begin_sources
from termnews.library.sources.edit_sources import SourceEdits
from termnews.library.sources.own_sources import OwnSources
from termnews.library.sources.subscriptions import Subscriptions
from termnews.library.undo_stack import UndoStack
from termnews.store.cache_file import CacheFile


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
    opened = open_cache(options, create=create, suspect=suspect)
    try:
        settings, problems = load_settings(opened.paths.settings)
        client = None if options.offline else make_fetcher(settings)
        resources = Resources.of(opened.file, opened.cache, client)
        library = _assemble(opened, resources, settings, now)
        sources = begin_sources(opened, lambda: library.subscriptions)
        library.problems = (*opened.file.told, *problems, *sources, *library.subscriptions.credentials.told())
    except BaseException:
        # a damaged file may be touched only while nothing has it open
        opened.close()
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


def _assemble(opened: OpenedCache, resources: Resources, settings: Settings, now: Callable[[], datetime]) -> Library:
    undo_stack = UndoStack()
    client, writer, reader = resources.client, resources.writer, resources.reader
    lanes, checkpoints, others = Lanes(), Checkpoints(resources.keeper), OtherPrograms(writer)
    feed_reader = FeedReader(lanes, feedparser_lanes=Lanes())
    subscriptions = make_subscriptions(opened, settings, writer)
    indexer = Indexer(resources.cache.file, reader, writer, lanes, checkpoints, others)
    refresh = None
    if client is not None:
        queue = WriteQueue(writer, checkpoints)
        intake = Intake(resources.cache, feed_reader, queue, checkpoints, others)
        refresh_source = RefreshSource(client, subscriptions, writer, queue, now, settings, feed_reader, intake)
        refresh = Refresh(
            refresh_source, indexer, feed_reader, intake, connections=settings.connections, per_host=settings.per_host
        )
    source_edits = SourceEdits(subscriptions, undo_stack)
    # the pages of the demo edition are our own
    robots = None if client is None or isinstance(client, DemoSite) else Robots(client, now)
    picture_cache = PictureCache(opened.paths.pictures, round(settings.keep_pictures * 1_000_000))
    return Library(
        paths=opened.paths,
        settings=settings,
        now=now,
        queries=Queries(resources.cache),
        memory=opened.memory,
        reading=Reading(PageFetcher(client, reader, subscriptions, robots), reader, writer, now),
        pictures=Pictures(picture_cache, client, reader, subscriptions),
        search=Search(resources.finder),
        smart_lists=SmartLists(reader),
        marks=Marks(writer, undo_stack),
        refresh=refresh,
        indexer=indexer,
        add_source=AddSource(subscriptions, client, feed_reader, writer, refresh, source_edits),
        source_edits=source_edits,
        subscriptions=subscriptions,
        undo_stack=undo_stack,
        other_programs=others,
        _resources=resources,
    )


def make_subscriptions(opened: OpenedCache, settings: Settings, writer: CacheThread) -> Subscriptions:
    """Return the subscriptions of an open cache."""
    credentials = _credentials(settings)
    own = None if opened.follows else OwnSources(opened.file.open)
    return Subscriptions(SourcesFile(opened.paths.sources, credentials.keyring), writer, credentials, own)


def _credentials(settings: Settings) -> Credentials:
    keyring = Keyring() if settings.passwords == "keyring" else None
    if not settings.netrc:
        return Credentials(keyring=keyring)
    try:
        return Credentials(keyring=keyring, netrc=read_netrc(netrc_path()))
    except ConfigError as error:
        return Credentials(keyring=keyring, problem=str(error))


def _open_demo(options: Options, now: Callable[[], datetime]) -> Library:
    folder = Path(tempfile.mkdtemp(prefix="termnews-demo-"))
    site = DemoSite(now())
    config = folder / "config"
    config.mkdir()
    (config / "sources.toml").write_text(site.sources_toml(), encoding="utf-8")
    reader_paths = find_paths(config=options.config)
    settings, problems = load_settings(reader_paths.settings)
    paths = find_paths(config=config, cache=folder / "cache.db")._replace(pictures=folder / "pictures")
    file = CacheFile(paths.cache)
    resources = Resources.of(file, file.open(), site)
    resources.temporary = folder
    # the demo edition's own memory goes away with its files
    memory = Memory(paths.cache.with_suffix(".json"), paths.cache, everywhere=reader_paths.memory)
    opened = OpenedCache(paths, file, resources.cache, memory, follows=True, named=False, offline=False)
    library = _assemble(opened, resources, settings, now)
    library.problems = problems
    library.subscriptions.mirror_into(resources.cache)
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
        await library.refresh.stop()
    library.pictures.close()
    await library._resources.close()
