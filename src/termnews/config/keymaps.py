"""Resolve the key map: defaults, a preset over them, the user's keys and macros over both.

Keys are in normal form, the names of a sequence joined by a space ("g g"); `key_names` says how people write them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from termnews.config.key_names import parse_key, show_key
from termnews.config.suggest import nearest
from termnews.domain.errors import ConfigError
from termnews.domain.text import one_line

Keymap = dict[str, tuple[str, ...]]
Where = Mapping[str, frozenset[Any]]

_MACRO = "macro."


def macro_id(written: str) -> str:
    """Return the id that stands in a keymap for the macro on a key, written as config.toml has it."""
    return _MACRO + written


def _overlap(first: str, second: str) -> bool:
    """Tell whether two normal keys cannot both be bound: they are equal, or one begins with the other."""
    return f"{first} ".startswith(f"{second} ") or f"{second} ".startswith(f"{first} ")


def _called(action: str) -> str:
    return f'the macro "{action.removeprefix(_MACRO)}"' if action.startswith(_MACRO) else f'"{action}"'


class _Choice:
    """The user's keys, checked one by one; `taken` holds (key, action) in the order of the file."""

    def __init__(self, defaults: Keymap, where: Where) -> None:
        self.defaults = defaults
        self.where = dict(where)
        self.taken: list[tuple[str, str]] = []
        self.bound: Keymap = {}
        self.problems: list[str] = []

    def complain(self, place: str | None, sentence: str) -> None:
        self.problems.append(f"{place}: {sentence}" if place else sentence)

    def apart(self, first: str, second: str) -> bool:
        """Tell whether two actions are never valid together: by their panes, or because they share a default key."""
        if set(self.defaults.get(first, ())) & set(self.defaults.get(second, ())):
            return True
        panes = self.where.get(first), self.where.get(second)
        return panes[0] is not None and panes[1] is not None and panes[0].isdisjoint(panes[1])

    def known(self, action: str, place: str | None, *, told: str = "") -> bool:
        if action in self.defaults:
            return True
        near = nearest(action, self.defaults, likeness=0.5)
        hint = f' Did you mean "{near}"?' if near else " docs/keys.md lists all there are."
        self.complain(place, f'{told}there is no action "{one_line(action)}".{hint}')
        return False

    def take(self, action: str, written: str, place: str | None, told: str) -> str | None:
        """Return the normal form of one key if the action may have it."""
        try:
            key = " ".join(parse_key(written))
        except ConfigError as error:
            self.complain(place, f"{told}{error}")
            return None
        for other_key, other in self.taken:
            if other != action and _overlap(key, other_key) and not self.apart(action, other):
                shown, before = show_key(tuple(key.split(" "))), show_key(tuple(other_key.split(" ")))
                why = "is already" if key == other_key else f"cannot stand beside {before}, which is"
                self.complain(place, f"{told}{shown} {why} bound to {_called(other)}.")
                return None
        self.taken.append((key, action))
        return key

    def bind(self, action: str, written: Sequence[str], place: str | None) -> None:
        told = f'[keys] "{action}": '
        wanted = [text for text in ([written] if isinstance(written, str) else written) if text]
        keys = tuple(dict.fromkeys(key for text in wanted if (key := self.take(action, text, place, told))))
        # A value of which nothing could be used is a mistake, not a wish to have no key.
        if keys or not wanted:
            self.bound[action] = keys

    def bind_macro(self, written: str, steps: Sequence[str], place: str | None) -> None:
        told, action = f'[macros] "{one_line(written)}": ', macro_id(written)
        unknown = [step for step in steps if not self.known(step, place, told=told)]
        if unknown:
            return
        # It can begin where its first action can; where the others can be done follows from what that one does.
        if steps[0] in self.where:
            self.where[action] = self.where[steps[0]]
        key = self.take(action, written, place, told)
        if key:
            self.bound[action] = (key,)


def resolve(
    defaults: Mapping[str, tuple[str, ...]],
    user: Mapping[str, Sequence[str]],
    *,
    macros: Mapping[str, Sequence[str]] | None = None,
    places: Mapping[str, str] | None = None,
    where: Where | None = None,
) -> tuple[Keymap, tuple[str, ...]]:
    """Return the keys of every action, in normal form, and one sentence for each thing in `user` that cannot be.

    A user's value replaces all default keys of its action; an empty one unbinds it. A key that the user gives away is
    taken from the actions that have it by default. Two actions that are never valid together may share a key: `where`
    names the panes of each (anywhere, if it does not), and those that share a default key are of this kind. `macros`
    names, for a key, the actions that it does one after the other: each has an entry `macro_id(key)` if it can be.
    `places` says where each action of `user`, and each `macro_id`, is written, for the sentences.
    """
    normal = {action: tuple(" ".join(parse_key(key)) for key in keys) for action, keys in defaults.items()}
    choice, places = _Choice(normal, where or {}), places or {}
    for action, written in user.items():
        if choice.known(action, places.get(action)):
            choice.bind(action, written, places.get(action))
    for key, steps in (macros or {}).items():
        choice.bind_macro(key, steps, places.get(macro_id(key)))

    def free(action: str, key: str) -> bool:
        return not any(_overlap(key, taken) and not choice.apart(action, other) for taken, other in choice.taken)

    unchanged = {
        action: tuple(key for key in keys if free(action, key))
        for action, keys in normal.items()
        if action not in choice.bound
    }
    keymap = {action: choice.bound[action] if action in choice.bound else unchanged[action] for action in normal}
    keymap.update((action, keys) for action, keys in choice.bound.items() if action not in normal)
    return keymap, tuple(choice.problems)
