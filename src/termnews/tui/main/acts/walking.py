"""Walking over the rows of the lists: to neighbours, to unread articles. `step` is 1 or -1 (down or up)."""

from collections.abc import Iterator
from itertools import islice
from random import choice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from termnews.tui.main.main import MainScreen

# Rows looked at one by one before all unread articles of the cache are asked for.
NEAR = 500


def _go_to_row(screen: "MainScreen", row: int) -> None:
    """Put the cursor on an article, and read it if one is reading."""
    reading = screen.at == "article"
    screen.headlines.move_to(row)
    if reading:
        screen.article.open(screen.headlines.ids[row])


def to_neighbour(screen: "MainScreen", step: int, count: int) -> None:
    """Go to the article so many rows on, or as far as the list goes."""
    rows = screen.headlines
    row = max(0, min(rows.cursor + step * count, rows.count - 1))
    if row == rows.cursor:
        screen.tell("This is the last article of the list." if step > 0 else "This is the first article.")
    else:
        _go_to_row(screen, row)


def _unread_rows(screen: "MainScreen", step: int) -> Iterator[int]:
    """Yield the rows of unread articles from the cursor on: those near by cost next to nothing, whatever the list."""
    rows, queries = screen.headlines, screen.library.queries
    ahead, places = range(rows.cursor + step, rows.count if step > 0 else -1, step), rows.ids.sort_keys
    near = ahead[:NEAR]
    unread = set(queries.unread_among(rows.ids.chosen(near)).sort_keys)
    yield from (row for row in near if places[row] in unread)
    if len(ahead) > NEAR:
        unread = set(queries.unread_ids().sort_keys)
        yield from (row for row in ahead[NEAR:] if places[row] in unread)


def to_unread(screen: "MainScreen", step: int, count: int) -> None:
    """Go to the unread article that is so many on, or to the last there is."""
    found = list(islice(_unread_rows(screen, step), count))
    if found:
        _go_to_row(screen, found[-1])
    else:
        screen.tell("No more unread articles below." if step > 0 else "No unread articles above.")


def to_random_unread(screen: "MainScreen") -> None:
    """Go to an unread article at random, another one than this."""
    rows = screen.headlines
    unread = set(screen.library.queries.unread_ids().sort_keys)
    others = [row for row, place in enumerate(rows.ids.sort_keys) if place in unread and row != rows.cursor]
    if others:
        _go_to_row(screen, choice(others))
    else:
        screen.tell("There is no other unread article in this list.")
