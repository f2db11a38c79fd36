"""Command palette: fuzzy search of commands by their names and by what is said of them, those used last first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textual import events

from termnews.tui.dialogs.dialog import DialogRows
from termnews.tui.dialogs.fuzzy_finder import FuzzyFinder
from termnews.tui.dialogs.matched_cells import matched_cells
from termnews.tui.keys.matching import NO_MATCH, Match, match
from termnews.tui.look.cell_width import cells
from termnews.tui.look.glyphs import words
from termnews.tui.look.safe_text import fit, one_line
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.rows.row_list import Cells

PLACEHOLDER = "Find an action, a source, a category"
_MOST_ROWS = 18
_WITH_ABOUT = 70  # columns from which on a row says what its command does
_NAME = 32
_KEY = 14
_USED = 0.3  # how much more a match counts that was used last


@dataclass(frozen=True, slots=True)
class Command:
    """A row of the palette. `key` stands at its side, `about` beside it; `offered` tells that it is shown unasked."""

    name: str
    about: str
    run: Callable[[], Any]
    key: str = ""
    offered: bool = True


class PaletteRows(DialogRows[tuple[Command, Match]]):
    """Commands on one line each, with the letters that match marked."""

    empty_text = "Nothing has this name."

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a command: its name, where there is room what it does, and its key."""
        command, matched = self.items[row]
        key = one_line(words(command.key), _KEY)
        room = max(1, width - (cells(key) + 1 if key else 0) - 2)
        name = fit(command.name, min(_NAME, room) if width >= _WITH_ABOUT else room)
        line: Cells = [(" ", self.style_of("row"))]
        line += matched_cells(name, matched.places, self.style_of("row"), self.style_of("match"))
        if width >= _WITH_ABOUT:
            about = fit(words(command.about), max(0, room - cells(name) - 2))
            line.append((f"  {about}", self.style_of("muted")))
        return [[*line, (f" {key}", self.style_of("accent"))]]


class PaletteScreen(FuzzyFinder[Command]):
    """Gives the command that was chosen; `used` are the names of those used before, the last first."""

    DEFAULT_CSS = rules_for("PaletteScreen", __file__)
    ROOMY = (90, 22)
    rows: PaletteRows

    def __init__(self, commands: Sequence[Command], used: Sequence[str] = ()) -> None:
        super().__init__("Palette", PaletteRows(id="rows"), PLACEHOLDER, page=_MOST_ROWS - 1)
        rank = {name: place for place, name in enumerate(used)}
        self._commands = sorted(commands, key=lambda command: rank.get(command.name, len(rank)))
        self._used = {name: _USED * (1 - place / len(rank)) for name, place in rank.items()}

    def on_resize(self, event: events.Resize) -> None:
        """Be as high as the terminal lets it: the list does not change its height while one types."""
        small = event.size.height < self.ROOMY[1] or event.size.width < self.ROOMY[0]
        self.rows.styles.height = max(1, min(_MOST_ROWS, event.size.height - (3 if small else 8)))

    def found(self, text: str) -> Sequence[tuple[Command, Match]]:
        """Return the best matches first; a name counts for more than what is said about it."""
        if not text.strip():
            shown = (command for command in self._commands if command.offered or command.name in self._used)
            return [(command, NO_MATCH) for command in shown]
        scored = [(command, _score(text, command)) for command in self._commands]
        matches = [(command, matched) for command, matched in scored if matched.score > 0]
        return sorted(matches, key=lambda row: -row[1].score - self._used.get(row[0].name, 0.0))

    def result(self, row: int) -> Command:
        """Return the command."""
        return self.rows.items[row][0]


def _score(text: str, command: Command) -> Match:
    named = match(text, command.name)
    if named.score or not command.about:
        return named
    about = match(text, command.about)
    # Letters strewn over a sentence mean nothing, words in it do.
    return Match(about.score / 4) if about.score >= 0.4 else NO_MATCH
