"""Sentences that name actions, told with the keys a reader has for them: `{mark.star} stars the article`."""

import re
from collections.abc import Iterator

from termnews.config.keymaps import Keymap
from termnews.tui.keys.actions import BY_ID
from termnews.tui.keys.dispatcher import shown_keys
from termnews.tui.look.glyphs import words

_ACTION = re.compile(r"\{([a-z]+\.[a-z_]+)\}")


def key_of(keymap: Keymap, action_id: str) -> str:
    """Return the first key of an action as people read it; where it has none, what the command line does it by."""
    keys = shown_keys(keymap, action_id)
    return keys[0] if keys else f":{BY_ID[action_id].name.lower()}"


def key_parts(text: str, keymap: Keymap) -> Iterator[tuple[str, bool]]:
    """Yield a sentence in parts, each with whether it is a key."""
    for place, part in enumerate(_ACTION.split(text)):
        if part:
            yield (key_of(keymap, part), True) if place % 2 else (words(part), False)


def with_keys(text: str, keymap: Keymap) -> str:
    """Return a sentence with the keys of the actions it names."""
    return "".join(part for part, _ in key_parts(text, keymap))
