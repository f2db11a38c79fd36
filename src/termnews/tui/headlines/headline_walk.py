"""Ways from headline to headline: to neighbours and to unread articles, read at once where one reads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from random import choice

from termnews.library.queries import Queries
from termnews.tui.headlines.headline_list import HeadlineList
from termnews.tui.messages import Notice

# Rows looked at one by one before all unread articles of the cache are asked for.
NEAR = 500


@dataclass(frozen=True)
class HeadlineWalk:
    """Moves the cursor of the list; while an article is read, `open` is called for the one under the cursor then."""

    rows: HeadlineList
    queries: Queries
    article_read: Callable[[], int | None]
    open: Callable[[], None]

    def to_neighbour(self, steps: int) -> None:
        """Go to the article so many rows on (back, if negative), or as far as the list goes."""
        row = max(0, min(self.rows.cursor + steps, self.rows.count - 1))
        at_end = "This is the last article of the list." if steps > 0 else "This is the first article."
        self._go_to(None if row == self.rows.cursor else row, at_end)

    def to_unread(self, steps: int) -> None:
        """Go to the unread article that is so many on (back, if negative), or to the last there is."""
        cursor, down = self.rows.cursor, steps > 0
        ahead = range(cursor + 1, self.rows.count) if down else range(cursor - 1, -1, -1)
        rows = list(islice(self._unread(ahead), abs(steps)))
        none = "No more unread articles below." if down else "No unread articles above."
        self._go_to(rows[-1] if rows else None, none)

    def _unread(self, ahead: range) -> Iterator[int]:
        """Yield those rows that are unread: the ones near by cost next to nothing, whatever the list."""
        sort_keys, near, far = self.rows.articles.sort_keys, ahead[:NEAR], ahead[NEAR:]
        unread = set(self.queries.unread_among(self.rows.articles.chosen(near)).sort_keys)
        yield from (row for row in near if sort_keys[row] in unread)
        if far:
            unread = set(self.queries.unread_ids().sort_keys)
            yield from (row for row in far if sort_keys[row] in unread)

    def random_unread(self) -> None:
        """Go to an unread article at random, another one than this."""
        unread = set(self.queries.unread_ids().sort_keys)
        sort_keys = self.rows.articles.sort_keys
        others = [row for row, key in enumerate(sort_keys) if key in unread and row != self.rows.cursor]
        self._go_to(choice(others) if others else None, "There is no other unread article in this list.")

    def _go_to(self, row: int | None, none: str) -> None:
        if row is None:
            self.rows.post_message(Notice(none))
            return
        self.rows.move_to(row)
        if self.article_read() is not None:
            self.open()
