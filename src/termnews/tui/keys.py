"""From key presses to actions: sequences such as `gg`, and keys that mean something only in some panes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from termnews.config.keymaps import Keymap, reported_key, show_key
from termnews.tui.actions import ACTIONS, BY_ID, Action, Place


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a key press came to: an action, or the beginning of a sequence, or (both empty) nothing."""

    action: Action | None = None
    pending: str = ""


class KeyDispatcher:
    """Turns presses into actions by the key map; `pending` holds the presses of a sequence that is under way."""

    def __init__(self, keymap: Mapping[str, tuple[str, ...]]) -> None:
        self._by_key: dict[str, list[Action]] = {}
        for action_id, keys in keymap.items():
            for key in keys:
                self._by_key.setdefault(key, []).append(BY_ID[action_id])
        self._prefixes = {
            " ".join(parts[:n]) for key in self._by_key for parts in [key.split(" ")] for n in range(1, len(parts))
        }
        self.pending = ""

    def press(self, name: str, *places: Place) -> Pressed:
        """Take one press, as Textual names it, and return what it came to in the first of `places` it has a meaning in.

        A press that does not go on with a sequence begins anew, so that no key is lost.
        """
        name = reported_key(name)
        for key in (f"{self.pending} {name}", name) if self.pending else (name,):
            if key in self._prefixes:
                self.pending = key
                return Pressed(pending=key)
            bound = self._by_key.get(key, ())
            action = next((action for place in places for action in bound if place in action.where), None)
            if action is not None:
                self.pending = ""
                return Pressed(action)
        self.pending = ""
        return Pressed()


def shown_keys(keymap: Keymap, action_id: str) -> tuple[str, ...]:
    """Return the keys of an action as people read them."""
    return tuple(show_key(tuple(key.split(" "))) for key in keymap.get(action_id, ()))


def hints(keymap: Keymap, place: Place, priority: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return (key, word) of the actions that matter most in `place`, those of `priority` first."""
    order = {action_id: place for place, action_id in enumerate(priority)}
    valid = [action for action in ACTIONS if place in action.where and (action.hint or action.id in order)]
    valid.sort(key=lambda action: order.get(action.id, len(order)))
    return [
        (keys[0], action.hint or action.name.lower()) for action in valid if (keys := shown_keys(keymap, action.id))
    ]
