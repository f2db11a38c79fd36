"""The parser of keys: Escape and a key right after it are two, unless that key has a meaning with Alt."""

from collections.abc import Callable, Iterable

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import _character_to_key

_ESCAPE = "\x1b"

# With Escape these begin what keyboards and terminals send of themselves (ECMA-48): CSI, SS3, OSC, DCS, APC, PM.
_BEGINNINGS = "[O]P_^"


class KeyParser(XTermParser):
    """Asks `bound` whether a key with Alt, by its normal name (`alt+less_than_sign`), has a meaning.

    Most terminals send Alt and a key as Escape and the key. Of those two, typed fast or over a slow line, Textual drops
    the Escape: what was to be left is not, and the other key acts in it.
    """

    def __init__(self, bound: Callable[[str], bool]) -> None:
        super().__init__()
        self._bound = bound

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        if len(sequence) == 2 and _is_apart(sequence):
            sequence, alt = sequence[1], True
        if alt and len(sequence) == 1 and sequence not in _BEGINNINGS and not self._bound(_with_alt(sequence)):
            yield Key("escape", _ESCAPE)
            alt = False
        yield from super()._sequence_to_key_events(sequence, alt)


def _is_apart(sequence: str) -> bool:
    """Tell whether two characters are Escape and another key, and neither a key of their own nor what begins one."""
    named = isinstance(ANSI_SEQUENCES_KEYS.get(sequence), tuple)
    return sequence[0] == _ESCAPE and sequence[1] not in _BEGINNINGS and not named


def _with_alt(character: str) -> str:
    """Return the normal name of a key with Alt."""
    if character.isupper():
        return f"alt+shift+{character.lower()}"
    return f"alt+{character if character.isalnum() else _character_to_key(character)}"
