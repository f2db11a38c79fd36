"""How the screens look; what they do is asserted elsewhere.

Renew them with `pytest tests/tui/test_snapshots.py --snapshot-update`, and look at what changed.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from tests.clock import NOW
from tests.tui.reader import Reader
from textual.pilot import Pilot
from textual.widgets import Input

from termnews.library.compose import Options, close_library, fill_demo, open_library
from termnews.tui.app import TermnewsApp

WIDE, MIDDLE, NARROW = (120, 40), (80, 24), (50, 15)
SnapCompare = Callable[..., bool]


@pytest.fixture
def demo_app() -> Iterator[TermnewsApp]:
    """Give the reader over the demo edition."""
    library = open_library(Options(demo=True), now=lambda: NOW)
    asyncio.run(fill_demo(library))
    yield TermnewsApp(library)
    asyncio.run(close_library(library))


@pytest.fixture
def new_app() -> Iterator[TermnewsApp]:
    """Give the reader of somebody who starts it for the first time."""
    library = open_library(Options(), now=lambda: NOW)
    yield TermnewsApp(library)
    asyncio.run(close_library(library))


def after(app: TermnewsApp, keys: Sequence[str] = (), text: str = "") -> Callable[[Pilot[Any]], Any]:
    """Return what presses `keys`, types `text` and waits until all is shown."""

    async def run(pilot: Pilot[Any]) -> None:
        reader = Reader(app, pilot)
        await reader.settle()
        await reader.press(*keys)
        for field in app.screen.query(Input):
            # a cursor that blinks would make two runs differ
            field.cursor_blink = False
        await reader.type(text)

    return run


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW], ids=["wide", "middle", "narrow"])
def test_the_headlines(demo_app: TermnewsApp, snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(demo_app, terminal_size=size, run_before=after(demo_app, ("j", "s")))


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW], ids=["wide", "middle", "narrow"])
def test_an_article_with_its_also_read_links(
    demo_app: TermnewsApp, snap_compare: SnapCompare, size: tuple[int, int]
) -> None:
    assert snap_compare(demo_app, terminal_size=size, run_before=after(demo_app, ("enter", "G", "tab", "tab")))


def test_an_article_read_from_the_top(demo_app: TermnewsApp, snap_compare: SnapCompare) -> None:
    assert snap_compare(demo_app, terminal_size=WIDE, run_before=after(demo_app, ("enter",)))


def test_the_light_theme(demo_app: TermnewsApp, snap_compare: SnapCompare) -> None:
    demo_app.theme = "termnews-paper"
    assert snap_compare(demo_app, terminal_size=WIDE, run_before=after(demo_app, ("enter", "space")))


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_search_results(demo_app: TermnewsApp, snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(demo_app, terminal_size=size, run_before=after(demo_app, ("slash",), "river"))


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_first_page(new_app: TermnewsApp, snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(new_app, terminal_size=size, run_before=after(new_app))


def test_the_help(demo_app: TermnewsApp, snap_compare: SnapCompare) -> None:
    assert snap_compare(demo_app, terminal_size=WIDE, run_before=after(demo_app, ("enter", "question_mark")))


def test_the_list_of_links(demo_app: TermnewsApp, snap_compare: SnapCompare) -> None:
    assert snap_compare(demo_app, terminal_size=MIDDLE, run_before=after(demo_app, ("enter", "u")))


def test_nothing_left_to_read(demo_app: TermnewsApp, snap_compare: SnapCompare) -> None:
    keys = ("A", "h", "j", "k")
    assert snap_compare(demo_app, terminal_size=MIDDLE, run_before=after(demo_app, keys))
