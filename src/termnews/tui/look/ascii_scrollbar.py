"""Scrollbar renderer of whole cells, where the terminal has no signs for parts of one."""

from textual.scrollbar import ScrollBar, ScrollBarRender


class WholeCells(ScrollBarRender):
    """Draws with spaces alone."""

    VERTICAL_BARS = [" "] * len(ScrollBarRender.VERTICAL_BARS)
    HORIZONTAL_BARS = [" "] * len(ScrollBarRender.HORIZONTAL_BARS)


def scrollbars_in_ascii(ascii: bool) -> None:
    """Draw all scrollbars of the program in ASCII, or as Textual does."""
    ScrollBar.renderer = WholeCells if ascii else ScrollBarRender
