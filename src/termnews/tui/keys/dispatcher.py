"""From key presses to actions: sequences such as `gg`, counts such as `5j`, keys that mean something in some panes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from termnews.config.key_names import reported_key, show_key
from termnews.config.keymaps import Keymap, resolve
from termnews.config.presets import PRESETS
from termnews.config.settings import Settings
from termnews.tui.keys.actions import ACTIONS, BY_ID, DEFAULT_KEYS, Action, KeyScope
from termnews.tui.look.glyphs import words

MOST_HINTS = 7
_LARGEST = 999_999
_WHERE = {action.id: action.where for action in ACTIONS}


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a key press came to: an action, or the beginning of one (`pending` is what was typed), or nothing.

    `count` is the number typed before a counted action. `taken` tells that the press had a meaning here.
    """

    action: Action | None = None
    pending: str = ""
    count: int | None = None
    taken: bool = False


class KeyDispatcher:
    """Turns presses into actions by the key map; `pending` holds the presses of a sequence that is under way.

    With `counts`, a digit that no action is bound to begins a number. Of `keymap`, what `actions` lacks is left out.
    """

    def __init__(
        self, keymap: Mapping[str, tuple[str, ...]], actions: Mapping[str, Action] = BY_ID, *, counts: bool = False
    ) -> None:
        self._by_key: dict[str, list[Action]] = {}
        for action_id, keys in keymap.items():
            for key in keys if action_id in actions else ():
                self._by_key.setdefault(key, []).append(actions[action_id])
        self._prefixes: dict[str, list[str]] = {}
        for key in self._by_key:
            parts = key.split(" ")
            for n in range(1, len(parts)):
                self._prefixes.setdefault(" ".join(parts[:n]), []).append(key)
        self._counts = counts
        self.pending = ""
        self.count: int | None = None

    def press(self, name: str, *places: KeyScope) -> Pressed:
        """Take one press, as Textual names it, and return what it came to in the first of `places` it has a meaning in.

        A press that does not go on with a sequence begins anew, so that no key is lost; Escape gives a sequence or a
        number up and does nothing else.
        """
        name = reported_key(name)
        under_way = bool(self.pending or self.count is not None)
        for key in (f"{self.pending} {name}", name) if self.pending else (name,):
            if self._leads_on(key, places):
                self.pending = key
                return self._waiting()
            action = self._bound(key, places)
            if action is not None and not (under_way and key == "escape"):
                count = self.count if action.counted else None
                self.forget()
                return Pressed(action, count=count, taken=True)
        if self._counts and self._is_count(name):
            if self.pending:
                self.forget()
            self.count = min((self.count or 0) * 10 + int(name), _LARGEST)
            return self._waiting()
        self.forget()
        return Pressed(taken=under_way and name == "escape")

    def forget(self) -> None:
        """Give up what is under way."""
        self.pending, self.count = "", None

    def counted(self, *places: KeyScope) -> bool:
        """Tell whether numbers before keys are understood in these places: not where digits do something themselves."""
        return self._counts and not any(self._bound(str(digit), places) for digit in range(1, 10))

    def following(self, *places: KeyScope) -> list[tuple[str, Action]]:
        """Return what may follow the sequence that is under way: the rest of a key as people read it, and its action.

        After a number, these are the actions that take one, each by its first key.
        """
        found: list[tuple[str, Action]] = []
        if not self.pending:
            counted = dict.fromkeys(
                action for key in self._by_key if (action := self._bound(key, places)) is not None and action.counted
            )
            moving_first = sorted(counted, key=lambda action: action.group != "move")
            return [(words(show_key(tuple(self._first_key(action).split(" ")))), action) for action in moving_first]
        for key in self._prefixes.get(self.pending, ()):
            action = self._bound(key, places)
            if action is not None:
                rest = key.removeprefix(f"{self.pending} ").split(" ")
                found.append((words(show_key(tuple(rest))), action))
        return found

    def _first_key(self, action: Action) -> str:
        return next(key for key, actions in self._by_key.items() if action in actions)

    def _bound(self, key: str, places: Iterable[KeyScope]) -> Action | None:
        bound = self._by_key.get(key, ())
        return next((action for place in places for action in bound if place in action.where), None)

    def _leads_on(self, key: str, places: Iterable[KeyScope]) -> bool:
        """Tell whether a sequence that has a meaning here goes on after `key`."""
        return any(self._bound(whole, places) is not None for whole in self._prefixes.get(key, ()))

    def _is_count(self, name: str) -> bool:
        return name in "123456789" or (name == "0" and self.count is not None)

    def _waiting(self) -> Pressed:
        number = "" if self.count is None else str(self.count)
        sequence = words(show_key(tuple(self.pending.split(" ")))) if self.pending else ""
        return Pressed(pending=f"{number}{sequence}", taken=True)


def preset_keymap(preset: str) -> Keymap:
    """Return the keys of every action in one of the presets."""
    return resolve(DEFAULT_KEYS, PRESETS[preset], where=_WHERE)[0]


def keys_in_force(settings: Settings) -> tuple[Keymap, tuple[str, ...]]:
    """Return the keys of every action and macro: the preset's with the user's over them; and a sentence per mistake."""
    return resolve(
        preset_keymap(settings.preset),
        settings.keys,
        macros=settings.macros,
        places=settings.key_places,
        where=_WHERE,
    )


def is_bound(keymap: Keymap, press: str) -> bool:
    """Tell whether a press, by its normal name, is some action's key or a part of one."""
    return any(press in key.split(" ") for keys in keymap.values() for key in keys)


def shown_keys(keymap: Keymap, action_id: str) -> tuple[str, ...]:
    """Return the keys of an action as people read them."""
    return tuple(words(show_key(tuple(key.split(" ")))) for key in keymap.get(action_id, ()))


def hints(keymap: Keymap, place: KeyScope, priority: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return (key, word) of the seven actions at most that matter in `place`, those of `priority` first."""
    order = {action_id: place for place, action_id in enumerate(priority)}
    valid = [action for action in ACTIONS if place in action.where and (action.hint or action.id in order)]
    valid.sort(key=lambda action: order.get(action.id, len(order)))
    return [
        (keys[0], action.hint or action.name.lower()) for action in valid if (keys := shown_keys(keymap, action.id))
    ][:MOST_HINTS]
