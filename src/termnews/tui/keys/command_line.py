"""The command line over the bottom of the screen: a field, and above it the actions that fit what is typed."""

from collections.abc import Callable, Mapping, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from termnews.config.keymaps import Keymap
from termnews.tui.keys.actions import Action
from termnews.tui.keys.commands import Meaning, Offer, meaning, offers
from termnews.tui.keys.dispatcher import shown_keys
from termnews.tui.keys.pasting_input import PastingInput
from termnews.tui.look.glyphs import glyphs, words
from termnews.tui.look.safe_text import fit
from termnews.tui.look.style_sheets import rules_for

ROWS = 8
_NAME, _KEYS = 26, 14
_WITH_ABOUT = 90
"""Columns from which on there is room to say what an action does."""


class CommandLine(Vertical):
    """Asks for a command. `done` gets what it means, or None when it was left.

    The main screen hands it the keys that its field leaves over.
    """

    DEFAULT_CSS = rules_for("CommandLine", __file__)

    def __init__(self, done: Callable[[Meaning | None], None], *, id: str) -> None:
        super().__init__(id=id)
        self._actions: Mapping[str, Action] = {}
        self._keymap: Keymap = {}
        self._done = done
        self._rows = Static(markup=False)
        self._field = PastingInput(
            placeholder=words("an action or the number of a row · Tab completes"), select_on_focus=False
        )
        self._offers: Sequence[Offer] = ()
        self._chosen: int | None = None
        self._history: list[str] = []
        # how far back in the history one is, from its end; 0 is the line that is being typed
        self._back = 0
        self._typed = ""

    def use(self, actions: Mapping[str, Action], keymap: Keymap) -> None:
        """Offer these actions, with these keys, from now on."""
        self._actions, self._keymap = actions, keymap

    def compose(self) -> ComposeResult:
        """Return the offers above the field."""
        yield self._rows
        yield Horizontal(Static(":", id="colon"), self._field)

    @property
    def has_keys(self) -> bool:
        """Whether one types in it."""
        return self.is_attached and self.screen.focused is self._field

    def begin(self) -> None:
        """Open with an empty line."""
        self._write("")
        self._typed, self._back = "", 0
        self._offer("", show=False)
        self.add_class("-open")
        self.screen.set_focus(self._field)

    def press(self, key: str) -> bool:
        """Do what a key means while one types; False for the keys that are text."""
        match key:
            case "escape" | "ctrl+c" | "ctrl+g":
                self._end(None)
            case "backspace" if not self._field.value:
                self._end(None)
            case "tab" | "ctrl+n":
                self._choose(1)
            case "shift+tab" | "ctrl+p":
                self._choose(-1)
            case "down":
                self._recall(-1) if self._back else self._choose(1)
            case "up":
                self._recall(1) if self._chosen is None else self._choose(-1)
            case _:
                return False
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits."""
        event.stop()
        self._typed, self._back = event.value, 0
        self._offer(event.value, show=bool(event.value.strip()))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do what was chosen, or what the line means."""
        event.stop()
        line = event.value.strip()
        if line and line not in self._history[-1:]:
            self._history.append(line)
        if self._chosen is None:
            self._end(meaning(line, self._actions.values()))
        else:
            self._end(Meaning(self._offers[self._chosen].action.id))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Close when the keys go elsewhere, as after a click."""
        self.remove_class("-open")

    def _end(self, what: Meaning | None) -> None:
        self.remove_class("-open")
        self._done(what)

    def _write(self, text: str) -> None:
        with self._field.prevent(Input.Changed):
            self._field.value = text
        self._field.cursor_position = len(text)

    def _recall(self, step: int) -> None:
        """Show an older (1) or newer line of this session."""
        self._back = max(0, min(self._back + step, len(self._history)))
        line = self._history[-self._back] if self._back else self._typed
        self._write(line)
        self._offer(line, show=bool(line.strip()))

    def _choose(self, step: int) -> None:
        """Choose the next offer or the one before; between the last and the first stands what was typed."""
        count = len(self._offers)
        if not count:
            return
        place = (0 if self._chosen is None else self._chosen + 1) + step
        place %= count + 1
        self._chosen = place - 1 if place else None
        self._write(self._typed if self._chosen is None else self._offers[self._chosen].action.id)
        self._draw()

    def _offer(self, typed: str, *, show: bool) -> None:
        self._offers, self._chosen = offers(typed, self._actions.values()), None
        if show:
            self._draw()
        else:
            self._rows.display = False

    def _draw(self) -> None:
        first = max(0, min((self._chosen or 0) - ROWS // 2, len(self._offers) - ROWS))
        shown = range(first, min(first + ROWS, len(self._offers)))
        lines = [self._line(self._offers[row], row == self._chosen, row == 0) for row in shown]
        self._rows.display = bool(lines)
        self._rows.update(Content("\n").join(lines))

    def _line(self, offer: Offer, chosen: bool, first: bool) -> Content:
        """Return a row: what Enter would do is marked by an arrow, not by colour alone."""
        enter = chosen or (first and offer.sure and self._chosen is None)
        action = offer.action
        keys = words(fit("  ".join(shown_keys(self._keymap, action.id)), _KEYS))
        width = self.screen.size.width
        about = width >= _WITH_ABOUT
        name = fit(action.name, _NAME if about else max(1, width - _KEYS - 6))
        line = Content.assemble(
            (f"{glyphs.step} " if enter else "  ", "bold $text-accent"),
            (name, "bold" if enter else ""),
            (f" {keys} ", "$text-accent"),
            (words(action.help) if about else "", "$text-muted"),
        )
        return line.stylize("on $primary 30%") if chosen else line
