"""How states and dialogs look, at three sizes and in two themes; what they say and do is asserted elsewhere.

Renew them with `pytest tests/tui/test_snapshots_states.py --snapshot-update`, and look at what changed.
"""

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.clock import NOW
from tests.feeds import rss
from tests.publisher import Publisher
from tests.publisher_faults import Handler
from tests.tui.reader import Reader
from textual.pilot import Pilot

from termnews.domain.query import Query
from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, fill_demo, open_library
from termnews.library.library import Library
from termnews.tui.app import TermnewsApp

LOOKS = {
    "wide-ink": ((120, 40), "termnews-ink"),
    "wide-paper": ((120, 40), "termnews-paper"),
    "middle-ink": ((80, 24), "termnews-ink"),
    "narrow-paper": ((50, 15), "termnews-paper"),
}
Look = tuple[tuple[int, int], str]
SnapCompare = Callable[..., bool]
Opened = Callable[[Options], Library]
looks = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())


@pytest.fixture
def opened(home: Path) -> Iterator[Callable[[Options], Library]]:
    """Give what opens a library, which is closed afterwards; nothing is refreshed unasked."""
    settings = home / "config" / "termnews" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("refresh_every = 0\n", "utf-8")
    libraries: list[Library] = []

    def open_one(options: Options) -> Library:
        libraries.append(open_library(options, now=lambda: NOW))
        if options.demo:
            asyncio.run(fill_demo(libraries[0]))
        return libraries[0]

    yield open_one
    for library in libraries:
        asyncio.run(close_library(library))


def subscribe(library: Library, url: str) -> None:
    asyncio.run(library.subscriptions.add_all([Subscription(url, "World", title="The Gazette")]))


def seen(compare: SnapCompare, library: Library, look: Look, *keys: str, text: str = "") -> bool:
    """Compare what is on the screen after `keys` and `text`."""
    size, theme = look
    app = TermnewsApp(library)
    app.theme = theme

    async def run(pilot: Pilot[Any]) -> None:
        reader = Reader(app, pilot)
        await reader.settle()
        await reader.press(*keys)
        await reader.type(text)

    return compare(app, terminal_size=size, run_before=run)


@looks
def test_no_sources_yet(opened: Opened, snap_compare: SnapCompare, look: Look) -> None:
    assert seen(snap_compare, opened(Options()), look, "escape")


@looks
def test_all_read_here(opened: Opened, snap_compare: SnapCompare, look: Look) -> None:
    library = opened(Options(demo=True))
    # marked before the reader starts, since what it tells of that goes away after some seconds
    asyncio.run(library.marks.set(library.queries.article_list(Query(source=1)), "read", True))
    assert seen(snap_compare, library, look, "h", *["j"] * 7, "l")


@looks
def test_no_network_and_nothing_in_the_cache(opened: Opened, snap_compare: SnapCompare, look: Look) -> None:
    library = opened(Options(offline=True))
    subscribe(library, "https://gazette.example/feed")
    assert seen(snap_compare, library, look)


@looks
def test_nothing_could_be_fetched(opened: Opened, snap_compare: SnapCompare, look: Look, publisher: Publisher) -> None:
    library = opened(Options())
    subscribe(library, publisher.serve("/feed", "gone", status=404))
    assert seen(snap_compare, library, look, "R")


@looks
def test_the_first_articles_on_their_way(
    opened: Opened, snap_compare: SnapCompare, look: Look, publisher: Publisher
) -> None:
    asked, answer = threading.Event(), threading.Event()

    def held(handler: Handler) -> None:
        asked.set()
        answer.wait(20)
        handler.reply(200, rss([]).encode(), {"Content-Type": "application/rss+xml"})

    library = opened(Options())
    subscribe(library, publisher.handle("/feed", held))
    app = TermnewsApp(library)
    app.theme = look[1]

    async def run(pilot: Pilot[Any]) -> None:
        await Reader(app, pilot).settle()
        await pilot.press("R")
        async with asyncio.timeout(20):
            while not asked.is_set():
                await pilot.pause()
        await pilot.pause()

    try:
        assert snap_compare(app, terminal_size=look[0], run_before=run)
    finally:
        answer.set()


@looks
def test_a_search_without_a_find(opened: Opened, snap_compare: SnapCompare, look: Look) -> None:
    assert seen(snap_compare, opened(Options(demo=True)), look, "slash", text="zzqq")


@looks
def test_the_tour(opened: Opened, snap_compare: SnapCompare, look: Look) -> None:
    assert seen(snap_compare, opened(Options(demo=True)), look, "f3", "j", "enter", "tab")


@looks
def test_the_first_page_with_something_ticked(opened: Opened, snap_compare: SnapCompare, look: Look) -> None:
    assert seen(snap_compare, opened(Options()), look, "j", "space", "l", "j", "space")


@looks
def test_adding_a_source(opened: Opened, snap_compare: SnapCompare, look: Look) -> None:
    assert seen(snap_compare, opened(Options(demo=True)), look, "a")


@looks
def test_the_offer_of_the_tour(opened: Opened, snap_compare: SnapCompare, look: Look) -> None:
    assert seen(snap_compare, opened(Options()), look, "escape", "f3")
