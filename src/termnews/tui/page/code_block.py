"""Preformatted text: tinted, its line ends kept, long lines continued under a mark."""

from termnews.domain.document import Code
from termnews.tui.page.inline import plain
from termnews.tui.page.lines import padded
from termnews.tui.page.model import Line, Piece
from termnews.tui.page.widths import cells, cut, fitting

_CONTINUED = "↪ "


def _folded(text: str, width: int) -> list[Line]:
    """Return a line of code in as many lines as it takes, all but the first under the mark."""
    first, _ = fitting(text, width)
    lines: list[Line] = [(Piece(" " + text[:first], "code_block"),)]
    at = first
    while at < len(text):
        taken, _ = fitting(text[at : at + 8 * width], width - len(_CONTINUED))
        lines.append((Piece(f" {_CONTINUED}", "code_block marker"), Piece(text[at : at + taken], "code_block")))
        at += taken
    return lines


def code_lines(code: Code, width: int) -> list[Line]:
    """Return the lines of a code block, all `width` cells wide, under a line naming the language if it is known."""
    lines: list[Line] = []
    if code.language:
        label = cut(plain(code.language), width - 2)
        lines.append((Piece(" " * (width - 1 - cells(label)) + label + " ", "code_block code_label"),))
    for text in code.text.strip("\n").split("\n"):
        whole = text.replace("\u00ad", "").expandtabs(4).rstrip()
        lines += [padded(line, width, "code_block") for line in _folded(whole, max(width - 2, 4))]
    return lines
