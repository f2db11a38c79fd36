"""Commands of the palette: every action, list, category, source and theme by its name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from termnews.config.keymaps import Keymap
from termnews.library.memory import Memory
from termnews.tui.dialogs.palette import Command
from termnews.tui.keys.actions import ACTIONS, Action
from termnews.tui.keys.dispatcher import shown_keys
from termnews.tui.look.safe_text import one_line
from termnews.tui.look.theme_choice import ThemeChoice
from termnews.tui.look.themes import ABOUT
from termnews.tui.pane.tree_row import Key, Kind, TreeRow

_LONGEST = 120
_MEMORY = "palette"
_MOST_USED = 20
# What one opens a palette for comes first, what the fingers know comes last.
_ORDER = ("find", "source", "app", "mark", "link", "go", "move")


def palette_commands(
    keymap: Keymap,
    macros: Mapping[str, Action],
    perform: Callable[[str], object],
    rows: Sequence[TreeRow],
    go_to: Callable[[Key], object],
    themes: ThemeChoice,
) -> Iterator[Command]:
    """Yield everything there is a name for, in the order it is offered in; `rows` are all those of the tree."""
    for action in sorted(ACTIONS, key=lambda action: (*_ORDER, action.group).index(action.group)):
        if action.id != "app.palette":
            key = "  ".join(shown_keys(keymap, action.id))
            offered = action.group != "move" and not action.id.startswith("link.select_")
            yield Command(action.name, action.help, partial(perform, action.id), key, offered)
    for macro in macros.values():
        yield Command(macro.name, "Your macro", partial(perform, macro.id), shown_keys(keymap, macro.id)[0])
    yield from _rows(rows, go_to)
    yield from _themes(themes)


def _rows(rows: Sequence[TreeRow], go_to: Callable[[Key], object]) -> Iterator[Command]:
    """Yield the lists of the reader's own and the smart ones, then the categories, then the sources."""
    sources = []
    for row in rows:
        name, go = one_line(row.label, _LONGEST), partial(go_to, row.key)
        if row.source is not None:
            about = f"Go to this source, in {one_line(row.source.category, _LONGEST)}"
            sources.append(Command(name, about, go, offered=False))
        elif row.kind is Kind.CATEGORY:
            yield Command(name, "Go to this category", go)
        else:
            yield Command(f"List: {name}", "Go to this list", go)
    yield from sources


def _themes(themes: ThemeChoice) -> Iterator[Command]:
    """Yield the themes, where there is a choice."""
    if themes.why_none():
        return
    for name in themes.names:
        about = "The theme now" if name == themes.shown else ABOUT.get(name, "Use this theme")
        yield Command(f"Theme: {name}", about, partial(themes.choose, name), offered=False)


class UsedCommands:
    """The names of the commands that were used last, kept from one run to the next."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    @property
    def names(self) -> list[str]:
        """The last one first."""
        names = self._memory.get(_MEMORY)
        return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []

    def use(self, name: str) -> None:
        """Note that a command is used; it waits for the disk."""
        others = [other for other in self.names if other != name]
        self._memory.keep(_MEMORY, [name, *others][:_MOST_USED])
