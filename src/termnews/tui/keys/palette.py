"""Command palette: fuzzy search of commands by their names and by what is said of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from textual.app import App
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.style import Style

from termnews.tui.keys.matching import Match, match

PLACEHOLDER = "Find an action, a source, a category"
MOST_SHOWN = 60


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
    """Searches commands that were listed when the palette opened."""

    listed: Sequence[Command] = ()

    async def discover(self) -> Hits:
        """Yield what is worth showing before anything is typed."""
        for command in self.listed:
            if command.offered:
                yield DiscoveryHit(command.prompt(), command.run, command.name)

    async def search(self, query: str) -> Hits:
        """Yield the best matches; a name counts for more than what is said about it."""
        scored = ((*_score(query, command), -place, command) for place, command in enumerate(self.listed))
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


def open_palette(app: App[Any], commands: Iterable[Command]) -> None:
    """Open the palette over the screen that is shown."""

    class Given(_Commands):
        listed = tuple(commands)

    app.push_screen(CommandPalette(providers=[Given], placeholder=PLACEHOLDER))
