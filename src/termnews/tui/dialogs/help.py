"""Help: every action with its keys, those that matter here first, filtered as one types."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from termnews.config.keymaps import Keymap
from termnews.tui.dialogs.dialog import Dialog, steps_of
from termnews.tui.dialogs.help_text import SCOPES, help_text
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
    hint = f"{down} {key('move.up', '↑')} move · / filter · {key('go.leave', 'Esc')} close"
    return f"{hint} · 5 {down} five times · 12 {bottom} to row 12" if counts else hint


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
        with VerticalScroll(id="rows"):
            yield Static(id="text", markup=False)

    def on_mount(self) -> None:
        """Begin in the list: the filter is hidden, which is not known yet."""
        self.set_focus(self._rows)

    def on_descendant_focus(self) -> None:
        """Say what the keys do now: in the filter they are text."""
        self.tell(words(_FILTER_HINT if self.focused is self._filter else self._keys_of_list))

    def on_resize(self, event: events.Resize) -> None:
        """Fill a small terminal, and wrap the text for the width there is."""
        self.set_class(event.size.height < 20, "-low")
        self.call_after_refresh(self._write)

    @property
    def _rows(self) -> VerticalScroll:
        return self.query_one("#rows", VerticalScroll)

    @property
    def _filter(self) -> Input:
        return self.query_one("#filter", Input)

    def _write(self) -> None:
        width = self._rows.scrollable_content_region.width - 1
        if width > 0:
            wanted = self._filter.value.strip()
            text = help_text(self._keymap, self._scopes, width=width, wanted=wanted, macros=self._macros)
            self.query_one("#text", Static).update(text)

    @on(Input.Changed, "#filter")
    def _filter_changed(self) -> None:
        self._write()
        self._rows.scroll_to(y=0, animate=False)

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
        rows = self._rows
        if action_id in ("move.top", "move.bottom"):
            rows.scroll_to(y=0 if action_id == "move.top" else rows.max_scroll_y, animate=False)
            return True
        steps = steps_of(action_id, max(1, rows.scrollable_content_region.height - 1))
        if steps is None:
            return False
        rows.scroll_to(y=rows.scroll_offset.y + steps, animate=False)
        return True

    def _begin(self, text: str) -> None:
        self._filter.add_class("-shown")
        self._filter.focus()
        if text:
            self._filter.insert_text_at_cursor(text)

    def _end(self) -> None:
        self._filter.value = ""
        self._filter.remove_class("-shown")
        self._rows.focus()
