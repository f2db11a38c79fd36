"""Styles of Rich as a terminal is told of them: as SGR in as many colours as it has, and hyperlinks with numbers."""

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from termnews.tui.driver.sgr import PLAIN, Look

_MOST = 8192
"""Styles remembered: each row of an article may have its own, as of links."""


class Looks:
    """Tells how a segment looks in a system of colours that Rich has by a name."""

    def __init__(self, colours: str | None) -> None:
        self._colours = COLOR_SYSTEMS.get(colours or "", ColorSystem.TRUECOLOR)
        self._known: dict[Style, Look] = {}
        # Rich gives the links of each style another number, with which the same link would be written again and again
        self._numbers: dict[str, int] = {}

    def __call__(self, segment: Segment) -> Look:
        """Return how a segment looks."""
        style = segment.style
        if style is None:
            return PLAIN
        look = self._known.get(style)
        if look is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            look = self._known[style] = Look(Strip.render_ansi(style, self._colours), self._link(style.link))
        return look

    def _link(self, address: str | None) -> str:
        if not address:
            return ""
        return f"id={self._numbers.setdefault(address, len(self._numbers))};{address}"
