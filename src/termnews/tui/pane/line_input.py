"""Text field of one line beside rows or an article: the search, the filter, the find."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input

from termnews.tui.keys.pasting_input import PastingInput
from termnews.tui.look.style_sheets import rules_for

LONGEST = 200
"""Characters of a text that can be looked for in headlines or in an article."""


class LineInput(PastingInput):
    """A field that is hidden until it is opened. Its keys that are no text become messages; Enter posts `Submitted`.

    `moves` are the keys that move what stands beside it, each with by how much; `hints` are keys for the
    bottom line, each with a word for it.
    """

    DEFAULT_CSS = rules_for("LineInput", __file__)

    @dataclass
    class Event(Message):
        """What was done in a line."""

        line: "LineInput"

        @property
        def control(self) -> "LineInput":
            """The line, for handlers that name one."""
            return self.line

    @dataclass
    class Typed(Event):
        """The text is another one now."""

        text: str

    @dataclass
    class Moved(Event):
        """What stands beside the line is to move."""

        step: int

    class Left(Event):
        """Escape: the line, and all that it did, is to go."""

    class Tabbed(Event):
        """Tab: the keys are to go to what stands beside the line."""

    def __init__(
        self,
        placeholder: str,
        moves: Mapping[str, int],
        *,
        id: str,
        max_length: int = 0,
        hints: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(placeholder=placeholder, id=id, max_length=max_length)
        self.hints = hints
        self._moves = moves
        self.display = False

    @property
    def has_keys(self) -> bool:
        """Whether one types in it."""
        return self.is_attached and self.screen.focused is self

    def open(self) -> None:
        """Show the line and give it the keys; the text in it is selected, so that typing replaces it."""
        self.display = True
        self.screen.set_focus(self)
        self.action_select_all()

    def close(self) -> None:
        """Hide the line; its text stays."""
        self.display = False

    def fill(self, text: str) -> None:
        """Put another text in without a message."""
        with self.prevent(Input.Changed):
            self.value = text

    def press(self, key: str) -> bool:
        """Do what a key means; False for the keys that are text."""
        if key in self._moves:
            self.post_message(self.Moved(self, self._moves[key]))
        elif key == "escape":
            self.post_message(self.Left(self))
        elif key == "tab":
            self.post_message(self.Tabbed(self))
        else:
            return False
        return True

    def on_key(self, event: events.Key) -> None:
        """Take the keys that are no text."""
        if self.press(event.key):
            event.stop()
            event.prevent_default()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what was typed."""
        event.stop()
        self.post_message(self.Typed(self, event.value))
