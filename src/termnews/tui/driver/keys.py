"""The parser of keys: Escape and a key right after it are two, unless that key has a meaning with Alt."""

from collections.abc import Callable, Iterable, Mapping
from time import monotonic

from textual.events import Key
from textual.message import Message

from termnews.tui.textual_internals import SequenceParser, is_key_sequence, key_name

_ESCAPE = "\x1b"

# With Escape these begin what keyboards and terminals send of themselves (ECMA-48): CSI, SS3, OSC, DCS, APC, PM.
_BEGINNINGS = "[O]P_^"
# What comes next in such a sequence, and hardly ever when somebody types.
_PARAMETERS = "0123456789;:<=>?!$+|G"

_PASTE = "\x1b[200~"
_PASTED = "\x1b[201~"

_ESCAPE_DELAY = 0.025
"""Seconds after which an Escape that nothing followed is one; terminals send the rest of a key with it."""
_SEQUENCE_DELAY = 0.1
"""Seconds after which a sequence that began as those of terminals do does not go on."""
_PASTE_DELAY = 2.0
"""Seconds after which a paste that does not go on is over, though its end was not marked."""


def escape_delay(environ: Mapping[str, str]) -> float:
    """Return the seconds that an Escape waits: ESCDELAY in milliseconds, as other programs read it, or our own."""
    told = environ.get("ESCDELAY", "")
    return int(told) / 1000 if told.isdecimal() and len(told) < 6 and int(told) else _ESCAPE_DELAY


class KeyParser(SequenceParser):
    """Asks `bound` whether a key with Alt, by its normal name (`alt+less_than_sign`), has a meaning.

    Most terminals send Alt and a key as Escape and the key. Of those two, typed fast or over a slow line, Textual drops
    the Escape: what was to be left is not, and the other key acts in it. `delay` is how long an Escape alone waits.
    """

    def __init__(
        self,
        bound: Callable[[str], bool],
        *,
        delay: float = _ESCAPE_DELAY,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__()
        self._bound = bound
        self._delay = delay
        self._clock = clock
        self._paste = PasteGuard()
        # what came since the last Escape, and when
        self._sequence = ""
        self._came = 0.0
        self._giving_up = False

    def feed(self, data: str) -> Iterable[Message]:
        """Take what the terminal sent; nothing at all is its end."""
        passed = self._paste.pass_on(data)
        self._came = self._clock()
        _, escape, after = passed.rpartition(_ESCAPE)
        self._sequence = escape + after if escape else self._sequence + after
        return super().feed(passed) if passed or not data else ()

    @property
    def patience(self) -> float | None:
        """How many seconds are to be waited for what comes next, None where nothing is half there."""
        if self._paste.pasting:
            limit = _PASTE_DELAY
        elif self.waits:
            limit = self._delay if self._sequence == _ESCAPE else _SEQUENCE_DELAY
        else:
            return None
        return max(0.0, self._came + limit - self._clock())

    def tick(self) -> Iterable[Message]:
        """Yield what is half there, once it was waited for long enough."""
        if self.patience != 0.0:
            return
        if self._paste.pasting:
            self._paste = PasteGuard()
            yield from super().feed(_PASTED)
        self._giving_up = True
        yield from self.give_up()
        self._giving_up = False

    def keys_of(self, sequence: str, alt: bool) -> Iterable[Key]:
        """Yield Escape apart from a key that means nothing with Alt, and signs with the Alt that Textual drops."""
        if len(sequence) == 2 and _is_apart(sequence):
            sequence, alt = sequence[1], True
        if alt and len(sequence) == 1 and self._is_typed(sequence):
            if not self._bound(_with_alt(sequence)):
                yield Key("escape", _ESCAPE)
                alt = False
            elif sequence.isprintable() and not sequence.isalnum():
                yield Key(_with_alt(sequence), sequence)
                return
        yield from super().keys_of(sequence, alt)

    def _is_typed(self, character: str) -> bool:
        """Tell whether the sign after an Escape is a key, and not the beginning of what a terminal sends of itself."""
        if character not in _BEGINNINGS:
            return True
        return self._giving_up and (len(self._sequence) == 2 or self._sequence[2] not in _PARAMETERS)


class PasteGuard:
    """Takes each Escape out of what is pasted, which Textual would take for the beginning of keys."""

    def __init__(self) -> None:
        self.pasting = False
        # what may be the beginning of the mark that is waited for
        self._held = ""

    def pass_on(self, data: str) -> str:
        """Return what the parser may have of it now."""
        return "".join(self._pasted(char) if self.pasting else self._typed(char) for char in data)

    def _typed(self, char: str) -> str:
        self._held = _as_far(_PASTE, self._held + char)
        if self._held == _PASTE:
            self.pasting, self._held = True, ""
        return char

    def _pasted(self, char: str) -> str:
        before = self._held
        self._held = _as_far(_PASTED, before + char)
        if self._held == _PASTED:
            self.pasting, self._held = False, ""
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
