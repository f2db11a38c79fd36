"""Menu of keys in the bottom line (which-key): a letter for each choice, and the next press chooses."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """What a key of the menu does: `word` says it, `action` is its id; `current` is what holds now."""

    key: str
    word: str
    action: str
    current: bool = False

    @property
    def shown(self) -> str:
        """The word, in brackets where it holds now."""
        return f"[{self.word}]" if self.current else self.word


class KeyMenu:
    """The choices that the next press is for, none while no menu is open; `shown`: whether they are on the screen."""

    def __init__(self) -> None:
        self._choices: Sequence[Choice] = ()
        self.shown = False

    def open(self, choices: Sequence[Choice]) -> None:
        """Have the next press choose among these."""
        self._choices, self.shown = choices, True

    def take(self, key: str) -> tuple[str | None, bool]:
        """Close the menu; return the id of the action that a press chooses, and whether it was for the menu."""
        choices, self._choices = self._choices, ()
        action = next((choice.action for choice in choices if choice.key == key), None)
        return action, action is not None or bool(choices and key == "escape")
