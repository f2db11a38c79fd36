"""Theme picker: the whole screen shows the one under the cursor."""

from collections.abc import Sequence

from textual import events, on

from termnews.tui.dialogs.dialog import DialogRows
from termnews.tui.dialogs.list_dialog import ListDialog
from termnews.tui.look.glyphs import glyphs
from termnews.tui.look.safe_text import fit, one_line
from termnews.tui.look.style_sheets import rules_for
from termnews.tui.look.themes import ABOUT
from termnews.tui.rows.row_list import Cells, RowList

_NAME_WIDTH = 26


class ThemeRows(DialogRows[str]):
    """Themes on one line each; `now` is the one that is kept so far."""

    def __init__(self, names: Sequence[str], now: str, *, id: str) -> None:
        super().__init__(names, id=id)
        self._now = now

    def row_lines(self, row: int, width: int) -> list[Cells]:
        """Return a theme: a mark at the one that is kept, its name, what it is for."""
        name = self.items[row]
        mark = glyphs.disc if name == self._now else " "
        about = one_line(ABOUT.get(name, ""), max(0, width - _NAME_WIDTH - 4))
        return [[
            (f" {mark} ", self.style_of("accent")), (fit(name, min(_NAME_WIDTH, width - 4)), self.style_of("row")),
            (about, self.style_of("muted")),
        ]]  # fmt: skip


class ThemesScreen(ListDialog[str]):
    """Gives the name of the theme that was chosen; None, and the theme of before shown again, where none was."""

    DEFAULT_CSS = rules_for("ThemesScreen", __file__)
    ROOMY = (80, 20)

    def __init__(self, names: Sequence[str], now: str) -> None:
        super().__init__("Themes", ThemeRows(names, now, id="themes"), "Enter keep · Esc as before")
        self._before = now
        self.rows.cursor = names.index(now) if now in names else 0

    def on_resize(self, event: events.Resize) -> None:
        """Leave most of the screen in sight, since it shows the theme."""
        self.rows.styles.height = max(1, min(self.rows.count, event.size.height // 2 - 5))

    @on(RowList.CursorMoved)
    def _preview(self) -> None:
        self.app.theme = self.result(self.rows.cursor)

    def leave(self) -> None:
        """Show the theme of before again."""
        self.app.theme = self._before
        self.dismiss(None)

    def result(self, row: int) -> str:
        """Return the name of the theme."""
        return str(self.rows.items[row])
