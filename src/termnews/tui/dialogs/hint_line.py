"""Hint line: what the keys of a dialog do; where it is too long, its middle is left out, never the way out."""

from textual import events
from textual.widgets import Static

from termnews.tui.look.cell_width import cells
from termnews.tui.look.glyphs import words
from termnews.tui.look.safe_text import content

_BETWEEN = " · "


class HintLine(Static):
    """Shows hints, or a sentence that stands in their place, which is `-wrong` where it tells of a mistake."""

    def __init__(self, hint: str, *, id: str) -> None:
        self._text = words(hint)
        super().__init__(content(self._text), id=id, markup=False)

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Show another text."""
        self._text = text
        self.set_class(wrong, "-wrong")
        self._write()

    def on_resize(self, event: events.Resize) -> None:
        """Show as many hints as there is room for now."""
        self._write()

    def _write(self) -> None:
        width = self.content_size.width
        # a mistake is told in full, over several lines
        fits = width == 0 or self.has_class("-wrong")
        self.update(content(self._text if fits else hints_in(self._text, width)))


def hints_in(text: str, width: int) -> str:
    """Return hints in at most `width` cells: the first and the last, which is the way out, and what fits between.

    Where not even these two fit, the last is left.
    """
    between = words(_BETWEEN)
    parts = text.split(between)
    while len(parts) > 1 and cells(between.join(parts)) > width:
        del parts[-2]
    return between.join(parts)
