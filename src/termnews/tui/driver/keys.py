"""The parser of keys: Escape and a key right after it are two, unless that key has a meaning with Alt."""

from collections.abc import Callable, Iterable

from textual.events import Key
from textual.message import Message

from termnews.tui.textual_internals import SequenceParser, is_key_sequence, key_name

_ESCAPE = "\x1b"

# With Escape these begin what keyboards and terminals send of themselves (ECMA-48): CSI, SS3, OSC, DCS, APC, PM.
_BEGINNINGS = "[O]P_^"

_PASTE = "\x1b[200~"
_PASTED = "\x1b[201~"


class KeyParser(SequenceParser):
    """Asks `bound` whether a key with Alt, by its normal name (`alt+less_than_sign`), has a meaning.

    Most terminals send Alt and a key as Escape and the key. Of those two, typed fast or over a slow line, Textual drops
    the Escape: what was to be left is not, and the other key acts in it.
    """

    def __init__(self, bound: Callable[[str], bool]) -> None:
        super().__init__()
        self._bound = bound
        self._paste = PasteGuard()

    def feed(self, data: str) -> Iterable[Message]:
        """Take what the terminal sent; nothing at all is its end."""
        passed = self._paste.pass_on(data)
        return super().feed(passed) if passed or not data else ()

    def keys_of(self, sequence: str, alt: bool) -> Iterable[Key]:
        """Yield Escape apart from a key that means nothing with Alt."""
        if len(sequence) == 2 and _is_apart(sequence):
            sequence, alt = sequence[1], True
        if alt and len(sequence) == 1 and sequence not in _BEGINNINGS and not self._bound(_with_alt(sequence)):
            yield Key("escape", _ESCAPE)
            alt = False
        yield from super().keys_of(sequence, alt)


class PasteGuard:
    """Takes each Escape out of what is pasted, which Textual would take for the beginning of keys."""

    def __init__(self) -> None:
        self._pasting = False
        # what may be the beginning of the mark that is waited for
        self._held = ""

    def pass_on(self, data: str) -> str:
        """Return what the parser may have of it now."""
        return "".join(self._pasted(char) if self._pasting else self._typed(char) for char in data)

    def _typed(self, char: str) -> str:
        self._held = _as_far(_PASTE, self._held + char)
        if self._held == _PASTE:
            self._pasting, self._held = True, ""
        return char

    def _pasted(self, char: str) -> str:
        before = self._held
        self._held = _as_far(_PASTED, before + char)
        if self._held == _PASTED:
            self._pasting, self._held = False, ""
            return _PASTED
        if self._held.startswith(before + char):
            return ""
        return (before if self._held else before + char).replace(_ESCAPE, "")


def _as_far(mark: str, text: str) -> str:
    """Return the end of a text as far as it is the beginning of a mark; only its first character is an Escape."""
    if mark.startswith(text):
        return text
    return _ESCAPE if text.endswith(_ESCAPE) else ""


def _is_apart(sequence: str) -> bool:
    """Tell whether two characters are Escape and another key, and neither a key of their own nor what begins one."""
    return sequence[0] == _ESCAPE and sequence[1] not in _BEGINNINGS and not is_key_sequence(sequence)


def _with_alt(character: str) -> str:
    """Return the normal name of a key with Alt."""
    if character.isupper():
        return f"alt+shift+{character.lower()}"
    return f"alt+{character if character.isalnum() else key_name(character)}"
