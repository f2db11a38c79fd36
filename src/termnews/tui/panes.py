"""Which panes are on the screen and how wide, by the terminal's width and by where one is. Pure."""

from termnews.tui.actions import Pane

THREE, TWO = 100, 64


def arrangement(width: int, at: Pane, *, zen: bool = False) -> dict[Pane, int | None]:
    """Return the panes to show, left to right, with their widths in columns; None takes the rest.

    Three panes from 100 columns, two from 64 (the article beside the headlines, or these beside the tree), else one.
    """
    if zen and at == "article":
        return {"article": None}
    if width >= THREE:
        tree = max(20, min(32, width // 5))
        return {"tree": tree, "list": max(36, min(72, (width - tree) * 2 // 5)), "article": None}
    if width >= TWO:
        if at == "article":
            return {"list": max(22, width * 3 // 10), "article": None}
        return {"tree": max(20, width * 3 // 10), "list": None}
    return {at: None}
