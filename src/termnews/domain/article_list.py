"""Article list: a compact sequence of sort keys (date and id), eight bytes an article."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import neg
from typing import overload

from termnews.domain.headline import Headline
from termnews.domain.sort_key import ID_BITS
from termnews.domain.sort_key import MAX_ID as MAX_ID


class ArticleList(Sequence[int]):
    """The ids of the articles of a list, in its order, and the dates they are sorted by.

    It holds sort keys: date << 28 | id, one number that is an article's for good and that orders articles by date.
    """

    __slots__ = ("sort_keys",)

    def __init__(self, sort_keys: Iterable[int] = ()) -> None:
        self.sort_keys = sort_keys if isinstance(sort_keys, array) else array("q", sort_keys)

    @classmethod
    def of(cls, headlines: Iterable[Headline]) -> "ArticleList":
        """Return the articles of some headlines, in their order."""
        return cls(int(headline.when.timestamp()) << ID_BITS | headline.id for headline in headlines)

    def __len__(self) -> int:
        return len(self.sort_keys)

    @overload
    def __getitem__(self, row: int) -> int: ...
    @overload
    def __getitem__(self, row: slice) -> "list[int]": ...
    def __getitem__(self, row: "int | slice") -> "int | list[int]":
        if isinstance(row, slice):
            return [sort_key & MAX_ID for sort_key in self.sort_keys[row]]
        return self.sort_keys[row] & MAX_ID

    def __iter__(self) -> Iterator[int]:
        return (sort_key & MAX_ID for sort_key in self.sort_keys)

    def when(self, row: int) -> int:
        """Return the date of a row, in epoch seconds."""
        return self.sort_keys[row] >> ID_BITS

    def row_of(self, sort_key: int) -> int | None:
        """Return the row that holds a sort key, or None."""
        try:
            return self.sort_keys.index(sort_key)
        except ValueError:
            return None

    def first_before(self, date: int, start: int = 0) -> int:
        """Return the first row from `start` on that is older than `date` (epoch seconds); the newest come first."""
        return bisect_left(self.sort_keys, 1 - (date << ID_BITS), start, key=neg)

    def first_after(self, date: int, start: int = 0) -> int:
        """Return the first row from `start` on that is of `date` (epoch seconds) or newer; the oldest come first."""
        return bisect_left(self.sort_keys, date << ID_BITS, start)

    def nearest(self, sort_key: int, *, newest_first: bool) -> int:
        """Return the row at which `sort_key` stands or would stand in a list that is sorted by date."""
        if newest_first:
            return bisect_left(self.sort_keys, -sort_key, key=neg)
        return bisect_left(self.sort_keys, sort_key)

    def with_sort_key(self, sort_key: int, row: int) -> "ArticleList":
        """Return the list with one more article, in a row."""
        sort_keys = self.sort_keys[:]
        sort_keys.insert(row, sort_key)
        return ArticleList(sort_keys)

    def chosen(self, rows: Iterable[int]) -> "ArticleList":
        """Return the articles of some rows, in the order of `rows`."""
        return ArticleList(array("q", map(self.sort_keys.__getitem__, rows)))

    def among(self, sort_keys: Iterable[int]) -> "ArticleList":
        """Return the articles whose sort keys are among `sort_keys`, in this order."""
        wanted = set(sort_keys)
        return ArticleList(array("q", (sort_key for sort_key in self.sort_keys if sort_key in wanted)))
