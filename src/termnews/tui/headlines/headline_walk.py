"""Ways from headline to headline: to neighbours and to unread articles, read at once where one reads."""

from collections.abc import Callable, Iterator
from itertools import islice
from random import choice

from termnews.library.queries import Queries
from termnews.tui.headlines.headline_list import HeadlineList
from termnews.tui.messages import Notice

# Rows looked at one by one before all unread articles of the cache are asked for.
NEAR = 500


class HeadlineWalk:
    """Moves the cursor of the list; while an article is read, `open` is called for the one under the cursor then."""

    def __init__(
        self,
        rows: HeadlineList,
        *,
        queries: Queries,
        article_read: Callable[[], int | None],
        open: Callable[[], None],
    ) -> None:
        self._rows = rows
        self._queries = queries
        self._article_read = article_read
        self._open = open

    def next_article(self, count: int) -> None:
        """Go to the article so many rows on, or as far as the list goes."""
        self._to_neighbour(count, "This is the last article of the list.")

    def previous_article(self, count: int) -> None:
        """Go to the article so many rows back, or as far as the list goes."""
        self._to_neighbour(-count, "This is the first article.")

    def _to_neighbour(self, step: int, at_end: str) -> None:
        row = max(0, min(self._rows.cursor + step, self._rows.count - 1))
        self._go_to(None if row == self._rows.cursor else row, at_end)

    def next_unread(self, count: int) -> None:
        """Go to the unread article that is so many on, or to the last there is."""
        self._to_unread(range(self._rows.cursor + 1, self._rows.count), count, "No more unread articles below.")

    def previous_unread(self, count: int) -> None:
        """Go to the unread article that is so many back, or to the first there is."""
        self._to_unread(range(self._rows.cursor - 1, -1, -1), count, "No unread articles above.")

    def _to_unread(self, ahead: range, count: int, none: str) -> None:
        rows = list(islice(self._unread(ahead), count))
        self._go_to(rows[-1] if rows else None, none)

    def _unread(self, ahead: range) -> Iterator[int]:
        """Yield those rows that are unread: the ones near by cost next to nothing, whatever the list."""
        sort_keys, near, far = self._rows.articles.sort_keys, ahead[:NEAR], ahead[NEAR:]
        unread = set(self._queries.unread_among(self._rows.articles.chosen(near)).sort_keys)
        yield from (row for row in near if sort_keys[row] in unread)
        if far:
            unread = set(self._queries.unread_ids().sort_keys)
            yield from (row for row in far if sort_keys[row] in unread)

    def random_unread(self) -> None:
        """Go to an unread article at random, another one than this."""
        unread = set(self._queries.unread_ids().sort_keys)
        sort_keys = self._rows.articles.sort_keys
        others = [row for row, key in enumerate(sort_keys) if key in unread and row != self._rows.cursor]
        self._go_to(choice(others) if others else None, "There is no other unread article in this list.")

    def _go_to(self, row: int | None, none: str) -> None:
        if row is None:
            self._rows.post_message(Notice(none))
            return
        self._rows.move_to(row)
        if self._article_read() is not None:
            self._open()
