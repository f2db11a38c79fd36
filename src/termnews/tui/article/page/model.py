"""What a laid out page is made of: lines of pieces, targets that can be chosen, and places in its text."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from termnews.domain.picture import Picture

ROLES = (
    "kicker", "origin", "headline", "standfirst", "byline", "note", "rule",
    "body", "h1", "h2", "h3", "quote", "bar", "cite", "bullet", "code_block", "code_label",
    "code_keyword", "code_string", "code_comment", "code_number", "code_name",
    "table_head", "table_cell", "table_line", "picture", "pixels", "caption", "ornament",
    "card", "card_bar", "card_label", "card_headline", "state", "section", "listed", "topic", "message",
    "bold", "italic", "code", "strike", "underline", "link", "marker", "muted",
)  # fmt: skip
"""Every look a piece may have; whoever draws pages has a style for each."""

# Pieces of these looks change with the width, the hour or what the cache holds, so they do not count as text.
DECORATION = frozenset(
    ("bar", "bullet", "byline", "card card_bar", "card marker", "card state", "code_block marker", "marker", "ornament",
     "picture", "pixels", "rule", "state", "table_head", "table_line")
)  # fmt: skip


class PixelRow(NamedTuple):
    """One row of cells of a picture that takes `rows` of them."""

    picture: Picture
    row: int
    rows: int


class Piece(NamedTuple):
    """A stretch of one line.

    `roles` are names from ROLES separated by spaces, a later one over an earlier one; `target` is an index into
    the page's targets; `url` is where a terminal's own hyperlink (OSC 8) leads; `pixels` are drawn over its spaces.
    """

    text: str
    roles: str = "body"
    target: int | None = None
    url: str | None = None
    pixels: PixelRow | None = None


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """Something a reader can choose: a link (`number`, `url`), a topic (`topic`) or a picture (`picture`, `url`).

    It stands on lines `first` to `last`.
    """

    text: str
    number: int | None = None
    topic: str | None = None
    url: str | None = None
    first: int = 0
    last: int = 0
    picture: bool = False


@dataclass(frozen=True, slots=True)
class PageHeading:
    """A heading of the page, for a list of contents; `level` is 1 to 6."""

    text: str
    level: int
    line: int


@dataclass(frozen=True, slots=True)
class PageExtras:
    """What the page prints that its document does not know.

    `source` and `category` are those the article is filed under, `names` maps a link's address to the name of its
    source, `minutes` is the reading time (counted from the document where None). `offline` tells that no page can be
    fetched, `remedy` what to do about what the document's note says, `edited`
    that its words are others than before.
    """

    source: str | None = None
    category: str | None = None
    minutes: int | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    offline: bool = False
    remedy: str = ""
    edited: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A document in lines of at most `column` cells, to be drawn `left` cells from the edge of `width` cells.

    `places[i]` is the number of characters of text (spaces and decoration apart) before line i. A place does not
    depend on the width, so it is what a reader's position is remembered by. `picture_rows` is the most that a picture
    takes, 0 where none is shown.
    """

    lines: tuple[Line, ...] = ()
    targets: tuple[Target, ...] = ()
    headings: tuple[PageHeading, ...] = ()
    width: int = 0
    left: int = 0
    column: int = 0
    places: tuple[int, ...] = ()
    length: int = 0
    picture_rows: int = 0

    @property
    def height(self) -> int:
        """The number of lines."""
        return len(self.lines)

    def place_at(self, line: int) -> int:
        """Return the place where `line` begins; lines off the page count as its nearest."""
        if not self.places:
            return 0
        return self.places[min(max(line, 0), len(self.places) - 1)]

    def line_at(self, place: int) -> int:
        """Return the line that holds `place`: the last one that begins at or before it."""
        return max(0, bisect_right(self.places, place) - 1)

    def line_at_position(self, position: float) -> int:
        """Return the line at a position in the text, 0.0 (the very top) to 1.0, which is the same at every width."""
        return self.line_at(round(position * self.length)) if position > 0 else 0


def line_text(line: Line) -> str:
    """Return what a line says, without its looks."""
    return "".join(piece.text for piece in line)
