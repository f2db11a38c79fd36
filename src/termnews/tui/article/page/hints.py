"""Letter hints: a short label on every link and topic in sight."""

from itertools import islice, product

from termnews.tui.article.page.choice import in_sight
from termnews.tui.article.page.model import Page
from termnews.tui.look.cell_width import cells

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""In the order in which they are given out: those under the fingers first."""


def labels(count: int) -> tuple[str, ...]:
    """Return `count` labels of one letter each, of more where there are more than the letters.

    All have the same length, so that none is the beginning of another.
    """
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    return tuple("".join(letters) for letters in islice(product(LETTERS, repeat=length), count))


def hint_places(page: Page, *, top: int, bottom: int) -> dict[int, tuple[int, int]]:
    """Return (line, cell) of the beginning of every link and topic on lines `top` to `bottom` (exclusive), by index.

    A target that begins above them begins at `top`; cells are counted from the left edge of the column.
    """
    places = {}
    for index, target in enumerate(page.targets):
        line = max(target.first, top)
        if target.picture or not in_sight(target, top, bottom) or line >= page.height:
            continue
        at = 0
        for piece in page.lines[line]:
            if piece.target == index:
                places[index] = (line, at)
                break
            at += cells(piece.text)
    return places
