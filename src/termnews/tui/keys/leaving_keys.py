"""Cancel keys of a text field: those that go back in the reader, and neither write nor edit."""

from textual.events import Key

from termnews.config.keymaps import Keymap

# What edits a line, in Textual's own field and in other lines of a terminal (readline).
_EDITING = frozenset(("home", "end", "enter", "tab", "shift+tab", *(f"ctrl+{letter}" for letter in "abcdefhkuvwxy")))
_EDITING_WITH_ANY = frozenset(("left", "right", "up", "down", "backspace", "delete"))


def leaves_field(keymap: Keymap, event: Key) -> bool:
    """Tell whether a key leaves the field that one types in, as Escape does."""
    edits = event.key in _EDITING or event.key.rpartition("+")[2] in _EDITING_WITH_ANY
    return event.key in keymap.get("go.back", ()) and not event.is_printable and not edits
