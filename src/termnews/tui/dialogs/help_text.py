"""Help text: every action with its keys, by group, what is valid here first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap

from termnews.config.keymaps import Keymap
from termnews.domain.text import fold
from termnews.tui.dialogs.legend import legend
from termnews.tui.dialogs.pager import Line
from termnews.tui.keys.actions import ACTIONS, GROUPS, Action, KeyScope
from termnews.tui.keys.dispatcher import shown_keys
from termnews.tui.look.cell_width import cells
from termnews.tui.look.glyphs import words

SCOPES: dict[KeyScope, str] = {
    "tree": "the sources", "list": "the headlines", "article": "the article", "find": "the find in the article",
}  # fmt: skip
_WIDEST_KEYS = 22


@dataclass(frozen=True, slots=True)
class HelpRow:
    """One line of help: keys as people read them (or a sign), what they do, and whether they do it in this pane."""

    keys: tuple[str, ...]
    help: str
    name: str
    here: bool


def _is_here(keymap: Keymap, action: Action, scopes: Sequence[KeyScope]) -> bool:
    """Tell whether an action is valid in one of `scopes`, and a nearer one has not taken all its keys."""
    nearest = next((number for number, scope in enumerate(scopes) if scope in action.where), None)
    if nearest is None:
        return False
    if nearest == 0:
        return True
    keys = set(keymap.get(action.id, ()))
    nearer = {key for each in ACTIONS if each.where & set(scopes[:nearest]) for key in keymap.get(each.id, ())}
    return not keys or not keys <= nearer


def _row(keymap: Keymap, actions: Sequence[Action], scopes: Sequence[KeyScope]) -> HelpRow:
    first = actions[0]
    here = _is_here(keymap, first, scopes)
    if len(actions) == 1:
        return HelpRow(shown_keys(keymap, first.id), first.help, first.name, here)
    keys = (words(f"{_number(first)} – {_number(actions[-1])}"),)
    return HelpRow(keys, "Select the link with this number.", "Link", here)


def _number(action: Action) -> str:
    return action.id.rpartition("_")[2]


def _is_numbered(keymap: Keymap, action: Action) -> bool:
    """Tell whether the action selects a link by the link's own digit, as it does unless somebody rebound it."""
    return action.id.startswith("link.select_") and shown_keys(keymap, action.id) == (_number(action),)


def help_rows(
    keymap: Keymap, scopes: Sequence[KeyScope], macros: Sequence[Action] = ()
) -> Iterator[tuple[str, tuple[HelpRow, ...]]]:
    """Yield each group's name with its rows, those valid in `scopes` first; the user's macros come before all.

    After the keys come the signs. `scopes` are those of what has the keys, the nearest first.
    """
    if macros:
        rows = [_row(keymap, [macro], scopes) for macro in macros]
        yield "Your macros", tuple(sorted(rows, key=lambda row: not row.here))
    for group, name in GROUPS.items():
        rows = []
        members = [action for action in ACTIONS if action.group == group]
        for numbered, run in groupby(members, lambda action: _is_numbered(keymap, action)):
            actions = list(run)
            rows += (
                [_row(keymap, actions, scopes)] if numbered else [_row(keymap, [action], scopes) for action in actions]
            )
        yield name, tuple(sorted(rows, key=lambda row: not row.here))
    yield "Signs", tuple(HelpRow((sign,), meaning, "Signs, the legend", here=True) for sign, meaning in legend())


def matches(row: HelpRow, wanted: str) -> bool:
    """Tell whether a row is meant by what a person typed: one of its keys, or words of what it does."""
    if not wanted:
        return True
    if wanted in row.keys or (len(wanted) > 1 and any(wanted.casefold() in key.casefold() for key in row.keys)):
        return True
    text = fold(f"{row.name} {row.help}")
    words = fold(wanted).split()
    return bool(words) and all(word in text for word in words)


def help_lines(
    keymap: Keymap, scopes: Sequence[KeyScope], *, width: int, wanted: str = "", macros: Sequence[Action] = ()
) -> list[Line]:
    """Return the help in lines of at most `width` cells, of the rows that match `wanted`."""
    groups = [(name, [row for row in rows if matches(row, wanted)]) for name, rows in help_rows(keymap, scopes, macros)]
    groups = [(name, rows) for name, rows in groups if rows]
    if not groups:
        return [[(line, "muted")] for line in wrap("No key and no sign matches.", max(10, width))]
    longest = max(cells(_keys(row)) for _, rows in groups for row in rows)
    column = max(10, min(longest, _WIDEST_KEYS, width // 4))
    lines: list[Line] = []
    for name, rows in groups:
        lines += [*([[]] if lines else []), [(name, "heading")]]
        for row in rows:
            lines += _row_lines(row, column, width)
    return lines


def _keys(row: HelpRow) -> str:
    return "  ".join(row.keys) or "no key"


def _row_lines(row: HelpRow, column: int, width: int) -> Iterator[Line]:
    """Yield a row: keys in a column of their own, wrapped as the sentence beside them is."""
    key_style, style = ("strong", "text") if row.here and row.keys else ("muted", "muted")
    keys = _wrapped_keys(row, column)
    lines = wrap(row.help, max(10, width - column - 4)) or [""]
    for number in range(max(len(keys), len(lines))):
        left = keys[number] if number < len(keys) else ""
        right = lines[number] if number < len(lines) else ""
        yield ("  ", "text"), (left + " " * max(0, column - cells(left)), key_style), ("  ", "text"), (right, style)


def _wrapped_keys(row: HelpRow, column: int) -> list[str]:
    lines: list[str] = []
    for key in row.keys or ("no key",):
        if lines and cells(lines[-1]) + 2 + cells(key) <= column:
            lines[-1] += f"  {key}"
        else:
            lines.append(key)
    return lines
