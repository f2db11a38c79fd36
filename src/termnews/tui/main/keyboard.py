"""Keyboard of the main screen: a press goes to what one types in, or becomes an action by the key map in force."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from textual import events
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from termnews.config.keymaps import Keymap
from termnews.tui.keys.actions import BY_ID, Action, KeyScope
from termnews.tui.keys.command_line import CommandLine
from termnews.tui.keys.commands import Meaning
from termnews.tui.keys.dispatcher import KeyDispatcher
from termnews.tui.keys.elsewhere import elsewhere
from termnews.tui.keys.key_menu import Choice, KeyMenu
from termnews.tui.keys.leaving_keys import leaves_field
from termnews.tui.keys.macros import MacroRunner
from termnews.tui.main.mode_hints import mode_hints
from termnews.tui.main.panes import Panes
from termnews.tui.main.status_line import StatusLine
from termnews.tui.messages import Notice
from termnews.tui.pane.line_input import LineInput

_TAKEN_ABOVE = ("tab", "shift+tab")
"""What the application does something for, where no action has it."""


class Keyboard:
    """Dispatches presses on a screen: `perform` does the action with an id, and with the number typed before it."""

    def __init__(
        self,
        screen: Screen[Any],
        panes: Panes,
        status: StatusLine,
        perform: Callable[[str, int | None], None],
    ) -> None:
        self._screen = screen
        self._panes = panes
        self._status = status
        self._perform = perform
        tree, headlines, article = panes.tree_pane, panes.list_pane, panes.article_pane
        acted_on = (tree.source_tree, tree, headlines.rows, headlines, article.view, article, panes)
        self.runner = MacroRunner(screen, lambda action_id: perform(action_id, None), acted_on)
        self.command_line = CommandLine(self._command, id="command")
        self.keymap: Keymap = {}
        self.macros: Mapping[str, Action] = {}
        self._dispatcher = KeyDispatcher({})
        self._menu = KeyMenu()

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
        at = self._panes.at
        return ("find", "article") if at == "article" and self._panes.article_pane.find.active else (at,)

    @property
    def counts(self) -> bool:
        """Whether a number before a key is understood where one is."""
        return self._dispatcher.counted(*self.scopes)

    def show_hints(self) -> None:
        """Have the bottom line name the keys of where one is."""
        typing = self.command_line if self.command_line.has_keys else self._screen.focused
        hints, always = mode_hints(self.keymap, self.scopes, self._panes, typing)
        self._status.show(hints=hints, always=always)

    def press(self, event: events.Key) -> None:
        """Turn a key into an action; what no action wants goes on to Textual."""
        chosen, for_menu = self._menu.take(event.key)
        self.give_up()
        focused = self._screen.focused
        line = self.command_line if self.command_line.has_keys else focused
        if isinstance(line, CommandLine | LineInput):
            self._dispatcher.forget()
            left = leaves_field(self.keymap, event)
            if line.press(event.key) or (left and line.press("escape")) or _late(focused, event):
                _take(event)
            elif event.key == "ctrl+p":
                self._perform("app.palette", None)
                _take(event)
            return
        if for_menu:
            _take(event)
            if chosen is not None:
                self._perform(chosen, None)
            return
        pressed = self._dispatcher.press(event.key, *self.scopes)
        if pressed.taken:
            _take(event)
        self._status.show(pending=pressed.pending, following=self._following() if pressed.pending else ())
        if pressed.action is not None:
            self._perform(pressed.action.id, pressed.count)
        elif not pressed.taken and event.key not in _TAKEN_ABOVE:
            self._screen.post_message(Notice("", hint=elsewhere(self.keymap, event.key, self.scopes)))

    def offer(self, name: str, choices: Sequence[Choice]) -> None:
        """Show keys in the bottom line of which the next press chooses one; any other key does what it always does."""
        if choices:
            self._menu.open(choices)
            self._status.show(pending=name, following=[(choice.key, choice.shown) for choice in choices])

    def give_up(self) -> None:
        """Give up a menu, a macro, and the article of the session before, that is under way: a key was pressed."""
        if self._menu.shown:
            self._menu.shown = False
            self._status.show(pending="", following=())
        self.runner.stop()
        self._panes.article_pane.resuming = False

    def _following(self) -> list[tuple[str, str]]:
        """Return what may follow the keys pressed so far."""
        number = self._dispatcher.count is not None and not self._dispatcher.pending
        return [
            (key, "to that row" if number and action.counted == "row" else action.name.lower())
            for key, action in self._dispatcher.following(*self.scopes)
        ]

    def _command(self, command: Meaning | None) -> None:
        """Do what was typed on the command line, from where one was before it."""
        self._panes.go_to(self._panes.at)
        if command is not None and command.sentence:
            self._screen.post_message(Notice(command.sentence))
        elif command is not None and command.action:
            self._perform(command.action, command.count)


def _late(field: Widget | None, event: events.Key) -> bool:
    """Write a sign that was typed so soon after the key that opened a line that it came to the pane; tell whether."""
    if not isinstance(field, Input) or not event.is_printable or event.character is None:
        return False
    field.replace(event.character, *field.selection)
    return True


def _take(event: events.Key) -> None:
    event.stop()
    event.prevent_default()
