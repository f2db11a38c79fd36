"""Health checks of the cache: its file, search index, disk space and sources."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from termnews.config.paths import find_paths
from termnews.domain.diagnosis import Trouble, diagnose
from termnews.domain.errors import ConfigError, StoreError
from termnews.domain.logins import without_logins
from termnews.domain.query import Query, Scope
from termnews.domain.source import Source
from termnews.domain.text import count_of
from termnews.library.compose import Options, close_library, fill_demo, open_library
from termnews.library.doctor.checkup import Check, Status
from termnews.library.library import Library
from termnews.store.cache import Cache

MEGABYTE = 1_000_000
# Less room than this on the disk is used up in days.
LITTLE_ROOM = 100 * MEGABYTE
# The search index of a larger cache takes more than a second to check.
LARGE = 300 * MEGABYTE
_KEEP = "Keep the damaged file until you miss nothing."
_REPAIR = "Run: termnews doctor --repair"


async def cache_checks(options: Options, *, thorough: bool = False, repair: bool = False) -> list[Check]:
    """Open the cache and return how it and its sources are; one that cannot be opened is a problem, too.

    `thorough` leaves nothing out however large the cache is; `repair` makes the search index anew first, and is
    thorough. It blocks while it reads: it is for the command line.
    """
    try:
        library = open_library(options, create=False, suspect=repair)
    except StoreError as error:
        room = _room(find_paths(config=options.config, cache=options.cache).cache)
        return [Check("cache", Status.PROBLEM, str(error), "Till then, `--cache FILE` uses another one."), *room]
    try:
        if library.demo:
            await fill_demo(library)
        repaired = await _repair(library) if repair else []
        mended = [Check("cache", Status.PROBLEM, told, _KEEP) for told in library._resources.file.told]
        return [*mended, *repaired, *_all(library, thorough or repair), *_room(library.paths.cache)]
    finally:
        await close_library(library)


async def _repair(library: Library) -> list[Check]:
    try:
        library._resources.cache.integrity.rebuild_search()
        await library.indexer.catch_up()
        await library.indexer.renew()
    except StoreError as error:
        return [Check("search", Status.PROBLEM, str(error), "The search index was not made anew.")]
    return [Check("search", Status.OK, "The search index was made anew.")]


def _all(library: Library, thorough: bool) -> list[Check]:
    """Return what can be found out: a damaged file may give an answer to one question and none to the next."""
    checks: list[Check] = []
    for part in (_file(library, thorough), _search(library, thorough), _sources(library)):
        try:
            for check in part:
                checks.append(check)
        except StoreError as error:
            unread = Check("cache", Status.PROBLEM, str(error), f"{_REPAIR}. {_KEEP}")
            if unread not in checks:
                checks.append(unread)
    return checks


def _size(path: Path) -> int:
    """Return the bytes of a cache with what is in its write-ahead log."""
    total = 0
    for part in (path, path.with_name(path.name + "-wal")):
        with suppress(OSError):
            total += part.stat().st_size
    return total


def _file(library: Library, thorough: bool) -> Iterator[Check]:
    cache, path = library._resources.cache, library.paths.cache
    articles = cache.counts.articles(Query(Scope.ALL))
    marks = " Read-only: marks are not kept." if cache.read_only else ""
    size = f"{_size(path) / MEGABYTE:.1f} MB"
    yield Check("cache", Status.OK, f"{path}, {size}, {count_of(articles, 'article')}.{marks}")
    damage = cache.integrity.damage(thorough=thorough)
    for remark in damage:
        advice = f"{_REPAIR}, which saves what can be saved into a new one. {_KEEP}"
        yield Check("cache", Status.PROBLEM, f"The file is damaged: {remark}.", advice)
    salvaged = list(_salvaged(cache))
    yield from salvaged
    lost = cache.integrity.lost()
    if lost:
        advice = "Keep a copy (`termnews save FILE`) and report it: this is a defect of termnews."
        yield Check("cache", Status.PROBLEM, f"{count_of(lost, 'article')} no list shows.", advice)
    ended = cache.sources.ended()
    if ended:
        message = f"{count_of(ended, 'article')} of sources that were ended: no list shows them."
        yield Check("cache", Status.OK, f"{message} They return with their source.")
    if not damage and not lost and not salvaged:
        yield Check("cache", Status.OK, "The file is whole, and its tables agree.")


def _salvaged(cache: Cache) -> Iterator[Check]:
    found = cache.integrity.salvaged()
    if found is None:
        return
    aside, saved, expected = found
    what = f"{saved} of {expected} articles were saved from" if expected else "Nothing could be saved from"
    status = Status.WARNING if saved == expected and saved else Status.PROBLEM
    yield Check("cache", status, f"This cache is a new one: {what} {aside}.", "Delete that when you miss nothing.")


def _search(library: Library, thorough: bool) -> Iterator[Check]:
    cache = library._resources.cache
    waiting, missing = cache.index_queue.waiting(), cache.integrity.not_found()
    if missing:
        message = f"Search does not find {count_of(missing, 'article')}."
        first = "Open it where it can be changed. " if cache.read_only else ""
        yield Check("search", Status.WARNING, message, f"{first}{_REPAIR}")
    old, renewed = cache.index_queue.renewal.progress()
    if old:
        message = f"The search index is one of an older version; {renewed:.0%} of it is renewed."
        how = "" if cache.read_only else "The reader and each refresh go on with it; search works meanwhile."
        yield Check("search", Status.OK, f"{message} {how}".strip())
    if cache.read_only:
        yield Check("search", Status.OK, "The search index cannot be checked in a read-only cache.")
    elif _size(library.paths.cache) > LARGE and not thorough:
        message = "The search index of a cache this large takes a while to check: `termnews doctor --thorough` does."
        yield Check("search", Status.OK, message)
    elif not cache.integrity.search_agrees():
        yield Check("search", Status.PROBLEM, "The search index is damaged; the articles are not.", _REPAIR)
    elif not missing:
        waits = f" {count_of(waiting, 'article')} not in it yet: the next search takes them in."
        yield Check("search", Status.OK, f"The search index agrees with the articles.{waits if waiting else ''}")


def _room(cache: Path) -> Iterator[Check]:
    try:
        free = shutil.disk_usage(cache.parent).free
    except OSError:
        return
    message = f"{free / MEGABYTE:,.0f} MB free where the cache lies."
    if free < LITTLE_ROOM:
        yield Check("disk", Status.WARNING, message, "Make room: termnews cannot store articles on a full disk.")
    else:
        yield Check("disk", Status.OK, message)


_UNREAD_DATES = "Such articles count from when they came. A publisher may have mended it by the next refresh."


def _sources(library: Library) -> Iterator[Check]:
    now, sources = library.now(), library.queries.sources()
    with suppress(ConfigError):  # the check of the configuration tells that
        missing = library.subscriptions.missing(library._resources.cache)
        if missing:
            yield Check("sources.toml", Status.PROBLEM, missing)
    if not sources:
        yield Check("sources", Status.OK, "No sources yet: `termnews add URL` adds one.")
        return
    worst = {one.id: found[0] for one in sources if (found := diagnose(one, now, interval=library.interval_of(one)))}
    counts = Counter(finding.trouble for finding in worst.values())
    parts = [f"{len(sources) - len(worst)} fine", *(f"{counts[one]} {one}" for one in Trouble if counts[one])]
    yield Check("sources", Status.OK, f"{count_of(len(sources), 'source')}: {', '.join(parts)}.")
    order = list(Trouble)
    for source in sorted((one for one in sources if one.id in worst), key=lambda s: order.index(worst[s.id].trouble)):
        finding = worst[source.id]
        status = Status.PROBLEM if finding.trouble in (Trouble.GONE, Trouble.BROKEN) else Status.WARNING
        message = without_logins(f"{source.title}: {finding.sentence}")
        yield Check("sources", status, message, _advice(source, finding.trouble))
    for source in sources:
        if unread := source.health.unread_dates:
            dates = count_of(unread.number, "date")
            message = f"{source.title}: {dates} cannot be read, such as “{unread.example}”."
            yield Check("dates", Status.WARNING, without_logins(message), _UNREAD_DATES)


def _advice(source: Source, trouble: Trouble) -> str:
    match trouble:
        case Trouble.GONE:
            return f"Add its new address, or end it: termnews remove {source.id}"
        case Trouble.BROKEN:
            return f"To ask it again now: termnews refresh {source.id}"
        case Trouble.QUIET:
            return f"If it is over, end it: termnews remove {source.id}"
        case Trouble.SLOW:
            return "An `interval` of its own in sources.toml asks it less often."
