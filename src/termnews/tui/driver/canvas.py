"""Double buffering: frames are taken at any time, and drawn as soon as the terminal has taken what was written before.

A terminal that is slower than the keys is sent the last frame and not each of them. Nothing here may be called but on
the thread of the application.
"""

from collections.abc import Sequence

from termnews.tui.driver.dialect import Dialect
from termnews.tui.driver.frame_buffer import FrameBuffer, Size
from termnews.tui.driver.graphics import CELL_SIZE
from termnews.tui.driver.looks import Looks
from termnews.tui.driver.output import TerminalOutput
from termnews.tui.textual_internals import Frame

_WHOLE = "\x1b[?2026h", "\x1b[?2026l"
"""What makes a terminal show nothing until all of a frame is there."""


class Canvas:
    """What is drawn on a terminal of a dialect, in a system of colours of Rich's; on none, while `output` is None."""

    def __init__(self, dialect: Dialect, colours: str | None) -> None:
        self._buffer = FrameBuffer(Looks(colours), links=dialect.links, parts=dialect.parts)
        self._whole = False
        self._begun = False
        self._size: Size = (0, 0)
        self.output: TerminalOutput | None = None

    def begin(self, size: Size, rows: Sequence[str] | None = None) -> None:
        """Draw on a terminal that was cleared, or shows `rows`."""
        self._size = size
        self._buffer.begin(size, rows)

    def resized(self, size: Size) -> None:
        """Know of the terminal that it may show anything; where it is as large as before, nobody else draws it anew."""
        self._buffer.forget()
        if self._buffer.sixel and self.output is not None:
            # a cell may be larger now, or smaller
            self.output.write(CELL_SIZE)
        if size == self._size:
            self.draw()
        self._size = size

    def paint(self, frame: Frame) -> None:
        """Take a frame, or a part of one, and draw it."""
        self._begun = True
        self._whole = frame.whole
        self._buffer.update(frame.size, frame.strips, frame.cursor)
        self.draw()

    def use_sixel(self, sixel: bool) -> None:
        """Take placeholders for pictures of Sixel from now on, or no longer; those there were have another size."""
        self._buffer.use_sixel(sixel)
        self.draw()

    def hold(self, number: int, strips: Sequence[str]) -> None:
        """Draw a picture of Sixel where its placeholders are, from now on; without strips, no longer."""
        self._buffer.hold(number, strips)
        self.draw()

    def draw(self) -> None:
        """Draw what has changed, now or, where much waits to be written, when the output tells that it was."""
        if not self._begun or self.output is None or not self.output.has_room():
            return
        text = self._buffer.changes()
        if text:
            self.output.write(text.join(_WHOLE) if self._whole else text)
