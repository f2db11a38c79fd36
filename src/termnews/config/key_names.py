"""Key names: parse what a person writes, normalise what Textual reports, format for display.

A key is one press ("j", "ctrl+d", "question_mark") or a sequence of presses. Its normal form is the names of the
presses as Textual reports them, in a tuple; inside a list of keys the names are joined by a space ("g g").
"""

import unicodedata

from termnews.config.suggest import nearest
from termnews.domain.errors import ConfigError
from termnews.domain.text import one_line

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
