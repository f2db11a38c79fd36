"""The reader under Pilot, over the demo edition or over a cache of the test's own."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import textual.app
import textual.pilot
from tests.clock import NOW
from tests.tui.quiet import pause, press, wait_for_idle
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from termnews.config.paths import find_paths
from termnews.library.compose import Options, close_library, fill_demo, open_library
from termnews.library.library import Library
from termnews.tui.look.terminal import Terminal
from termnews.tui.startup.run import draw_for


@pytest.fixture(autouse=True)
def drawn_when_looked_at(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw the screen when a test looks at it: without a terminal, Textual draws each change too, and drops it.

    Half of the time of these tests went there. `reading` looks at the end of each of them. One that is about what
    happens while the screen is drawn has the mark `drawn`.
    """
    if request.node.get_closest_marker("drawn"):
        return
    render = Compositor.render_update

    def render_update(self: Compositor, full: bool = False, screen_stack: Any = None, simplify: bool = False) -> Any:
        if full or simplify:
            return render(self, full, screen_stack, simplify)
        visible_screen_stack.set([] if screen_stack is None else screen_stack)
        self._dirty_regions.clear()
        return None

    monkeypatch.setattr(Compositor, "render_update", render_update)


@pytest.fixture(autouse=True)
def drawn_with_all_signs() -> Iterator[None]:
    """Leave to the next test what drawing goes by as it is for a terminal that shows everything."""
    yield
    draw_for(Terminal(), ascii=False)


@pytest.fixture(autouse=True)
def waited_for_by_what_is_left_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Textual's pilot wait until there is nothing left to do, not until the process uses little time."""
    for module in (textual.app, textual.pilot):
        monkeypatch.setattr(module, "wait_for_idle", wait_for_idle)
    monkeypatch.setattr(textual.pilot.Pilot, "pause", pause)
    monkeypatch.setattr(textual.pilot.Pilot, "press", press)
    # a test waits for the article beside the list after each key
    monkeypatch.setattr("termnews.tui.article.preview_delay.REST", 0.01)


@pytest.fixture(scope="session", autouse=True)
def parsed_once() -> Iterator[None]:
    """Cache what style sheets come to for all apps of this process; each app would parse the same ones anew."""
    parse, rules = Stylesheet._parse_rules, dict[Any, list[RuleSet]]()

    def parse_once(self: Stylesheet, css: str, *arguments: Any, **named: Any) -> list[RuleSet]:
        key = (css, arguments, tuple(named.items()), frozenset(self._variables.items()))
        if key not in rules:
            rules[key] = parse(self, css, *arguments, **named)
        return rules[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give where the cache of the demo edition is kept, once there was a first test that took it in."""
    return tmp_path_factory.mktemp("edition") / "cache.db"


@pytest.fixture
async def demo(edition: Path) -> AsyncIterator[Library]:
    """Give the demo edition's library."""
    library = open_library(Options(demo=True), now=lambda: NOW)
    if edition.exists():
        _copy(edition, library.paths.cache)
    else:
        await fill_demo(library)
        _copy(library.paths.cache, edition)
    yield library
    await close_library(library)


def _copy(cache: Path, to: Path) -> None:
    with closing(sqlite3.connect(cache)) as filled, closing(sqlite3.connect(to)) as empty:
        filled.backup(empty)


@pytest.fixture
async def empty() -> AsyncIterator[Library]:
    """Give a library with no source, over an empty home; it refreshes when it is asked to and not by itself."""
    settings = find_paths().settings
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("refresh_every = 0\n", "utf-8")
    library = open_library(Options(), now=lambda: NOW)
    yield library
    await close_library(library)
