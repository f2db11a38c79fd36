"""Render a document as plain text, for a terminal or a pipe."""

import shutil
import sys
from collections.abc import Iterator

from termnews.cli.output import paint
from termnews.domain.dates import long_date
from termnews.domain.document import (
    AlsoRead,
    Block,
    Code,
    Document,
    Heading,
    Image,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from termnews.domain.shown_address import shown_address
from termnews.domain.text import clean
from termnews.tui.look.cell_width import printed_cells, printed_column

WIDTH = 78


def to_text(document: Document, *, plain: bool) -> str:
    """Return a document as text, wrapped where stdout is a terminal; `plain` leaves styles and links out."""
    width = min(WIDTH, shutil.get_terminal_size().columns - 2) if sys.stdout.isatty() else 0
    head = [document.category or "", document.title, document.standfirst or "", byline(document)]
    parts = [_wrap(part, width) for part in head] + [_block(block, width) for block in document.blocks]
    if not plain and document.links:
        parts.append("\n".join(f"[{link.n}] {link.text} {shown_address(link.url)}" for link in document.links))
    parts = [clean(part) for part in parts]
    if not plain:
        parts[1] = paint(parts[1], "1")
    return "\n\n".join(part for part in parts if part)


def byline(document: Document) -> str:
    """Return who wrote a document, when, and where it stood, on one line."""
    return " · ".join(
        part
        for part in (
            f"By {', '.join(document.authors)}" if document.authors else "",
            long_date(document.published) if document.published else "",
            document.site or "",
        )
        if part
    )


def _wrap(text: str, width: int, indent: str = "") -> str:
    if not width:
        return indent + text
    # imported here, for a list of headlines does not pay for its patterns
    from termnews.tui.look.line_breaks import break_lines

    lines = (text[start:end] for start, end in break_lines(text, max(width, 20) - len(indent)))
    return indent + f"\n{' ' * len(indent)}".join(lines)


def indented(text: str, bar: str) -> str:
    """Return `text` with `bar` before each of its lines."""
    return "\n".join(bar + line for line in text.split("\n"))


def _block(block: Block, width: int) -> str:
    match block:
        case Paragraph() | Heading():
            return _wrap(block.text, width)
        case Code():
            return indented(block.text, "    ")
        case Quote():
            cited = [f"— {block.cite}"] if block.cite else []
            return indented("\n\n".join([*(_block(b, max(width - 2, 0)) for b in block.blocks), *cited]), "> ")
        case List():
            return "\n".join(_item(item, mark, width) for item, mark in marks(block))
        case Table():
            return "\n".join(_table(block))
        case Image():
            return f"[picture: {block.alt}]" + (f"\n{block.caption}" if block.caption else "")
        case AlsoRead():
            return f"{block.label}: {block.text} [{block.link}]"
        case Rule():
            return "* * *"


def marks(block: List) -> Iterator[tuple[Item, str]]:
    """Yield the items of a list, each with its bullet or number."""
    for number, item in enumerate(block.items, start=block.start):
        yield item, f"{number}. " if block.ordered else "- "


def _item(item: Item, mark: str, width: int) -> str:
    below = [indented(_block(block, max(width - len(mark), 0)), " " * len(mark)) for block in item.blocks]
    return "\n".join([_wrap(item.text, width, mark), *below])


def _table(block: Table) -> Iterator[str]:
    if block.caption:
        yield block.caption
    columns = max((len(row) for row in block.rows), default=0)
    widths = [max(printed_cells(row[i]) if i < len(row) else 0 for row in block.rows) for i in range(columns)]
    for row in block.rows:
        yield "  ".join(printed_column(cell, width) for cell, width in zip(row, widths, strict=False)).rstrip()
