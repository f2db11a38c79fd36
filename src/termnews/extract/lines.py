"""Lines of a block's inline content, with the link that each stretch of text stands in."""

from dataclasses import dataclass, field

from termnews.extract.element import Element


@dataclass(slots=True)
class Piece:
    """A stretch of text at `start` of its line, the link it stands in, and its place in the tree."""

    text: str
    start: int
    link: Element | None
    owner: Element
    index: int

    @property
    def end(self) -> int:
        """Where the piece ends in its line."""
        return self.start + len(self.text)

    def erase(self) -> None:
        """Take the text out of the tree."""
        self.owner.children[self.index] = ""


@dataclass(slots=True)
class Line:
    """One line: what a block shows between two line breaks."""

    pieces: list[Piece] = field(default_factory=list)
    text: str = ""

    def add(self, text: str, link: Element | None, owner: Element, index: int) -> None:
        """Append a stretch of text, spaces squeezed."""
        text = text.replace("\u00a0", " ").replace("\n", " ")
        if not self.text or self.text.endswith(" "):
            text = text.lstrip(" ")
        self.pieces.append(Piece(text, len(self.text), link, owner, index))
        self.text += text

    @property
    def links(self) -> list[Element]:
        """The links in order."""
        return list(dict.fromkeys(piece.link for piece in self.pieces if piece.link is not None and piece.text.strip()))

    def extent(self, link: Element) -> tuple[int, int]:
        """Return where `link` begins and ends."""
        mine = [piece for piece in self.pieces if piece.link is link and piece.text]
        return (mine[0].start, mine[-1].end) if mine else (0, 0)

    def outside(self, start: int, end: int | None = None) -> str:
        """Return the text between `start` and `end` that stands in no link."""
        stop = len(self.text) if end is None else end
        loose = (piece for piece in self.pieces if piece.link is None and piece.end > start and piece.start < stop)
        return "".join(self.text[max(piece.start, start) : min(piece.end, stop)] for piece in loose)

    def erase(self, start: int, end: int) -> None:
        """Take the text between `start` and `end` out of the tree, and the blanks and signs at the cut."""
        for piece in self.pieces:
            before, after = self.text[piece.start : max(start, piece.start)], self.text[min(end, piece.end) : piece.end]
            if piece.start < end and piece.end > start:
                left = before.rstrip() if piece.start < start else ""
                piece.owner.children[piece.index] = left + (after.lstrip(" \u00a0.:–—|-") if piece.end > end else "")


def lines_of(block: Element) -> list[Line]:
    """Return the lines of a block that holds inline content only."""
    lines = [Line()]
    around = next((element for element in (block, *block.ancestors()) if element.tag == "a"), None)
    _collect(block, around, lines)
    return [line for line in lines if line.text.strip()]


def _collect(element: Element, link: Element | None, lines: list[Line]) -> None:
    for index, child in enumerate(element.children):
        if isinstance(child, str):
            lines[-1].add(child, link, element, index)
        elif child.tag == "br":
            lines.append(Line())
        else:
            _collect(child, child if child.tag == "a" else link, lines)
