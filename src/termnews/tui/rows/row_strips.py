"""Renderer of a virtual list: its rows, the headings between them, and what is said where there is no row."""

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from termnews.tui.look.cell_width import cells as cells_of
from termnews.tui.look.glyphs import glyphs
from termnews.tui.look.line_breaks import break_lines
from termnews.tui.look.safe_text import one_line
from termnews.tui.look.theme_variables import on_cursor


def row_strip(cells: Iterable[tuple[str, Style]], width: int, base: Style, cursor: Style | None) -> Strip:
    """Return a line of a row, in the style `cursor` where the cursor is on it."""
    if cursor is not None:
        segments = [Segment(text, on_cursor(base + style, cursor)) for text, style in cells]
        return Strip(segments).adjust_cell_length(width, on_cursor(base, cursor))
    return Strip([Segment(text, base + style) for text, style in cells]).adjust_cell_length(width, base)


def heading_strip(text: str, width: int, style: Style) -> Strip:
    """Return a heading: its text, and a rule up to the end of the line."""
    text = one_line(text, max(0, width - 4))
    rule = glyphs.line * max(0, width - cells_of(text) - 5)
    return Strip([Segment(f"   {text} {rule} ", style)]).crop(0, width)


def empty_strip(text: str, y: int, width: int, height: int, style: Style) -> Strip:
    """Return line `y` of a list of `height` lines that has no rows, but a text a third down, its lines broken."""
    lines = break_lines(text, max(1, width - 2)) if text else []
    first = max(0, height // 3 - len(lines) // 2)
    begin, end = lines[y - first] if 0 <= y - first < len(lines) else (0, 0)
    line = text[begin:end]
    before = max(0, width - cells_of(line)) // 2
    return Strip([Segment(" " * before + line, style)]).adjust_cell_length(width, style)
