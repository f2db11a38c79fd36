"""A document laid out as a newspaper column.

front (kicker to rule) -> blocks -> Also Read, Related, Attached -> topics -> closing mark; then one pass over the
lines finds where each target stands and how much text precedes each line.
"""

from collections.abc import Mapping
from datetime import datetime

from termnews.domain.document import Block, Document, Heading, LinkState
from termnews.tui.article.page.blocks import Setting, flow
from termnews.tui.article.page.foot import closing_lines, sections, topic_lines
from termnews.tui.article.page.front import front_lines
from termnews.tui.article.page.inline import plain
from termnews.tui.article.page.lines import EMPTY, centred, wrap
from termnews.tui.article.page.model import DECORATION, Line, Page, PageExtras, PageHeading, Piece
from termnews.tui.article.page.pictures import NO_PICTURES, ShownPictures
from termnews.tui.article.page.target_list import TargetList
from termnews.tui.look.glyphs import glyphs

MEASURE = 72
_NO_TEXT = "The source sends no more than this; the whole article is on its page."


def column_of(width: int, measure: int = MEASURE) -> tuple[int, int]:
    """Return (left margin, column) in cells for a page `width` cells wide; the margin is at least one."""
    margin = 2 if width >= 40 else 1
    column = max(1, min(measure, width - 2 * margin))
    return max(1, (width - column) // 2), column


def _space_above(block: Block) -> int:
    return 2 if isinstance(block, Heading) and block.level <= 2 else 1


def _body(document: Document, column: int, setting: Setting, above: list[Line]) -> list[PageHeading]:
    """Add the blocks below the lines `above` and return the headings among them."""
    headings = []
    under_heading = False
    for block, lines in flow(document.blocks, column, setting):
        above += [EMPTY] * (0 if under_heading else _space_above(block))
        under_heading = isinstance(block, Heading)
        if isinstance(block, Heading):
            headings.append(PageHeading(plain(block.text), block.level, len(above)))
        above += lines
    return headings


def _places(lines: list[Line]) -> tuple[tuple[int, ...], int, dict[int, tuple[int, int]]]:
    """Return the place of each line, the length of the whole, and the first and last line of each target."""
    places = []
    count = 0
    spans: dict[int, tuple[int, int]] = {}
    for number, line in enumerate(lines):
        places.append(count)
        for text, roles, target, _, _ in line:
            if target is not None:
                spans[target] = (spans[target][0] if target in spans else number, number)
            if roles not in DECORATION:
                count += len(text) - text.count(" ") - text.count("\u00a0")
    return tuple(places), count, spans


def lay_out(
    document: Document,
    *,
    width: int,
    measure: int = MEASURE,
    states: Mapping[str, LinkState],
    now: datetime,
    extra: PageExtras | None = None,
    pictures: ShownPictures = NO_PICTURES,
) -> Page:
    """Return `document` as a page for `width` cells, its column at most `measure` cells wide and centred.

    `states` maps addresses of links to what the cache knows of them; `now` dates the byline;
    `pictures` are shown in their places.
    """
    extra = extra or PageExtras()
    left, column = column_of(width, measure)
    targets = TargetList(document, states)
    lines = [EMPTY, *front_lines(document, column, now, extra)]
    headings = _body(document, column, Setting(targets, extra, pictures=pictures), lines)
    if not document.blocks and document.note is None:
        lines += [EMPTY, *wrap([Piece(_NO_TEXT, "muted")], column)]
    for i, (title, rows) in enumerate(sections(document, column, targets, extra)):
        lines += [EMPTY] * (1 if i else 2)
        lines.append((Piece(f"{title} ", "section"), Piece(glyphs.line * max(0, column - len(title) - 1), "rule")))
        headings.append(PageHeading(title, 2, len(lines) - 1))
        lines += rows
    topics = topic_lines(document, column, targets)
    lines += [EMPTY, *topics] if topics else []
    lines += closing_lines(column)
    places, length, spans = _places(lines)
    picture_rows = pictures.rows if pictures.by_url else 0
    placed = targets.placed(spans)
    return Page(tuple(lines), placed, tuple(headings), width, left, column, places, length, picture_rows)


def lay_out_message(message: str, *, width: int, height: int) -> Page:
    """Return one sentence in the middle of an otherwise empty page of `width` by `height` cells."""
    left, column = column_of(width)
    said = [centred(line, column) for line in wrap([Piece(plain(message), "message")], column)]
    lines = [*[EMPTY] * max(0, (height - len(said)) // 2), *said]
    return Page(tuple(lines), width=width, left=left, column=column, places=(0,) * len(lines))
