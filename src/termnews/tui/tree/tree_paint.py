"""Row renderer of the tree: a title, a sign where something is wrong, the unread count; a quiet source is dim."""

from collections.abc import Callable

from rich.style import Style

from termnews.domain.text import grouped
from termnews.tui.look.glyphs import glyphs, is_ascii
from termnews.tui.look.safe_text import fit
from termnews.tui.pane.tree_row import Kind, TreeRow
from termnews.tui.rows.row_list import Cells
from termnews.tui.tree.health_marks import BROKEN, QUIET, SLOW


def tree_line(
    row: TreeRow, width: int, style_of: Callable[[str], Style], *, sign: str, folded: bool, target: bool
) -> Cells:
    """Return a row; `sign` is that of its health, `target` tells that what is dragged would be dropped on it."""
    count = grouped(row.unread) if row.unread else ""
    lead, style = _lead(row, folded)
    if sign == QUIET and _is_dim_seen(style_of):
        sign, style = "", "muted"
    mark = f" {glyphs.cut if sign == SLOW else sign}" if sign else ""
    room = max(1, width - len(lead) - len(count) - 2 - len(mark))
    cells: Cells = [(lead, style_of("accent" if row.source is None else "muted"))]
    cells.append((fit(row.label, room), style_of("match" if target else style)))
    if mark:
        cells.append((mark, style_of("error" if sign == BROKEN else "muted")))
    cells.append((f" {count} ", style_of("accent" if row.unread else "muted")))
    return cells


def _is_dim_seen(style_of: Callable[[str], Style]) -> bool:
    """Tell whether a dim name says enough: not without colours, nor where signs are plain ones."""
    return not is_ascii() and style_of("muted").color != style_of("row").color


def _lead(row: TreeRow, folded: bool) -> tuple[str, str]:
    """Return the indentation with the sign of a row, and the style of its label."""
    if row.source is not None:
        sign = glyphs.paused if row.source.paused else " "
        return f" {sign} ", "strong" if row.unread and not row.source.paused else "muted"
    if row.kind is Kind.CATEGORY:
        return f" {glyphs.folded if folded else glyphs.unfolded} ", "row"
    signs = {
        Kind.TODAY: glyphs.disc, Kind.STARRED: glyphs.star, Kind.LATER: glyphs.clock, Kind.WANTED: glyphs.dotted,
        Kind.HISTORY: glyphs.again, Kind.SMART: glyphs.diamond,
    }  # fmt: skip
    return f" {signs.get(row.kind, glyphs.stack)} ", "row"
