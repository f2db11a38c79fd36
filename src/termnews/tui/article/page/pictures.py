"""Pictures on the page: rows of pixels in place of `[picture: ...]`, or that label where it is not shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from termnews.domain.document import Image
from termnews.domain.picture import Picture, Room
from termnews.tui.article.page.inline import plain
from termnews.tui.article.page.lines import flowed, wrap
from termnews.tui.article.page.model import Line, Piece, PixelRow
from termnews.tui.article.page.target_list import TargetList

_LEAST_ROWS = 4
# what the placeholders of a terminal have numbers for; no picture gains by more
_MOST_COLUMNS, _MOST_ROWS = 120, 100


@dataclass(frozen=True, slots=True)
class ShownPictures:
    """The pictures that are shown, by address, and the most rows that one takes; `ratio` is that of a cell."""

    by_url: Mapping[str, Picture] = field(default_factory=dict)
    rows: int = 20
    ratio: float = 2.0

    def room(self, columns: int) -> Room:
        """Return the cells that a picture may take beside margins, in a column of so many."""
        return Room(max(1, min(columns, _MOST_COLUMNS)), self.rows, self.ratio)


NO_PICTURES = ShownPictures()


def most_rows(height: int) -> int:
    """Return how many rows of a view a picture may take: half of it, so that text stays in sight."""
    return min(max(_LEAST_ROWS, height // 2), _MOST_ROWS)


def image_lines(block: Image, width: int, targets: TargetList, shown: ShownPictures) -> list[Line]:
    """Return a picture, or the label in its place, and below it what the page says of it."""
    alt, caption = plain(block.alt).strip(), plain(block.caption or "").strip()
    if alt == caption:
        alt = ""
    target = targets.picture(block)
    picture = shown.by_url.get(block.url)
    label = f"[picture: {alt}]" if alt else "[picture]"
    if picture is None:
        lines = wrap([Piece(label, "picture", target, block.url)], width)
    else:
        lines = _pixel_lines(picture, target, shown.room(width))
        lines += wrap([Piece(alt, "picture", target, block.url)], width) if alt else []
    return lines + flowed([Piece(caption, "caption")], width) if caption else lines


def _pixel_lines(picture: Picture, target: int, room: Room) -> list[Line]:
    columns, rows = room.cells(picture.size)
    return [(Piece(" " * columns, "pixels", target, pixels=PixelRow(picture, row, rows)),) for row in range(rows)]
