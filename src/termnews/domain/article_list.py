"""Article list: a compact sequence of sort keys (date and id), eight bytes an article."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import neg
from typing import overload

from termnews.domain.article import Headline

ID_BITS = 28
MAX_ID = (1 << ID_BITS) - 1


class ArticleList(Sequence[int]):
    """The ids of the articles of a list, in its order, and the dates they are sorted by.

    It holds places: date << 28 | id, one number that is an article's for good and that orders articles by date.
    """

    __slots__ = ("places",)

    def __init__(self, places: Iterable[int] = ()) -> None:
        self.places = places if isinstance(places, array) else array("q", places)

    @classmethod
    def of(cls, headlines: Iterable[Headline]) -> "ArticleList":
        """Return the articles of some headlines, in their order."""
        return cls(int(headline.when.timestamp()) << ID_BITS | headline.id for headline in headlines)

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, row: int) -> int: ...
    @overload
    def __getitem__(self, row: slice) -> "list[int]": ...
    def __getitem__(self, row: "int | slice") -> "int | list[int]":
        if isinstance(row, slice):
            return [place & MAX_ID for place in self.places[row]]
        return self.places[row] & MAX_ID

    def __iter__(self) -> Iterator[int]:
        return (place & MAX_ID for place in self.places)

    def when(self, row: int) -> int:
        """Return the date of a row, in epoch seconds."""
        return self.places[row] >> ID_BITS

    def row_of(self, place: int) -> int | None:
        """Return the row that holds a place, or None."""
        try:
            return self.places.index(place)
        except ValueError:
            return None

    def first_before(self, date: int, start: int = 0) -> int:
        """Return the first row from `start` on that is older than `date` (epoch seconds); the newest come first."""
        return bisect_left(self.places, 1 - (date << ID_BITS), start, key=neg)

    def first_after(self, date: int, start: int = 0) -> int:
        """Return the first row from `start` on that is of `date` (epoch seconds) or newer; the oldest come first."""
        return bisect_left(self.places, date << ID_BITS, start)

    def nearest(self, place: int, *, newest_first: bool) -> int:
        """Return the row at which `place` stands or would stand in a list that is sorted by date."""
        if newest_first:
            return bisect_left(self.places, -place, key=neg)
        return bisect_left(self.places, place)

    def with_place(self, place: int, row: int) -> "ArticleList":
        """Return the list with one more article, in a row."""
        places = self.places[:]
        places.insert(row, place)
        return ArticleList(places)

    def chosen(self, rows: Iterable[int]) -> "ArticleList":
        """Return the articles of some rows, in the order of `rows`."""
        return ArticleList(array("q", map(self.places.__getitem__, rows)))

    def among(self, places: Iterable[int]) -> "ArticleList":
        """Return the articles whose places are among `places`, in this order."""
        wanted = set(places)
        return ArticleList(array("q", (place for place in self.places if place in wanted)))
