"""What keys do on the main screen: to whom a press goes, what it comes to, and what the bottom line says of keys."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import events
from textual.widget import Widget
from textual.widgets import Input

from termnews.config.keymaps import Keymap
from termnews.tui.keys.actions import BY_ID, Action, KeyScope
from termnews.tui.keys.command_line import CommandLine
from termnews.tui.keys.commands import Meaning
from termnews.tui.keys.dispatcher import MOST_HINTS, KeyDispatcher, hints
from termnews.tui.keys.macros import MacroRunner
from termnews.tui.pane.line_input import LineInput

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen

HINTS: dict[KeyScope, tuple[str, ...]] = {
    "tree": ("go.open", "source.add", "source.settings", "source.refresh_all", "find.search", "app.help"),
    "list": ("go.open", "go.next_unread", "mark.star", "find.search", "source.refresh_all", "app.help"),
    "article": ("link.next", "go.open", "link.back", "move.space", "mark.star", "find.in_article", "app.help"),
    "find": ("find.next", "find.previous", "find.end"),
}


class Keyboard:
    """Turns keys into actions by the key map in force and its macros."""

    def __init__(self, screen: "MainScreen", keymap: Keymap, macros: Mapping[str, Action]) -> None:
        self._screen = screen
        panes = (screen.tree_list, screen.list_pane.rows, screen.article.view, screen.article)
        self.runner = MacroRunner(screen, screen.perform, panes)
        self.command_line = CommandLine(self._command, id="command")
        self.use(keymap, macros)

    def use(self, keymap: Keymap, macros: Mapping[str, Action]) -> None:
        """Go by this key map and these macros from now on."""
        self.keymap = keymap
        self.macros = {macro: action for macro, action in macros.items() if macro in keymap}
        actions = {**BY_ID, **self.macros}
        self._dispatcher = KeyDispatcher(keymap, actions, counts=True)
        self.command_line.use(actions, keymap)

    @property
    def scopes(self) -> tuple[KeyScope, ...]:
        """Where one is, the nearest first: a find in the article comes before the article."""
        screen = self._screen
        return ("find", "article") if screen.at == "article" and screen.article.find.active else (screen.at,)

    @property
    def counts(self) -> bool:
        """Whether a number before a key is understood where one is."""
        return self._dispatcher.counted(*self.scopes)

    def press(self, event: events.Key) -> None:
        """Turn a key into an action; what no action wants goes on to Textual."""
        screen = self._screen
        self.give_up()
        takers: list[CommandLine | LineInput] = [self.command_line]
        takers += [screen.focused] if isinstance(screen.focused, LineInput) else []
        for taker in takers:
            if taker.has_keys:
                self._dispatcher.forget()
                if taker.press(event.key) or _late(screen.focused, event):
                    _take(event)
                elif event.key == "ctrl+p" and isinstance(taker, LineInput):
                    screen.perform("app.palette")
                    _take(event)
                return
        pressed = self._dispatcher.press(event.key, *self.scopes)
        if pressed.taken:
            _take(event)
        screen.status.show(pending=pressed.pending, following=self._following() if pressed.pending else ())
        if pressed.action is not None:
            screen.perform(pressed.action.id, pressed.count)

    def give_up(self) -> None:
        """Give up a macro, and the article of the session before, that is under way: a key was pressed."""
        self.runner.stop()
        self._screen.article.resuming = False

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that matter where one is, with a word for each."""
        focused = self._screen.focused
        if isinstance(focused, LineInput) and focused.hints:
            return list(focused.hints)
        return [hint for scope in self.scopes for hint in hints(self.keymap, scope, HINTS[scope])][:MOST_HINTS]

    def _following(self) -> list[tuple[str, str]]:
        """Return what may follow the keys pressed so far."""
        number = self._dispatcher.count is not None and not self._dispatcher.pending
        return [
            (key, "to that row" if number and action.counted == "row" else action.name.lower())
            for key, action in self._dispatcher.following(*self.scopes)
        ]

    def _command(self, what: Meaning | None) -> None:
        """Do what was typed on the command line, from where one was before it."""
        screen = self._screen
        screen.go_to(screen.at)
        if what is None:
            return
        if what.sentence:
            screen.tell(what.sentence)
        elif what.action:
            screen.perform(what.action, what.count)


def _late(field: Widget | None, event: events.Key) -> bool:
    """Write a sign that was typed so soon after the key that opened a line that it came to the pane; tell whether."""
    if not isinstance(field, Input) or not event.is_printable or event.character is None:
        return False
    field.replace(event.character, *field.selection)
    return True


def _take(event: events.Key) -> None:
    event.stop()
    event.prevent_default()
