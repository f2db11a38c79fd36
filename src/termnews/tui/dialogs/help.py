"""Help: every action with its keys, those that matter here first, filtered as one types."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input

from termnews.config.keymaps import Keymap
from termnews.tui.dialogs.dialog import Dialog
from termnews.tui.dialogs.help_text import SCOPES, help_lines
from termnews.tui.dialogs.pager import Line, Pager
from termnews.tui.keys.actions import Action, KeyScope
from termnews.tui.keys.dispatcher import shown_keys
from termnews.tui.look.glyphs import words
from termnews.tui.look.style_sheets import rules_for

_SCROLLING = {"down": "move.down", "up": "move.up", "pagedown": "move.page_down", "pageup": "move.page_up"}
_FILTER_HINT = "↓ ↑ move · Enter back to the list · Esc all keys"


def _hint(keymap: Keymap, counts: bool) -> str:
    """Return what the keys do here, by the keys in force."""

    def key(action_id: str, otherwise: str) -> str:
        return (*shown_keys(keymap, action_id), otherwise)[0]

    down, bottom = key("move.down", "↓"), key("move.bottom", "End")
    numbers = f" · 5 {down} five times · 12 {bottom} to row 12" if counts else ""
    return f"{down} {key('move.up', '↑')} move · / filter{numbers} · {key('go.leave', 'Esc')} close"


class HelpScreen(Dialog[None]):
    """Lists the actions of `keymap` as they are in `scopes`, the nearest first. A letter that moves nothing filters.

    With `counts`, it says how a number before a key is used here.
    """

    DEFAULT_CSS = rules_for("HelpScreen", __file__)
    ROOMY = (90, 26)

    def __init__(self, keymap: Keymap, *scopes: KeyScope, macros: Sequence[Action] = (), counts: bool = False) -> None:
        self._keys_of_list = _hint(keymap, counts)
        super().__init__(f"Keys in {SCOPES[scopes[0]]}", self._keys_of_list)
        self._keymap = keymap
        self._macros = macros
        self._scopes = scopes

    @property
    def keymap(self) -> Keymap:
        """The keys that are shown, which are those in force."""
        return self._keymap

    def parts(self) -> ComposeResult:
        """Make the list, and the filter that is hidden until it is needed."""
        yield Input(placeholder="A key, or what you want to do", id="filter", select_on_focus=False)
        yield Pager(self._lines, id="rows")

    def on_mount(self) -> None:
        """Begin in the list: the filter is hidden, which is not known yet."""
        self.set_focus(self._rows)

    def on_descendant_focus(self) -> None:
        """Say what the keys do now: in the filter they are text."""
        self.tell(words(_FILTER_HINT if self.focused is self._filter else self._keys_of_list))

    def on_resize(self, event: events.Resize) -> None:
        """Fill a small terminal."""
        self.set_class(event.size.height < 20, "-low")

    @property
    def _rows(self) -> Pager:
        return self.query_one("#rows", Pager)

    @property
    def _filter(self) -> Input:
        return self.query_one("#filter", Input)

    def _lines(self, width: int) -> Sequence[Line]:
        wanted = self._filter.value.strip()
        # a column stays free beside the scrollbar
        return help_lines(self._keymap, self._scopes, width=width - 1, wanted=wanted, macros=self._macros)

    @on(Input.Changed, "#filter")
    def _filter_changed(self) -> None:
        self._rows.rebuild()
        self._rows.move_to(0)

    @on(Input.Submitted, "#filter")
    def _filter_done(self) -> None:
        self._rows.focus()

    def pressed(self, event: events.Key) -> bool:
        """Close on `?`; begin the filter on `/` and on any character that moves nothing."""
        if event.key == "question_mark":
            self.leave()
            return True
        if event.key == "slash":
            self._begin("")
            return True
        if self._act(event.key):
            return True
        if event.is_printable and event.character and not event.character.isspace():
            self._begin(event.character)
            return True
        return False

    def typed(self, key: str) -> bool:
        """Scroll while the filter is typed; Escape empties the filter before it closes the help."""
        if key == "escape":
            self._end()
            return True
        return key in _SCROLLING and self.perform(_SCROLLING[key])

    def perform(self, action_id: str) -> bool:
        """Scroll the list."""
        return self._rows.perform(action_id)

    def _begin(self, text: str) -> None:
        self._filter.add_class("-shown")
        self._filter.focus()
        if text:
            self._filter.insert_text_at_cursor(text)

    def _end(self) -> None:
        self._filter.value = ""
        self._filter.remove_class("-shown")
        self._rows.focus()
