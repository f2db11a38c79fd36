"""Keys as data: what a person writes, what the terminal library reports, and which action has which keys in the end.

A key is one press ("j", "ctrl+d", "question_mark") or a sequence of presses. Its normal form is the names of the
presses as Textual reports them, in a tuple; inside a list of keys the names are joined by a space ("g g").
"""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from termnews.config.suggest import nearest
from termnews.domain.errors import ConfigError
from termnews.domain.text import one_line

Keymap = dict[str, tuple[str, ...]]
Where = Mapping[str, frozenset[Any]]

_MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
_NAMED = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "home": "Home", "end": "End", "pageup": "PgUp",
    "pagedown": "PgDn", "insert": "Ins", "delete": "Del", "tab": "Tab", "enter": "Enter", "escape": "Esc",
    "backspace": "Backspace", "space": "Space", **{f"f{n}": f"F{n}" for n in range(1, 25)},
}  # fmt: skip
_ALIASES = {"esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown", "page_up": "pageup",
            "page_down": "pagedown", "pgdown": "pagedown", "del": "delete", "ins": "insert", "spc": "space",
            "backtab": "shift+tab", "↑": "up", "↓": "down", "←": "left", "→": "right"}  # fmt: skip
# Textual shortens five of Unicode's names.
_SHORTER = {"solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
            "plus_sign": "plus", "low_line": "underscore"}  # fmt: skip
# In most terminals these send the same byte as another key, so a binding for them would work for some people only.
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape"}
_LONGEST = 4


def _character_name(character: str) -> str | None:
    """Return the name of the key that types one character, or None if it is no character a key types."""
    if character.isalnum():
        return character
    if character == " ":
        return "space"
    if not character.isprintable():
        return None
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name) or None


_CHARACTERS = {_character_name(chr(code)): chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum()}


def _name(text: str) -> str | None:
    """Return the normal name of one key written without modifiers, or None."""
    if len(text) == 1 and text not in _ALIASES:
        return _character_name(text)
    lower = _ALIASES.get(text.lower(), text.lower())
    return lower if lower in _NAMED or lower in _CHARACTERS or lower == "shift+tab" else None


def _chord(text: str) -> str | None:
    """Return the normal name of a key with modifiers (`alt+left`, `ctrl++`), or None."""
    head, _, last = (text[:-1], "+", "+") if text.endswith("++") else text.rpartition("+")
    modifiers = {part.lower() for part in head.strip("+").split("+")}
    name = _name(last)
    if name is None or not modifiers <= set(_MODIFIERS):
        return None
    if len(name) == 1 and name.isalpha():
        # Terminals cannot tell Ctrl+D from Ctrl+d, so people write either; with Alt they can.
        if name.isupper() and "ctrl" not in modifiers:
            modifiers.add("shift")
        name = name.lower()
        if modifiers == {"shift"}:
            return name.upper()
    elif modifiers == {"shift"} and (name in _CHARACTERS or name.isdigit()):
        return None
    return "+".join((*sorted(modifiers), name))


def _press(text: str) -> str | None:
    return _name(text) or (_chord(text) if "+" in text[:-1] else None)


def parse_key(text: str) -> tuple[str, ...]:
    """Return the normal form of a key as a person writes it: the name of each press, in order.

    Written as "j", "G", "?", "enter", "f5", "ctrl+d", "alt+left"; two characters are a sequence ("gg"), longer ones
    have spaces between ("g g g", "ctrl+x s"). The normal form, joined by spaces, is understood too. Raises ConfigError
    with a sentence when a name is not known or could not work in a terminal.
    """
    written = text if text == " " else one_line(text)
    parts = [written] if written == " " else written.split()
    if len(parts) == 1 and len(parts[0]) == 2 and _press(parts[0]) is None:
        parts = list(parts[0])
    names = [_press(part) for part in parts]
    if not names or None in names:
        wrong = parts[names.index(None)] if names else ""
        near = nearest(wrong.lower().rpartition("+")[2], [*_NAMED, *_ALIASES])
        head = wrong[: wrong.rfind("+") + 1]
        hint = f'; did you mean "{head}{near}"?' if near else "."
        raise ConfigError(f'"{written}" is not the name of a key{hint}')
    if len(names) > _LONGEST:
        raise ConfigError(f'"{written}" is too long: a sequence has at most {_LONGEST} keys.')
    for name in names:
        if name in _SAME:
            raise ConfigError(f'"{written}" cannot be told from {_SAME[name]} in a terminal: write "{_SAME[name]}".')
    return tuple(reported_key(name) for name in names if name)


def reported_key(name: str) -> str:
    """Return the normal name of a press that Textual reports; Ctrl+Space has two, by the terminal's protocol."""
    return "ctrl+space" if name in ("ctrl+@", "ctrl+at") else name


def _show_press(name: str) -> str:
    *modifiers, last = name.split("+")
    shown = _NAMED.get(last) or _CHARACTERS.get(last) or last
    return "+".join((*(modifier.capitalize() for modifier in modifiers), shown))


def show_key(keys: tuple[str, ...]) -> str:
    """Return a key as people read it: "gg", "Ctrl+d", "?", "←"; `keys` is its normal form."""
    shown = [_show_press(name) for name in keys]
    return ("" if all(len(press) == 1 for press in shown) else " ").join(shown)


def _overlap(first: str, second: str) -> bool:
    """Tell whether two normal keys cannot both be bound: they are equal, or one begins with the other."""
    return f"{first} ".startswith(f"{second} ") or f"{second} ".startswith(f"{first} ")


class _Choice:
    """The user's keys, checked one by one; `taken` holds (key, action) in the order of the file."""

    def __init__(self, defaults: Keymap, places: Mapping[str, str], where: Where) -> None:
        self.defaults = defaults
        self.places = places
        self.where = where
        self.taken: list[tuple[str, str]] = []
        self.bound: Keymap = {}
        self.problems: list[str] = []

    def complain(self, action: str, sentence: str) -> None:
        place = self.places.get(action)
        self.problems.append(f"{place}: {sentence}" if place else sentence)

    def apart(self, first: str, second: str) -> bool:
        """Tell whether two actions are never valid together: by their panes, or because they share a default key."""
        if set(self.defaults[first]) & set(self.defaults[second]):
            return True
        panes = self.where.get(first), self.where.get(second)
        return panes[0] is not None and panes[1] is not None and panes[0].isdisjoint(panes[1])

    def known(self, action: str) -> bool:
        if action in self.defaults:
            return True
        near = nearest(action, self.defaults, likeness=0.5)
        hint = f' Did you mean "{near}"?' if near else " Press ? in the reader to see all there are."
        self.complain(action, f'there is no action "{one_line(action)}".{hint}')
        return False

    def take(self, action: str, written: str) -> str | None:
        """Return the normal form of one key if the action may have it."""
        try:
            key = " ".join(parse_key(written))
        except ConfigError as error:
            self.complain(action, f'[keys] "{action}": {error}')
            return None
        for other_key, other in self.taken:
            if other != action and _overlap(key, other_key) and not self.apart(action, other):
                shown, before = show_key(tuple(key.split(" "))), show_key(tuple(other_key.split(" ")))
                why = "is already" if key == other_key else f"cannot stand beside {before}, which is"
                self.complain(action, f'[keys] "{action}": {shown} {why} bound to "{other}".')
                return None
        self.taken.append((key, action))
        return key

    def bind(self, action: str, written: Sequence[str]) -> None:
        wanted = [text for text in ([written] if isinstance(written, str) else written) if text]
        keys = tuple(dict.fromkeys(key for text in wanted if (key := self.take(action, text))))
        # A value of which nothing could be used is a mistake, not a wish to have no key.
        if keys or not wanted:
            self.bound[action] = keys


def resolve(
    defaults: Mapping[str, tuple[str, ...]],
    user: Mapping[str, Sequence[str]],
    *,
    places: Mapping[str, str] | None = None,
    where: Where | None = None,
) -> tuple[Keymap, tuple[str, ...]]:
    """Return the keys of every action, in normal form, and one sentence for each thing in `user` that cannot be.

    A user's value replaces all default keys of its action; an empty one unbinds it. A key that the user gives away is
    taken from the actions that have it by default. Two actions that are never valid together may share a key: `where`
    names the panes of each (anywhere, if it does not), and those that share a default key are of this kind. `places`
    says where each action of `user` is written, for the sentences.
    """
    normal = {action: tuple(" ".join(parse_key(key)) for key in keys) for action, keys in defaults.items()}
    choice = _Choice(normal, places or {}, where or {})
    for action, written in user.items():
        if choice.known(action):
            choice.bind(action, written)

    def free(action: str, key: str) -> bool:
        return not any(_overlap(key, taken) and not choice.apart(action, other) for taken, other in choice.taken)

    kept = {
        action: tuple(key for key in keys if free(action, key))
        for action, keys in normal.items()
        if action not in choice.bound
    }
    return {action: choice.bound[action] if action in choice.bound else kept[action] for action in normal}, tuple(
        choice.problems
    )
