"""The palette: every action, source, category and theme by name."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial
from heapq import nlargest
from typing import Any, Protocol, cast

from textual.app import App
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.style import Style
from textual.theme import BUILTIN_THEMES

from termnews.config.keymaps import Keymap
from termnews.library.library import Library
from termnews.tui.keys.actions import ACTIONS
from termnews.tui.keys.dispatcher import shown_keys
from termnews.tui.keys.matching import Match, match
from termnews.tui.look.safe_text import one_line
from termnews.tui.look.themes import ABOUT, THEMES
from termnews.tui.tree.tree_rows import Key, Kind, TreeData
from termnews.tui.tree.tree_rows import places as all_places

PLACEHOLDER = "Find an action, a source, a category"
MOST_SHOWN = 60
_LONGEST = 120
# What one opens a palette for comes first, what the fingers know comes last.
_LATER = ("mark", "link", "go", "move")


class Reader(Protocol):
    """What the palette asks of the screen it was opened from."""

    def perform(self, action_id: str) -> Awaitable[None] | None:
        """Do what an action of the registry says."""

    def go_to_source(self, url: str) -> Awaitable[None] | None:
        """Show the articles of a source."""

    def go_to_category(self, name: str) -> Awaitable[None] | None:
        """Show the articles of a category."""

    def go_to_place(self, key: Key) -> Awaitable[None] | None:
        """Show the articles of a place of the tree."""


@dataclass(frozen=True, slots=True)
class Command:
    """A row of the palette. `key` stands at its side, `about` below it; `offered` tells that it is shown unasked."""

    name: str
    about: str
    run: Callable[[], Any]
    key: str = ""
    offered: bool = True

    def prompt(self, places: tuple[int, ...] = (), style: Style | None = None) -> Content:
        """Return the row as text, whatever brackets are in it; the characters at `places` are marked."""
        title = Content(self.name)
        for place in places:
            title = title.stylize(style or "bold underline", place, place + 1)
        rows = [title + Content.styled(f"   {self.key}", "not bold $text-accent") if self.key else title]
        return Content("\n").join(
            [*rows, *([Content.styled(self.about, "not bold $text-muted")] if self.about else [])]
        )


class _Commands(Provider):
    """Searches a list of commands that is made when the palette opens."""

    commands: tuple[Command, ...] = ()

    def gather(self) -> Iterator[Command]:
        """Yield the commands in the order they are offered in."""
        raise NotImplementedError

    async def startup(self) -> None:
        """Make the list once, not at every key."""
        self.commands = tuple(self.gather())

    async def discover(self) -> Hits:
        """Yield what is worth showing before anything is typed."""
        for command in self.commands:
            if command.offered:
                yield DiscoveryHit(command.prompt(), command.run, command.name)

    async def search(self, query: str) -> Hits:
        """Yield the best matches; a name counts for more than what is said about it."""
        scored = ((*_score(query, command), -place, command) for place, command in enumerate(self.commands))
        best = nlargest(MOST_SHOWN, (row for row in scored if row[0] > 0), key=lambda row: (row[0], row[2]))
        for score, places, _, command in best:
            yield Hit(score, command.prompt(places, self.match_style), command.run, command.name)


def _score(query: str, command: Command) -> Match:
    named = match(query, command.name)
    if named.score or not command.about:
        return named
    about = match(query, command.about)
    # Letters strewn over a sentence mean nothing, words in it do.
    return Match(about.score / 4) if about.score >= 0.4 else Match(0.0)


class Everything(_Commands):
    """All actions, then categories and sources to go to, then themes."""

    def gather(self) -> Iterator[Command]:
        """Yield everything there is a name for."""
        reader = cast(Reader, self.screen)
        app: Any = self.app
        keymap, library = cast(Keymap, app.keymap), cast(Library, app.library)
        for action in sorted(ACTIONS, key=lambda action: _LATER.index(action.group) if action.group in _LATER else -1):
            if action.id != "app.palette":
                key = "  ".join(shown_keys(keymap, action.id))
                offered = action.group != "move" and not action.id.startswith("link.select_")
                yield Command(action.name, action.help, partial(reader.perform, action.id), key, offered)
        for macro in app.macros.values():
            if macro.id in keymap:
                key = shown_keys(keymap, macro.id)[0]
                yield Command(macro.name, "Your macro", partial(reader.perform, macro.id), key)
        yield from _lists(reader, library)
        for category in library.queries.categories():
            name = one_line(category, _LONGEST)
            yield Command(name, "Go to this category", partial(reader.go_to_category, category))
        for source in library.queries.sources():
            about = f"Go to this source, in {one_line(source.category, _LONGEST)}"
            go = partial(reader.go_to_source, source.url)
            yield Command(one_line(source.title, _LONGEST), about, go, offered=False)
        yield from _themes(self.app)


def _lists(reader: Reader, library: Library) -> Iterator[Command]:
    """Yield the lists of the reader's own and the smart ones."""
    own = [(place.label, place.key) for place in all_places(TreeData(library.now()))]
    smart: list[tuple[str, Key]] = [(one.name, (Kind.SMART, one.name, None)) for one in library.settings.smart]
    for label, key in own + smart:
        yield Command(f"List: {one_line(label, _LONGEST)}", "Go to this list", partial(reader.go_to_place, key))


def theme_names(app: App[Any]) -> list[str]:
    """Return the names of all themes: a person's own, then ours in their own order, then Textual's."""
    ours, textuals = [theme.name for theme in THEMES], sorted(BUILTIN_THEMES)
    own = sorted(app.available_themes.keys() - {*ours, *textuals})
    return [*own, *ours, *(name for name in textuals if name in app.available_themes)]


def _themes(app: Any) -> Iterator[Command]:
    """Yield the themes, where there is a choice."""
    if app.themes.why_none():
        return
    for name in theme_names(app):
        about = "The theme now" if name == app.theme else ABOUT.get(name, "Use this theme")
        yield Command(f"Theme: {name}", about, partial(app.themes.choose, name), offered=False)


def open_palette(app: App[Any]) -> None:
    """Open the palette over the screen that is shown, which must be a `Reader`."""
    app.push_screen(CommandPalette(providers=[Everything], placeholder=PLACEHOLDER))
