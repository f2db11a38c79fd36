"""A small app for tests of dialogs: it shows one, keeps its answer, and tells what is on the screen."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.tui.quiet import quiet
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from termnews.config.keymaps import resolve
from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.tui.keys.actions import DEFAULT_KEYS, Action
from termnews.tui.look.terminal import Terminal
from termnews.tui.look.theme_choice import ThemeChoice

NONE_YET = object()
HOSTILE = ("[/b] x", "[@click=app.quit]quit", "Why [/etc] is [bold", "a\x1b]0;owned\x07b\x9b31mc\u202ed")


class Host(App[None]):
    """Stands in for the reader. `answer` is what the last dialog gave."""

    def __init__(self, library: Library | None = None, keys: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__()
        self.library = library
        self.keymap = resolve(DEFAULT_KEYS, keys or {})[0]
        self.macros: dict[str, Action] = {}
        self.answer: Any = NONE_YET
        if library is not None:
            self.themes = ThemeChoice(self, library, Terminal())
            self.themes.begin()

    def ask(self, dialog: Screen[Any]) -> None:
        def answered(answer: Any) -> None:
            self.answer = answer

        self.push_screen(dialog, answered)

    def seen(self) -> str:
        """Return the text of the screen, line by line."""
        strips = self.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)


@asynccontextmanager
async def asked(
    dialog: Screen[Any],
    *,
    library: Library | None = None,
    keys: Mapping[str, Sequence[str]] | None = None,
    size: tuple[int, int] = (120, 40),
) -> AsyncIterator[Pilot[None]]:
    """Run the dialog in a host."""
    host = Host(library, keys)
    async with host.run_test(size=size, notifications=True) as pilot:
        host.ask(dialog)
        await settled(pilot)
        yield pilot


def host_of(pilot: Pilot[None]) -> Host:
    assert isinstance(pilot.app, Host)
    return pilot.app


def fill(pilot: Pilot[None], field: str, text: str) -> None:
    """Put text into a field as if it had been typed, and let the field have the keys."""
    found = pilot.app.screen.query_one(field, Input)
    found.focus()
    found.value = text
    found.cursor_position = len(text)


async def settled(pilot: Pilot[None]) -> str:
    """Wait until all work is done and shown, and return the text of the screen."""
    await quiet(pilot.app)
    return host_of(pilot).seen()


@asynccontextmanager
async def opened_library(
    folder: Path, *, offline: bool = False, sources: Sequence[Subscription] = ()
) -> AsyncIterator[Library]:
    """Open a library of its own below `folder`, subscribed to `sources`."""
    library = open_library(Options(offline=offline, config=folder / "config", cache=folder / "cache.db"))
    try:
        if sources:
            await library.subscriptions.add_all(sources)
        yield library
    finally:
        await close_library(library)
