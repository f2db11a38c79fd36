"""Which panes are on the screen and how wide, by the terminal's width and by where one is. Pure."""

from collections.abc import Mapping

from termnews.tui.keys.actions import Pane

THREE, TWO = 120, 80
_ROOMY, _WIDEST_LIST, _COLUMN = 160, 90, 82
"""From the first on the list gets what the article's column with its margins leaves, up to so many columns."""
LEAST: Mapping[Pane, int] = {"tree": 16, "list": 22, "article": 24}
"""The fewest columns a pane can be given."""

Shares = Mapping[str, float]
"""What share of the terminal's width a person gave a pane, by `share_name`; panes left out have their usual one."""


def share_name(width: int, at: Pane, pane: Pane) -> str:
    """Return under which name the share of a pane is kept: it is another one where other panes stand beside it."""
    if width >= THREE:
        return f"three.{pane}"
    return f"article.{pane}" if at == "article" else f"list.{pane}"


def arrangement(width: int, at: Pane, *, zen: bool = False, shares: Shares | None = None) -> dict[Pane, int | None]:
    """Return the panes to show, left to right, with their widths in columns; None takes the rest.

    Three panes from 120 columns, two from 80 (the article beside the headlines, or these beside the tree), else one.
    """
    if zen and at == "article":
        return {"article": None}
    if width < TWO:
        return {at: None}
    usual: dict[Pane, int]
    if width >= THREE:
        tree = max(20, min(32, width // 5))
        listed = max(36, min(72, (width - tree) * 2 // 5))
        if width >= _ROOMY:
            listed = max(listed, min(_WIDEST_LIST, width - tree - _COLUMN))
        usual, rest = {"tree": tree, "list": listed}, "article"
    elif at == "article":
        usual, rest = {"list": max(22, width * 3 // 10)}, "article"
    else:
        usual, rest = {"tree": max(20, width * 3 // 10)}, "list"
    shown: dict[Pane, int | None] = {}
    # What the panes to the right of one need at least is left to them.
    left = width - sum(LEAST[pane] for pane in usual) - (LEAST["article"] if rest == "article" else LEAST["list"])
    for pane, columns in usual.items():
        share = (shares or {}).get(share_name(width, at, pane))
        wanted = columns if share is None else round(share * width)
        given = max(LEAST[pane], min(wanted, LEAST[pane] + left))
        left -= given - LEAST[pane]
        shown[pane] = given
    shown["article" if rest == "article" else "list"] = None
    return shown
