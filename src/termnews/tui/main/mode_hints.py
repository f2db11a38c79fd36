"""Mode line: the keys that matter in the mode one is in; the way out and the help are never left out."""

from collections.abc import Sequence

from textual.widget import Widget

from termnews.config.keymaps import Keymap
from termnews.tui.keys.actions import KeyScope
from termnews.tui.keys.command_line import CommandLine
from termnews.tui.keys.dispatcher import MOST_HINTS, hints
from termnews.tui.keys.key_sentences import key_of
from termnews.tui.look.glyphs import words
from termnews.tui.main.panes import Panes
from termnews.tui.main.status_line import Hints
from termnews.tui.pane.line_input import LineInput

_MATTERING: dict[KeyScope, tuple[str, ...]] = {
    "tree": ("go.open", "source.add", "source.settings", "source.refresh_all", "find.search"),
    "list": ("go.open", "go.next_unread", "mark.star", "find.search", "source.refresh_all"),
    "article": ("link.next", "go.open", "link.back", "move.space", "mark.star", "find.in_article"),
    "find": ("find.next", "find.previous"),
}
_COMMAND: Hints = (("Enter", "do it"), ("Tab", "complete"), ("↑", "earlier"), ("Esc", "back"))


def mode_hints(keymap: Keymap, scopes: Sequence[KeyScope], panes: Panes, typing: Widget | None) -> tuple[Hints, Hints]:
    """Return the keys with a word for each, and those that are never left out. `typing` is the line one types in."""
    if isinstance(typing, CommandLine):
        line = [(words(key), word) for key, word in _COMMAND]
        return line[:-1], line[-1:]
    if isinstance(typing, LineInput) and typing.hints:
        return typing.hints[:-1], typing.hints[-1:]
    mattering = [hint for scope in scopes for hint in hints(keymap, scope, _MATTERING[scope])]
    action, word = _way_out(scopes[0], panes)
    always = [(key_of(keymap, action), word), (key_of(keymap, "app.help"), "help")]
    return [hint for hint in mattering if hint not in always][: MOST_HINTS - len(always)], always


def _way_out(at: KeyScope, panes: Panes) -> tuple[str, str]:
    """Return the action that leads out of where one is, and where to."""
    if at == "find":
        return "find.end", "end"
    if at == "article":
        return "go.back", "list" if panes.article_pane.view.selection.current is None else "no link"
    if at == "tree":
        return "go.leave", "back" if panes.list_pane.search_line.active else "quit"
    if panes.list_pane.rows.selection:
        return "go.back", "select none"
    if panes.list_pane.search_line.active:
        return "go.back", "end search"
    return "go.back", "all headlines" if panes.list_pane.contents.filtered_by else "sources"
