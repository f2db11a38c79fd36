"""Theme picker: the whole screen shows the one under the cursor."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from termnews.tui.dialogs.dialog import OPEN, Dialog, DialogRows
from termnews.tui.look.glyphs import glyphs, words
from termnews.tui.look.safe_text import fit, one_line
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.look.themes import ABOUT
from termnews.tui.rows.row_list import Cells, RowList

_NAME_WIDTH = 26


class ThemeRows(DialogRows):
    """Themes on one line each; `now` is the one that is kept so far."""

    def __init__(self, names: Sequence[str], now: str, *, id: str) -> None:
        super().__init__(id=id)
        self.names = names
        self._now = now

    @property
    def count(self) -> int:
        """How many themes there are."""
        return len(self.names)

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a theme: a mark at the one that is kept, its name, what it is for."""
        name = self.names[row]
        mark = glyphs.disc if name == self._now else " "
        about = one_line(ABOUT.get(name, ""), max(0, width - _NAME_WIDTH - 4))
        return [[
            (f" {mark} ", self.style_of("accent")), (fit(name, min(_NAME_WIDTH, width - 4)), self.style_of("row")),
            (about, self.style_of("muted")),
        ]]  # fmt: skip


class ThemesScreen(Dialog[str | None]):
    """Gives the name of the theme that was chosen; None, and the theme of before shown again, where none was."""

    DEFAULT_CSS = rules_for("ThemesScreen", __file__)

    def __init__(self, names: Sequence[str], now: str) -> None:
        super().__init__()
        self._before = now
        self._rows = ThemeRows(names, now, id="themes")
        self._rows.cursor = names.index(now) if now in names else 0

    def compose(self) -> ComposeResult:
        """Make the list."""
        with Vertical(id="box"):
            yield Static("Themes", id="title", markup=False)
            yield self._rows
            yield Static(words("Enter keep · Esc as before"), id="hint", markup=False)

    def on_mount(self) -> None:
        """Let the list have the keys."""
        self._rows.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Leave most of the screen in sight, since it shows the theme."""
        self.set_class(event.size.width < 80 or event.size.height < 20, "-small")
        self._rows.styles.height = max(1, min(self._rows.count, event.size.height // 2 - 5))

    @on(RowList.CursorMoved)
    def _preview(self) -> None:
        self.app.theme = self._rows.names[self._rows.cursor]

    def leave(self) -> None:
        """Show the theme of before again."""
        self.app.theme = self._before
        self.dismiss(None)

    def perform(self, action_id: str) -> bool:
        """Keep the theme under the cursor, or move."""
        if action_id == OPEN:
            self._keep()
            return True
        return super().perform(action_id)

    @on(RowList.Chosen)
    def _keep(self) -> None:
        self.dismiss(self._rows.names[self._rows.cursor])
