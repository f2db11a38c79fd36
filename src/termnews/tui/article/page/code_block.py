"""Preformatted text: tinted, its line ends kept, long lines continued under a mark, keywords and the like coloured."""

from collections.abc import Iterator, Sequence

from termnews.domain.document import Code
from termnews.tui.article.page.code_colours import CodeColours, Run
from termnews.tui.article.page.inline import plain
from termnews.tui.article.page.lines import padded
from termnews.tui.article.page.model import Line, Piece
from termnews.tui.look.cell_width import cells, cut, fitting
from termnews.tui.look.glyphs import glyphs

_CONTINUED = 2  # cells of the mark before what goes on


def _cuts(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the lines that a line of code takes; all but the first leave room for the mark."""
    width = max(1 + _CONTINUED, width)
    end, _ = fitting(text, width)
    yield 0, end
    while end < len(text):
        start = end
        taken, _ = fitting(text[start : start + 8 * width], width - _CONTINUED)
        end = start + taken
        yield start, end


class _Source:
    """The text of a code block, and the looks of its parts."""

    def __init__(self, text: str, runs: Sequence[Run]) -> None:
        self.text = text
        self._runs = runs
        self._next = 0

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Yield characters `start` to `end` in their looks; to be asked for from the beginning on."""
        at = start
        while at < end:
            while self._next < len(self._runs) and self._runs[self._next].end <= at:
                self._next += 1
            run = self._runs[self._next] if self._next < len(self._runs) else None
            if run is None or run.start >= end:
                yield Piece(self.text[at:end], "code_block")
                return
            if run.start > at:
                yield Piece(self.text[at : run.start], "code_block")
            stop = min(run.end, end)
            yield Piece(self.text[max(at, run.start) : stop], f"code_block {run.role}")
            at = stop


def _coded(source: _Source, width: int) -> Iterator[Line]:
    begins = 0
    for text in source.text.split("\n"):
        for start, end in _cuts(text, width):
            lead = [Piece(f" {glyphs.continued} ", "code_block marker")] if start else [Piece(" ", "code_block")]
            yield (*lead, *source.pieces(begins + start, begins + end))
        begins += len(text) + 1


def code_lines(code: Code, width: int, colours: CodeColours) -> list[Line]:
    """Return the lines of a code block, all `width` cells wide, under a line naming the language if it is known."""
    lines: list[Line] = []
    if code.language:
        label = cut(plain(code.language), width - 2)
        lines.append((Piece(" " * (width - 1 - cells(label)) + label + " ", "code_block code_label"),))
    text = "\n".join(line.replace("\u00ad", "").expandtabs(4).rstrip() for line in code.text.strip("\n").split("\n"))
    source = _Source(text, colours.runs(text, code.language))
    return [*lines, *(padded(line, width, "code_block") for line in _coded(source, max(width - 2, 4)))]
