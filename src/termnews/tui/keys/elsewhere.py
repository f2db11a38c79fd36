"""Unbound key: what a key that means nothing here does elsewhere, and the way there, made from the registry."""

from collections.abc import Iterable, Sequence

from termnews.config.key_names import reported_key, show_key
from termnews.config.keymaps import Keymap
from termnews.tui.keys.actions import ACTIONS, KeyScope
from termnews.tui.look.glyphs import words

PLACES: dict[KeyScope, str] = {
    "tree": "the sources", "list": "the headlines", "article": "an article", "find": "a find in an article",
}  # fmt: skip
_ORDER: tuple[KeyScope, ...] = ("tree", "list", "article", "find")
# by where one is and where one is to go
_WAYS: dict[tuple[KeyScope, KeyScope], str] = {
    ("tree", "list"): "{go.open} goes there",
    ("tree", "article"): "{go.open} twice opens one",
    ("list", "tree"): "{go.back} goes there",
    ("list", "article"): "{go.open} opens one",
    ("article", "list"): "{go.back} goes there",
    ("article", "tree"): "{go.back} twice goes there",
    ("article", "find"): "{find.in_article} begins one",
}


def elsewhere(keymap: Keymap, key: str, scopes: Sequence[KeyScope]) -> str:
    """Return what to say of a press that means nothing in `scopes`; it names keys as `with_keys` takes them."""
    name = reported_key(key)
    shown = words(show_key((name,)))
    for action in ACTIONS:
        if name in keymap.get(action.id, ()) and not action.where & set(scopes):
            at = scopes[-1]
            place = _nearest(action.where, at)
            way = _WAYS.get((at, place), "{go.open} opens an article, {find.in_article} begins one")
            return f"{shown} ({action.name}) works in {PLACES[place]}: {way}."
    if name == "ctrl+c":
        # what ends other programs
        return "{app.quit} leaves termnews."
    return f"{shown} does nothing here: {{app.help}} lists the keys."


def _nearest(places: Iterable[KeyScope], at: KeyScope) -> KeyScope:
    return min(places, key=lambda place: abs(_ORDER.index(place) - _ORDER.index(at)))
