"""Highlighting of a fuzzy match: the letters of a name that were typed, in another style."""

from collections.abc import Collection
from itertools import groupby

from rich.style import Style

from termnews.tui.rows.row_list import Cells


def matched_cells(name: str, places: Collection[int], plain: Style, matched: Style) -> Cells:
    """Return a name with the characters at `places` in the style `matched`."""
    letters = set(places)
    return [
        ("".join(char for _, char in part), matched if is_match else plain)
        for is_match, part in groupby(enumerate(name), lambda char: char[0] in letters)
    ]
