"""Modal dialog: the reader's own movement keys in it, one way out, and its lists."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar, Generic, Protocol, TypeVar, runtime_checkable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input, Static

from termnews.config.keymaps import Keymap, resolve
from termnews.tui.bulkhead import Bulkhead
from termnews.tui.dialogs.backdrop import Backdrop
from termnews.tui.dialogs.hint_line import HintLine
from termnews.tui.keys.actions import DEFAULT_KEYS
from termnews.tui.keys.dispatcher import KeyDispatcher
from termnews.tui.keys.leaving_keys import leaves_field
from termnews.tui.look.glyphs import words
from termnews.tui.look.safe_text import content
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.rows.row_list import RowList
from termnews.tui.textual_internals import PaintHook

Item = TypeVar("Item")
Result = TypeVar("Result")

OPEN = "go.open"
_LONGEST_LAYOUT = 0.2
"""Seconds after which a dialog is shown as it is."""
_LEAVING = ("go.back", "go.leave")
_ROWS = {"move.down": 1, "move.up": -1}
_PAGES = {"move.half_down": 0.5, "move.half_up": -0.5, "move.page_down": 1.0, "move.page_up": -1.0, "move.space": 1.0}
# These move whatever else they are bound to: a dialog without arrow keys would be a trap.
_ALWAYS = {
    "down": "move.down", "up": "move.up", "pagedown": "move.page_down", "pageup": "move.page_up",
    "home": "move.top", "end": "move.bottom", "enter": OPEN,
}  # fmt: skip


@runtime_checkable
class HasKeymap(Protocol):
    """An application whose keys the reader may have changed."""

    keymap: Keymap


def keymap_of(app: object) -> Keymap:
    """Return the keys in force in an application, the default ones where it has none of its own."""
    return app.keymap if isinstance(app, HasKeymap) else resolve(DEFAULT_KEYS, {})[0]


def steps_of(action_id: str, page: int) -> int | None:
    """Return by how many rows an action moves where `page` rows are in sight, None if it moves nothing."""
    if action_id in _ROWS:
        return _ROWS[action_id]
    if action_id in _PAGES:
        return round(page * _PAGES[action_id]) or (1 if _PAGES[action_id] > 0 else -1)
    return None


class DialogRows(RowList, Generic[Item]):
    """A list inside a dialog; each of its rows shows one of `items`."""

    DEFAULT_CSS = rules_for("DialogRows", __file__)

    def __init__(self, items: Sequence[Item] = (), *, id: str) -> None:
        super().__init__(id=id)
        self.items = items

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.items)

    def perform(self, action_id: str) -> bool:
        """Move as an action says; tell whether it is one that moves."""
        if action_id in ("move.top", "move.bottom"):
            self.move_to(0 if action_id == "move.top" else self.count - 1)
            return True
        steps = steps_of(action_id, max(1, self.scrollable_content_region.height // self.row_height))
        if steps is None:
            return False
        self.move_by(steps)
        return True


class Dialog(Bulkhead, PaintHook[Result], ModalScreen[Result]):
    """A screen over the reader. Keys go to `pressed`, `typed` and `perform`, each of which tells whether it took one.

    The keys that move in the reader move here; Escape, and whatever goes back in the reader, leaves. `hint` says what
    the keys do at first, HINTS while a part (by its id) has the focus. In a terminal of fewer columns or lines than
    ROOMY it is `-small`.
    """

    HINTS: ClassVar[Mapping[str, str]] = {}
    ROOMY: ClassVar[tuple[int, int]] = (0, 0)

    # some go by what the application is drawn with
    SCOPED_CSS = False
    DEFAULT_CSS = rules_for("Dialog", __file__)

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self._heading = title
        self._first_hint = hint
        self._keys: KeyDispatcher | None = None
        self._backdrop = Backdrop()
        # not before all parts are there
        self.paints = False

    def compose(self) -> ComposeResult:
        """Make the box: the parts between a title and the hints."""
        with Vertical(id="box"):
            yield Static(content(self._heading), id="title", markup=False)
            yield from self.parts()
            yield HintLine(self._first_hint, id="hint")

    def on_mount(self) -> None:
        """Begin in the first part, and show all parts at once when they are laid out."""
        if self.focused is None:
            self.focus_next()

        def laid_out() -> None:
            if not self.paints:
                self.paints = True
                self.refresh()

        self.call_after_refresh(laid_out)
        self.set_timer(_LONGEST_LAYOUT, laid_out)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return what is behind the parts: the screen below, where it is seen through."""
        tint, stack = self.styles.background, self.app.screen_stack
        if tint.a == 1 or self not in stack[1:]:
            return super().render_lines(crop)
        return self._backdrop.lines(stack[stack.index(self) - 1], self.size, tint, crop)

    @abstractmethod
    def parts(self) -> ComposeResult:
        """Make what the dialog asks with."""

    def on_resize(self, event: events.Resize) -> None:
        """Do without space around the parts in a small terminal."""
        columns, lines = self.ROOMY
        self.set_class(event.size.width < columns or event.size.height < lines, "-small")

    def on_key(self, event: events.Key) -> None:
        """Deal with a key that no text field took."""
        typing = isinstance(self.focused, Input)
        taken = typing and self.typed(event.key)
        left = typing and leaves_field(keymap_of(self.app), event)
        taken = taken or (left and self.typed("escape"))
        if not taken and (left or event.key == "escape"):
            self.leave()
            taken = True
        if taken or (not typing and (self.pressed(event) or self._act(event.key))):
            event.stop()
            event.prevent_default()

    def on_descendant_focus(self) -> None:
        """Say what the keys do now."""
        hint = self.HINTS.get((self.focused.id if self.focused else None) or "")
        if hint:
            self.tell(words(hint))

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Put one sentence where the hints are."""
        self.query_one("#hint", HintLine).tell(text, wrong=wrong)

    def leave(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)

    def pressed(self, event: events.Key) -> bool:
        """Take a key that has a meaning in this dialog only, while no text field has the focus."""
        return False

    def typed(self, key: str) -> bool:
        """Take a key that is no character, while a text field has the focus."""
        return False

    def perform(self, action_id: str) -> bool:
        """Take an action of the reader that a key stands for."""
        return isinstance(self.focused, DialogRows) and self.focused.perform(action_id)

    def _act(self, key: str) -> bool:
        if self._keys is None:
            self._keys = KeyDispatcher(keymap_of(self.app))
        came_to = self._keys.press(key, "list")
        action_id = came_to.action.id if came_to.action else ""
        if action_id and self.perform(action_id):
            return True
        if action_id in _LEAVING:
            self.leave()
            return True
        return bool(came_to.pending) or (key in _ALWAYS and self.perform(_ALWAYS[key]))
