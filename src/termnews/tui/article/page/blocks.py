"""The blocks of a document as lines; tables, code and Also Read have modules of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from termnews.domain.document import (
    AlsoRead,
    Block,
    Code,
    Heading,
    Image,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from termnews.tui.article.page.also_read import card
from termnews.tui.article.page.code_block import code_lines
from termnews.tui.article.page.code_colours import CodeColours
from termnews.tui.article.page.inline import pieces_of, plain
from termnews.tui.article.page.lines import EMPTY, centred, flowed, prefixed
from termnews.tui.article.page.model import Line, PageExtras, Piece
from termnews.tui.article.page.pictures import NO_PICTURES, ShownPictures, image_lines
from termnews.tui.article.page.table import table_lines
from termnews.tui.article.page.target_list import TargetList
from termnews.tui.look.glyphs import glyphs

_NARROWEST = 12  # cells; deeper nesting is not indented any further


@dataclass(frozen=True, slots=True)
class Setting:
    """What the blocks of one page share: where targets go, what the page knows, pictures, the role of text, depth."""

    targets: TargetList
    extra: PageExtras
    base: str = "body"
    depth: int = 0
    pictures: ShownPictures = NO_PICTURES
    colours: CodeColours = field(default_factory=CodeColours)


def _list_lines(block: List, width: int, setting: Setting) -> list[Line]:
    inner = replace(setting, depth=setting.depth + 1)
    bullet = glyphs.bullets[min(setting.depth, len(glyphs.bullets) - 1)]
    last = len(str(block.start + len(block.items) - 1)) + 1
    lines: list[Line] = []
    for number, item in enumerate(block.items, start=block.start):
        sign = f"{number}.".rjust(last) if block.ordered else bullet
        indent = len(sign) + 1 if width - len(sign) - 1 >= _NARROWEST else 0
        set_lines = _item_lines(item, width - indent, inner)
        if indent:
            hanging = (Piece(" " * indent),)
            set_lines = prefixed(set_lines, (Piece(f"{sign} ", "bullet"),), hanging)
        lines += set_lines
    return lines


def _item_lines(item: Item, width: int, setting: Setting) -> list[Line]:
    lines = flowed(pieces_of(item.text, item.spans, setting.base, setting.targets), width) if item.text else []
    for block, below in flow(item.blocks, width, setting):
        if lines and not isinstance(block, List):
            lines.append(EMPTY)
        lines += below
    return lines or [EMPTY]


def _quote_lines(block: Quote, width: int, setting: Setting) -> list[Line]:
    inner = replace(setting, base="quote")
    indent = 2 if width - 2 >= _NARROWEST else 0
    lines = stacked(block.blocks, width - indent, inner)
    if block.cite:
        lines += flowed([Piece(f"{glyphs.dash} {plain(block.cite)}", "cite")], width - indent)
    bar = (Piece(f"{glyphs.bar} ", "bar"),) if indent else EMPTY
    return prefixed(lines, bar, bar)


def _block_lines(block: Block, width: int, setting: Setting) -> list[Line]:
    """Return the lines of one block that is not Also Read."""
    match block:
        case Paragraph():
            return flowed(pieces_of(block.text, block.spans, setting.base, setting.targets), width)
        case Heading():
            role = f"h{min(max(block.level, 1), 3)}"
            return flowed(pieces_of(block.text, block.spans, role, setting.targets), width)
        case List():
            return _list_lines(block, width, setting)
        case Quote():
            return _quote_lines(block, width, setting)
        case Code():
            return code_lines(block, width, setting.colours)
        case Table():
            return table_lines(block, width)
        case Image():
            return image_lines(block, width, setting.targets, setting.pictures)
        case Rule():
            return [centred((Piece("* * *", "ornament"),), width)]
        case _:
            return []


def flow(blocks: Sequence[Block], width: int, setting: Setting) -> Iterator[tuple[Block, list[Line]]]:
    """Yield each block with its lines, empty ones left out; Also Read links that follow one another share a card."""
    for also_read, group in groupby(blocks, lambda block: isinstance(block, AlsoRead)):
        if also_read:
            cards = [block for block in group if isinstance(block, AlsoRead)]
            yield cards[0], card(cards, width, setting.targets, setting.extra)
            continue
        for block in group:
            lines = _block_lines(block, width, setting)
            if lines:
                yield block, lines


def stacked(blocks: Sequence[Block], width: int, setting: Setting) -> list[Line]:
    """Return the lines of `blocks`, an empty line between each two."""
    lines: list[Line] = []
    for _, block_lines in flow(blocks, width, setting):
        if lines:
            lines.append(EMPTY)
        lines += block_lines
    return lines
