"""Picture drawing: in which way a terminal shows pictures, or why it shows none."""

from dataclasses import dataclass
from typing import Literal

from termnews.tui.look.terminal import Terminal

Protocol = Literal["half-blocks", "kitty", "sixel", ""]

_FEW_COLOURS = "Pictures need a terminal of 256 colours or more."
_NO_COLOUR = "Pictures are not drawn, since NO_COLOR is set."
_ASCII = "Pictures are not drawn in ASCII."
_OFF = 'Pictures are off {where}: picture_protocol = "half-blocks" in config.toml draws them all the same.'

_ALL_COLOURS = 2**24
_USUAL_CELL = (10, 20)


@dataclass(frozen=True, slots=True)
class PictureDrawing:
    """The way pictures are drawn, "" where none is: `why` then says so in a sentence.

    `ratio` is that of a cell, `detail` how many pixels of a picture are drawn in one, `few_colours` that there are 256.
    """

    protocol: Protocol
    why: str = ""
    ratio: float = 2.0
    detail: tuple[int, int] = (1, 2)
    few_colours: bool = False


def picture_drawing(terminal: Terminal, wanted: str) -> PictureDrawing:
    """Return how pictures are drawn on a terminal; `wanted` is what config.toml says, "auto" or a protocol."""
    if why := _hindrance(terminal):
        return PictureDrawing("", why)
    if wanted == "auto" and terminal.remote:
        return PictureDrawing("", _OFF.format(where="over SSH"))
    if wanted == "auto" and terminal.slow:
        return PictureDrawing("", _OFF.format(where="on this slow line"))
    # tmux keeps few pictures of Sixel, and none that one scrolls
    own = terminal.graphics and (wanted == terminal.graphics or (wanted == "auto" and not terminal.multiplexed))
    # the colour of a placeholder is the number of its picture
    if terminal.graphics and own and terminal.colours >= _ALL_COLOURS:
        return PictureDrawing(terminal.graphics, ratio=terminal.ratio, detail=terminal.cell or _USUAL_CELL)
    return PictureDrawing("half-blocks", ratio=terminal.ratio, few_colours=terminal.colours < _ALL_COLOURS)


def _hindrance(terminal: Terminal) -> str:
    if terminal.no_color:
        return _NO_COLOUR
    if terminal.ascii:
        return _ASCII
    return _FEW_COLOURS if terminal.colours < 256 else ""
