"""Lines of a page as strips of the screen: looks become styles of the theme, marks and choice go over them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from termnews.tui.article.half_blocks import Colour, half_blocks
from termnews.tui.article.page.model import Line, Page, Piece
from termnews.tui.article.placeholders import placeholders
from termnews.tui.look.glyphs import glyphs
from termnews.tui.look.safe_text import safe_line, safe_link

_CHOSEN = Style(reverse=True, bold=True)
_COPIED = Style(reverse=True)

StyleOf = Callable[[str], Style]
Marks = dict[int, list[tuple[int, int, str]]]
"""By line: the first character of a stretch, the one after its last, and its look."""
Labels = Mapping[int, Sequence[tuple[int, str]]]
"""By line: the cell of the column where a label stands, and the label."""


class Painter:
    """Paints lines; keeps the styles and strips it made until `forget`.

    `style_of` gives the style of one look, or of several separated by spaces. `marks` are drawn over the text, `labels`
    stand in place of it.
    """

    def __init__(self, style_of: StyleOf) -> None:
        self._style_of = style_of
        self._styles: dict[tuple[str, str | None], Style] = {}
        self._strips: dict[int, Strip] = {}
        self.marks: Marks = {}
        self.labels: Labels = {}

    def forget(self) -> None:
        """Drop all that was made, as the page, the theme or the marks are others now."""
        self._strips.clear()
        self._styles.clear()

    def strip(self, page: Page, number: int, chosen: int | None, copied: tuple[int, int] | None = None) -> Strip:
        """Return line `number` of `page`, the target `chosen` reversed and with a sign in the margin.

        `copied` is the stretch of the line, in characters and with the margin, that the mouse has selected.
        """
        line = page.lines[number]
        shows_choice = chosen is not None and any(piece.target == chosen for piece in line)
        strip = None if shows_choice or copied else self._strips.get(number)
        if strip is None:
            first = shows_choice and chosen is not None and page.targets[chosen].first == number
            segments = [Segment(self._margin(page.left, first), self.style("marker" if first else "body"))]
            segments += self._segments(line, self.marks.get(number, ()), chosen if shows_choice else None)
            if copied:
                segments = list(self._copied(segments, copied))
            # with the offsets Textual can tell which character the mouse is on
            strip = Strip(segments).apply_offsets(0, number)
            if not shows_choice and not copied:
                self._strips[number] = strip
        for cell, label in self.labels.get(number, ()):
            strip = self._labelled(strip, page.left + cell, label)
        return strip

    def style(self, roles: str, url: str | None = None) -> Style:
        """Return the style of `roles`, with the terminal's hyperlink to `url`."""
        style = self._styles.get((roles, url))
        if style is None:
            style = self._style_of(roles)
            address = safe_link(url)
            if address:
                style += Style(link=address)
            self._styles[(roles, url)] = style
        return style

    @staticmethod
    def _margin(left: int, first: bool) -> str:
        if not first:
            return " " * left
        return glyphs.chosen if left == 1 else " " * (left - 2) + glyphs.chosen + " "

    @staticmethod
    def _copied(segments: list[Segment], copied: tuple[int, int]) -> Iterator[Segment]:
        first, last = copied
        at = 0
        for text, style, _ in segments:
            # -1 stands for the end of the line
            start = min(max(first - at, 0), len(text))
            stop = len(text) if last < 0 else min(max(last - at, start), len(text))
            for part, inside in ((text[:start], False), (text[start:stop], True), (text[stop:], False)):
                if part:
                    yield Segment(part, (style or Style.null()) + _COPIED if inside else style)
            at += len(text)

    def _labelled(self, strip: Strip, cell: int, label: str) -> Strip:
        over = Strip([Segment(label, self.style("label"))], len(label))
        return Strip.join([strip.crop(0, cell), over, strip.crop(cell + len(label))])

    def _segments(self, line: Line, found: Sequence[tuple[int, int, str]], chosen: int | None) -> Iterator[Segment]:
        safe = [piece._replace(text=safe_line(piece.text)) for piece in line]
        at = 0
        for piece in safe:
            style = self.style(piece.roles, piece.url)
            if piece.pixels is not None:
                at += len(piece.text)
                draw = placeholders if piece.pixels.picture.number else half_blocks
                yield from draw(piece.pixels, len(piece.text), self._ground(style))
                continue
            if chosen is not None and piece.target == chosen:
                style += _CHOSEN
            yield from self._marked(piece, style, at, found) if found else (Segment(piece.text, style),)
            at += len(piece.text)

    @staticmethod
    def _ground(style: Style) -> Colour:
        """Return the ground of the theme, or black where that is the terminal's own and not known."""
        ground = style.bgcolor.triplet if style.bgcolor else None
        return (ground.red, ground.green, ground.blue) if ground else (0, 0, 0)

    def _marked(self, piece: Piece, style: Style, at: int, found: Sequence[tuple[int, int, str]]) -> Iterator[Segment]:
        """Yield `piece`, which begins at character `at` of its line, cut at the stretches `found`."""
        end = at + len(piece.text)
        edges = {min(max(edge, at), end) for first, last, _ in found for edge in (first, last)}
        for start, stop in pairwise(sorted({at, end, *edges})):
            look = next((look for a, b, look in found if a <= start and stop <= b), None)
            yield Segment(piece.text[start - at : stop - at], style + self.style(look) if look else style)
