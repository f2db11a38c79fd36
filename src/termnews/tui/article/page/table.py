"""Tables drawn with light lines: columns shrink and cells wrap until they fit, or each row becomes a short list."""

import re
from collections.abc import Sequence

from termnews.domain.document import Table
from termnews.tui.article.page.inline import plain
from termnews.tui.article.page.lines import flowed, wrap
from termnews.tui.article.page.model import Line, Piece
from termnews.tui.look.cell_width import cells
from termnews.tui.look.glyphs import glyphs
from termnews.tui.look.line_breaks import break_lines

_LEAST = 6  # cells; a narrower column is no longer read with pleasure
_BETWEEN = 3  # cells of the line between two columns, with its spaces
_NUMBER = re.compile(r"[-+−–]?[$€£¥]?\s?\d[\d\s.,'’:]*\s?[%°€$£]?|[-–—]|")


def _fitted(wanted: list[int], room: int) -> list[int] | None:
    """Return column widths that add up to at most `room`, taken from the widest; None if that is too narrow."""
    least = [min(want, _LEAST) for want in wanted]
    if sum(least) > room:
        return None
    widths = list(wanted)
    while (excess := sum(widths) - room) > 0:
        widest = max(widths)
        wide = [i for i, width in enumerate(widths) if width == widest]
        below = max((width for width in widths if width < widest), default=0)
        step = min(widest - max(below, _LEAST), -(-excess // len(wide)))
        for i in wide:
            widths[i] -= max(1, step)
    return widths


def _row(texts: Sequence[str], widths: list[int], roles: str, numeric: list[bool]) -> list[Line]:
    wrapped = [
        [text[start:end] for start, end in break_lines(text, width)] for text, width in zip(texts, widths, strict=True)
    ]
    lines: list[Line] = []
    for i in range(max(map(len, wrapped), default=0)):
        line: list[Piece] = []
        for parts, width, is_numeric in zip(wrapped, widths, numeric, strict=True):
            if line:
                line.append(Piece(f" {glyphs.column} ", "table_line"))
            part = parts[i] if i < len(parts) else ""
            missing = " " * (width - cells(part))
            line.append(Piece(missing + part if is_numeric else part + missing, roles))
        lines.append(tuple(line))
    return lines


def _rule(widths: list[int], crossing: str) -> Line:
    line = glyphs.line
    return (Piece(f"{line}{crossing}{line}".join(line * width for width in widths), "table_line"),)


def _as_lists(rows: list[list[str]], header: bool, width: int) -> list[Line]:
    """Return each row as lines of "name: value", for tables with more columns than the page has room for."""
    names = rows[0] if header else []
    lines: list[Line] = []
    for row in rows[1:] if header else rows:
        if lines:
            lines.append((Piece(glyphs.line * min(width, 12), "table_line"),))
        for column, text in enumerate(row):
            name = names[column] if column < len(names) else ""
            if text:
                named = [Piece(f"{name}: ", "table_head")] if name else []
                lines += flowed([*named, Piece(text, "table_cell")], width)
    return lines


def table_lines(table: Table, width: int) -> list[Line]:
    """Return the lines of a table in `width` cells; columns of numbers stand at the right."""
    columns = max(map(len, table.rows), default=0)
    rows = [[plain(text).strip() for text in (*row, *[""] * (columns - len(row)))] for row in table.rows]
    lines: list[Line] = wrap([Piece(plain(table.caption), "caption")], width) if table.caption else []
    if not columns:
        return lines
    wanted = [max(1, *(max(map(cells, row[i].split("\n"))) for row in rows)) for i in range(columns)]
    widths = _fitted(wanted, width - _BETWEEN * (columns - 1))
    if widths is None:
        return lines + _as_lists(rows, table.header and len(rows) > 1, width)
    body = rows[1:] if table.header else rows
    numeric = [bool(body) and all(_NUMBER.fullmatch(row[i]) for row in body) for i in range(columns)]
    lines.append(_rule(widths, glyphs.top_cross))
    if table.header:
        lines += [*_row(rows[0], widths, "table_head", numeric), _rule(widths, glyphs.cross)]
    drawn = list(filter(None, (_row(row, widths, "table_cell", numeric) for row in body)))
    apart = any(len(row) > 1 for row in drawn)
    for i, row in enumerate(drawn):
        lines += [_rule(widths, glyphs.cross), *row] if i and apart else row
    return [*lines, _rule(widths, glyphs.bottom_cross)]
